// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> twigRenderRows()
{
    static constexpr EnglishRow table[] = {
        // Values and operators
        {"twig.argument-type", "{0} has to be of the type {1}, but it is {2}"},
        {"twig.array-as-text",
         "A list or object is printed as the word Array; name one of its fields, or write it with "
         "|join or |json_encode"},
        {"twig.date-as-text", "A date has no text of its own; give it a format with |date"},
        {"twig.fraction-lost", "{0} is taken as a whole number and loses its fraction"},
        {"twig.null-argument", "{0} is null and is taken as empty"},
        {"twig.object-as-text", "{0} cannot be printed as text"},
        // Limits
        {"twig.too-many-steps", "The template takes more than {0} steps"},
        {"twig.text-too-long", "A text would be longer than {0} bytes"},
        {"twig.array-too-long", "A list would have more than {0} items"},
    };
    return table;
}

} // namespace retort
