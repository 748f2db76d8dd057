// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/scan.h"

#include "engine/twig/parse/operators.h"

#include <algorithm>

namespace retort::twig::scan {

namespace {

bool startsWith(std::string_view text, std::size_t at, std::string_view what)
{
    return text.substr(std::min(at, text.size()), what.size()) == what;
}

// A name of one or two words, with any space between them.
std::optional<std::size_t> words(std::string_view text, std::size_t at, std::string_view name)
{
    const std::size_t gap = name.find(' ');
    if (!startsWith(text, at, name.substr(0, gap)))
        return {};
    if (gap == std::string_view::npos)
        return at + name.size();
    const std::size_t second = spaces(text, at + gap);
    if (second == at + gap || !startsWith(text, second, name.substr(gap + 1)))
        return {};
    return second + name.size() - gap - 1;
}

bool mayFollowWord(char c) { return isSpace(c) || c == '(' || c == ')' || c == '[' || c == '{'; }

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char control(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'a':
        return '\a';
    case 'v':
        return '\v';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    default:
        return 0;
    }
}

} // namespace

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isLineSpace(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\0'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) { return isLetter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x7F; }
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }

std::size_t spaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

std::size_t lineSpaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && isLineSpace(text[at]))
        ++at;
    return at;
}

std::optional<std::size_t> name(std::string_view text, std::size_t at)
{
    if (at >= text.size() || !isNameStart(text[at]))
        return {};
    while (at < text.size() && isNamePart(text[at]))
        ++at;
    return at;
}

std::optional<std::size_t> number(std::string_view text, std::size_t at)
{
    const auto digits = [&](std::size_t from) {
        while (from < text.size() && isDigit(text[from]))
            ++from;
        return from;
    };
    std::size_t end = digits(at);
    if (end == at)
        return {};
    if (startsWith(text, end, ".") && digits(end + 1) > end + 1)
        end = digits(end + 1);
    if (end + 1 < text.size() && (text[end] | 0x20) == 'e' && (text[end + 1] == '+' || text[end + 1] == '-') &&
        digits(end + 2) > end + 2)
        end = digits(end + 2);
    return end;
}

std::optional<std::size_t> quoted(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    if (quote != '"' && quote != '\'')
        return {};
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == quote)
            return i + 1;
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '#' && quote == '"')
            return {};
    }
    return {};
}

std::size_t stringPart(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] != '"') {
        if (text[at] == '\\') {
            if (at + 1 >= text.size())
                break;
            ++at;
        } else if (startsWith(text, at, "#{")) {
            break;
        }
        ++at;
    }
    return at;
}

std::optional<std::pair<std::string_view, std::size_t>> op(std::string_view text, std::size_t at)
{
    const bool afterMark = at > 0 && (text[at - 1] == '.' || text[at - 1] == '|');
    for (const std::string_view name : operatorNames()) {
        if (text[at] != name[0] || (afterMark && isLetter(name[0])))
            continue;
        const std::optional<std::size_t> end = words(text, at, name);
        if (end && (!isLetter(name.back()) || (*end < text.size() && mayFollowWord(text[*end]))))
            return {{name, *end}};
    }
    return {};
}

std::optional<std::size_t> closing(std::string_view text, std::size_t at, std::string_view delimiter, Newline newline)
{
    at = spaces(text, at);
    if (startsWith(text, at, "-") && startsWith(text, at + 1, delimiter))
        return spaces(text, at + 1 + delimiter.size());
    if (startsWith(text, at, "~") && startsWith(text, at + 1, delimiter))
        return lineSpaces(text, at + 1 + delimiter.size());
    if (!startsWith(text, at, delimiter))
        return {};
    at += delimiter.size();
    return newline == Newline::Goes && startsWith(text, at, "\n") ? at + 1 : at;
}

std::optional<std::size_t> verbatimStart(std::string_view text, std::size_t at)
{
    constexpr std::string_view word = "verbatim";
    at = spaces(text, at);
    if (!startsWith(text, at, word))
        return {};
    return closing(text, at + word.size(), "%}", Newline::Stays);
}

std::optional<std::pair<std::size_t, char>> verbatimEnd(std::string_view text, std::size_t at)
{
    constexpr std::string_view word = "endverbatim";
    if (!startsWith(text, at, "{%"))
        return {};
    at += 2;
    char trim = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '~'))
        trim = text[at++];
    at = spaces(text, at);
    if (!startsWith(text, at, word))
        return {};
    const std::optional<std::size_t> end = closing(text, at + word.size(), "%}", Newline::Stays);
    if (!end)
        return {};
    return {{*end, trim}};
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const char c = text[++i];
        if (const char made = control(c)) {
            plain += made;
        } else if (c == 'x' && i + 1 < text.size() && hexDigit(text[i + 1]) >= 0) {
            int code = hexDigit(text[++i]);
            if (i + 1 < text.size() && hexDigit(text[i + 1]) >= 0)
                code = code * 16 + hexDigit(text[++i]);
            plain += static_cast<char>(code);
        } else if (c >= '0' && c <= '7') {
            int code = c - '0';
            for (int n = 1; n < 3 && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '7'; ++n)
                code = code * 8 + (text[++i] - '0');
            plain += static_cast<char>(code);
        } else {
            plain += c;
        }
    }
    return plain;
}

std::string_view trimmedEnd(std::string_view text, char trim)
{
    if (trim == '-')
        return text.substr(0, text.find_last_not_of(std::string_view(" \n\r\t\v\0", 6)) + 1);
    if (trim == '~')
        return text.substr(0, text.find_last_not_of(std::string_view(" \t\v\0", 4)) + 1);
    return text;
}

} // namespace retort::twig::scan
