// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What Evaluator does with filters, functions, arrow functions, macros and blocks.

#include "engine/twig/evaluate/evaluator.h"
#include "engine/twig/evaluate/words.h"
#include "engine/twig/library/callable.h"
#include "engine/twig/value/convert.h"

#include <algorithm>

namespace retort::twig {

template <class Sink>
Value Evaluator<Sink>::filter(NodeId id, const Node& node, Value first)
{
    const bool guardedRead = m_guarded;
    m_guarded = false;
    Row row(m_values, node.count);
    row.data()[0] = first;
    for (std::uint32_t i = 1; i < node.count; ++i)
        row.data()[i] = evaluate(m_code.child(node, i));
    m_guarded = guardedRead;
    enter(node);
    const Value result = invoke(node, {row.data(), node.count});
    if (node.kind == NodeKind::Filter)
        m_sink.filtered(id, {row.data(), node.count}, result);
    return result;
}

template <class Sink>
Value Evaluator<Sink>::function(const Node& node)
{
    const bool guardedRead = m_guarded;
    m_guarded = false;
    Row row(m_values, node.count);
    for (std::uint32_t i = 0; i < node.count; ++i)
        row.data()[i] = evaluate(m_code.child(node, i));
    m_guarded = guardedRead;
    enter(node);
    return invoke(node, {row.data(), node.count});
}

template <class Sink>
Value Evaluator<Sink>::invoke(const Node& node, std::span<const Value> arguments)
{
    checkArguments(node, arguments.size(), *this);
    for (const Value argument : arguments)
        spendOn(argument);
    return node.callable->call(arguments, *this);
}

template <class Sink>
Value Evaluator<Sink>::arrow(NodeId id, const Node& node)
{
    auto* closure = allocate<ClosureObject>(1);
    closure->node = id;
    closure->scope = nullptr;
    if (m_plan.notes[id] == 0) { // one that may be kept takes the context with it, as it is now
        enter(node);
        auto* whole = allocate<Value>(1);
        *whole = m_scope->whole(*this);
        closure->scope = whole;
    }
    return special(closure, Mark::Closure);
}

template <class Sink>
Value Evaluator<Sink>::call(Value closure, std::span<const Value> arguments)
{
    if (!isClosure(closure))
        failNotCallable(closure, *this);
    const Span spanBefore = span();
    const std::size_t lineBefore = line();
    const bool guardedRead = m_guarded;
    m_guarded = false;
    const ClosureObject& object = closureOf(closure);
    const Node& node = m_code[object.node];
    const std::uint32_t parameters = node.count - 1;
    enter(node);
    beginCall();
    if (arguments.size() < parameters)
        failTooFewForArrow(arguments.size(), parameters, *this);

    const auto* whole = static_cast<const Value*>(object.scope);
    const std::size_t mark = m_shadowed.size();
    if (whole) {
        pushScope();
        m_scope->begin(m_plan, *whole);
    }
    for (std::uint32_t i = 0; i < parameters; ++i)
        m_shadowed.push_back(m_scope->shadow(m_plan.notes[m_code.child(node, i + 1)], arguments[i]));
    const Value result = evaluate(m_code.child(node, 0));
    while (m_shadowed.size() > mark) {
        m_scope->restore(m_shadowed.back());
        m_shadowed.pop_back();
    }
    if (whole)
        popScope();

    endCall();
    m_guarded = guardedRead;
    Environment::enter(spanBefore, lineBefore);
    return result;
}

template <class Sink>
Value Evaluator<Sink>::macroCall(NodeId id, const Node& node)
{
    if (!isImported(node)) {
        enter(node);
        failUnimported(importOf(m_code, node), *this);
    }
    const bool guardedRead = m_guarded;
    m_guarded = false;
    Row row(m_values, node.count);
    for (std::uint32_t i = 0; i < node.count; ++i)
        row.data()[i] = evaluate(m_code.child(node, i));
    enter(node);
    if (node.index == noNode)
        failUnknownMacro(node.value.text(), *this);

    beginCall();
    const Macro& macro = m_code.macros[node.index];
    const std::vector<Plan::Variable>& parameters = m_plan.parameters[node.index];
    Scope& scope = pushScope();
    scope.begin(m_plan, {});
    spend(m_plan.names.size() / 16);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const NodeId fallback = macro.parameters[i].fallback;
        const Value absent = i < node.count || fallback == noNode ? Value() : evaluate(fallback);
        scope.assign(parameters[i], i < node.count ? row.data()[i] : absent);
    }
    const std::size_t named = std::min<std::size_t>(parameters.size(), node.count);
    Value* rest = items(node.count - named);
    std::copy(row.data() + named, row.data() + node.count, rest);
    scope.assign(m_plan.varargs, Value::array(rest, node.count - named));

    m_sink.beginCall(id);
    std::vector<bool> imports = m_globalImports;
    m_imports.swap(imports);
    const std::string_view text = caught([&] { execute(macro.body); });
    m_imports.swap(imports);
    m_sink.endCall(text);
    popScope();
    endCall();
    m_guarded = guardedRead;
    return text.empty() ? Value(text) : markup(text);
}

template <class Sink>
const BlockBody* Evaluator<Sink>::blockNamed(Value name)
{
    if (name.isContainer() || isMarkup(name))
        failBlockName(name, *this);
    std::string buffer;
    return m_code.block(toText(name, buffer, *this));
}

template <class Sink>
Value Evaluator<Sink>::blockCall(const Node& node)
{
    const Value name = evaluate(m_code.child(node, 0));
    enter(node);
    const BlockBody* block = blockNamed(name);
    if (!block) {
        std::string buffer;
        failUnknownBlock(toText(name, buffer, *this), *this);
    }
    return Value(caught([&] { executeBlock(*block); }));
}

} // namespace retort::twig
