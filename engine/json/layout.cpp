// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/layout.h"

#include "engine/json/edit.h"

#include <vector>

namespace retort::json {

std::string indentOf(const Document& document)
{
    const std::string_view text = document.text();
    for (const Document::Node& node : document.nodes()) {
        if (node.firstChild == Document::none)
            continue;
        const std::string_view gap = detail::gapBefore(document, node.firstChild);
        const std::string_view outer = detail::indentAt(text, node.range.begin);
        if (!detail::hasLineBreak(gap))
            continue;
        const std::string_view inner = detail::indentAt(text, detail::beginOf(document, node.firstChild));
        if (inner.size() > outer.size() && inner.starts_with(outer))
            return std::string(inner.substr(outer.size()));
    }
    return "  ";
}

namespace detail {

std::size_t beginOf(const Document& document, Document::Index node)
{
    const Document::Node& n = document.node(node);
    return n.key.empty() ? n.range.begin : n.key.begin;
}

std::string_view gapBefore(const Document& document, Document::Index node)
{
    const std::string_view before = std::string_view(document.text()).substr(0, beginOf(document, node));
    return before.substr(before.find_last_not_of(" \t\r\n") + 1); // npos + 1 is 0
}

bool hasLineBreak(std::string_view space) { return space.find('\n') != std::string_view::npos; }

std::string_view lastLine(std::string_view space)
{
    std::size_t at = space.rfind('\n');
    if (at > 0 && space[at - 1] == '\r')
        --at;
    return space.substr(at);
}

std::string_view indentAt(std::string_view text, std::size_t offset)
{
    const std::string_view line = text.substr(text.substr(0, offset).rfind('\n') + 1);
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string_view lineBreakOf(std::string_view text)
{
    const std::size_t at = text.find('\n');
    if (at == std::string_view::npos)
        return "";
    return at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
}

std::string spaceAfterComma(const Document& document, Document::Index container)
{
    for (auto i = container; i != Document::none; i = document.node(i).parent) {
        const auto first = document.node(i).firstChild;
        if (first == Document::none || document.node(first).next == Document::none)
            continue;
        const std::string_view gap = gapBefore(document, document.node(first).next);
        if (!hasLineBreak(gap))
            return std::string(gap);
    }
    return colonStyle(document, container).ends_with(' ') ? " " : "";
}

std::string colonStyle(const Document& document, Document::Index object)
{
    // Its last member's, else that of the nearest member around it.
    auto like = Document::none;
    for (auto i = document.node(object).firstChild; i != Document::none; i = document.node(i).next)
        like = i;
    if (like == Document::none)
        like = object;
    while (like != Document::none && document.node(like).key.empty())
        like = document.node(like).parent;
    if (like == Document::none)
        return ": ";
    const Document::Node& node = document.node(like);
    const std::string_view between =
        std::string_view(document.text()).substr(node.key.end, node.range.begin - node.key.end);
    return hasLineBreak(between) ? ": " : std::string(between);
}

Around aroundOnlyChild(const Document& document, Document::Index emptyContainer)
{
    const std::string_view text = document.text();
    const Document::Node& node = document.node(emptyContainer);
    const std::string_view inside = text.substr(node.range.begin + 1, node.range.size() - 2);
    // Space within the brackets shows that one line is meant, and could not come back if it were broken up.
    const bool ownLine = node.parent == Document::none || hasLineBreak(gapBefore(document, emptyContainer));
    if (!hasLineBreak(inside) && (!ownLine || !inside.empty()))
        return {std::string(inside), std::string(inside)};
    const std::string_view usual = lineBreakOf(text);
    const std::string lineBreak(usual.empty() ? "\n" : usual);
    const std::string indent(indentAt(text, node.range.begin));
    return {lineBreak + indent + indentOf(document), lineBreak + indent};
}

std::string shifted(std::string_view json, std::string_view indent, std::string_view lineBreak)
{
    const std::size_t lastBreak = json.rfind('\n');
    if (lastBreak == std::string_view::npos)
        return std::string(json);
    const std::string_view from = indentAt(json, lastBreak + 1);
    std::string out;
    for (std::size_t begin = 0; begin <= json.size();) {
        const std::size_t end = std::min(json.find('\n', begin), json.size());
        std::string_view line = json.substr(begin, end - begin);
        const bool carriageReturn = end < json.size() && line.ends_with('\r');
        if (carriageReturn)
            line.remove_suffix(1);
        const std::string_view own = indentAt(line, 0);
        if (begin == 0 || own.size() == line.size()) // the first line, or one of nothing but space
            out += line;
        else
            out.append(indent).append(line.substr(own.starts_with(from) ? from.size() : own.size()));
        if (end < json.size())
            out += !lineBreak.empty() ? lineBreak : carriageReturn ? "\r\n" : "\n";
        begin = end + 1;
    }
    return out;
}

} // namespace detail

} // namespace retort::json
