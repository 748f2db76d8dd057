// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/logicline.h"

#include "app/cli/lineerror.h"
#include "app/cli/logictrace.h"
#include "engine/base/english.h"
#include "engine/json/data.h"
#include "engine/json/write.h"

#include <cmath>

namespace retort {

namespace {

json::Limits lineLimits()
{
    json::Limits limits;
    ++limits.depth; // rule and data have the whole depth each, below the line's own object
    return limits;
}

std::string sentenceOf(const logic::Failure& failure, const logic::Program& program)
{
    std::string sentence = english(failure.message);
    if (const std::string pointer = program.pointerTo(failure.node); !pointer.empty())
        sentence += " (at " + pointer + ')';
    return sentence;
}

/// What JSON has no number for.
std::string nameOfNonNumber(double value)
{
    if (std::isnan(value))
        return "NaN";
    return value > 0 ? "Infinity" : "-Infinity";
}

} // namespace

std::string errorLine(std::string_view sentence) { return "{\"error\":" + json::quoted(sentence) + '}'; }

std::size_t LogicLine::longest() { return lineLimits().bytes; }

std::string LogicLine::write(json::Value value) const
{
    return json::write(value, {.wholeDoubles = m_settings.dialect == logic::Dialect::Js});
}

std::string LogicLine::answer(std::string_view line)
{
    const auto parsed = json::Data::parse(line, lineLimits());
    if (!parsed)
        return errorLine(sentenceOfLine(parsed.error()));
    if (!parsed->root().isObject())
        return errorLine("A line must be an object: {\"rule\": …, \"data\": …}.");
    const json::Value* rule = parsed->root().find("rule");
    if (!rule)
        return errorLine("The line has no \"rule\".");
    const json::Value* data = parsed->root().find("data");
    return evaluated(parsed->part(*rule), data ? parsed->part(*data) : json::Data());
}

std::string LogicLine::evaluated(const json::Data& rule, const json::Data& data)
{
    // Lines often share their rule: the same one is not compiled again.
    if (!m_machine || !json::same(m_machine->program().rule().root(), rule.root()))
        m_machine.emplace(logic::Program::compile(json::Data::copy(rule.root()), m_settings));
    if (m_traced)
        return traced(data);
    const logic::Outcome outcome = m_machine->run(data.root());
    if (outcome.failure)
        return errorLine(sentenceOf(*outcome.failure, m_machine->program()));
    if (outcome.value.isDouble() && !std::isfinite(outcome.value.asDouble()))
        return errorLine("The result is " + nameOfNonNumber(outcome.value.asDouble()) + ", which JSON cannot hold.");
    return "{\"result\":" + write(outcome.value) + '}';
}

std::string LogicLine::traced(const json::Data& data)
{
    logic::Trace trace;
    const logic::Outcome outcome = m_machine->run(data.root(), trace);
    const logic::Program& program = m_machine->program();
    std::string answer;
    if (outcome.failure)
        answer = errorLine(sentenceOf(*outcome.failure, program));
    else if (outcome.value.isDouble() && !std::isfinite(outcome.value.asDouble()))
        answer = errorLine("The result is " + nameOfNonNumber(outcome.value.asDouble()) + ", which JSON cannot hold.");
    else
        answer = "{\"result\":" + write(outcome.value) + '}';
    answer.pop_back();
    return answer + ",\"trace\":" + write(traceOf(program, outcome, trace).root()) + '}';
}

} // namespace retort
