// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cascade/findings.h"

#include "engine/cascade/breakers.h"

#include <algorithm>
#include <utility>

namespace retort::cascade {

namespace {

/// What a clause is called in a sentence: what it comes to now.
Phrase reasonOf(const run::Step& step, const SingleClause* clause)
{
    if (clause && !clause->why.id.empty())
        return clause->why;
    return step.why.id.empty() ? phrase("cascade.step", std::to_string(step.number)) : step.why;
}

void addBreakers(run::CascadeLoop& loop, const run::ReactionTrace& reaction, const run::Program& program,
                 const json::Data& context, std::size_t raisingStep)
{
    const std::string& name = reaction.name;
    bool any = false;
    for (const run::Step& step : reaction.steps) {
        if (step.number >= raisingStep || step.status != run::Status::Passed)
            continue;
        const run::CompiledAction& action = program.actions()[step.number - 1];
        any = true;
        const auto add = [&](std::string pointer, const SingleClause* clause) {
            const bool known =
                std::any_of(loop.breakers.begin(), loop.breakers.end(), [&](const run::LoopBreaker& one) {
                    return one.file == reaction.file && one.name == name && one.pointer == pointer;
                });
            const bool holds = !clause || clause->holds;
            if (!known)
                loop.breakers.push_back({reaction.file, name, std::move(pointer), true,
                                         phrase(holds ? "cascade.filter-breaks" : "cascade.filter-breaks-true", name,
                                                std::to_string(step.number), reasonOf(step, clause))});
        };
        const run::CompiledArgument* condition = action.condition ? &action.arguments[*action.condition] : nullptr;
        if (!condition || !condition->rule) {
            add(condition ? condition->rulePointer : step.pointer, nullptr);
            continue;
        }
        for (const SingleClause& clause : singleClauses(*condition->rule, context))
            add(condition->rulePointer + clause.pointer, &clause);
    }
    if (any)
        return;
    const auto raising = std::find_if(reaction.steps.begin(), reaction.steps.end(),
                                      [&](const run::Step& step) { return step.number == raisingStep; });
    run::LoopBreaker place{reaction.file, name, raising == reaction.steps.end() ? std::string() : raising->pointer,
                           false, phrase("cascade.no-filter", name, std::to_string(raisingStep))};
    if (std::find(loop.breakers.begin(), loop.breakers.end(), place) == loop.breakers.end())
        loop.breakers.push_back(std::move(place));
}

/// Goes through all steps in the order in which they ran.
template <class Visit>
void eachStep(const run::Trace& trace, Visit visit)
{
    const std::size_t events = trace.cascade ? trace.cascade->events.size() : 0;
    for (std::size_t slot = 0; slot <= events; ++slot) {
        const std::optional<std::size_t> event = slot == 0 ? std::nullopt : std::optional(slot - 1);
        const auto& reactions = reactionsOf(trace, event);
        for (std::size_t i = 0; i < reactions.size(); ++i) {
            for (const run::Step& step : reactions[i].steps)
                visit(run::CascadePlace{event, i, step.number}, step);
        }
    }
}

std::string placesText(const run::Trace& trace, const std::vector<run::CascadePlace>& places)
{
    std::string text;
    for (const run::CascadePlace& place : places)
        text += (text.empty() ? "" : ", ") + reactionsOf(trace, place.event)[place.reaction].name + " (" +
                std::to_string(place.step) + ")";
    return text;
}

} // namespace

const std::vector<run::ReactionTrace>& reactionsOf(const run::Trace& trace, std::optional<std::size_t> event)
{
    return event ? trace.cascade->events[*event].reactions : trace.reactions;
}

std::size_t slotOf(std::optional<std::size_t> event) { return event ? *event + 1 : 0; }

run::CascadeLoop loopOf(const run::Trace& trace, std::span<const run::Program> programs, const ProgramsOf& programsOf,
                        const ContextOf& contextOf, std::vector<run::CascadePlace> path, const std::string& event)
{
    run::CascadeLoop loop;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) { // the last is the first one's next turn
        const run::CascadePlace& place = path[i];
        addBreakers(loop, reactionsOf(trace, place.event)[place.reaction],
                    programs[programsOf[slotOf(place.event)][place.reaction]], contextOf(place.event), place.step);
    }
    std::string names;
    for (std::size_t i = 0; i < path.size(); ++i)
        names += (i == 0 ? "" : " → ") + reactionsOf(trace, path[i].event)[path[i].reaction].name;
    loop.text = phrase("cascade.loop", event, names);
    loop.path = std::move(path);
    return loop;
}

std::vector<run::DoubleGift> doubleGifts(const run::Trace& trace)
{
    std::vector<run::DoubleGift> gifts;
    eachStep(trace, [&](const run::CascadePlace& place, const run::Step& step) {
        for (const run::AppliedEffect& applied : step.applied) {
            for (const run::RecordChange& change : applied.changes) {
                if (!change.before.root().isNull() || (change.kind != "benefit" && change.kind != "reward"))
                    continue;
                auto gift = std::find_if(gifts.begin(), gifts.end(), [&](const run::DoubleGift& one) {
                    return one.kind == change.kind && one.definition == change.definition;
                });
                if (gift == gifts.end())
                    gift = gifts.insert(gifts.end(), {change.kind, change.definition, {}, {}});
                if (std::find(gift->places.begin(), gift->places.end(), place) == gift->places.end())
                    gift->places.push_back(place);
            }
        }
    });
    std::erase_if(gifts, [](const run::DoubleGift& gift) { return gift.places.size() < 2; });
    for (run::DoubleGift& gift : gifts)
        gift.text = phrase("cascade.double-gift", gift.definition, std::to_string(gift.places.size()),
                           placesText(trace, gift.places));
    return gifts;
}

} // namespace retort::cascade
