// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/explain.h"

#include <vector>

namespace retort::logic {

/// The nodes that have no record in a trace, outermost only, each with the reason that its parent gives. What belongs
/// to a node without having a record of its own (the literal path of a variable) does not count.
std::vector<NotEvaluated> notEvaluatedIn(const Program& program, const Trace& trace);

} // namespace retort::logic
