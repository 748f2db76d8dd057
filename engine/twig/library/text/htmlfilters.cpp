// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/striptags.h"
#include "engine/php/trim.h"
#include "engine/twig/library/text/charset.h"
#include "engine/twig/library/text/textbuilder.h"
#include "engine/twig/library/text/textwork.h"
#include "engine/twig/value/array.h"

namespace retort::twig::text {

namespace {

bool isPatternSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); } // PCRE's \s

/// preg_replace takes a list as well, but trim() then fails.
[[noreturn]] void failList(Value list, Environment& environment)
{
    for (std::size_t i = 0; i < countOf(list); ++i)
        textOf(valueAt(list, i), environment);
    environment.failPhp("trim(): Argument #1 ($string) must be of type string, array given",
                        phrase("twig.argument-type", "string", "string", "array"));
}

} // namespace

Value nl2br(Arguments arguments, Environment& environment)
{
    const std::string_view text = textOrEmpty(arguments[0], {"nl2br", 1, "string"}, environment);
    TextBuilder out(environment);
    std::size_t from = 0;
    for (std::size_t at = text.find_first_of("\r\n"); at != text.npos; at = text.find_first_of("\r\n", from)) {
        const bool two =
            at + 1 < text.size() && text[at + 1] != text[at] && (text[at + 1] == '\r' || text[at + 1] == '\n');
        out.append(text.substr(from, at - from));
        out.append("<br />");
        out.append(text.substr(at, two ? 2 : 1));
        from = at + (two ? 2 : 1);
    }
    if (from == 0)
        return Value(text);
    out.append(text.substr(from));
    return out.take();
}

Value spaceless(Arguments arguments, Environment& environment)
{
    if (isArray(arguments[0]))
        failList(arguments[0], environment);
    if (isSpecial(arguments[0]))
        environment.failPhp("preg_replace(): Argument #3 ($subject) must be of type array|string, " +
                                std::string(typeName(arguments[0])) + " given",
                            phrase("twig.argument-type", "subject", "string", std::string(typeName(arguments[0]))));
    const std::string_view text = textOrEmpty(arguments[0], {"preg_replace", 3, "subject"}, environment);
    char* const begin = environment.text(text.size());
    char* to = begin;
    for (std::size_t at = 0; at < text.size(); ++at) {
        *to++ = text[at];
        if (text[at] != '>')
            continue;
        std::size_t next = at + 1;
        while (next < text.size() && isPatternSpace(text[next]))
            ++next;
        if (next < text.size() && text[next] == '<')
            at = next - 1;
    }
    return Value(php::trim(std::string_view(begin, static_cast<std::size_t>(to - begin))));
}

Value striptags(Arguments arguments, Environment& environment)
{
    const std::string_view text = textOrEmpty(arguments[0], {"strip_tags", 1, "string"}, environment);
    TextBuilder allowed(environment);
    if (arguments.size() > 1 && isArray(arguments[1])) {
        for (std::size_t i = 0; i < countOf(arguments[1]); ++i) {
            std::string buffer;
            allowed.append('<');
            allowed.append(toText(valueAt(arguments[1], i), buffer, environment));
            allowed.append('>');
        }
    } else if (arguments.size() > 1 && isSpecial(arguments[1])) {
        environment.failPhp(
            "strip_tags(): Argument #2 ($allowed_tags) must be of type array|string|null, " +
                std::string(typeName(arguments[1])) + " given",
            phrase("twig.argument-type", "allowable_tags", "string", std::string(typeName(arguments[1]))));
    } else if (arguments.size() > 1) {
        allowed.append(textParameter(arguments[1], {"strip_tags", 2, "allowed_tags", true}, environment));
    }
    return environment.textValue(php::stripTags(text, allowed.text()));
}

Value convertEncoding(Arguments arguments, Environment& environment)
{
    const std::string_view from = textParameter(arguments[2], {"iconv", 1, "from_encoding"}, environment);
    const std::string_view to = textParameter(arguments[1], {"iconv", 2, "to_encoding"}, environment);
    const std::string_view text = textOrEmpty(arguments[0], {"iconv", 3, "string"}, environment);
    return twig::convertEncoding(text, to, from, environment);
}

} // namespace retort::twig::text
