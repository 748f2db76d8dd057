// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/contextmarks.h"

#include <charconv>

namespace retort {

namespace {

using Index = json::Document::Index;

Index childAt(const json::Document& context, Index node, std::string_view segment)
{
    if (context.node(node).kind == json::Kind::Object)
        return context.member(node, segment);
    if (context.node(node).kind != json::Kind::Array)
        return json::Document::none;
    std::size_t position = 0;
    const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), position);
    if (error != std::errc() || end != segment.data() + segment.size())
        return json::Document::none;
    return context.item(node, position);
}

Index nodeOf(const json::Document& context, std::string_view path)
{
    Index node = 0;
    while (node != json::Document::none && !path.empty()) {
        const auto dot = path.find('.');
        node = childAt(context, node, path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return node;
}

enum class Reach : char { None, Within, All }; ///< Nothing of it is read, something within it, all of it.

void reach(const json::Document& context, const std::vector<std::string>& paths, std::vector<Reach>& reached)
{
    for (const std::string& path : paths) {
        Index node = nodeOf(context, path);
        if (node == json::Document::none)
            continue;
        reached[node] = Reach::All;
        for (Index up = context.node(node).parent; up != json::Document::none; up = context.node(up).parent) {
            if (reached[up] == Reach::None)
                reached[up] = Reach::Within;
        }
    }
}

} // namespace

std::vector<TextMark> contextMarks(const json::Document& context, const std::vector<std::string>& current,
                                   const std::vector<std::string>& all)
{
    std::vector<Reach> reached(context.nodes().size(), Reach::None);
    reach(context, current, reached);
    reach(context, all, reached);

    std::vector<TextMark> marks;
    for (Index node = 1; node < context.nodes().size(); ++node) {
        const json::Document::Node& at = context.node(node);
        // Nodes stand in the order of their text, so what holds all of it hands that down.
        if (reached[at.parent] == Reach::All)
            reached[node] = Reach::All;
        if (reached[node] == Reach::None && reached[at.parent] == Reach::Within)
            marks.push_back({at.key.size() > 0 ? at.key.begin : at.range.begin, at.range.end, TextMark::Kind::Faded});
    }
    for (const std::string& path : current) {
        const Index node = nodeOf(context, path);
        if (node != json::Document::none && node != 0)
            marks.push_back({context.node(node).range.begin, context.node(node).range.end, TextMark::Kind::Read});
    }
    return marks;
}

} // namespace retort
