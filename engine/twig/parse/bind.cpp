// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/callargs.h"
#include "engine/twig/parse/passes.h"

#include <vector>

namespace retort::twig {

namespace {

/// Walks a module in the order in which Twig writes its PHP. That decides which error of several comes first, and the
/// lines of errors at run time: PHP tells a line of the compiled code, and Twig keeps only where in it a template's
/// line began: at statements, variables and arrow functions, if the line is another one than before.
class Emission {
public:
    explicit Emission(Tree& tree) : m_tree(tree) {}

    void run(const Module& module)
    {
        for (const NodeId use : module.uses)
            write(use);
        if (module.parent != noNode) {
            begin(module.parent);
            write(module.parent);
        }
        write(module.body);
        if (module.parent != noNode)
            begin(module.parent);
        for (std::size_t i = 0; i < module.blocks.size(); ++i) {
            m_line = module.blockLines[i];
            write(module.blocks[i].body);
        }
        for (const Macro& macro : module.macros) {
            m_line = macro.line;
            for (const MacroParameter& parameter : macro.parameters)
                write(parameter.fallback);
            write(macro.body);
        }
    }

private:
    void begin(NodeId id) { m_line = m_tree.line(id); }

    void writeChildren(NodeId id)
    {
        for (const NodeId child : m_tree.children(id))
            write(child);
    }

    void write(NodeId id)
    {
        if (id == noNode)
            return;
        const NodeKind kind = m_tree[id].kind;
        if (kind <= NodeKind::Nothing)
            statement(id, kind);
        else
            expression(id, kind);
    }

    void statement(NodeId id, NodeKind kind)
    {
        switch (kind) {
        case NodeKind::Body:
            writeChildren(id);
            return;
        case NodeKind::Print: {
            const NodeId value = m_tree.child(id, 0);
            const bool isBlock = m_tree[value].kind == NodeKind::BlockCall || m_tree[value].kind == NodeKind::Parent;
            begin(isBlock || m_tree.isSplit(id) ? value : id);
            write(value);
            m_tree[id].line = m_line;
            return;
        }
        case NodeKind::With: {
            begin(id);
            const NodeId variables = m_tree.child(id, 0);
            writeChildren(id);
            m_tree[id].line = m_tree.line(variables == noNode ? id : variables);
            return;
        }
        case NodeKind::SetCapture:
            begin(id);
            captured(m_tree.child(id, 1));
            return;
        case NodeKind::Apply:
            begin(id);
            captured(m_tree.child(id, 0));
            begin(id);
            write(m_tree.child(id, 1));
            m_tree[id].line = m_line;
            return;
        default:
            begin(id);
            m_tree[id].line = m_line;
            writeChildren(id);
            return;
        }
    }

    // Nothing but text becomes a constant.
    void captured(NodeId body)
    {
        if (m_tree.childCount(body) != 1 || m_tree[m_tree.child(body, 0)].kind != NodeKind::Text)
            write(body);
    }

    void expression(NodeId id, NodeKind kind)
    {
        m_tree[id].line = m_line; // of a call: where its name stands
        switch (kind) {
        case NodeKind::Name:
        case NodeKind::Self:
            begin(id);
            m_tree[id].line = m_line;
            return;
        case NodeKind::Arrow:
            begin(id);
            m_tree[id].line = m_line;
            write(m_tree.child(id, 0));
            return;
        case NodeKind::MacroCall:
            m_tree[id].line = m_tree.line(id);
            writeChildren(id);
            return;
        case NodeKind::Filter:
            filter(id);
            return;
        case NodeKind::Function:
            bindCall(m_tree, id);
            writeChildren(id);
            return;
        case NodeKind::Test:
            test(id);
            return;
        case NodeKind::Attribute:
            writeChildren(id);
            if ((m_tree[id].flags & Node::Bracket) != 0)
                m_tree[id].line = m_line;
            return;
        case NodeKind::Binary:
            binary(id);
            return;
        case NodeKind::Method:
        case NodeKind::BlockCall:
            writeChildren(id);
            return;
        default:
            writeChildren(id);
            m_tree[id].line = m_line; // where its last operand stands
            return;
        }
    }

    // raw is taken out, with its arguments.
    void filter(NodeId id)
    {
        write(m_tree.child(id, 0));
        if (m_tree[id].value.text() == "raw") {
            const NodeId piped[] = {m_tree.child(id, 0)};
            m_tree.setChildren(id, piped);
            return;
        }
        bindCall(m_tree, id);
        for (std::uint32_t i = 1; i < m_tree.childCount(id); ++i)
            write(m_tree.child(id, i));
    }

    void test(NodeId id)
    {
        const std::string_view name = m_tree[id].value.text();
        write(m_tree.child(id, 0));
        bindTest(m_tree, id);
        if (name == "constant")
            m_tree[id].line = m_line;
        for (std::uint32_t i = 1; i < m_tree.childCount(id); ++i)
            write(m_tree.child(id, i));
        if (name != "constant" && name != "empty" && name != "iterable")
            m_tree[id].line = m_line;
    }

    void binary(NodeId id)
    {
        switch (m_tree[id].op) {
        case Op::Matches: // a function whose first argument is the right one
            write(m_tree.child(id, 1));
            write(m_tree.child(id, 0));
            return;
        case Op::In:
        case Op::NotIn:
        case Op::HasSome:
        case Op::HasEvery:
        case Op::Range: // functions
            writeChildren(id);
            return;
        default:
            writeChildren(id);
            m_tree[id].line = m_line;
            return;
        }
    }

    Tree& m_tree;
    std::uint32_t m_line = 0;
};

} // namespace

void bindArguments(Tree& tree, const Module& module) { Emission(tree).run(module); }

void settleNames(Tree& tree)
{
    Code& code = tree.code();
    for (Node& node : code.nodes) {
        if (node.kind == NodeKind::MacroCall) {
            const Macro* macro = code.macro(node.value.text());
            node.index = macro == nullptr ? noNode : static_cast<std::uint32_t>(macro - code.macros.data());
        } else if (node.kind == NodeKind::Name && node.value.text() == "_self") {
            node.kind = NodeKind::Self;
        } else if (node.kind == NodeKind::Name || node.kind == NodeKind::Attribute) {
            node.index = code.hints++;
        }
    }
}

} // namespace retort::twig
