// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/json/randomjson.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace retort::json {

std::size_t Choices::below(std::size_t limit)
{
    if (limit <= 1 || !left())
        return 0;
    std::size_t choice = m_bytes[m_at++];
    if (limit > 256 && left())
        choice = choice << 8 | m_bytes[m_at++];
    return choice % limit;
}

std::string randomNumber(Choices& choices)
{
    static constexpr std::array<std::string_view, 24> forms{"0",
                                                            "1",
                                                            "-1",
                                                            "9.0",
                                                            "1.50",
                                                            "1e2",
                                                            "1E+2",
                                                            "-0",
                                                            "-0.0",
                                                            "0.1",
                                                            "7.23",
                                                            "1e-7",
                                                            "5e-324",
                                                            "1e21",
                                                            "1.7976931348623157e308",
                                                            "9007199254740993",
                                                            "9223372036854775807",
                                                            "-9223372036854775808",
                                                            "100000000000000000000",
                                                            "0.30000000000000004",
                                                            "123456789.123456789",
                                                            "1e-400",
                                                            "0e999999",
                                                            "2.2250738585072014e-308"};
    if (!choices.oneIn(3))
        return std::string(choices.of(forms));
    std::string text = choices.oneIn(3) ? "-" : "";
    const auto digits = [&](std::size_t most) {
        for (std::size_t n = choices.below(most) + 1; n > 0; --n)
            text += static_cast<char>('0' + choices.below(10));
    };
    text += static_cast<char>('1' + choices.below(9));
    digits(16);
    if (choices.oneIn(2)) {
        text += '.';
        digits(18);
    }
    if (choices.oneIn(3)) {
        text += choices.oneIn(2) ? 'E' : 'e';
        text += std::array<std::string_view, 3>{"", "+", "-"}[choices.below(3)];
        digits(2);
    }
    return text;
}

std::string randomString(Choices& choices)
{
    static constexpr std::array<std::string_view, 22> pieces{
        "a",        "score", " ",   "0",      "~",   "/",   "é",       "\u20ac",  "\U0001F600",     "\\\"",
        "\\\\",     "\\/",   "\\b", "\\f\\r", "\\n", "\\t", "\\u00e9", "\\u20AC", "\\ud83d\\uDE00", "\\u0000",
        "{\\u005b", "'"};
    std::string text = "\"";
    for (std::size_t n = choices.below(6); n > 0; --n)
        text += choices.of(pieces);
    return text + '"';
}

namespace {

class Maker {
public:
    explicit Maker(Choices& choices) : m_choices(choices), m_style(choices.below(6)) {}

    std::string text()
    {
        std::string out = space();
        value(out, 0);
        return out + space() + (m_style == 2 || m_style == 3 ? m_break : "");
    }

private:
    // Space in no particular place.
    std::string space()
    {
        static constexpr std::array<std::string_view, 8> spaces{"", " ", "  ", "\n", "\r\n", "\t", "\n\n  ", " \r "};
        return m_style == 5 ? std::string(m_choices.of(spaces)) : "";
    }
    std::string line(std::size_t depth)
    {
        switch (m_style) {
        case 2:
            return m_break + std::string(2 * depth, ' ');
        case 3:
            return m_break + std::string(4 * depth, ' ');
        case 4:
            return m_break + std::string(depth, '\t');
        default:
            return space();
        }
    }
    void value(std::string& out, std::size_t depth)
    {
        const std::size_t kind = m_choices.below(depth > 4 ? 5 : 9);
        if (kind == 0)
            out += "null";
        else if (kind == 1)
            out += "true";
        else if (kind == 2)
            out += "false";
        else if (kind == 3)
            out += randomNumber(m_choices);
        else if (kind == 4)
            out += randomString(m_choices);
        else
            container(out, depth, kind % 2 == 0);
    }
    void container(std::string& out, std::size_t depth, bool object)
    {
        out += object ? '{' : '[';
        const std::size_t children = m_choices.oneIn(12) ? 20 : m_choices.below(5);
        const bool oneLine = m_choices.oneIn(4);
        for (std::size_t i = 0; i < children; ++i) {
            if (i > 0)
                out += space() + ',';
            out += !oneLine ? line(depth + 1) : i > 0 ? " " : "";
            if (object) {
                std::string key = randomString(m_choices);
                key.insert(key.size() - 1, std::to_string(i)); // no two are the same
                out += key + space() + ':' + (m_style == 0 ? "" : " ") + space();
            }
            value(out, depth + 1);
        }
        if (children > 0 && !oneLine)
            out += line(depth);
        else
            out += m_choices.oneIn(4) ? " " : "";
        out += object ? '}' : ']';
    }

    Choices& m_choices;
    std::size_t m_style; // 0 and 1 one line, 2 to 4 indented, 5 anyhow
    std::string m_break = m_choices.oneIn(3) ? "\r\n" : "\n";
};

} // namespace

std::string randomJson(Choices& choices) { return Maker(choices).text(); }

std::string mutated(std::string text, Choices& choices)
{
    static constexpr std::array<std::string_view, 30> tokens{",",
                                                             "\"",
                                                             "{",
                                                             "}",
                                                             "[",
                                                             "]",
                                                             ":",
                                                             "\\",
                                                             "\\u",
                                                             "\\ud800",
                                                             "0",
                                                             "-",
                                                             ".",
                                                             "e5",
                                                             "\n",
                                                             " ",
                                                             "'",
                                                             "//",
                                                             "null",
                                                             "tru",
                                                             "1e999",
                                                             "\"a\":1,",
                                                             "\x01",
                                                             "\xC3",
                                                             "\xED\xA0\x80",
                                                             "\xF0\x9F\x98\x80",
                                                             "\xEF\xBB\xBF",
                                                             "<<<<<<< ",
                                                             "NaN",
                                                             "é"};
    for (std::size_t n = choices.below(4) + 1; n > 0; --n) {
        const std::size_t at = choices.below(std::min<std::size_t>(text.size() + 1, 65536));
        const std::size_t length = choices.below(4);
        switch (choices.below(4)) {
        case 0:
            text.erase(at, length + 1);
            break;
        case 1:
            text.insert(at, choices.of(tokens));
            break;
        case 2:
            text.insert(at, text.substr(at, 10 * length));
            break;
        default:
            if (at < text.size())
                text[at] = static_cast<char>(choices.below(256));
        }
    }
    return text;
}

} // namespace retort::json
