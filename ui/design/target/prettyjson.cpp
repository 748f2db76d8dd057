// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/prettyjson.h"

#include <algorithm>

namespace retort {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the token that begins at `at` ends.
std::size_t endOfToken(std::string_view json, std::size_t at)
{
    if (json[at] != '"') {
        if (std::string_view("{}[],:").find(json[at]) != std::string_view::npos)
            return at + 1;
        return std::min(json.find_first_of("{}[],: \t\r\n\"", at), json.size());
    }
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\')
            ++at;
    }
    return std::min(at + 1, json.size());
}

} // namespace

PrettyJson prettyJson(std::string_view json)
{
    PrettyJson pretty;
    std::size_t depth = 0;
    char before = '\0'; // the first byte of the last token
    const auto newLine = [&] { pretty.text.append("\n").append(2 * depth, ' '); };
    for (std::size_t at = 0; at < json.size();) {
        if (isSpace(json[at])) {
            ++at;
            continue;
        }
        const std::size_t end = endOfToken(json, at);
        const char token = json[at];
        const bool closes = token == '}' || token == ']';
        const bool opened = before == '{' || before == '[';
        if (closes && depth > 0)
            --depth;
        if (before == ':')
            pretty.text += ' ';
        else if (before == ',' || (opened != closes && (opened || closes))) // an empty container stays on its line
            newLine();
        pretty.pieces.push_back({at, pretty.text.size(), end - at});
        pretty.text += json.substr(at, end - at);
        if (token == '{' || token == '[')
            ++depth;
        before = token;
        at = end;
    }
    return pretty;
}

twig::OutputRange PrettyJson::shown(twig::OutputRange original) const
{
    const std::size_t end = original.offset + original.length;
    auto piece = std::upper_bound(pieces.begin(), pieces.end(), original.offset,
                                  [](std::size_t at, const Piece& p) { return at < p.from + p.length; });
    if (piece == pieces.end() || piece->from >= end)
        return {};
    const std::size_t begin = piece->to + (std::max(original.offset, piece->from) - piece->from);
    std::size_t last = begin;
    for (; piece != pieces.end() && piece->from < end; ++piece)
        last = piece->to + std::min(piece->length, end - piece->from);
    return {.offset = begin, .length = last - begin};
}

std::size_t PrettyJson::originalOf(std::size_t shown) const
{
    const auto piece = std::upper_bound(pieces.begin(), pieces.end(), shown,
                                        [](std::size_t at, const Piece& p) { return at < p.to + p.length; });
    if (piece == pieces.end())
        return pieces.empty() ? 0 : pieces.back().from + pieces.back().length;
    return piece->from + (shown > piece->to ? shown - piece->to : 0);
}

} // namespace retort
