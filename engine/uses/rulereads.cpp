// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/uses/rulereads.h"

#include <optional>

namespace retort::uses {

namespace {

using logic::Node;
using logic::NodeId;
using logic::noNode;
using logic::Operator;

/// Where paths count from.
struct Scope {
    std::optional<std::string> root = std::string(); ///< nullopt: nobody knows.
    bool pair = false;                               ///< In reduce: "current" is the item, "accumulator" is not read.
};

std::optional<std::string> pathText(json::Value value)
{
    if (value.isString())
        return std::string(value.text());
    if (value.isInt())
        return std::to_string(value.asInt());
    return value.isNull() ? std::optional(std::string()) : std::nullopt;
}

std::optional<std::string> below(const Scope& scope, std::string path)
{
    if (!scope.root)
        return std::nullopt;
    if (scope.pair) {
        if (path != "current" && path.rfind("current.", 0) != 0)
            return std::nullopt;
        path.erase(0, path == "current" ? 7 : 8);
    }
    if (path.empty() || scope.root->empty())
        return *scope.root + path;
    return *scope.root + '.' + path;
}

class Walk {
public:
    explicit Walk(const logic::Program& program) : m_program(program) {}

    std::vector<RuleRead> read()
    {
        m_pending.push_back({0, {}});
        while (!m_pending.empty()) {
            const auto [id, scope] = m_pending.back();
            m_pending.pop_back();
            visit(id, scope);
        }
        return std::move(m_reads);
    }

private:
    struct Pending {
        NodeId node;
        Scope scope;
    };

    std::vector<NodeId> children(NodeId id) const
    {
        std::vector<NodeId> all;
        for (NodeId child = m_program.node(id).firstChild; child != noNode; child = m_program.node(child).next)
            all.push_back(child);
        return all;
    }

    /// The path of a var, relative to its scope; nullopt where it is worked out.
    std::optional<std::string> pathOf(NodeId var) const
    {
        const Node& node = m_program.node(var);
        if (node.children == 0)
            return std::string();
        const Node& path = m_program.node(node.firstChild);
        return path.op == Operator::Literal ? pathText(path.source) : std::nullopt;
    }

    void add(NodeId id, const Scope& scope, const std::optional<std::string>& path)
    {
        const auto whole = path ? below(scope, *path) : std::nullopt;
        if (whole && !whole->empty())
            m_reads.push_back({*whole, m_program.pointerTo(id)});
    }

    /// Names that missing asks for: texts, and texts in a list.
    void addNames(NodeId id, NodeId argument, const Scope& scope)
    {
        const Node& node = m_program.node(argument);
        if (node.op != Operator::Literal)
            return;
        const json::Value source = node.source;
        if (!source.isArray())
            return add(id, scope, pathText(source));
        for (std::size_t i = 0; i < source.size(); ++i)
            add(id, scope, pathText(source.items()[i]));
    }

    /// What a loop goes over, as a path of the context.
    std::optional<std::string> sequenceOf(NodeId id, const Scope& scope) const
    {
        const Node* node = &m_program.node(id);
        while (node->op == Operator::Filter && node->children > 0) { // the same items, fewer of them
            id = node->firstChild;
            node = &m_program.node(id);
        }
        if (node->op != Operator::Var)
            return std::nullopt;
        const auto path = pathOf(id);
        return path ? below(scope, *path) : std::nullopt;
    }

    void visit(NodeId id, const Scope& scope)
    {
        const Node& node = m_program.node(id);
        const auto all = children(id);
        std::size_t inner = all.size(); // from which child on another scope holds
        Scope innerScope;
        switch (node.op) {
        case Operator::Var:
            add(id, scope, pathOf(id));
            break;
        case Operator::Missing:
            for (const NodeId child : all)
                addNames(id, child, scope);
            break;
        case Operator::MissingSome:
            if (all.size() > 1)
                addNames(id, all[1], scope);
            break;
        case Operator::Map:
        case Operator::Filter:
        case Operator::All:
        case Operator::None:
        case Operator::Some:
        case Operator::Reduce:
            if (!all.empty()) {
                inner = 1;
                const auto sequence = sequenceOf(all[0], scope);
                innerScope.root = sequence ? std::optional(sequence->empty() ? "*" : *sequence + ".*") : std::nullopt;
                innerScope.pair = node.op == Operator::Reduce;
            }
            break;
        default:
            break;
        }
        for (std::size_t i = all.size(); i-- > 0;) {
            const bool start = node.op == Operator::Reduce && i == 2; // the first accumulator is worked out outside
            m_pending.push_back({all[i], i >= inner && !start ? innerScope : scope});
        }
    }

    const logic::Program& m_program;
    std::vector<RuleRead> m_reads;
    std::vector<Pending> m_pending;
};

} // namespace

std::vector<RuleRead> readsOf(const logic::Program& program) { return Walk(program).read(); }

} // namespace retort::uses
