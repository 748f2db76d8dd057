// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/pieces.h"

#include "engine/twig/parse/scan.h"

#include <algorithm>
#include <utility>

namespace retort::twig {

using Kind = Highlight::Kind;

std::vector<Piece> PieceReader::read()
{
    while (m_at < m_source.size())
        text();
    return std::move(m_pieces);
}

void PieceReader::push(Kind kind, std::size_t to)
{
    if (to > m_at)
        m_pieces.push_back({kind, m_at, to});
    m_at = to;
}

void PieceReader::text()
{
    std::size_t at = m_source.find('{', m_at);
    while (at != std::string_view::npos &&
           (at + 1 >= m_source.size() || std::string_view("{%#").find(m_source[at + 1]) == std::string_view::npos))
        at = m_source.find('{', at + 1);
    push(Kind::Text, std::min(at, m_source.size()));
    if (at == std::string_view::npos)
        return;
    const char kind = m_source[at + 1];
    if (kind == '#') {
        comment();
        return;
    }
    const bool trims = at + 2 < m_source.size() && (m_source[at + 2] == '-' || m_source[at + 2] == '~');
    push(Kind::Delimiter, at + (trims ? 3 : 2));
    m_pieces.back().opens = true;
    if (kind == '{')
        tag("}}");
    else if (const auto from = scan::verbatimStart(m_source, m_at))
        verbatim(*from);
    else
        tag("%}");
}

void PieceReader::comment()
{
    const std::size_t end = m_source.find("#}", m_at + 2);
    push(Kind::Comment, end == std::string_view::npos ? m_source.size() : end + 2);
}

// What stands between is text.
void PieceReader::verbatim(std::size_t from)
{
    tag("%}");
    if (m_at > from)
        m_at = from;
    std::size_t at = m_source.find("{%", m_at);
    while (at != std::string_view::npos && !scan::verbatimEnd(m_source, at))
        at = m_source.find("{%", at + 2);
    push(Kind::Text, std::min(at, m_source.size()));
}

void PieceReader::tag(std::string_view end)
{
    m_open.clear();
    m_end = end;
    m_isTag = end == "%}";
    while (m_at < m_source.size()) {
        m_at = scan::spaces(m_source, m_at);
        if (closing(end) || startsAnother())
            return;
        if (m_at < m_source.size())
            piece();
    }
}

// A bracket that is still open does not keep a tag from ending where nothing else can be meant.
bool PieceReader::closing(std::string_view end)
{
    const bool trims = m_at < m_source.size() && (m_source[m_at] == '-' || m_source[m_at] == '~');
    const std::size_t at = m_at + (trims ? 1 : 0);
    if (m_source.substr(std::min(at, m_source.size()), 2) != end)
        return false;
    if (end == "}}" && std::count_if(m_open.begin(), m_open.end(), [](char c) { return c == '{' || c == '#'; }) > 1)
        return false;
    if (end == "}}" && !m_open.empty() && (m_open.back() == '{' || m_open.back() == '#') &&
        m_source.substr(at, 3) == "}}}")
        return false;
    push(Kind::Delimiter, at + 2);
    m_pieces.back().closes = true;
    return true;
}

// No expression holds these, so the tag was left open.
bool PieceReader::startsAnother() const
{
    const std::string_view two = m_source.substr(m_at, 2);
    return two == "{{" || two == "{%" || two == "{#";
}

// What a text without an end is taken to reach to: the line's end, or the tag's.
std::size_t PieceReader::endOfBrokenString() const
{
    const std::size_t line = std::min(m_source.find('\n', m_at), m_source.size());
    return m_at + std::min(m_source.substr(m_at, line - m_at).find(m_end), line - m_at);
}

void PieceReader::piece()
{
    const char c = m_source[m_at];
    const bool isTag = std::exchange(m_isTag, false);
    if (const auto name = isTag ? scan::name(m_source, m_at) : std::nullopt) {
        push(Kind::Tag, *name);
    } else if (m_source.substr(m_at, 2) == "=>") {
        push(Kind::Operator, m_at + 2);
    } else if (const auto op = scan::op(m_source, m_at)) {
        push(Kind::Operator, op->second);
    } else if (const auto name = scan::name(m_source, m_at)) {
        word(*name);
    } else if (const auto number = scan::number(m_source, m_at)) {
        push(Kind::Number, *number);
    } else if (std::string_view("()[]{}").find(c) != std::string_view::npos) {
        bracket();
    } else if (std::string_view("?:.,|").find(c) != std::string_view::npos) {
        push(Kind::Operator, m_at + 1);
    } else if (const auto quoted = scan::quoted(m_source, m_at)) {
        push(Kind::String, *quoted);
    } else if (c == '"') {
        m_open.push_back('"');
        string(true);
    } else if (c == '\'') {
        push(Kind::Error, endOfBrokenString());
    } else {
        push(Kind::Error, m_at + 1);
    }
}

bool PieceReader::lastIs(std::string_view text) const
{
    if (m_pieces.empty() || m_pieces.back().kind != Kind::Operator)
        return false;
    const Piece& last = m_pieces.back();
    const std::string_view said = m_source.substr(last.from, last.to - last.from);
    return said == text || (text == "is" && said.size() > 2 && said.substr(0, 2) == "is" && scan::isSpace(said[2]));
}

void PieceReader::word(std::size_t to)
{
    const std::string_view text = m_source.substr(m_at, to - m_at);
    const std::size_t behind = scan::spaces(m_source, to);
    const bool isConstant = text == "true" || text == "TRUE" || text == "false" || text == "FALSE" || text == "null" ||
                            text == "NULL" || text == "none" || text == "NONE";
    Kind kind = Kind::Name;
    if (lastIs("|") || (!m_pieces.empty() && m_pieces.back().kind == Kind::Tag &&
                        m_source.substr(m_pieces.back().from, m_pieces.back().to - m_pieces.back().from) == "apply"))
        kind = Kind::Filter;
    else if (lastIs("."))
        kind = Kind::Attribute;
    else if (lastIs("is") ||
             (!m_pieces.empty() && m_pieces.back().kind == Kind::Test && (text == "by" || text == "as")))
        kind = Kind::Test;
    else if (isConstant)
        kind = Kind::Constant;
    else if (behind < m_source.size() && m_source[behind] == '(')
        kind = Kind::Function;
    push(kind, to);
}

void PieceReader::bracket()
{
    const char c = m_source[m_at];
    if (c == '(' || c == '[' || c == '{') {
        m_open.push_back(c);
        push(Kind::Operator, m_at + 1);
        return;
    }
    const char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
    if (c == '}' && !m_open.empty() && m_open.back() == '#') {
        m_open.pop_back();
        push(Kind::Delimiter, m_at + 1);
        string(false);
    } else if (!m_open.empty() && m_open.back() == wanted) {
        m_open.pop_back();
        push(Kind::Operator, m_at + 1);
    } else {
        push(Kind::Error, m_at + 1);
    }
}

// The inside of a text in double quotes, up to its end or to an interpolation.
void PieceReader::string(bool begins)
{
    const std::size_t end = scan::stringPart(m_source, m_at + (begins ? 1 : 0));
    if (end >= m_source.size() || (m_source[end] != '"' && m_source[end] != '#')) { // no end: up to the line's
        m_open.pop_back();
        push(Kind::Error, endOfBrokenString());
        return;
    }
    if (m_source[end] == '"') {
        m_open.pop_back();
        push(Kind::String, end + 1);
        return;
    }
    push(Kind::String, end);
    push(Kind::Delimiter, end + 2);
    m_open.push_back('#');
}

} // namespace retort::twig
