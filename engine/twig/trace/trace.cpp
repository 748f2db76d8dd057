// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace.h"

namespace retort::twig {

bool operator==(const Record& a, const Record& b)
{
    return a.kind == b.kind && a.span == b.span && a.line == b.line && a.parent == b.parent && a.name == b.name &&
           a.value == b.value && a.filters == b.filters && a.reads == b.reads && a.printed == b.printed &&
           a.escapedBy == b.escapedBy && a.output == b.output && a.taken == b.taken && a.truth == b.truth &&
           a.turn == b.turn && a.turns == b.turns && a.warnings == b.warnings;
}

} // namespace retort::twig
