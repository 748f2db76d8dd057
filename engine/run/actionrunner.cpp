// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/actionrunner.h"

#include "engine/json/write.h"
#include "engine/logic/evaluate/shown.h"
#include "engine/logic/explain.h"
#include "engine/reaction/words.h"
#include "engine/run/keeper.h"
#include "engine/run/words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace retort::run {

namespace {

std::string_view wordOf(logic::Failure::Kind kind)
{
    switch (kind) {
    case logic::Failure::Kind::UnknownOperator:
        return "unknown-operator";
    case logic::Failure::Kind::ArgumentCount:
        return "argument-count";
    case logic::Failure::Kind::Type:
        return "type";
    case logic::Failure::Kind::DivisionByZero:
        return "division-by-zero";
    case logic::Failure::Kind::Value:
        return "value";
    case logic::Failure::Kind::Warning:
        return "warning";
    case logic::Failure::Kind::Limit:
        return "limit";
    }
    return {};
}

Phrase truthWord(bool truth) { return phrase(truth ? "run.true" : "run.false"); }

bool isEmpty(json::Value value) { return value.isNull() || (value.isString() && value.text().empty()); }

// A result in a sentence: text in quotes, so that "0" and 0 are told apart.
std::string asJson(json::Value value)
{
    if (value.isDouble() && !std::isfinite(value.asDouble()))
        return logic::shown(value);
    return value.isString() ? json::quoted(shortText(value)) : shortText(value);
}

// Of each name the last one, at the place of the first.
template <class T>
std::vector<T> lastOfEachName(const std::vector<T>& all)
{
    std::vector<T> last;
    std::map<std::string_view, std::size_t> places;
    for (const T& one : all) {
        const auto [place, fresh] = places.emplace(one.name, last.size());
        if (fresh)
            last.push_back(one);
        else
            last[place->second] = one;
    }
    return last;
}

// What the action would do, its arguments under the names that the catalogue has for them.
Effect effectOf(const ActionKind& kind, const std::vector<ResolvedArgument>& all)
{
    std::vector<NamedValue> values;
    for (const ResolvedArgument& argument : all) {
        const ArgumentKind* known = kind.argument(argument.name);
        values.push_back({known ? known->name : argument.name, argument.value});
    }
    return {kind.type, lastOfEachName(values)};
}

} // namespace

void ActionRunner::run(const CompiledAction& action)
{
    if (action.role == CompiledAction::Role::Filter)
        runFilter(action);
    else
        runOther(action);
}

void ActionRunner::say(Phrase why)
{
    if (m_options.trace)
        m_step.why = std::move(why);
}

void ActionRunner::fail(StepError error)
{
    m_step.status = Status::Failed;
    say(error.message);
    m_step.error = std::move(error);
}

std::optional<ActionRunner::Evaluated> ActionRunner::evaluate(const CompiledAction& action, std::size_t argument)
{
    const CompiledArgument& compiled = action.arguments[argument];
    auto& slots = m_machines.rules[action.number - 1];
    slots.resize(action.arguments.size());
    if (!slots[argument])
        slots[argument].emplace(*compiled.rule);
    logic::Machine& machine = *slots[argument];
    const json::Value context = m_event.context.root();

    logic::Trace record;
    const logic::Outcome outcome = m_options.trace ? machine.run(context, record) : machine.run(context);
    Evaluated evaluated{{}, {}, {}, {}};
    if (m_options.trace) {
        logic::Explanation explanation = logic::explain(*compiled.rule, outcome, record);
        m_observer.observe(*compiled.rule, record, explanation, compiled.rulePointer);
        evaluated.why = std::move(explanation.why);
    }
    if (outcome.failure) {
        const logic::Failure& failure = *outcome.failure;
        fail({.kind = std::string(wordOf(failure.kind)),
              .message = failure.message,
              .pointer = compiled.rulePointer + compiled.rule->pointerTo(failure.node),
              .thrown = sayable(failure.thrown)});
        if (!evaluated.why.id.empty()) // which knows the values too
            say(std::move(evaluated.why));
        return std::nullopt;
    }
    evaluated.truth =
        logic::truthOf(outcome.value, m_program.settings().logic.dialect, m_program.settings().logic.objects);
    evaluated.value = Keeper().keep(outcome.value).data;
    if (m_options.trace)
        evaluated.shown = sayable(asJson(outcome.value));
    return evaluated;
}

void ActionRunner::runFilter(const CompiledAction& action)
{
    if (!action.condition) {
        fail({"no-condition", phrase("run.no-condition"), action.action.pointer, {}});
        return;
    }
    const auto evaluated = evaluate(action, *action.condition);
    if (!evaluated)
        return;
    m_step.result = evaluated->value;
    m_step.truth = evaluated->truth;
    const bool go = passes(evaluated->value.root(), evaluated->truth, m_program.settings().truthInUse());
    m_step.status = go ? Status::Passed : Status::Stopped;
    if (m_options.trace)
        describeResult(*evaluated);
}

// Says why a filter passed or stopped, and of a result that is no boolean how it is taken.
void ActionRunner::describeResult(const Evaluated& evaluated)
{
    const std::string& shown = evaluated.shown;
    const logic::Truth& truth = *m_step.truth;
    const bool go = m_step.status == Status::Passed;
    if (go == truth.jsonLogic) {
        m_step.why = evaluated.why;
    } else { // the sentence is about JSON Logic's truth, and another one decides here
        const char* ids[] = {"run.decided-by-php", "run.decided-by-js", "run.decided-strictly"};
        m_step.why = phrase(ids[static_cast<int>(m_program.settings().truthInUse())], shown, truthWord(go));
    }
    if (m_step.result->root().isBool())
        return;
    const bool agreed = truth.jsonLogic == truth.php && truth.php == truth.js;
    if (!agreed)
        m_step.notes.push_back(
            phrase("run.truths-differ", shown, truthWord(truth.jsonLogic), truthWord(truth.php), truthWord(truth.js)));
    else if (go == truth.php)
        m_step.notes.push_back(phrase("run.no-boolean", shown, truthWord(truth.php)));
    else
        m_step.notes.push_back(phrase("run.no-boolean-strict", truthWord(truth.php)));
}

// Works out the arguments; false where one throws.
bool ActionRunner::resolve(const CompiledAction& action, std::vector<ResolvedArgument>& all)
{
    for (const CompiledArgument& compiled : action.arguments) {
        const Argument& argument = action.action.arguments[compiled.index];
        ResolvedArgument resolved{argument.name, argument.value, compiled.rule.has_value()};
        if (compiled.rule) {
            auto evaluated = evaluate(action, compiled.index);
            if (!evaluated) {
                m_step.arguments = lastOfEachName(all);
                return false;
            }
            resolved.value = std::move(evaluated->value);
        }
        all.push_back(std::move(resolved));
    }
    m_step.arguments = lastOfEachName(all);
    return true;
}

// A known action needs its required arguments. What happens on the platform without one is not documented (spec section
// 4.3); that is a failed action, which ends the chain. Where the catalogue only infers the argument's name and the
// action has one that the catalogue does not know, that may be its real name (spec section 4.2): the step says so and
// goes on.
bool ActionRunner::checkArguments(const CompiledAction& action, const std::vector<ResolvedArgument>& all)
{
    const bool hasUnknown = std::any_of(all.begin(), all.end(), [&](const ResolvedArgument& argument) {
        return !action.kind->argument(argument.name);
    });
    for (const ArgumentKind& wanted : action.kind->arguments) {
        if (!wanted.required)
            continue;
        const ResolvedArgument* given = nullptr;
        std::size_t index = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (action.kind->argument(all[i].name) == &wanted) {
                given = &all[i];
                index = i;
            }
        }
        if (given && !isEmpty(given->value.root()))
            continue;
        if (!given && wanted.evidence != "documented" && hasUnknown) {
            m_step.notes.push_back(phrase("run.argument-maybe-absent", wanted.name));
            continue;
        }
        Phrase message = phrase("run.argument-absent", action.kind->type, wanted.name);
        std::string pointer = action.action.pointer;
        if (given) {
            const Argument& argument = action.action.arguments[index];
            pointer = argument.pointer;
            message = given->dynamic ? emptyOf(*given, argument) : phrase("run.argument-empty", given->name);
        }
        fail({"missing-argument", std::move(message), std::move(pointer), {}});
        return false;
    }
    return true;
}

// Missing, null and empty text are three things: whoever looks for the field has to know which.
Phrase ActionRunner::emptyOf(const ResolvedArgument& given, const Argument& argument) const
{
    const std::string rule = argument.pointer + "/value";
    const VariableRead* missing = nullptr;
    for (const VariableRead& read : m_step.variables) {
        if (read.pointer.starts_with(rule) && read.found == Found::Missing)
            missing = &read;
    }
    if (given.value.root().isString())
        return phrase("run.argument-resolves-empty-text", given.name);
    return missing ? phrase("run.argument-resolves-missing", given.name, missing->path)
                   : phrase("run.argument-resolves-empty", given.name, json::write(given.value.root()));
}

bool ActionRunner::send(const CompiledAction& action, const std::vector<ResolvedArgument>& all)
{
    const ResolvedArgument* given = nullptr;
    std::string pointer = action.action.pointer;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ArgumentKind* kind = action.kind->argument(all[i].name);
        if (!kind || kind->picker != targetPicker)
            continue;
        given = &all[i]; // the last of a name counts
        pointer = action.action.arguments[i].pointer;
    }
    if (!given) { // under a name that the catalogue does not know, as checkArguments() has said
        note(phrase("run.target-not-named"));
        return true;
    }
    const json::Value handle = given->value.root();
    return send(handle.isString() ? sayable(handle.text()) : json::write(handle), pointer);
}

bool ActionRunner::send(const std::string& handle, const std::string& pointer)
{
    TargetRender& request = m_step.request.emplace();
    request.handle = handle;
    const CompiledTarget* target = m_program.targets().find(handle);
    if (!target) {
        unresolved(request);
        return true;
    }
    TargetRendering rendering =
        renderTarget(*target, m_event, m_program.settings(), m_options, m_machines.targets[target]);
    request = std::move(rendering.render);
    for (Phrase& one : rendering.notes)
        note(std::move(one));
    if (request.state == TargetRender::State::Failed)
        failSend(pointer);
    else
        say(sentenceOf(request));
    return request.state == TargetRender::State::Sent;
}

// The tenant may know the target, as it may know an action that we do not: the step is done, and the chain goes on.
void ActionRunner::unresolved(TargetRender& request)
{
    const Targets& targets = m_program.targets();
    if (!targets.known()) {
        request.state = TargetRender::State::NoTargets;
        note(phrase("run.no-targets"));
        return;
    }
    request.state = TargetRender::State::Unknown;
    if (const CompiledTarget* broken = targets.unreadable(request.handle)) {
        request.state = TargetRender::State::Unreadable;
        request.file = broken->file;
    }
    note(unknownTarget(targets, request.handle));
}

void ActionRunner::failSend(const std::string& pointer)
{
    const TargetRender& request = *m_step.request;
    if (request.failure)
        fail({"template-" + std::string(twig::wordOf(request.failure->kind)), sentenceOf(request), pointer,
              sayable(request.failure->thrown)});
    else
        fail({"target-condition", sentenceOf(request), pointer, request.condition->thrown});
}

void ActionRunner::note(Phrase text)
{
    if (m_options.trace)
        m_step.notes.push_back(std::move(text));
}

void ActionRunner::runOther(const CompiledAction& action)
{
    std::vector<ResolvedArgument> all;
    if (!resolve(action, all))
        return;
    if (action.role == CompiledAction::Role::Unknown) {
        m_step.status = Status::UnknownAction;
        say(action.type.empty() ? phrase("run.untyped-goes-on") : phrase("run.unknown-goes-on", action.type));
        return;
    }
    if (!checkArguments(action, all))
        return;
    m_step.status = Status::Done;
    if (action.sends && !send(action, all))
        return;
    m_step.effects.push_back(effectOf(*action.kind, all));
    if (!m_options.trace)
        return;
    std::vector<std::optional<json::Data>> values;
    values.reserve(all.size());
    for (const ResolvedArgument& argument : all)
        values.emplace_back(argument.value);
    const bool told = m_step.request && m_step.request->state != TargetRender::State::NoTargets;
    m_step.why = told ? sentenceOf(*m_step.request)
                      : actionWords(action.action, m_program.catalogue(), values, m_program.settings().logic).sentence;
}

} // namespace retort::run
