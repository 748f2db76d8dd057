// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/parse/passes.h"
#include "engine/twig/parse/safety.h"
#include "engine/twig/parse/token.h"

#include <map>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace retort::twig {

namespace {

/// Goes over a module in Twig's order: what stands later can depend on what came before.
class Escaper {
public:
    explicit Escaper(Tree& tree) : m_tree(tree), m_safety(tree) {}

    void run(const Module& module)
    {
        visit(module.body);
        for (const BlockBody& block : module.blocks) {
            const auto used = m_blocks.find(block.name);
            m_strategies.push_back(used == m_blocks.end() || used->second.isNull() ? strategy() : used->second);
            visit(block.body);
            m_strategies.pop_back();
        }
        for (const Macro& macro : module.macros)
            visit(macro.body);
        visit(module.parent);
    }

private:
    json::Value strategy() const
    {
        if (!m_strategies.empty())
            return m_strategies.back();
        switch (m_tree.code().settings.autoescape) {
        case Autoescape::Html:
            return json::Value(std::string_view("html"));
        case Autoescape::Js:
            return json::Value(std::string_view("js"));
        case Autoescape::Off:
            break;
        }
        return false;
    }

    void visit(NodeId id)
    {
        if (id == noNode || !m_visited.insert(id).second) // a default's value stands in two places
            return;
        const json::Value* section = m_tree.strategy(id);
        if (section != nullptr)
            m_strategies.push_back(*section);
        if (isImport(id))
            m_safety.addImport(m_tree[id].key.text());
        visitChildren(id);
        if (section != nullptr)
            m_strategies.pop_back();
        switch (m_tree[id].kind) {
        case NodeKind::Filter:
            preEscape(id);
            break;
        case NodeKind::Print:
            print(id);
            break;
        case NodeKind::Apply: // its text is printed, too
            escapeChild(id, 1);
            break;
        case NodeKind::Block:
            m_blocks.insert_or_assign(m_tree[id].value.text(), strategy());
            break;
        default:
            break;
        }
    }

    void visitChildren(NodeId id)
    {
        std::vector<NodeId> children = m_tree.children(id);
        if (m_tree[id].kind == NodeKind::With)
            std::swap(children[0], children[1]);
        for (const NodeId child : children)
            visit(child);
    }

    bool isImport(NodeId id)
    {
        const Node& node = m_tree[id];
        return node.kind == NodeKind::Import || (node.kind == NodeKind::Include && node.value.text() == "import");
    }

    bool isOff() const { return strategy().isBool() && !strategy().asBool(); }

    // PHP takes any scalar for a text, but not null.
    std::string_view type(Span span)
    {
        const json::Value value = strategy();
        if (value.isString())
            return value.text();
        if (value.isBool())
            return "1";
        if (value.isNull())
            throw Failure{Failure::Kind::Php,
                          "Twig\\NodeVisitor\\EscaperNodeVisitor::escapePrintNode(): Argument #3 ($type) must be of "
                          "type string, null given",
                          phrase("twig.strategy-null"),
                          span,
                          0,
                          {}};
        return m_tree.code().arena.copy(valueOf(Token{TokenType::Number, 0, {}, {}, value}));
    }

    void print(NodeId id)
    {
        if (isOff())
            return;
        const std::string_view wanted = type(m_tree[id].span);
        const NodeId value = m_tree.child(id, 0);
        if (!isSplit(value, wanted)) {
            escapeChild(id, 0);
            return;
        }
        m_tree.setChild(id, 0, split(value, wanted));
        m_tree.setSplit(id);
    }

    void escapeChild(NodeId id, std::uint32_t place)
    {
        if (!isOff())
            m_tree.setChild(id, place, escapedOr(m_tree.child(id, place), type(m_tree[id].span)));
    }

    std::pair<NodeId, NodeId> branches(NodeId id) const
    {
        const std::uint32_t first = m_tree[id].kind == NodeKind::Coalesce ? 0 : 1;
        return {m_tree.child(id, first), m_tree.child(id, first + 1)};
    }

    // One branch is safe and the other is not: each is escaped for itself.
    bool isSplit(NodeId id, std::string_view wanted)
    {
        if (m_tree[id].kind != NodeKind::Conditional && m_tree[id].kind != NodeKind::Coalesce)
            return false;
        const auto [then, otherwise] = branches(id);
        const bool thenSafe = m_safety.isSafe(then, wanted);
        return thenSafe != m_safety.isSafe(otherwise, wanted);
    }

    NodeId split(NodeId id, std::string_view wanted)
    {
        const auto [then, otherwise] = branches(id);
        const auto escaped = [&](NodeId branch) {
            return isSplit(branch, wanted) ? split(branch, wanted) : escapedOr(branch, wanted);
        };
        NodeId condition = m_tree.child(id, 0);
        if (m_tree[id].kind == NodeKind::Coalesce) {
            condition = m_tree.add(NodeKind::Defined, m_tree.line(then), m_tree[then].span, {then});
            m_tree[condition].flags |= Node::NotNull;
        }
        const NodeId escapedThen = escaped(then);
        const NodeId escapedElse = escaped(otherwise);
        return m_tree.add(NodeKind::Conditional, m_tree.line(id), m_tree[id].span,
                          {condition, escapedThen, escapedElse});
    }

    NodeId escapedOr(NodeId value, std::string_view wanted)
    {
        return m_safety.isSafe(value, wanted) ? value : escape(value, wanted);
    }

    NodeId escape(NodeId value, std::string_view wanted)
    {
        const std::uint32_t line = m_tree.line(value);
        const Span span = m_tree[value].span;
        const NodeId strategy = m_tree.constant(json::Value(wanted), line, span);
        const NodeId charset = m_tree.constant({}, line, span);
        const NodeId automatic = m_tree.constant(json::Value(true), line, span);
        const NodeId made = m_tree.add(NodeKind::Filter, line, span, {value, strategy, charset, automatic});
        m_tree[made].value = json::Value(std::string_view("escape"));
        m_tree[made].callable = filterNamed("escape");
        m_tree[made].flags |= Node::Automatic;
        return made;
    }

    void preEscape(NodeId id)
    {
        const Callable* callable = m_tree[id].callable;
        if (callable != nullptr && callable->preEscapesHtml)
            m_tree.setChild(id, 0, escapedOr(m_tree.child(id, 0), "html"));
    }

    Tree& m_tree;
    Safety m_safety;
    std::vector<json::Value> m_strategies;
    std::map<std::string_view, json::Value> m_blocks;
    std::unordered_set<NodeId> m_visited;
};

} // namespace

void escapePrints(Tree& tree, const Module& module) { Escaper(tree).run(module); }

} // namespace retort::twig
