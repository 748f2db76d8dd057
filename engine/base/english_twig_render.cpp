// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> twigRenderRows()
{
    static constexpr EnglishRow table[] = {
        // Limits
        {"twig.too-many-steps", "The template takes more than {0} steps"},
        {"twig.text-too-long", "A text would be longer than {0} bytes"},
        {"twig.array-too-long", "A list would have more than {0} items"},
    };
    return table;
}

} // namespace retort
