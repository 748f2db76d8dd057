// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/livevalue.h"

#include "engine/logic/explain.h"
#include "ui/common/say.h"
#include "ui/design/chain/card.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

/// A rule with more nodes is left to the run, which works in the background.
constexpr std::size_t mostNodes = 500;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(LiveValue)
};

struct Found {
    const run::Step* step;
    const run::CompiledAction* action;
};

std::optional<Found> find(const LiveRun& run, ActionId action)
{
    if (!run.event() || !run.program() || run.state() == LiveRun::State::Invalid)
        return std::nullopt;
    const run::Step* step = run.stepOf(action);
    if (!step)
        return std::nullopt;
    for (const run::CompiledAction& compiled : run.program()->actions()) {
        if (compiled.action.pointer == step->pointer)
            return Found{step, &compiled};
    }
    return std::nullopt;
}

bool wasReached(const run::Step& step)
{
    return step.status != run::Status::NotReached && step.status != run::Status::Skipped;
}

run::Found foundOf(logic::Found found)
{
    switch (found) {
    case logic::Found::Present:
        return run::Found::Present;
    case logic::Found::Default:
        return run::Found::Default;
    case logic::Found::Missing:
        break;
    }
    return run::Found::Missing;
}

run::Origin originOf(logic::Origin origin)
{
    switch (origin) {
    case logic::Origin::Item:
        return run::Origin::Item;
    case logic::Origin::Accumulator:
        return run::Origin::Accumulator;
    case logic::Origin::Data:
        break;
    }
    return run::Origin::Event;
}

ConditionAnswer onItsOwn(const logic::Program& rule, const run::Settings& settings, const json::Data& context)
{
    logic::Machine machine(rule);
    logic::Trace trace;
    const logic::Outcome outcome = machine.run(context.root(), trace);
    const logic::Explanation explanation = logic::explain(rule, outcome, trace);
    ConditionAnswer answer;
    answer.whySpans = spansOf(outcome.failure ? outcome.failure->message : explanation.why);
    for (const logic::Read& read : explanation.reads)
        answer.reads.push_back(
            {read.path, json::Data::copy(read.value), originOf(read.origin), foundOf(read.found), read.null});
    if (outcome.failure) {
        answer.failed = true;
        answer.problemPointer = rule.pointerTo(outcome.failure->node);
        answer.verdict = {Words::tr("not reached, would fail"), Tone::Neutral, Glyph::Alert};
    } else {
        const logic::Truth truth = logic::truthOf(outcome.value, settings.logic.dialect);
        const bool passes = run::passes(outcome.value, truth, settings.truthInUse());
        answer.verdict = {passes ? Words::tr("not reached, would pass") : Words::tr("not reached, would stop"),
                          Tone::Neutral, passes ? Glyph::Check : Glyph::Cross};
    }
    return answer;
}

} // namespace

std::optional<ResolvedValue> resolvedArgument(const LiveRun& run, ActionId action, std::size_t argument)
{
    const auto found = find(run, action);
    if (!found || argument >= found->action->action.arguments.size())
        return std::nullopt;
    const auto& compiled = found->action->arguments;
    const auto rule =
        std::find_if(compiled.begin(), compiled.end(), [&](const auto& part) { return part.index == argument; });
    if (rule == compiled.end() || !rule->rule)
        return ResolvedValue{.value = found->action->action.arguments[argument].value};
    if (rule->rule->nodes().size() > mostNodes)
        return std::nullopt;
    logic::Trace trace;
    const logic::Answer answer = logic::evaluate(*rule->rule, run.contextAt(found->step->number - 1), trace);
    ResolvedValue resolved;
    const std::vector<logic::Note> notes = trace.notes();
    resolved.missing = std::any_of(notes.begin(), notes.end(), [](const logic::Note& note) {
        return note.kind == logic::Note::Kind::Read && note.found == logic::Found::Missing;
    });
    const json::Value root = found->action->action.arguments[argument].value.root();
    resolved.itself = !root.isContainer();
    if (answer.failure)
        resolved.problem = say(answer.failure->message);
    else
        resolved.value = answer.value;
    return resolved;
}

std::optional<ConditionAnswer> conditionAnswer(const LiveRun& run, ActionId action)
{
    const auto found = find(run, action);
    if (!found || !found->action->condition)
        return std::nullopt;
    const run::CompiledArgument& condition = found->action->arguments[*found->action->condition];
    if (!condition.rule)
        return std::nullopt;
    ConditionAnswer answer;
    if (wasReached(*found->step)) {
        const run::Step& step = *found->step;
        answer.verdict = verdictOf(step);
        answer.whySpans = spansOf(step.error ? step.error->message : step.why);
        answer.reads = step.reads;
        answer.failed = step.status == run::Status::Failed;
        const std::string& rule = condition.rulePointer;
        if (step.error && step.error->pointer.compare(0, rule.size(), rule) == 0)
            answer.problemPointer = step.error->pointer.substr(rule.size());
    } else if (condition.rule->nodes().size() <= mostNodes) {
        answer = onItsOwn(*condition.rule, run.program()->settings(), run.contextAt(found->step->number - 1));
    } else {
        answer.verdict = verdictOf(*found->step);
    }
    answer.why = plainText(answer.whySpans);
    return answer;
}

} // namespace retort
