// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/code.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace retort::twig {

/// A Code in the making, and what only the making needs to know of its nodes.
class Tree {
public:
    explicit Tree(Code& code) : m_code(code) {}

    /// A failure of kind Limit where the tree gets too high.
    NodeId add(NodeKind kind, std::uint32_t line, Span span, std::span<const NodeId> children = {});
    NodeId add(NodeKind kind, std::uint32_t line, Span span, std::initializer_list<NodeId> children)
    {
        return add(kind, line, span, std::span<const NodeId>(children.begin(), children.size()));
    }
    NodeId constant(json::Value value, std::uint32_t line, Span span);

    Code& code() { return m_code; }
    Node& operator[](NodeId id) { return m_code.nodes[id]; }
    std::uint32_t line(NodeId id) const { return m_lines[id]; } ///< Where Twig says that it begins.
    std::uint32_t height(NodeId id) const { return id == noNode ? 0 : m_heights[id]; }
    NodeId child(NodeId id, std::uint32_t i) const { return m_code.child(m_code.nodes[id], i); }
    std::size_t childCount(NodeId id) const { return m_code.nodes[id].count; }
    /// A copy: adding nodes moves what children lie in.
    std::vector<NodeId> children(NodeId id) const;
    void setChild(NodeId id, std::uint32_t i, NodeId child);
    void setChildren(NodeId id, std::span<const NodeId> children);

    /// The names of a call's arguments, "" of a positional one; empty where none is named.
    std::span<const std::string_view> names(NodeId id) const;
    void setNames(NodeId id, std::vector<std::string_view> names) { m_names[id] = std::move(names); }
    /// The strategy of a Body that is an {% autoescape %} section.
    const json::Value* strategy(NodeId id) const;
    void setStrategy(NodeId id, json::Value strategy) { m_strategies[id] = strategy; }
    /// A Print of a condition that is escaped branch by branch: Twig makes a `do` of it.
    bool isSplit(NodeId id) const { return m_split.contains(id); }
    void setSplit(NodeId id) { m_split.insert(id); }

private:
    Code& m_code;
    std::vector<std::uint32_t> m_lines;
    std::vector<std::uint32_t> m_heights;
    std::unordered_map<NodeId, std::vector<std::string_view>> m_names;
    std::unordered_map<NodeId, json::Value> m_strategies;
    std::unordered_set<NodeId> m_split;
};

} // namespace retort::twig
