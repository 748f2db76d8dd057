// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/lexer.h"

#include "engine/php/number.h"
#include "engine/twig/parse/scan.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace retort::twig {

Newlines::Newlines(std::string_view source, Arena& arena) : m_code(source)
{
    if (source.find('\r') == std::string_view::npos)
        return;
    char* to = arena.allocate<char>(source.size());
    std::size_t size = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        to[size++] = source[i] == '\r' ? '\n' : source[i];
        if (source[i] == '\r' && i + 1 < source.size() && source[i + 1] == '\n') {
            m_joined.push_back(static_cast<std::uint32_t>(size - 1));
            ++i;
        }
    }
    m_code = {to, size};
}

std::uint32_t Newlines::given(std::size_t at) const
{
    const auto before = std::lower_bound(m_joined.begin(), m_joined.end(), at) - m_joined.begin();
    return static_cast<std::uint32_t>(at + static_cast<std::size_t>(before));
}

Span Newlines::span(std::size_t from, std::size_t to) const
{
    const std::uint32_t offset = given(from);
    return {offset, given(std::max(from, to)) - offset};
}

Lexer::Lexer(const Newlines& newlines, const Limits& limits, Arena& arena)
    : m_newlines(newlines), m_code(newlines.code()), m_limits(limits), m_arena(arena)
{}

void Lexer::run()
{
    findStarts();
    while (m_at < m_code.size()) {
        switch (m_state) {
        case State::Data:
            data();
            break;
        case State::Tag:
            tag();
            break;
        case State::Print:
            print();
            break;
        case State::String:
            string();
            break;
        case State::Interpolation:
            interpolation();
            break;
        }
    }
    push(TokenType::End, m_at);
    if (!m_brackets.empty())
        failUnclosed(m_brackets.back());
}

// All of them in one go and without overlap, as Twig does it: which of "{{{%" begin something depends on it.
void Lexer::findStarts()
{
    for (std::size_t i = 0; i + 1 < m_code.size(); ++i) {
        const char kind = m_code[i + 1];
        if (m_code[i] != '{' || (kind != '{' && kind != '%' && kind != '#'))
            continue;
        const char next = i + 2 < m_code.size() ? m_code[i + 2] : '\0';
        const char trim = next == '-' || next == '~' ? next : '\0';
        m_starts.push_back({i, kind, trim});
        i += trim != 0 ? 2 : 1;
    }
}

void Lexer::data()
{
    while (m_nextStart < m_starts.size() && m_starts[m_nextStart].at < m_at)
        ++m_nextStart;
    if (m_nextStart == m_starts.size()) {
        push(TokenType::Text, m_code.size(), m_code.substr(m_at));
        m_at = m_code.size();
        return;
    }
    const Start start = m_starts[m_nextStart++];
    const std::string_view text = m_code.substr(m_at, start.at - m_at);
    push(TokenType::Text, start.at, scan::trimmedEnd(text, start.trim));
    moveTo(start.at + (start.trim != 0 ? 3 : 2));
    m_tagLine = m_line;
    m_tagAt = start.at;
    if (start.kind == '#') {
        comment(start.at);
    } else if (start.kind == '{') {
        m_at = start.at;
        push(TokenType::PrintStart, start.at + (start.trim != 0 ? 3 : 2));
        m_at = start.at + (start.trim != 0 ? 3 : 2);
        enter(State::Print);
    } else if (scan::verbatimStart(m_code, m_at)) {
        verbatim(start.at);
    } else if (!lineTag(start.at)) {
        m_at = start.at;
        push(TokenType::TagStart, start.at + (start.trim != 0 ? 3 : 2));
        m_at = start.at + (start.trim != 0 ? 3 : 2);
        enter(State::Tag);
    }
}

void Lexer::tag()
{
    if (const auto end = m_brackets.empty() ? scan::closing(m_code, m_at, "%}", scan::Newline::Goes) : std::nullopt) {
        push(TokenType::TagEnd, *end);
        moveTo(*end);
        leave();
    } else {
        expression();
    }
}

void Lexer::print()
{
    if (const auto end = m_brackets.empty() ? scan::closing(m_code, m_at, "}}", scan::Newline::Stays) : std::nullopt) {
        push(TokenType::PrintEnd, *end);
        moveTo(*end);
        leave();
    } else {
        expression();
    }
}

void Lexer::expression()
{
    const std::size_t before = m_at;
    moveTo(scan::spaces(m_code, m_at));
    if (m_at > before && m_at >= m_code.size()) {
        if (m_state == State::Tag)
            fail("Unclosed \"block\".", phrase("twig.unclosed-tag"), m_tagAt, m_tagAt + 2, m_tagLine);
        fail("Unclosed \"variable\".", phrase("twig.unclosed-print"), m_tagAt, m_tagAt + 2, m_tagLine);
    }
    const char c = m_code[m_at];
    if (m_code.substr(m_at, 2) == "=>") {
        push(TokenType::Arrow, m_at + 2, "=>");
        m_at += 2;
    } else if (const auto op = scan::op(m_code, m_at)) {
        push(TokenType::Operator, op->second, op->first);
        moveTo(op->second);
    } else if (const auto end = scan::name(m_code, m_at)) {
        push(TokenType::Name, *end, m_code.substr(m_at, *end - m_at));
        m_at = *end;
    } else if (const auto end = scan::number(m_code, m_at)) {
        pushNumber(*end);
        m_at = *end;
    } else if (std::string_view("()[]{}?:.,|").find(c) != std::string_view::npos) {
        punctuation(c);
    } else if (const auto end = scan::quoted(m_code, m_at)) {
        push(TokenType::String, *end, m_arena.copy(scan::unescaped(m_code.substr(m_at + 1, *end - m_at - 2))));
        moveTo(*end);
    } else if (c == '"') {
        m_brackets.push_back({'"', m_line, m_at});
        enter(State::String);
        ++m_at;
    } else {
        const std::string shown(1, c);
        fail("Unexpected character \"" + shown + "\".",
             c == '\'' ? phrase("twig.unclosed-string") : phrase("twig.unexpected-character", shown), m_at, m_at + 1,
             m_line);
    }
}

void Lexer::punctuation(char c)
{
    if (c == '(' || c == '[' || c == '{') {
        m_brackets.push_back({c, m_line, m_at});
    } else if (c == ')' || c == ']' || c == '}') {
        const std::string shown(1, c);
        if (m_brackets.empty())
            fail("Unexpected \"" + shown + "\".", phrase("twig.unexpected-bracket", shown), m_at, m_at + 1, m_line);
        const Bracket open = m_brackets.back();
        m_brackets.pop_back();
        if ((open.open == '(' && c != ')') || (open.open == '[' && c != ']') || (open.open == '{' && c != '}') ||
            open.open == '"' || open.open == '#')
            failUnclosed(open);
    }
    push(TokenType::Punctuation, m_at + 1, m_code.substr(m_at, 1));
    ++m_at;
}

void Lexer::string()
{
    if (m_code.substr(m_at, 2) == "#{") {
        m_brackets.push_back({'#', m_line, m_at});
        push(TokenType::InterpolationStart, m_at + 2);
        moveTo(scan::spaces(m_code, m_at + 2));
        enter(State::Interpolation);
    } else if (const std::size_t end = scan::stringPart(m_code, m_at); end > m_at) {
        push(TokenType::String, end, m_arena.copy(scan::unescaped(m_code.substr(m_at, end - m_at))));
        moveTo(end);
    } else if (m_code[m_at] == '"') {
        m_brackets.pop_back();
        leave();
        ++m_at;
    } else { // a backslash at the very end
        const std::string shown(1, m_code[m_at]);
        fail("Unexpected character \"" + shown + "\".", phrase("twig.unclosed-string"), m_at, m_at + 1, m_line);
    }
}

void Lexer::interpolation()
{
    const std::size_t end = scan::spaces(m_code, m_at);
    if (!m_brackets.empty() && m_brackets.back().open == '#' && end < m_code.size() && m_code[end] == '}') {
        m_brackets.pop_back();
        push(TokenType::InterpolationEnd, end + 1);
        moveTo(end + 1);
        leave();
    } else {
        expression();
    }
}

void Lexer::comment(std::size_t start)
{
    std::size_t end = m_code.find("#}", m_at);
    if (end == std::string_view::npos)
        fail("Unclosed comment.", phrase("twig.unclosed-comment"), start, start + 2, m_line);
    if (end > m_at && (m_code[end - 1] == '-' || m_code[end - 1] == '~'))
        --end;
    m_comments.push_back(m_newlines.span(start, m_code.find("#}", end) + 2));
    moveTo(scan::closing(m_code, end, "#}", scan::Newline::Goes).value_or(m_code.size()));
}

void Lexer::verbatim(std::size_t start)
{
    const std::size_t from = scan::verbatimStart(m_code, m_at).value_or(m_at);
    moveTo(from);
    m_comments.push_back(m_newlines.span(start, from));
    for (std::size_t at = m_code.find("{%", from); at != std::string_view::npos; at = m_code.find("{%", at + 1)) {
        const auto end = scan::verbatimEnd(m_code, at);
        if (!end)
            continue;
        m_comments.push_back(m_newlines.span(at, end->first));
        moveTo(end->first); // Twig counts the text's line from its end
        m_at = from;
        push(TokenType::Text, at, scan::trimmedEnd(m_code.substr(from, at - from), end->second));
        m_at = end->first;
        return;
    }
    fail("Unexpected end of file: Unclosed \"verbatim\" block.", phrase("twig.unclosed-verbatim"), start, from, m_line);
}

// {% line 7 %}: the lines that follow are counted from there.
bool Lexer::lineTag(std::size_t start)
{
    const std::size_t word = scan::spaces(m_code, m_at);
    if (m_code.substr(word, 4) != "line")
        return false;
    const std::size_t digits = scan::spaces(m_code, word + 4);
    std::size_t at = digits;
    while (at < m_code.size() && scan::isDigit(m_code[at]))
        ++at;
    const std::size_t end = scan::spaces(m_code, at);
    if (digits == word + 4 || at == digits || m_code.substr(end, 2) != "%}")
        return false;
    std::uint32_t line = std::numeric_limits<std::uint32_t>::max();
    std::from_chars(m_code.data() + digits, m_code.data() + at, line);
    m_comments.push_back(m_newlines.span(start, end + 2));
    m_at = end + 2;
    m_line = line;
    return true;
}

void Lexer::push(TokenType type, std::size_t end, std::string_view text)
{
    if (type == TokenType::Text && text.empty())
        return;
    const Span span = m_newlines.span(m_at, end);
    if (m_tokens.size() >= m_limits.tokens)
        throw Failure{Failure::Kind::Limit,
                      {},
                      phrase("twig.too-many-tokens", std::to_string(m_limits.tokens)),
                      span,
                      m_line,
                      {}};
    m_tokens.push_back({type, m_line, span, text, {}});
}

// PHP's (int) of a whole number that is just over 64 bits is the largest one, where (float) does not tell them apart.
void Lexer::pushNumber(std::size_t end)
{
    const std::string_view text = m_code.substr(m_at, end - m_at);
    const php::Numeric read = php::numeric(text);
    json::Value number = read.type == php::Numeric::Type::Int ? json::Value(read.whole) : json::Value(read.real);
    if (number.isDouble() && number.asDouble() <= 9223372036854775808.0 &&
        std::all_of(text.begin(), text.end(), scan::isDigit))
        number = json::Value(std::numeric_limits<std::int64_t>::max());
    push(TokenType::Number, end, text);
    m_tokens.back().number = number;
}

void Lexer::moveTo(std::size_t to)
{
    m_line += static_cast<std::uint32_t>(std::count(m_code.begin() + static_cast<std::ptrdiff_t>(m_at),
                                                    m_code.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    m_at = to;
}

void Lexer::enter(State state)
{
    m_states.push_back(m_state);
    m_state = state;
}

void Lexer::leave()
{
    m_state = m_states.back();
    m_states.pop_back();
}

void Lexer::failUnclosed(const Bracket& bracket) const
{
    const std::string open = bracket.open == '#' ? "#{" : std::string(1, bracket.open);
    fail("Unclosed \"" + open + "\".",
         bracket.open == '"' ? phrase("twig.unclosed-string") : phrase("twig.unclosed-bracket", open), bracket.at,
         bracket.at + open.size(), bracket.line);
}

void Lexer::fail(std::string thrown, Phrase message, std::size_t from, std::size_t to, std::uint32_t line) const
{
    throw Failure{Failure::Kind::Syntax, std::move(thrown), std::move(message), m_newlines.span(from, to), line, {}};
}

} // namespace retort::twig
