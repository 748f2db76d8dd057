// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/pieces.h"

#include <algorithm>

namespace retort {

namespace {

constexpr std::size_t longest = 72; // of an object or array that is left as one
constexpr int step = 2;             // spaces

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The end of the text that begins at the quotation mark `at`.
std::size_t afterText(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        at += text[at] == '\\' ? 1 : 0;
    return std::min(at + 1, text.size());
}

/// Goes through what is no text of JSON; `see` is called with each character and its place.
template <typename See>
void eachSign(std::string_view text, See&& see)
{
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"') {
            at = afterText(text, at);
            continue;
        }
        see(text[at], at);
        ++at;
    }
}

/// Of each object and array, in the order in which they begin: whether its members are pieces by themselves.
std::vector<bool> takenApart(std::string_view text)
{
    struct Open {
        std::size_t number, at, commas = 0;
        bool holdsOthers = false;
    };
    std::vector<bool> apart;
    std::vector<Open> open;
    eachSign(text, [&](char c, std::size_t at) {
        if (c == '{' || c == '[') {
            if (!open.empty())
                open.back().holdsOthers = true;
            open.push_back({apart.size(), at});
            apart.push_back(false);
        } else if (c == ',' && !open.empty()) {
            ++open.back().commas;
        } else if ((c == '}' || c == ']') && !open.empty()) {
            const Open& ends = open.back();
            apart[ends.number] = ends.commas > 0 && (ends.holdsOthers || at - ends.at > longest);
            open.pop_back();
        }
    });
    return apart;
}

/// Where the next thing on the same line begins; npos where the line ends before it.
std::size_t nextOnLine(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]) && text[at] != '\n')
        ++at;
    return at < text.size() && text[at] != '\n' ? at : std::string_view::npos;
}

} // namespace

std::vector<TextPiece> linePieces(std::string_view text)
{
    std::vector<TextPiece> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back({text.substr(0, end), lines.size()});
        text.remove_prefix(end);
    }
    return lines;
}

std::vector<TextPiece> jsonPieces(std::string_view text)
{
    const std::vector<bool> apart = takenApart(text);
    std::vector<bool> open; // of what is open: whether it is taken apart
    std::vector<TextPiece> pieces;
    std::size_t number = 0; // of what was opened
    std::size_t begin = 0;  // of the piece
    std::size_t line = 0;   // where it stands
    std::size_t lineBegin = 0;
    int depth = 0;     // of what is taken apart
    int lineDepth = 0; // where the line begins
    int indent = 0;
    bool goesOn = false;
    bool closed = false; // nothing stands between here and the end of one that was taken apart
    const auto cut = [&](std::size_t at) {
        const std::string_view piece = text.substr(begin, at - begin);
        if (at == std::string_view::npos || (begin == lineBegin && std::all_of(piece.begin(), piece.end(), isSpace)))
            return;
        pieces.push_back({piece, line, goesOn, indent});
        begin = at;
        goesOn = true;
        const std::size_t room = text.find_first_not_of(" \t", lineBegin) - lineBegin;
        indent = static_cast<int>(room) + std::max(0, depth - lineDepth) * step;
    };
    eachSign(text, [&](char c, std::size_t at) {
        if (c == '{' || c == '[') {
            open.push_back(number < apart.size() && apart[number]);
            ++number;
            if (open.back()) {
                ++depth;
                cut(nextOnLine(text, at + 1));
            }
        } else if ((c == '}' || c == ']') && !open.empty()) {
            if (open.back()) {
                --depth;
                if (!closed)
                    cut(at);
            }
            closed = closed || open.back();
            open.pop_back();
            return;
        } else if (c == ',') {
            if (!open.empty() && open.back())
                cut(nextOnLine(text, at + 1));
        } else if (c == '\n') {
            pieces.push_back({text.substr(begin, at + 1 - begin), line, goesOn, indent});
            begin = lineBegin = at + 1;
            ++line;
            lineDepth = depth;
            indent = 0;
            goesOn = false;
        }
        closed = closed && isSpace(c);
    });
    if (begin < text.size())
        pieces.push_back({text.substr(begin), line, goesOn, indent});
    return pieces;
}

} // namespace retort
