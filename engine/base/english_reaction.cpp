// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const Template> reactionTemplates()
{
    static constexpr Template table[] = {
        {"reaction.placeholder", ""},
    };
    return table;
}

} // namespace retort
