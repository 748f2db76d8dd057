// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/classify.h"

#include "engine/logic/compile/operators.h"

#include <optional>
#include <string>

namespace retort::condition {

namespace {

using logic::Node;
using logic::NodeId;
using logic::noNode;
using logic::Operator;
using logic::Program;

bool isOperator(Operator op) { return op > Operator::Unknown; }

/// An operator written as anybody would: by its own name (JavaScript also knows "a.b"), its arguments in a list or one
/// alone, and all of them within the limits.
bool isPlain(const Program& program, NodeId id)
{
    const Node& node = program.node(id);
    if (!isOperator(node.op) || !node.source.isObject() || node.source.size() != 1)
        return false;
    const json::Member& only = node.source.members()[0];
    if (only.key.text() != nameOf(node.op))
        return false;
    if (node.sugar)
        return node.children == 1;
    return only.value.isArray() && only.value.size() == node.children;
}

bool isWithinLimits(const Program& program) { return program.nodes().size() < program.settings().limits.nodes; }

/// The path of a variable that stands in the rule.
std::optional<std::string> pathOf(const Program& program, NodeId id)
{
    const Node& node = program.node(id);
    if (node.children == 0)
        return std::string();
    const Node& path = program.node(node.firstChild);
    if (node.children > 2 || path.op != Operator::Literal)
        return std::nullopt;
    if (path.source.isNull())
        return std::string();
    if (path.source.isInt() && path.source.asInt() >= 0)
        return std::to_string(path.source.asInt());
    return path.source.isString() ? std::optional(std::string(path.source.text())) : std::nullopt;
}

bool isField(const Program& program, NodeId id)
{
    return program.node(id).op == Operator::Var && isPlain(program, id) && pathOf(program, id).has_value();
}

/// Of an operator that is plain.
Form formOf(const Program& program, NodeId id)
{
    const Node& node = program.node(id);
    const std::uint32_t count = node.children;
    switch (node.op) {
    case Operator::And:
    case Operator::Or:
        return Form::Group;
    case Operator::Equal:
    case Operator::StrictEqual:
    case Operator::NotEqual:
    case Operator::StrictNotEqual:
    case Operator::Greater:
    case Operator::GreaterEqual:
        return count == 2 ? Form::Comparison : Form::Raw;
    case Operator::Less:
    case Operator::LessEqual:
        return count == 2 ? Form::Comparison : count == 3 ? Form::Between : Form::Raw;
    case Operator::In:
        return count == 2 ? Form::Membership : Form::Raw;
    case Operator::Missing:
        return Form::Missing;
    case Operator::MissingSome:
        return count == 2 ? Form::Missing : Form::Raw;
    case Operator::If:
    case Operator::Ternary:
        return count > 0 ? Form::Choice : Form::Raw;
    case Operator::Not:
    case Operator::NotNot:
        if (count != 1)
            return Form::Raw;
        return isField(program, node.firstChild) ? Form::Presence : Form::Operation;
    case Operator::Var:
        if (isField(program, id))
            return Form::Field;
        return count >= 1 && count <= 2 && program.node(node.firstChild).op != Operator::Literal ? Form::Operation
                                                                                                 : Form::Raw;
    default:
        break;
    }
    const logic::Arity arity = logic::arityOf(node.op);
    if (count < arity.least || count > arity.most)
        return Form::Raw;
    return logic::isLoop(node.op) ? Form::Loop : Form::Operation;
}

/// The form that a `!` around it is part of.
bool takesNegation(Operator op, Form form)
{
    switch (form) {
    case Form::Group:
    case Form::Comparison:
    case Form::Between:
    case Form::Membership:
    case Form::Missing:
        return true;
    case Form::Presence:
        return op == Operator::NotNot;
    case Form::Loop:
        return op == Operator::All || op == Operator::Some || op == Operator::None;
    default:
        return false;
    }
}

class Classifier {
public:
    Classifier(const Program& program, NodeId node, Use use) : m_program(program), m_node(program.node(node))
    {
        m_found.part.node = m_found.part.core = node;
        m_found.part.use = use;
    }

    Classified found()
    {
        Part& part = m_found.part;
        part.form = form();
        part.op = core().op;
        switch (part.form) {
        case Form::Group:
            if (part.op == Operator::And)
                part.quantifier = part.negated ? Quantifier::NotAll : Quantifier::All;
            else
                part.quantifier = part.negated ? Quantifier::None : Quantifier::Any;
            // In the place of a value, and and or give the value of a member.
            addAll(part.negated ? Use::Condition : part.use);
            break;
        case Form::Field:
            part.path = *pathOf(m_program, part.core);
            if (core().children == 2)
                add(m_program.node(core().firstChild).next, Use::Value);
            break;
        case Form::Choice:
            addBranches();
            break;
        case Form::Loop:
            addLoop();
            break;
        case Form::Operation:
            addAll(part.op == Operator::Not || part.op == Operator::NotNot ? Use::Condition : Use::Value);
            break;
        case Form::Comparison:
        case Form::Between:
        case Form::Membership:
        case Form::Presence:
        case Form::Missing:
        case Form::List:
            addAll(Use::Value);
            break;
        case Form::Value:
        case Form::Raw:
            break;
        }
        return std::move(m_found);
    }

private:
    const Node& core() const { return m_program.node(m_found.part.core); }

    Form form()
    {
        if (!isWithinLimits(m_program))
            return Form::Raw;
        if (m_node.op == Operator::Literal)
            return Form::Value;
        if (m_node.op == Operator::List)
            return m_node.source.size() == m_node.children ? Form::List : Form::Raw;
        if (!isPlain(m_program, m_found.part.node))
            return Form::Raw;
        if (m_node.op == Operator::Not && m_node.children == 1 && isPlain(m_program, m_node.firstChild)) {
            const Form inner = formOf(m_program, m_node.firstChild);
            if (takesNegation(m_program.node(m_node.firstChild).op, inner)) {
                m_found.part.core = m_node.firstChild;
                m_found.part.negated = true;
                return inner;
            }
        }
        return formOf(m_program, m_found.part.node);
    }

    void add(NodeId node, Use use, bool itemScope = false) { m_found.children.push_back({node, use, itemScope}); }

    void addAll(Use use)
    {
        for (NodeId child = core().firstChild; child != noNode; child = m_program.node(child).next)
            add(child, use);
    }

    /// Conditions and values in turn; what is left over at the end is the value of all other cases.
    void addBranches()
    {
        for (NodeId child = core().firstChild; child != noNode; child = m_program.node(child).next) {
            const Node& branch = m_program.node(child);
            const bool condition = branch.position % 2 == 0 && branch.next != noNode;
            add(child, condition ? Use::Condition : m_found.part.use);
        }
    }

    void addLoop()
    {
        const bool asks = m_found.part.op != Operator::Map && m_found.part.op != Operator::Reduce;
        for (NodeId child = core().firstChild; child != noNode; child = m_program.node(child).next) {
            const bool body = m_program.node(child).position == 1;
            add(child, body && asks ? Use::Condition : Use::Value, body);
        }
    }

    const Program& m_program;
    const Node& m_node;
    Classified m_found;
};

} // namespace

Classified classify(const Program& program, NodeId node, Use use) { return Classifier(program, node, use).found(); }

} // namespace retort::condition
