// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> usesRows()
{
    static constexpr EnglishRow table[] = {
        {"uses.gone", "{0} no longer stands at this place. Look for its uses again"},
    };
    return table;
}

} // namespace retort
