// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/debug.h"

#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/logic/analyse/withvalue.h"
#include "engine/logic/evaluate.h"
#include "engine/run/runner.h"

#include <algorithm>
#include <utility>

namespace retort::run {

namespace {

/// How many steps have run; those behind the one that stopped the chain have not.
std::size_t ranIn(const ReactionTrace& trace)
{
    std::size_t count = 0;
    while (count < trace.steps.size() && trace.steps[count].status != Status::NotReached)
        ++count;
    return count;
}

const std::vector<Evaluation>& evaluationsOf(const ReactionTrace& trace, const Stop& stop)
{
    static const std::vector<Evaluation> none;
    return stop.step < ranIn(trace) ? trace.steps[stop.step].evaluations : none;
}

bool isInside(const std::vector<Evaluation>& all, std::size_t evaluation, std::size_t of)
{
    std::optional<std::size_t> at = evaluation;
    while (at && *at > of) // a parent's index is smaller
        at = all[*at].parent;
    return at == of;
}

/// The first operator behind one and all that is in it.
std::optional<std::size_t> behind(const std::vector<Evaluation>& all, std::size_t evaluation)
{
    std::size_t next = evaluation + 1;
    while (next < all.size() && isInside(all, next, evaluation))
        ++next;
    return next < all.size() ? std::optional(next) : std::nullopt;
}

/// Is one place of the document before another one, as arguments are evaluated?
bool comesBefore(const std::string& a, const std::string& b)
{
    const auto left = json::segmentsOf(a).value_or(std::vector<std::string>());
    const auto right = json::segmentsOf(b).value_or(std::vector<std::string>());
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
        if (left[i] == right[i])
            continue;
        const auto first = json::indexOf(left[i]);
        const auto second = json::indexOf(right[i]);
        return first && second ? *first < *second : left[i] < right[i];
    }
    return left.size() < right.size();
}

/// runReaction(), with somebody who looks on. Steps before `from` are left out there and nobody's business.
ReactionTrace runWatched(const Program& program, const Event& event, const Options& options, std::size_t from,
                         const StepWatch& watch)
{
    Runner runner(program, event, options);
    while (!runner.finished()) {
        const std::size_t step = runner.position();
        if (watch && step >= from)
            watch(step, false);
        runner.step();
        if (watch && step >= from)
            watch(step, true);
    }
    return runner.trace();
}

Stop nextStep(const Stop& stop) { return {stop.step + 1, std::nullopt}; }

/// Holds, or throws.
bool stopsAt(const Breakpoint& breakpoint, const json::Data& context)
{
    if (!breakpoint.condition)
        return true;
    const logic::Answer answer = logic::evaluate(*breakpoint.condition, context);
    const logic::Settings& settings = breakpoint.condition->settings();
    return answer.failure || logic::truthOf(answer.value.root(), settings.dialect, settings.objects).jsonLogic;
}

} // namespace

Stop endOf(const ReactionTrace& trace) { return {ranIn(trace), std::nullopt}; }

Stop within(const ReactionTrace& trace, const Stop& stop)
{
    if (stop.step >= ranIn(trace))
        return endOf(trace);
    if (stop.evaluation && *stop.evaluation >= trace.steps[stop.step].evaluations.size())
        return {stop.step, std::nullopt};
    return stop;
}

std::string pointerOf(const ReactionTrace& trace, const Stop& at)
{
    const Stop stop = within(trace, at);
    if (stop == endOf(trace))
        return {};
    const Step& step = trace.steps[stop.step];
    return stop.evaluation ? step.evaluations[*stop.evaluation].pointer : step.pointer;
}

Stop into(const ReactionTrace& trace, const Stop& at)
{
    const Stop stop = within(trace, at);
    const std::size_t next = stop.evaluation ? *stop.evaluation + 1 : 0;
    if (next < evaluationsOf(trace, stop).size())
        return {stop.step, next};
    return within(trace, nextStep(stop));
}

Stop over(const ReactionTrace& trace, const Stop& at)
{
    const Stop stop = within(trace, at);
    if (stop.evaluation) {
        if (const auto next = behind(evaluationsOf(trace, stop), *stop.evaluation))
            return {stop.step, next};
    }
    return within(trace, nextStep(stop));
}

Stop out(const ReactionTrace& trace, const Stop& at)
{
    const Stop stop = within(trace, at);
    if (!stop.evaluation)
        return endOf(trace);
    const auto parent = evaluationsOf(trace, stop)[*stop.evaluation].parent;
    return parent ? over(trace, {stop.step, parent}) : within(trace, nextStep(stop));
}

Stop back(const ReactionTrace& trace, const Stop& at)
{
    const Stop stop = within(trace, at);
    if (!stop.evaluation)
        return {stop.step > 0 ? stop.step - 1 : 0, std::nullopt};
    const auto& all = evaluationsOf(trace, stop);
    const auto parent = all[*stop.evaluation].parent;
    for (std::size_t before = *stop.evaluation; before-- > 0;) {
        if (all[before].parent == parent)
            return {stop.step, before};
    }
    return {stop.step, parent};
}

ReactionTrace until(const ReactionTrace& trace, const Stop& at)
{
    const Stop stop = within(trace, at);
    ReactionTrace shown = trace;
    if (stop == endOf(trace))
        return shown;
    shown.outcome = Outcome::Unfinished;
    shown.stoppedAt.reset();
    for (std::size_t i = stop.step; i < shown.steps.size(); ++i) {
        Step& step = shown.steps[i];
        Step before;
        before.number = step.number;
        before.sortOrder = step.sortOrder;
        before.action = std::move(step.action);
        before.pointer = std::move(step.pointer);
        before.why = phrase("run.rest-to-come");
        step = std::move(before);
    }
    return shown;
}

Progress progressAt(const Step& step, std::size_t before, std::size_t evaluation)
{
    if (evaluation >= before)
        return Progress::ToCome;
    return before < step.evaluations.size() && isInside(step.evaluations, before, evaluation) ? Progress::Running
                                                                                              : Progress::Done;
}

bool wasRead(const Step& step, std::size_t before, const VariableRead& read)
{
    if (before >= step.evaluations.size())
        return true;
    if (read.evaluation) {
        const Progress around = progressAt(step, before, *read.evaluation);
        if (around != Progress::Running)
            return around == Progress::Done;
    }
    return comesBefore(read.pointer, step.evaluations[before].pointer);
}

bool holdsAt(const ReactionTrace& trace, const Stop& at, std::span<const Breakpoint> breakpoints,
             const Contexts& contexts)
{
    const Stop stop = within(trace, at);
    if (stop == endOf(trace))
        return false;
    const Step& step = trace.steps[stop.step];
    const std::string& pointer = stop.evaluation ? step.evaluations[*stop.evaluation].pointer : step.pointer;
    return std::any_of(breakpoints.begin(), breakpoints.end(), [&](const Breakpoint& one) {
        return one.enabled && one.pointer == pointer && stopsAt(one, contexts.at(stop.step));
    });
}

Stop goOn(const ReactionTrace& trace, const Stop& stop, std::span<const Breakpoint> breakpoints,
          const Contexts& contexts)
{
    const Stop end = endOf(trace);
    Stop at = into(trace, stop);
    while (at != end && !holdsAt(trace, at, breakpoints, contexts))
        at = into(trace, at);
    return at;
}

Stop runTo(const ReactionTrace& trace, const Stop& stop, std::string_view pointer)
{
    const Stop end = endOf(trace);
    Stop at = into(trace, stop);
    while (at != end && pointerOf(trace, at) != pointer)
        at = into(trace, at);
    return at;
}

Contexts::Contexts(const Event& event, std::span<const ContextEdit> edits)
{
    std::vector<ContextEdit> ordered(edits.begin(), edits.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const ContextEdit& a, const ContextEdit& b) { return a.step < b.step; });
    m_from.emplace_back(0, event.context);
    for (const ContextEdit& edit : ordered) {
        json::Data next = logic::withValue(m_from.back().second, edit.path, edit.value);
        if (m_from.back().first == edit.step)
            m_from.back().second = std::move(next);
        else
            m_from.emplace_back(edit.step, std::move(next));
    }
}

const json::Data& Contexts::at(std::size_t step) const
{
    const auto after =
        std::find_if(m_from.begin() + 1, m_from.end(), [&](const auto& one) { return one.first > step; });
    return (after - 1)->second;
}

ReactionTrace runEdited(const Program& program, const Event& event, const Options& options,
                        std::span<const ContextEdit> edits, const StepWatch& watch)
{
    const Contexts contexts(event, edits);
    std::vector<std::size_t> places; // where the context becomes another one
    for (const ContextEdit& edit : edits)
        places.push_back(edit.step);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());

    ReactionTrace trace = runWatched(program, event, options, 0, watch);
    std::vector<Phrase> notes;
    for (const std::size_t place : places) {
        if (place >= ranIn(trace)) // the chain does not come there
            break;
        // No step sees what another one did (spec section 15.4), so those before are left out and taken from what ran.
        Event changed = event;
        changed.context = contexts.at(place);
        Options how = options;
        for (const ContextEdit& edit : edits) {
            if (edit.step <= place)
                how.origins[edit.path] = Origin::Edited;
            if (edit.step == place) {
                const std::string number = std::to_string(place + 1);
                notes.push_back(edit.value ? phrase("run.edited", edit.path, json::write(edit.value->root()), number)
                                           : phrase("run.edited-out", edit.path, number));
            }
        }
        for (std::size_t i = 0; i < place; ++i)
            how.skipped.insert(program.actions()[i].action.pointer);
        ReactionTrace rest = runWatched(program, changed, how, place, watch);
        std::move(trace.steps.begin(), trace.steps.begin() + static_cast<std::ptrdiff_t>(place), rest.steps.begin());
        rest.notes = std::move(trace.notes);
        trace = std::move(rest);
    }
    std::move(notes.begin(), notes.end(), std::back_inserter(trace.notes));
    return trace;
}

} // namespace retort::run
