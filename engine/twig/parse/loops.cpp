// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/passes.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace retort::twig {

namespace {

/// Finds which loops make a `loop`, which shows in _context and in what a later name of it gives.
class Loops {
public:
    explicit Loops(Tree& tree) : m_tree(tree) {}

    void visit(NodeId id)
    {
        if (id == noNode || !m_visited.insert(id).second) // a default's value stands in two places
            return;
        const NodeKind kind = m_tree[id].kind;
        if (kind == NodeKind::For) {
            visitFor(id);
            return;
        }
        if (!m_loops.empty())
            enter(id);
        std::vector<NodeId> children = m_tree.children(id);
        if (kind == NodeKind::With)
            std::swap(children[0], children[1]);
        for (const NodeId child : children)
            visit(child);
    }

private:
    void visitFor(NodeId id)
    {
        const std::vector<NodeId> children = m_tree.children(id);
        const NodeId value = children[1];
        const NodeId key = children[2];
        m_loops.push_back(id);
        m_names.push_back(m_tree[value].value.text());
        m_names.push_back(key == noNode ? "_key" : m_tree[key].value.text());
        visit(key);
        visit(value);
        visit(children[0]);
        visit(children[3]);
        visit(children[4]);
        m_loops.pop_back();
        m_names.resize(m_names.size() - 2);
    }

    void enter(NodeId id)
    {
        Node& node = m_tree[id];
        switch (node.kind) {
        case NodeKind::Name:
        case NodeKind::Target:
            if (node.value.text() == "loop") {
                node.flags |= Node::Certain;
                m_tree[m_loops.back()].flags |= Node::WithLoop;
            } else if (std::find(m_names.begin(), m_names.end(), node.value.text()) != m_names.end()) {
                node.flags |= Node::Certain;
            }
            break;
        case NodeKind::Block:
        case NodeKind::BlockCall:
            m_tree[m_loops.back()].flags |= Node::WithLoop;
            break;
        case NodeKind::Include:
            if ((node.value.text() == "include" || node.value.text() == "embed") && (node.flags & Node::Only) == 0)
                markAll();
            break;
        case NodeKind::Function:
            if (node.value.text() == "include" && !isWithoutContext(id))
                markAll();
            break;
        case NodeKind::Attribute:
        case NodeKind::Method:
            attribute(id);
            break;
        default:
            break;
        }
    }

    // loop.parent, and what may be it.
    void attribute(NodeId id)
    {
        const Node& object = m_tree[m_tree.child(id, 0)];
        const Node& key = m_tree[m_tree.child(id, 1)];
        const bool isParent = key.kind != NodeKind::Constant || (key.value.isString() && key.value.text() == "parent");
        const bool ofLoop = object.kind == NodeKind::Name && object.value.text() == "loop";
        if (isParent && (ofLoop || (m_tree[m_loops.back()].flags & Node::WithLoop) != 0))
            markAll();
    }

    bool isWithoutContext(NodeId id)
    {
        const auto names = m_tree.names(id);
        const auto found = std::find(names.begin(), names.end(), "with_context");
        if (found == names.end())
            return false;
        const json::Value value = m_tree[m_tree.child(id, static_cast<std::uint32_t>(found - names.begin()))].value;
        return value.isBool() && !value.asBool();
    }

    void markAll()
    {
        for (const NodeId loop : m_loops)
            m_tree[loop].flags |= Node::WithLoop;
    }

    Tree& m_tree;
    std::vector<NodeId> m_loops;
    std::vector<std::string_view> m_names;
    std::unordered_set<NodeId> m_visited;
};

} // namespace

void markLoops(Tree& tree, const Module& module)
{
    Loops loops(tree);
    loops.visit(module.body);
    for (const BlockBody& block : module.blocks)
        loops.visit(block.body);
    for (const Macro& macro : module.macros)
        loops.visit(macro.body);
    loops.visit(module.parent);
}

} // namespace retort::twig
