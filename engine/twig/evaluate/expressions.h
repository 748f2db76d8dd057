// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What Evaluator does with expressions: a chain is a.b|c + d, which begins with its first child and is followed without
// recursion, so that only what is nested in brackets goes deeper. The branch that a condition or ?? chooses goes on
// with the chain, so that rows of them go no deeper either.

#include "engine/twig/evaluate/evaluator.h"
#include "engine/twig/evaluate/words.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"
#include "engine/twig/value/operators.h"

#include <algorithm>

namespace retort::twig {

template <class Sink>
Value Evaluator<Sink>::evaluate(NodeId id)
{
    const Node& node = m_code[id];
    switch (node.kind) {
    case NodeKind::Constant:
        spend(1);
        return told(id, node.value);
    case NodeKind::Name:
        spend(1);
        return told(id, name(id, node));
    case NodeKind::Attribute:
        if (m_code[m_code.child(node, 0)].kind == NodeKind::Name) {
            spend(1);
            return told(id, attributeOfName(id, node));
        }
        return evaluateChain(id);
    default:
        return evaluateChain(id);
    }
}

template <class Sink>
Value Evaluator<Sink>::evaluateChain(NodeId id)
{
    deeper();
    const std::size_t mark = m_chain.size();
    Value value = beginChain(id);
    while (m_chain.size() > mark) {
        const NodeId at = m_chain.back();
        m_chain.pop_back();
        if ((at & chosen) != 0) {
            value = told(at & ~chosen, value);
            continue;
        }
        const Node& node = m_code[at];
        if (node.kind == NodeKind::Conditional) {
            const NodeId branch = m_code.child(node, isTrue(value) ? 1 : 2);
            if (branch != m_code.child(node, 0)) {
                m_chain.push_back(at | chosen);
                value = beginChain(branch);
                continue;
            }
            value = told(at, value);
            continue;
        }
        value = told(at, follow(at, node, value));
    }
    --m_depth;
    return value;
}

/// The value that a chain begins with; what follows on it is put on m_chain.
template <class Sink>
Value Evaluator<Sink>::beginChain(NodeId id)
{
    while (true) {
        const Node& node = m_code[id];
        spend(1);
        if (isFollowing(id)) {
            m_chain.push_back(id);
            id = m_code.child(node, 0);
            continue;
        }
        if (node.kind != NodeKind::Coalesce)
            return told(id, begin(id, node));
        const NodeId wanted = m_code.child(node, 0);
        const Value value = isDefined(wanted) ? guarded(wanted) : Value();
        if (!value.isNull())
            return told(id, value);
        m_chain.push_back(id | chosen);
        id = m_code.child(node, 1);
    }
}

/// Does it work on its first child's value, before any other child is looked at?
template <class Sink>
bool Evaluator<Sink>::isFollowing(NodeId id) const
{
    const Node& node = m_code[id];
    switch (node.kind) {
    case NodeKind::Attribute:
        return m_code[m_code.child(node, 0)].kind != NodeKind::Name;
    case NodeKind::Binary:
        return node.op != Op::Matches; // the pattern comes first
    case NodeKind::Conditional:
    case NodeKind::Filter:
    case NodeKind::Method:
    case NodeKind::Test:
    case NodeKind::Unary:
        return true;
    default:
        return false;
    }
}

template <class Sink>
Value Evaluator<Sink>::begin(NodeId id, const Node& node)
{
    switch (node.kind) {
    case NodeKind::Constant:
        return node.value;
    case NodeKind::Name:
        return name(id, node);
    case NodeKind::Captured:
        return m_captured;
    case NodeKind::Attribute:
        return attributeOfName(id, node);
    case NodeKind::Function:
        return function(node);
    case NodeKind::Defined: {
        const NodeId asked = m_code.child(node, 0);
        return isDefined(asked) && ((node.flags & Node::NotNull) == 0 || !guarded(asked).isNull());
    }
    case NodeKind::Default:
        return isDefined(m_code.child(node, 0)) ? guarded(m_code.child(node, 1)) : evaluate(m_code.child(node, 2));
    case NodeKind::Binary: {
        const Value b = evaluate(m_code.child(node, 1));
        const Value a = evaluate(m_code.child(node, 0));
        enter(node);
        spendOn(a);
        spendOn(b);
        return binary(node.op, a, b, *this);
    }
    case NodeKind::List:
        return list(node);
    case NodeKind::Hash:
        return hash(node);
    case NodeKind::Arrow:
        return arrow(id, node);
    case NodeKind::MacroCall:
        return macroCall(id, node);
    case NodeKind::BlockCall:
        return blockCall(node);
    case NodeKind::Self:
        return Value(templateName);
    default:
        return {};
    }
}

template <class Sink>
Value Evaluator<Sink>::follow(NodeId id, const Node& node, Value first)
{
    switch (node.kind) {
    case NodeKind::Attribute:
        return attributeOf(id, node, first);
    case NodeKind::Method:
        return method(id, node, first);
    case NodeKind::Binary: {
        const NodeId other = m_code.child(node, 1);
        if (node.op == Op::And)
            return isTrue(first) && isTrue(evaluate(other));
        if (node.op == Op::Or)
            return isTrue(first) || isTrue(evaluate(other));
        if ((node.op == Op::StartsWith || node.op == Op::EndsWith) && !isText(first))
            return false; // the other side is not looked at
        const Value b = evaluate(other);
        enter(node);
        spendOn(first);
        spendOn(b);
        // PHP puts a constant behind the sign, which shows in what it says of operands that do not fit.
        const bool swaps =
            node.op == Op::Multiply || node.op == Op::BitAnd || node.op == Op::BitOr || node.op == Op::BitXor;
        if (swaps && m_code[m_code.child(node, 0)].kind == NodeKind::Constant &&
            m_code[other].kind != NodeKind::Constant)
            return binary(node.op, b, first, *this);
        return binary(node.op, first, b, *this);
    }
    case NodeKind::Unary:
        if (node.op == Op::Not)
            return !isTrue(first);
        enter(node);
        spendOn(first);
        return unary(node.op, first, *this);
    default:
        return filter(id, node, first);
    }
}

template <class Sink>
Value Evaluator<Sink>::name(NodeId id, const Node& node)
{
    const Plan::Variable variable = m_plan.notes[id];
    if (variable == Plan::context)
        return m_scope->whole(*this);
    if (variable == Plan::charset)
        return Value(std::string_view("UTF-8"));
    const Value* found = m_scope->find(variable);
    if (!found && (node.flags & Node::Certain) != 0) [[unlikely]] {
        enter(node);
        warn("Undefined array key \"" + std::string(node.value.text()) + '"',
             phrase("twig.undefined-key", std::string(node.value.text())));
    }
    Value value = found ? *found : Value();
    if (isLoop(value))
        value = loopOf(value).whole(*this);
    m_sink.read(id, value, !found, m_guarded);
    return value;
}

/// a.b, which is most of what templates do.
template <class Sink>
Value Evaluator<Sink>::attributeOfName(NodeId id, const Node& node)
{
    const NodeId objectId = m_code.child(node, 0);
    const Node& key = m_code[m_code.child(node, 1)];
    if (key.kind == NodeKind::Constant && key.value.isString() && m_plan.notes[objectId] < Plan::charset) {
        const Value* object = m_scope->find(m_plan.notes[objectId]);
        if (object && object->isObject()) {
            if (isLoop(*object)) {
                bool found = false;
                const Value value = loopOf(*object).member(key.key, found);
                spend(2);
                m_sink.read(id, value, !found, m_guarded);
                return value;
            }
            if (!isSpecial(*object)) {
                const Value* found = json::find(*object, key.key, m_hints[node.index]);
                const Value value = found ? *found : Value();
                spend(2);
                m_sink.read(objectId, *object, false, m_guarded);
                m_sink.read(id, value, !found, m_guarded);
                return value;
            }
        }
    }
    return attributeOf(id, node, evaluate(objectId));
}

template <class Sink>
Value Evaluator<Sink>::attributeOf(NodeId id, const Node& node, Value object)
{
    const NodeId keyId = m_code.child(node, 1);
    const Node& keyNode = m_code[keyId];
    const bool guardedRead = m_guarded;
    if (keyNode.kind == NodeKind::Constant && keyNode.value.isString() && object.isObject() && !isSpecial(object)) {
        const Value* found = json::find(object, keyNode.key, m_hints[node.index]);
        const Value value = found ? *found : Value();
        spend(1);
        m_sink.read(id, value, !found, guardedRead);
        return value;
    }
    // PHP does not look at the key of a[b] where a is no array, or an empty one.
    const bool bracket = (node.flags & Node::Bracket) != 0;
    std::optional<Value> value;
    if (!bracket || (isArray(object) && object.size() > 0)) {
        m_guarded = false;
        const Value key = evaluate(keyId);
        const Value arguments = node.count > 2 ? evaluate(m_code.child(node, 2)) : Value();
        m_guarded = guardedRead;
        enter(node);
        spendOn(key);
        if (bracket) {
            value = item(object, key, *this);
        } else {
            Row row(m_values, arguments.size());
            const std::size_t count = isArray(arguments) ? arguments.size() : 0;
            for (std::size_t i = 0; i < count; ++i)
                row.data()[i] = valueAt(arguments, i);
            value = attribute(object, key, Access::Any, {row.data(), count}, *this);
        }
    }
    m_sink.read(id, value.value_or(Value()), !value, guardedRead);
    return value.value_or(Value());
}

template <class Sink>
Value Evaluator<Sink>::method(NodeId id, const Node& node, Value object)
{
    const bool guardedRead = m_guarded;
    m_guarded = false;
    const Value key = evaluate(m_code.child(node, 1));
    const std::size_t count = node.count - 2;
    Row row(m_values, count);
    for (std::uint32_t i = 0; i < count; ++i)
        row.data()[i] = evaluate(m_code.child(node, i + 2));
    m_guarded = guardedRead;
    enter(node);
    const std::optional<Value> value = attribute(object, key, Access::Method, {row.data(), count}, *this);
    m_sink.read(id, value.value_or(Value()), !value, guardedRead);
    return value.value_or(Value());
}

template <class Sink>
Value Evaluator<Sink>::list(const Node& node)
{
    Row row(m_values, node.count);
    for (std::uint32_t i = 0; i < node.count; ++i)
        row.data()[i] = evaluate(m_code.child(node, i));
    enter(node);
    Value* items = this->items(node.count);
    std::copy(row.data(), row.data() + node.count, items);
    return Value::array(items, node.count);
}

template <class Sink>
Value Evaluator<Sink>::hash(const Node& node)
{
    const std::size_t count = node.count / 2;
    ArrayBuilder builder(*this, count);
    for (std::uint32_t i = 0; i < node.count; i += 2) {
        const Value key = evaluate(m_code.child(node, i));
        const Value value = evaluate(m_code.child(node, i + 1));
        enter(node);
        builder.set(arrayKey(key, *this), value);
    }
    return builder.take();
}

// What looks through missing names

template <class Sink>
bool Evaluator<Sink>::isDefined(NodeId id)
{
    spend(1);
    const Node& node = m_code[id];
    switch (node.kind) {
    case NodeKind::Name: {
        const Plan::Variable variable = m_plan.notes[id];
        if (variable >= Plan::charset)
            return true;
        const Value* found = m_scope->find(variable);
        if constexpr (Sink::on)
            m_sink.read(id, found && !isLoop(*found) ? *found : Value(), !found, true);
        return found != nullptr;
    }
    case NodeKind::Attribute:
    case NodeKind::Method: {
        const Value object = definedObject(m_code.child(node, 0));
        const Value key = evaluate(m_code.child(node, 1));
        for (std::uint32_t i = 2; i < node.count; ++i)
            evaluate(m_code.child(node, i));
        enter(node);
        spendOn(key);
        const bool found = hasAttribute(object, key, accessOf(node), *this);
        if constexpr (Sink::on) {
            const Value* value = found && isArray(object) ? under(object, key) : nullptr;
            m_sink.read(id, value ? *value : Value(), !found, true);
        }
        return found;
    }
    case NodeKind::MacroCall:
        enter(node);
        if (!isImported(node))
            failUnimported(importOf(m_code, node), *this);
        return node.index != noNode;
    case NodeKind::BlockCall: {
        const Value name = evaluate(m_code.child(node, 0));
        enter(node);
        return blockNamed(name) != nullptr;
    }
    case NodeKind::Function: // constant('X'): only PHP knows them, and one that is unknown is an error else
        try {
            function(node);
            return true;
        } catch (const Failure& failure) {
            if (failure.kind == Failure::Kind::Limit)
                throw;
            return false;
        }
    default:
        return true;
    }
}

template <class Sink>
Value Evaluator<Sink>::definedObject(NodeId id)
{
    const std::size_t mark = m_chain.size();
    while (m_code[id].kind == NodeKind::Attribute || m_code[id].kind == NodeKind::Method) {
        m_chain.push_back(id);
        id = m_code.child(m_code[id], 0);
    }
    Value value = guarded(id);
    while (m_chain.size() > mark) {
        spend(1);
        const NodeId link = m_chain.back();
        m_chain.pop_back();
        const Node& node = m_code[link];
        const Value key = evaluate(m_code.child(node, 1));
        Value list;
        if (node.kind == NodeKind::Attribute && node.count > 2)
            list = evaluate(m_code.child(node, 2));
        const std::size_t count = node.kind == NodeKind::Method ? node.count - 2 : isArray(list) ? list.size() : 0;
        Row row(m_values, count);
        for (std::uint32_t i = 0; i < count; ++i)
            row.data()[i] = node.kind == NodeKind::Method ? evaluate(m_code.child(node, i + 2)) : valueAt(list, i);
        enter(node);
        spendOn(key);
        const std::optional<Value> found = attribute(value, key, accessOf(node), {row.data(), count}, *this);
        m_sink.read(link, found.value_or(Value()), !found, true);
        value = found.value_or(Value());
    }
    return value;
}

template <class Sink>
Value Evaluator<Sink>::guarded(NodeId id)
{
    const bool before = m_guarded;
    m_guarded = true;
    const Value value = evaluate(id);
    m_guarded = before;
    return value;
}

} // namespace retort::twig
