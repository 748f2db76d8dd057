// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/tree.h"

#include <algorithm>

namespace retort::twig {

namespace {

// A chain (a ~ b ~ c, a.b.c, a|b|c) makes the tree higher without nesting anything, so it may be longer.
constexpr std::size_t chainFactor = 5;

} // namespace

NodeId Tree::add(NodeKind kind, std::uint32_t line, Span span, std::span<const NodeId> children)
{
    std::uint32_t height = 0;
    for (const NodeId child : children)
        height = std::max(height, this->height(child));
    const std::size_t limit = m_code.settings.limits.nesting * chainFactor;
    if (++height > limit)
        throw Failure{Failure::Kind::Limit, {}, phrase("twig.too-long-chain", std::to_string(limit)), span, line, {}};
    Node node;
    node.kind = kind;
    node.line = line;
    node.span = span;
    node.first = static_cast<std::uint32_t>(m_code.children.size());
    node.count = static_cast<std::uint32_t>(children.size());
    m_code.children.insert(m_code.children.end(), children.begin(), children.end());
    m_code.nodes.push_back(node);
    m_lines.push_back(line);
    m_heights.push_back(height);
    return static_cast<NodeId>(m_code.nodes.size() - 1);
}

NodeId Tree::constant(json::Value value, std::uint32_t line, Span span)
{
    const NodeId id = add(NodeKind::Constant, line, span);
    m_code.nodes[id].value = value;
    if (value.isString())
        m_code.nodes[id].key = json::Key(value.text());
    return id;
}

std::vector<NodeId> Tree::children(NodeId id) const
{
    const auto all = m_code.childrenOf(m_code.nodes[id]);
    return {all.begin(), all.end()};
}

void Tree::setChild(NodeId id, std::uint32_t i, NodeId child)
{
    m_code.children[m_code.nodes[id].first + i] = child;
    m_heights[id] = std::max(m_heights[id], height(child) + 1);
}

void Tree::setChildren(NodeId id, std::span<const NodeId> children)
{
    Node& node = m_code.nodes[id];
    if (children.size() > node.count) {
        node.first = static_cast<std::uint32_t>(m_code.children.size());
        m_code.children.insert(m_code.children.end(), children.begin(), children.end());
    } else {
        std::copy(children.begin(), children.end(), m_code.children.begin() + node.first);
    }
    node.count = static_cast<std::uint32_t>(children.size());
    for (const NodeId child : children)
        m_heights[id] = std::max(m_heights[id], height(child) + 1);
}

std::span<const std::string_view> Tree::names(NodeId id) const
{
    const auto found = m_names.find(id);
    if (found == m_names.end())
        return {};
    return found->second;
}

const json::Value* Tree::strategy(NodeId id) const
{
    const auto found = m_strategies.find(id);
    return found == m_strategies.end() ? nullptr : &found->second;
}

} // namespace retort::twig
