// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const Template> logicTemplates()
{
    static constexpr Template table[] = {
        {"logic.placeholder", ""},
    };
    return table;
}

} // namespace retort
