// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const Template> jsonTemplates()
{
    static constexpr Template table[] = {
        {"json.placeholder", ""},
    };
    return table;
}

} // namespace retort
