// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/casemap.h"
#include "engine/php/utf8.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/library/text/textwork.h"

#include <algorithm>

namespace retort::twig::text {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char upperCase(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lowerCase(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Most texts are ASCII: those need no table.
Value mapped(std::string_view text, char (*ascii)(char), std::string (*any)(std::string_view), Environment& environment)
{
    if (!isAscii(text))
        return environment.textValue(any(text));
    char* const to = environment.text(text.size());
    std::transform(text.begin(), text.end(), to, ascii);
    return Value(std::string_view(to, text.size()));
}

} // namespace

std::string_view textOrEmpty(Value value, const PhpParameter& parameter, Environment& environment)
{
    return value.isNull() ? std::string_view() : textParameter(value, parameter, environment);
}

Value upper(Arguments arguments, Environment& environment)
{
    return mapped(textOrEmpty(arguments[0], {"mb_strtoupper", 1, "string"}, environment), upperCase, php::upper,
                  environment);
}

Value lower(Arguments arguments, Environment& environment)
{
    return mapped(textOrEmpty(arguments[0], {"mb_strtolower", 1, "string"}, environment), lowerCase, php::lower,
                  environment);
}

Value title(Arguments arguments, Environment& environment)
{
    return environment.textValue(php::title(textOrEmpty(arguments[0], {"mb_convert_case", 1, "string"}, environment)));
}

Value capitalize(Arguments arguments, Environment& environment)
{
    const std::string_view text = textOrEmpty(arguments[0], {"mb_substr", 1, "string"}, environment);
    const std::size_t first = text.empty() ? 0 : std::min(php::mbLength(text[0]), text.size());
    return environment.textValue(php::upper(text.substr(0, first)) + php::lower(text.substr(first)));
}

} // namespace retort::twig::text
