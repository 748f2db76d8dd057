// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/uses/texts.h"

namespace retort::uses {

using Index = json::Document::Index;

std::vector<Index> textsBelow(const json::Document& document, Index root, std::string_view text)
{
    std::vector<Index> found;
    const auto& nodes = document.nodes();
    for (Index i = root; i < nodes.size() && nodes[i].range.begin < nodes[root].range.end; ++i) {
        // Escapes make a text longer, never shorter.
        if (nodes[i].kind == json::Kind::String && nodes[i].range.size() >= text.size() + 2 &&
            document.stringOf(i) == text)
            found.push_back(i);
    }
    return found;
}

Use mention(const json::Document& document, Index index, const Subject& handle, std::optional<std::size_t> action)
{
    return {Use::Role::Mentions, handle, document.pointerTo(index), action, {}};
}

std::vector<std::string> split(std::string_view path)
{
    std::vector<std::string> segments;
    while (true) {
        const auto dot = path.find('.');
        segments.emplace_back(path.substr(0, dot));
        if (dot == std::string_view::npos)
            return segments;
        path.remove_prefix(dot + 1);
    }
}

} // namespace retort::uses
