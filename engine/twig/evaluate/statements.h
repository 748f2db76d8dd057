// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What Evaluator does with text, prints and tags.

#include "engine/twig/evaluate/evaluator.h"
#include "engine/twig/evaluate/print.h"
#include "engine/twig/evaluate/words.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

namespace retort::twig {

template <class Sink>
void Evaluator<Sink>::execute(NodeId id)
{
    spend(1);
    const Node& node = m_code[id];
    switch (node.kind) {
    case NodeKind::Body:
        deeper();
        for (const NodeId statement : m_code.childrenOf(node))
            execute(statement);
        --m_depth;
        return;
    case NodeKind::Text: {
        enter(node);
        const std::size_t offset = m_out.size() - m_outBase;
        print(node.value.text());
        m_sink.text(id, offset, m_out.size() - m_outBase);
        return;
    }
    case NodeKind::Print:
        return executePrint(id, node);
    case NodeKind::If:
        return executeIf(id, node);
    case NodeKind::For:
        return executeFor(id, node);
    case NodeKind::Set:
        return executeSet(node);
    case NodeKind::SetCapture:
        return executeSetCapture(id, node);
    case NodeKind::Apply:
        return executeApply(id, node);
    case NodeKind::With:
        return executeWith(node);
    case NodeKind::Do: {
        const Value value = evaluate(m_code.child(node, 0));
        enter(node);
        if ((node.flags & Node::Deprecated) != 0)
            tellDeprecation(value, *this);
        tellWarnings();
        return;
    }
    case NodeKind::Block: {
        enter(node);
        const BlockBody* block = m_code.block(node.value.text());
        if (block)
            executeBlock(*block);
        return;
    }
    case NodeKind::Import:
        m_imports[node.slot] = true;
        if ((node.flags & Node::Global) != 0)
            m_globalImports[node.slot] = true;
        return;
    case NodeKind::Include:
        return executeInclude(node);
    default: // flush, a macro's definition
        return;
    }
}

template <class Sink>
void Evaluator<Sink>::executePrint(NodeId id, const Node& node)
{
    const NodeId expression = m_code.child(node, 0);
    const std::size_t offset = m_out.size() - m_outBase;
    m_sink.beginPrint(id, offset);
    Value value;
    if (m_code[expression].kind == NodeKind::Filter && m_plan.notes[expression] != 0) {
        value = printHtml(expression, node);
    } else {
        value = evaluate(expression);
        print(value, node);
    }
    tellWarnings();
    m_sink.endPrint(id, value, m_out.size() - m_outBase);
}

/// {{ a }} under html escaping: a text goes where it belongs without a copy, and most need no escaping at all.
template <class Sink>
Value Evaluator<Sink>::printHtml(NodeId filter, const Node& node)
{
    const Node& escape = m_code[filter];
    spend(escape.count);
    const Value value = evaluate(m_code.child(escape, 0));
    if (isText(value) && !isPlainForHtml(value.text())) {
        Row row(m_values, escape.count);
        row.data()[0] = value;
        for (std::uint32_t i = 1; i < escape.count; ++i)
            row.data()[i] = m_code[m_code.child(escape, i)].value;
        enter(escape);
        const Value escaped = invoke(escape, {row.data(), escape.count});
        m_sink.filtered(filter, {row.data(), escape.count}, escaped);
        print(escaped, node);
        return told(filter, escaped);
    }
    if constexpr (Sink::on) {
        const Value arguments[] = {value, Value(std::string_view("html"))};
        m_sink.filtered(filter, arguments, value);
    }
    print(value, node);
    return told(filter, value);
}

template <class Sink>
void Evaluator<Sink>::executeIf(NodeId id, const Node& node)
{
    deeper();
    for (std::uint32_t i = 0; i < node.count; i += 2) {
        if (i + 1 < node.count) {
            enter(node);
            m_sink.beginCondition(id, i / 2);
            const Value value = evaluate(m_code.child(node, i));
            const bool truth = isTrue(value);
            m_sink.endCondition(value, truth);
            if (!truth)
                continue;
        }
        m_sink.beginBranch();
        execute(m_code.child(node, i + 1 < node.count ? i + 1 : i));
        m_sink.endBranch();
        break;
    }
    --m_depth;
}

template <class Sink>
void Evaluator<Sink>::executeFor(NodeId id, const Node& node)
{
    deeper();
    enter(node);
    const Plan::Variable value = m_plan.notes[m_code.child(node, 1)];
    const NodeId keyName = m_code.child(node, 2);
    const Plan::Variable key = keyName == noNode ? m_plan.key : m_plan.notes[keyName];
    const NodeId otherwise = m_code.child(node, 4);

    const Value parent = m_plan.wholes ? m_scope->whole(*this) : Value();
    const Scope::LoopStart start = m_scope->enterLoop(value, key);
    if (m_plan.wholes)
        m_scope->assign(m_plan.parent, parent);
    const Value given = evaluate(m_code.child(node, 0));
    const Value sequence = isArray(given) ? given : Value::array(nullptr, 0);
    if (m_plan.wholes) {
        m_scope->assign(m_plan.sequence, sequence);
        if (otherwise != noNode)
            m_scope->assign(m_plan.iterated, false);
    }
    Loop loop{parent, 0, static_cast<std::int64_t>(sequence.size())};
    if ((node.flags & Node::WithLoop) != 0)
        m_scope->assign(m_plan.loop, special(&loop, loopMark));

    m_sink.beginLoop(id, given);
    for (std::size_t i = 0; i < sequence.size(); ++i) {
        enter(node);
        if (++m_iterations > limits().iterations)
            failLimit(phrase("twig.too-many-iterations", std::to_string(limits().iterations)));
        const Value item = valueAt(sequence, i);
        m_scope->assign(value, item);
        if (keyName != noNode || m_plan.keys || Sink::on) {
            const Value itemKey = keyAt(sequence, i);
            if (keyName != noNode || m_plan.keys)
                m_scope->assign(key, itemKey);
            m_sink.beginTurn(i, itemKey, item);
        }
        execute(m_code.child(node, 3));
        if (m_plan.wholes && otherwise != noNode)
            m_scope->assign(m_plan.iterated, true);
        endOfTurn(node, loop);
        m_sink.endTurn();
    }
    if (sequence.size() == 0 && otherwise != noNode) {
        m_sink.beginBranch();
        execute(otherwise);
        m_sink.endBranch();
    }
    m_sink.endLoop();
    endOfLoop(node, start, parent);
    --m_depth;
}

template <class Sink>
void Evaluator<Sink>::endOfTurn(const Node& node, Loop& loop)
{
    if ((node.flags & Node::WithLoop) == 0)
        return;
    const Value* now = m_scope->find(m_plan.loop);
    if (now && isLoop(*now)) {
        ++loop.index0;
        return;
    }
    enter(node);
    m_scope->assign(m_plan.loop, nextTurn(now ? *now : Value(), *this));
}

template <class Sink>
void Evaluator<Sink>::endOfLoop(const Node& node, const Scope::LoopStart& start, Value parent)
{
    spend(m_scope->assigned() / 16);
    if (m_plan.wholes) {
        const Value* now = m_scope->find(m_plan.parent);
        const Value replaced = now ? *now : Value();
        if (!isSameArray(replaced, parent)) {
            enter(node);
            if (!isArray(replaced))
                failPhp("array_intersect_key(): Argument #2 must be of type array, " + std::string(typeName(replaced)) +
                            " given",
                        phrase("twig.parent-is-no-array"));
            m_scope->leaveLoop(start, replaced, *this);
            return;
        }
    }
    m_scope->leaveLoop(start);
}

template <class Sink>
void Evaluator<Sink>::executeSet(const Node& node)
{
    const std::uint32_t count = node.count / 2;
    Row row(m_values, count);
    for (std::uint32_t i = 0; i < count; ++i)
        row.data()[i] = evaluate(m_code.child(node, count + i));
    for (std::uint32_t i = 0; i < count; ++i) {
        const NodeId target = m_code.child(node, i);
        m_scope->assign(m_plan.notes[target], row.data()[i]);
        m_sink.assigned(target, row.data()[i]);
    }
}

template <class Sink>
template <class Work>
std::string_view Evaluator<Sink>::caught(Work work)
{
    const std::size_t base = m_outBase;
    const std::size_t start = m_out.size();
    if (m_catching++ == 0)
        m_firstCaught = start;
    m_outBase = start;
    work();
    const std::string_view text = textValue(std::string_view(m_out).substr(start)).text();
    m_out.resize(start);
    m_outBase = base;
    --m_catching;
    return text;
}

template <class Sink>
void Evaluator<Sink>::executeSetCapture(NodeId id, const Node& node)
{
    m_sink.beginCapture(id);
    const std::string_view text = caught([&] { execute(m_code.child(node, 1)); });
    m_sink.endCapture(text);
    const NodeId target = m_code.child(node, 0);
    const Value value = text.empty() ? Value(text) : markup(text);
    m_scope->assign(m_plan.notes[target], value);
    m_sink.assigned(target, value);
}

template <class Sink>
void Evaluator<Sink>::executeApply(NodeId id, const Node& node)
{
    m_sink.beginCapture(id);
    const std::string_view text = caught([&] { execute(m_code.child(node, 0)); });
    m_sink.endCapture(text);
    const Value before = m_captured;
    m_captured = text.empty() ? Value(text) : markup(text);
    m_sink.beginPrint(id, m_out.size() - m_outBase);
    const Value value = evaluate(m_code.child(node, 1));
    print(value, node);
    tellWarnings();
    m_sink.endPrint(id, value, m_out.size() - m_outBase);
    m_captured = before;
}

template <class Sink>
void Evaluator<Sink>::executeWith(const Node& node)
{
    const NodeId expression = m_code.child(node, 0);
    if (expression == noNode) {
        const Scope& around = *m_scope;
        pushScope();
        m_scope->begin(around);
    } else {
        const Value variables = evaluate(expression);
        if (!isArray(variables)) {
            enter(node);
            failRuntime("Variables passed to the \"with\" tag must be a hash.",
                        phrase("twig.with-no-hash", std::string(typeName(variables))));
        }
        const Value base = (node.flags & Node::Only) != 0 ? Value::array(nullptr, 0) : m_scope->whole(*this);
        spend(variables.size());
        const Value all = merged(base, variables, *this);
        pushScope();
        m_scope->begin(m_plan, all);
    }
    execute(m_code.child(node, 1));
    popScope();
}

template <class Sink>
void Evaluator<Sink>::executeBlock(const BlockBody& block)
{
    beginCall();
    const Scope& around = *m_scope;
    pushScope();
    m_scope->begin(around);
    spend(m_plan.names.size() / 16);
    std::vector<bool> imports = m_globalImports;
    m_imports.swap(imports);
    execute(block.body);
    m_imports.swap(imports);
    popScope();
    endCall();
}

template <class Sink>
void Evaluator<Sink>::executeInclude(const Node& node)
{
    const Value wanted = evaluate(m_code.child(node, 0));
    enter(node);
    failToLoad(wanted, (node.flags & Node::IgnoreMissing) != 0, *this);
}

template <class Sink>
void Evaluator<Sink>::print(std::string_view text)
{
    if (text.size() > limits().bytesOfOutput - m_out.size())
        failLimit(phrase("twig.output-too-long", std::to_string(limits().bytesOfOutput)));
    spend(text.size() / 64);
    m_out.append(text);
}

template <class Sink>
void Evaluator<Sink>::print(Value value, const Node& node)
{
    enter(node);
    if (value.isString()) {
        print(value.text());
    } else if (value.isInt()) {
        const Decimal decimal(value.asInt());
        print(decimal.text());
    } else if (!value.isNull()) {
        std::string buffer;
        print(toText(value, buffer, *this));
    }
}

} // namespace retort::twig
