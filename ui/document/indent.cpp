// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/indent.h"

namespace retort {

namespace {

/// The spaces and tabs that the line of this byte starts with.
std::string_view indentOfLine(std::string_view text, std::size_t offset)
{
    const auto lineEnd = text.substr(0, offset).rfind('\n');
    const auto begin = lineEnd == std::string_view::npos ? 0 : lineEnd + 1;
    auto end = begin;
    while (end < offset && (text[end] == ' ' || text[end] == '\t'))
        ++end;
    return text.substr(begin, end - begin);
}

/// Calls `line` with each line after the first, without its end, and copies the rest.
template <class Line>
std::string mapLines(std::string_view text, const Line& line)
{
    std::string result;
    std::size_t begin = text.find('\n');
    if (begin == std::string_view::npos)
        return std::string(text);
    result.append(text.substr(0, ++begin));
    while (true) {
        const auto end = text.find('\n', begin);
        result.append(line(text.substr(begin, end - begin)));
        if (end == std::string_view::npos)
            return result;
        result += '\n';
        begin = end + 1;
    }
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// Whether each line after the first has the indent, so that it can be taken off and put back.
bool standsAt(std::string_view text, std::string_view indent)
{
    bool all = true;
    mapLines(text, [&](std::string_view line) {
        all = all && (line.starts_with(indent) || isBlank(line));
        return line;
    });
    return all;
}

} // namespace

std::string outdented(const json::Document& document, json::Document::Index node)
{
    const auto text = document.textOf(node);
    const auto indent = indentOfLine(document.text(), document.node(node).range.begin);
    if (indent.empty() || !standsAt(text, indent))
        return std::string(text);
    return mapLines(text,
                    [&](std::string_view line) { return line.substr(line.starts_with(indent) ? indent.size() : 0); });
}

std::string indentedAt(const json::Document& document, json::Document::Index node, std::string_view text)
{
    const auto indent = std::string(indentOfLine(document.text(), document.node(node).range.begin));
    if (indent.empty() || !standsAt(document.textOf(node), indent))
        return std::string(text);
    return mapLines(text, [&](std::string_view line) {
        return line.empty() || line == "\r" ? std::string(line) : indent + std::string(line);
    });
}

} // namespace retort
