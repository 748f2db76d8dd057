// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The definitions of Evaluator's members.

#include "engine/twig/evaluate/calls.h"
#include "engine/twig/evaluate/evaluator.h"
#include "engine/twig/evaluate/expressions.h"
#include "engine/twig/evaluate/statements.h"

#include <algorithm>
#include <utility>

namespace retort::twig {

template <class Sink>
Evaluator<Sink>::Evaluator(const Code& code, const Plan& plan, Sink& sink)
    : m_code(code), m_plan(plan), m_sink(sink), m_hints(code.hints)
{}

template <class Sink>
Rendering Evaluator<Sink>::render(Value context, const Surroundings& surroundings)
{
    start(m_code.settings, surroundings);
    m_out.clear();
    m_out.reserve(m_outLast);
    m_outBase = m_catching = 0;
    m_scopeCount = 0;
    m_chain.clear();
    m_values.clear();
    m_shadowed.clear();
    m_imports.assign(m_code.imports, false);
    m_globalImports.assign(m_code.imports, false);
    m_captured = {};
    m_iterations = m_calls = m_depth = m_told = 0;
    m_guarded = false;

    Rendering rendering;
    try {
        pushScope().begin(m_plan, context);
        execute(m_code.body);
    } catch (Failure& failure) {
        if (m_catching > 0)
            m_out.resize(m_firstCaught);
        rendering.failure = std::move(failure);
    }
    tellWarnings();
    m_outLast = m_out.size();
    rendering.output = std::move(m_out);
    rendering.warnings = warnings();
    rendering.drewRandom = drewRandom();
    rendering.readClock = readClock();
    return rendering;
}

template <class Sink>
Scope& Evaluator<Sink>::pushScope()
{
    if (m_scopeCount == m_scopes.size())
        m_scopes.push_back(std::make_unique<Scope>());
    m_scope = m_scopes[m_scopeCount++].get();
    return *m_scope;
}

template <class Sink>
void Evaluator<Sink>::popScope()
{
    --m_scopeCount;
    m_scope = m_scopes[m_scopeCount - 1].get();
}

template <class Sink>
void Evaluator<Sink>::deeper()
{
    if (++m_depth > mostDepth)
        failLimit(phrase("twig.runs-too-deep", std::to_string(mostDepth)));
}

template <class Sink>
void Evaluator<Sink>::beginCall()
{
    if (++m_calls > limits().callDepth)
        failLimit(phrase("twig.calls-too-deep", std::to_string(limits().callDepth)));
}

template <class Sink>
Value Evaluator<Sink>::told(NodeId id, Value result)
{
    if constexpr (Sink::on) {
        tellWarnings();
        m_sink.evaluated(id, result);
    }
    return result;
}

template <class Sink>
void Evaluator<Sink>::tellWarnings()
{
    if constexpr (Sink::on) {
        for (; m_told < warnings().size(); ++m_told)
            m_sink.warned(warnings()[m_told]);
    }
}

} // namespace retort::twig
