// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/library/text/escape.h"
#include "engine/twig/library/text/textwork.h"

#include <iterator>

namespace retort::twig {

namespace {

Value raw(std::span<const Value> arguments, Environment&) { return arguments[0]; }

std::vector<Parameter> escapeParameters()
{
    return {{"strategy", Value(std::string_view("html"))}, {"charset", Value()}, {"autoescape", Value(false)}};
}

} // namespace

std::span<const Callable> textFilters()
{
    using namespace text;
    static const Callable rows[] = {
        {.name = "capitalize", .phpName = "twig_capitalize_string_filter", .environment = true, .call = capitalize},
        {.name = "convert_encoding",
         .phpName = "twig_convert_encoding",
         .parameters = {{"to"}, {"from"}},
         .call = text::convertEncoding},
        {.name = "e",
         .phpName = "twig_escape_filter",
         .parameters = escapeParameters(),
         .safe = Safe::ByArgument,
         .environment = true,
         .call = escape},
        {.name = "escape",
         .phpName = "twig_escape_filter",
         .parameters = escapeParameters(),
         .safe = Safe::ByArgument,
         .environment = true,
         .call = escape},
        {.name = "format",
         .phpName = "twig_sprintf",
         .parameters = {{"values", std::nullopt, true}},
         .variadic = true,
         .call = format},
        {.name = "lower", .phpName = "twig_lower_filter", .environment = true, .call = lower},
        {.name = "nl2br", .phpName = "twig_nl2br", .safe = Safe::Html, .preEscapesHtml = true, .call = nl2br},
        {.name = "raw", .phpName = "twig_raw_filter", .safe = Safe::All, .call = raw},
        {.name = "replace", .phpName = "twig_replace_filter", .parameters = {{"from"}}, .call = replace},
        {.name = "spaceless",
         .phpName = "twig_spaceless",
         .safe = Safe::Html,
         .preEscapesHtml = true,
         .call = spaceless},
        {.name = "split",
         .phpName = "twig_split_filter",
         .parameters = {{"delimiter"}, {"limit", Value()}},
         .environment = true,
         .call = split},
        {.name = "striptags",
         .phpName = "twig_striptags",
         .parameters = {{"allowable_tags", Value()}},
         .call = striptags},
        {.name = "title", .phpName = "twig_title_string_filter", .environment = true, .call = title},
        {.name = "trim",
         .phpName = "twig_trim_filter",
         .parameters = {{"character_mask", Value()}, {"side", Value(std::string_view("both"))}},
         .call = trim},
        {.name = "upper", .phpName = "twig_upper_filter", .environment = true, .call = upper},
    };
    return rows;
}

} // namespace retort::twig
