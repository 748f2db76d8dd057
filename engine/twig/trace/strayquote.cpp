// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/strayquote.h"

#include "engine/json/data.h"

#include <algorithm>

namespace retort::twig {

namespace {

// No text that a person wrote into a template is longer.
constexpr std::size_t mostBytes = std::size_t{16} << 10;
constexpr std::size_t mostEnds = 8;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isSign(char c) { return std::string_view(",:{}[]\"").find(c) != std::string_view::npos; }
bool isCloser(char c) { return c == '}' || c == ']'; }

} // namespace

bool StrayQuotes::isOwn(std::size_t at) const
{
    const auto found = std::upper_bound(m_segments.all.begin(), m_segments.all.end(), at,
                                        [](std::size_t offset, const Segment& s) { return offset < s.end; });
    return found != m_segments.all.end() && found->kind == Segment::Kind::Text;
}

std::size_t StrayQuotes::skipSpace(std::size_t at) const
{
    while (at < m_output.size() && isSpace(m_output[at]))
        ++at;
    return at;
}

/// Does a text with a colon behind it stand there?
bool StrayQuotes::isKey(std::size_t at) const
{
    if (at >= m_output.size() || m_output[at] != '"')
        return false;
    const std::size_t end = std::min(m_output.size(), at + mostBytes);
    for (++at; at < end && m_output[at] != '\n'; ++at) {
        if (m_output[at] == '\\') {
            ++at;
        } else if (m_output[at] == '"') {
            at = skipSpace(at + 1);
            return at < m_output.size() && m_output[at] == ':';
        }
    }
    return false;
}

/// Is what stands behind a text what has to follow it?
bool StrayQuotes::goesOn(std::size_t at, bool key, const std::vector<char>& open) const
{
    at = skipSpace(at);
    if (key)
        return at < m_output.size() && m_output[at] == ':';
    std::size_t depth = open.size();
    for (; depth > 0 && at < m_output.size() && isCloser(m_output[at]); at = skipSpace(at + 1)) {
        if (m_output[at] != (open[--depth] == '{' ? '}' : ']'))
            return false;
    }
    if (at == m_output.size())
        return depth == 0;
    if (depth == 0 || m_output[at] != ',')
        return false;
    at = skipSpace(at + 1);
    if (at == m_output.size())
        return false;
    if (isCloser(m_output[at])) // a comma too many is another matter
        return true;
    return open[depth - 1] == '{' ? isKey(at)
                                  : std::string_view("\"{[-0123456789tfn").find(m_output[at]) != std::string_view::npos;
}

bool StrayQuotes::isSuspicious(std::size_t quote, bool key, const std::vector<char>& open) const
{
    const std::size_t at = skipSpace(quote + 1);
    if (at == m_output.size())
        return false;
    const bool sign = isSign(m_output[at]);
    const bool object = !key && !open.empty() && open.back() == '{';
    if (sign && !object)
        return false;
    if (m_output[at] == ',' || m_output[at] == ':' || isCloser(m_output[at]) || isKey(at))
        return false;
    std::size_t end = at;
    while (end < m_output.size() && !isSign(m_output[end]) && !isSpace(m_output[end]))
        ++end;
    // A value that only lacks its comma.
    if (!sign && !key && !open.empty() && !object && json::Data::parse(m_output.substr(at, end - at)))
        return false;
    // A word too many, as in "30" AUD, "b": …
    const std::size_t next = m_output.find_first_of(",}]\"\n", at);
    return key || next == std::string_view::npos || m_output[next] == '"' || !goesOn(next, false, open);
}

std::vector<std::size_t> StrayQuotes::otherEnds(std::size_t quote, bool key, const std::vector<char>& open) const
{
    std::vector<std::size_t> ends;
    if (!isOwn(quote) || !isSuspicious(quote, key, open))
        return ends;
    const std::size_t last = std::min(m_output.size(), quote + mostBytes);
    for (std::size_t at = quote + 1; at < last && ends.size() < mostEnds; ++at) {
        const char c = m_output[at];
        if (c != '\n' && c != '"' && c != '\\')
            continue;
        if (!isOwn(at))
            continue;
        if (c == '\n') // no text of JSON goes on in the next line
            break;
        if (c == '\\')
            ++at;
        else if (goesOn(at + 1, key, open))
            ends.push_back(at);
    }
    return ends;
}

} // namespace retort::twig
