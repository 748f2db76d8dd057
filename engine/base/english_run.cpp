// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const Template> runTemplates()
{
    static constexpr Template table[] = {
        {"run.placeholder", ""},
    };
    return table;
}

} // namespace retort
