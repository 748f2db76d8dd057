// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> usesRows()
{
    static constexpr EnglishRow table[] = {
        {"uses.dot-in-path",
         "A field is read by this handle, and a dot would part its path: choose a handle without one instead of {0}"},
        {"uses.gone", "{0} no longer stands at this place. Look for its uses again"},
    };
    return table;
}

} // namespace retort
