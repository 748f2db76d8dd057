// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/callargs.h"
#include "engine/twig/parse/passes.h"

#include <algorithm>
#include <utility>
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
    void begin(NodeId id)
    {
        m_line = m_last = m_tree.line(id);
        ++m_begun;
    }

    void writeChildren(NodeId id)
    {
        for (const NodeId child : m_tree.children(id))
            write(child);
    }

    void write(NodeId id)
    {
        if (id == noNode || isAgain(id))
            return;
        const std::size_t begun = m_begun;
        const NodeKind kind = m_tree[id].kind;
        if (kind <= NodeKind::Nothing)
            statement(id, kind);
        else
            expression(id, kind);
        m_written[id] = {true, m_begun != begun, m_line, m_last};
    }

    /// What stands in two places of the tree (a default's value) is bound once, but leaves its lines again.
    bool isAgain(NodeId id)
    {
        if (id >= m_written.size())
            m_written.resize(m_tree.code().nodes.size());
        const Written& written = m_written[id];
        if (written.done && written.moved) {
            m_line = written.line;
            m_last = written.last;
        }
        return written.done;
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
            m_tree[id].line = m_last;
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
            m_tree[id].line = m_last;
            return;
        case NodeKind::Set:
            begin(id);
            m_tree[id].line = m_line;
            if (m_tree.childCount(id) == 2)
                writeChildren(id);
            else // [$a, $b] = [x, y]
                literal(id, m_tree.childCount(id) / 2, 1);
            return;
        default:
            begin(id);
            m_tree[id].line = m_line;
            writeChildren(id);
            return;
        }
    }

    /// An array that PHP's compiler first looks through for constants: each `null` that Twig writes behind a name, and
    /// each true, false and null, then counts as standing where the array begins, which for PHP is its first value.
    /// Where values lie in each other only the outermost counts; it does not look into calls.
    void literal(NodeId id, std::uint32_t from, std::uint32_t firstValue)
    {
        const std::uint32_t around = m_array;
        if (m_array == 0 && m_tree.childCount(id) > from + firstValue - 1)
            m_array = beginning(m_tree.child(id, from + firstValue - 1));
        for (std::uint32_t i = from; i < m_tree.childCount(id); ++i)
            write(m_tree.child(id, i));
        m_array = around;
    }

    /// Where PHP says that an expression begins, which is written next.
    std::uint32_t beginning(NodeId id) const
    {
        while (true) {
            switch (m_tree[id].kind) {
            case NodeKind::Name:
            case NodeKind::Self:
            case NodeKind::Arrow:
                return m_tree.line(id);
            case NodeKind::Unary:
            case NodeKind::Conditional:
                id = m_tree.child(id, 0);
                break;
            case NodeKind::Coalesce:
                id = m_tree.child(id, 0);
                if (m_tree[id].kind != NodeKind::Name)
                    return m_line;
                break;
            case NodeKind::Binary:
                if (isFunction(m_tree[id].op))
                    return m_line;
                id = m_tree.child(id, 0);
                break;
            case NodeKind::List:
            case NodeKind::Hash: {
                const std::uint32_t first = m_tree[id].kind == NodeKind::Hash ? 1 : 0;
                if (m_tree.childCount(id) <= first)
                    return m_line;
                id = m_tree.child(id, first);
                break;
            }
            default:
                return m_line;
            }
        }
    }

    static bool isFunction(Op op)
    {
        return op == Op::Matches || op == Op::In || op == Op::NotIn || op == Op::HasSome || op == Op::HasEvery ||
               op == Op::Range || op == Op::StartsWith || op == Op::EndsWith;
    }

    bool isConstant(NodeId id) const
    {
        const NodeKind kind = m_tree[id].kind;
        if (kind == NodeKind::Constant)
            return true;
        if (kind != NodeKind::List && kind != NodeKind::Hash && kind != NodeKind::Binary && kind != NodeKind::Unary)
            return false;
        const auto children = m_tree.children(id);
        return std::all_of(children.begin(), children.end(), [this](NodeId child) { return isConstant(child); });
    }

    /// Where PHP has a constant that its compiler makes when it looks through an array.
    void word() { m_last = m_array != 0 ? m_array : m_line; }

    /// What stands in a call's brackets.
    template <class Write>
    void inCall(Write write)
    {
        const std::uint32_t around = m_array;
        m_array = 0;
        m_last = m_line;
        write();
        m_array = around;
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
            begin(id);
            m_tree[id].line = m_line;
            if ((m_tree[id].flags & Node::Certain) == 0) // else there is no `?? null`
                word();
            return;
        case NodeKind::Self:
            begin(id);
            m_tree[id].line = m_line;
            return;
        case NodeKind::Constant: {
            const json::Value value = m_tree[id].value;
            m_last = m_line;
            if (value.isNull() || value.isBool())
                word();
            return;
        }
        case NodeKind::Arrow:
            begin(id);
            m_tree[id].line = m_line;
            inCall([&] { write(m_tree.child(id, 0)); });
            return;
        case NodeKind::MacroCall:
            m_tree[id].line = m_tree.line(id);
            inCall([&] { literal(id, 0, 1); });
            m_last = m_line;
            return;
        case NodeKind::Filter:
            filter(id);
            return;
        case NodeKind::Function:
            bindCall(m_tree, id);
            inCall([&] { writeChildren(id); });
            return;
        case NodeKind::Test:
            test(id);
            return;
        case NodeKind::Attribute:
            attribute(id);
            return;
        case NodeKind::Defined:
        case NodeKind::Default:
        case NodeKind::Coalesce:
            m_guarded = m_tree[m_tree.child(id, 0)].kind == NodeKind::Attribute;
            writeChildren(id);
            m_tree[id].line = m_last;
            return;
        case NodeKind::Binary:
            binary(id);
            return;
        case NodeKind::Method:
            inCall([&] {
                write(m_tree.child(id, 0));
                write(m_tree.child(id, 1));
                literal(id, 2, 1);
            });
            m_last = m_line;
            return;
        case NodeKind::BlockCall:
            inCall([&] { writeChildren(id); });
            m_last = m_line;
            return;
        case NodeKind::List:
            literal(id, 0, 1);
            if (isConstant(id))
                word();
            m_tree[id].line = m_last;
            return;
        case NodeKind::Hash:
            literal(id, 0, 2);
            if (isConstant(id))
                word();
            m_tree[id].line = m_last;
            return;
        case NodeKind::Conditional:
            write(m_tree.child(id, 0));
            if (m_tree.child(id, 1) != m_tree.child(id, 0)) // a ?: b writes a twice: what fails is the first
                write(m_tree.child(id, 1));
            write(m_tree.child(id, 2));
            return;
        default:
            writeChildren(id);
            m_tree[id].line = m_last; // where its last operand stands
            return;
        }
    }

    // a[b] is PHP's own look-up, written as ($v = a) && is_array($v) … ? ($v[b] ?? null) : null; all others are calls,
    // and so is a[b] where it is asked whether it is there.
    void attribute(NodeId id)
    {
        const bool guarded = std::exchange(m_guarded, false);
        const bool bracket = (m_tree[id].flags & Node::Bracket) != 0 && !guarded;
        inCall([&] {
            m_guarded = guarded && m_tree[m_tree.child(id, 0)].kind == NodeKind::Attribute;
            write(m_tree.child(id, 0));
            if (!bracket) {
                for (std::uint32_t i = 1; i < m_tree.childCount(id); ++i)
                    write(m_tree.child(id, i));
            }
        });
        m_last = m_line;
        if (!bracket)
            return;
        write(m_tree.child(id, 1));
        m_tree[id].line = m_last;
        word();
    }

    // raw is taken out, with its arguments.
    void filter(NodeId id)
    {
        if (m_tree[id].value.text() == "raw") {
            write(m_tree.child(id, 0));
            const NodeId piped[] = {m_tree.child(id, 0)};
            m_tree.setChildren(id, piped);
            return;
        }
        inCall([&] {
            write(m_tree.child(id, 0));
            bindCall(m_tree, id);
            for (std::uint32_t i = 1; i < m_tree.childCount(id); ++i)
                write(m_tree.child(id, i));
        });
    }

    // empty and iterable are functions, the others operators.
    void test(NodeId id)
    {
        const std::string_view name = m_tree[id].value.text();
        if (name == "empty" || name == "iterable") {
            inCall([&] {
                write(m_tree.child(id, 0));
                bindTest(m_tree, id);
            });
            return;
        }
        write(m_tree.child(id, 0));
        bindTest(m_tree, id);
        if (name == "constant")
            m_tree[id].line = m_line;
        for (std::uint32_t i = 1; i < m_tree.childCount(id); ++i)
            write(m_tree.child(id, i));
        if (name == "even" || name == "odd")
            m_last = m_line; // behind the 2
        if (name != "constant")
            m_tree[id].line = m_last;
    }

    void binary(NodeId id)
    {
        const Op op = m_tree[id].op;
        if (op == Op::Matches) { // a function whose first argument is the right one
            inCall([&] {
                write(m_tree.child(id, 1));
                write(m_tree.child(id, 0));
            });
        } else if (isFunction(op)) {
            inCall([&] { writeChildren(id); });
            if (op == Op::StartsWith || op == Op::EndsWith)
                m_last = m_line;            // both texts come again behind
        } else if (op == Op::FloorDivide) { // floor(a / b)
            inCall([&] {
                writeChildren(id);
                m_tree[id].line = m_last;
            });
        } else {
            writeChildren(id);
            m_tree[id].line = m_last;
            if (isConstant(id))
                word();
        }
    }

    struct Written {
        bool done = false;
        bool moved = false; ///< A line began in it.
        std::uint32_t line = 0;
        std::uint32_t last = 0;
    };

    Tree& m_tree;
    std::uint32_t m_line = 0; ///< That a call written now stands at.
    std::uint32_t m_last = 0; ///< That of the operand written last, where PHP's compiler is when it writes an operator.
    std::uint32_t m_array = 0; ///< Where the array literal around begins, as far as PHP looks through it; else 0.
    bool m_guarded = false;    ///< The attribute that comes next.
    std::size_t m_begun = 0;
    std::vector<Written> m_written;
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
