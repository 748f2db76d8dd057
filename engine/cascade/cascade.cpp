// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cascade/cascade.h"

#include "engine/cascade/findings.h"
#include "engine/run/runner.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace retort::cascade {

namespace {

class Follower {
public:
    Follower(std::span<const run::Program> programs, const Event& event, effects::Customer customer,
             const effects::World& world, const run::Options& options, const How& how)
        : m_programs(programs)
        , m_event(event)
        , m_world(world)
        , m_options(options)
        , m_how(how)
        , m_customer(std::move(customer))
    {
        m_trace.cascade.emplace();
        m_trace.cascade->depthLimit = how.depth;
        m_trace.cascade->effectLimit = how.effects;
    }

    run::Trace follow()
    {
        m_trace.event = m_event.name;
        if (!m_programs.empty())
            m_trace.dialect = m_programs.front().settings().logic.dialect;
        m_programsOf.emplace_back();
        for (std::size_t i = 0; i < m_programs.size(); ++i) {
            if (m_how.only.value_or(i) != i)
                continue;
            run::ReactionTrace reaction = run::runReaction(m_programs[i], m_event, m_options);
            if (m_how.waiting && reaction.match == run::Match::None)
                continue;
            m_trace.reactions.push_back(std::move(reaction));
            m_programsOf.back().push_back(i);
        }
        const effects::Moment moment = effects::momentOf(m_event, m_world);
        for (std::size_t i = 0; i < m_trace.reactions.size(); ++i)
            apply(m_trace.reactions[i], moment);
        enqueue(std::nullopt, {});
        // The list grows while it is gone through: each answer adds what it raises.
        for (std::size_t next = 0; next < cascade().events.size(); ++next)
            answer(next);
        cascade().gifts = doubleGifts(m_trace);
        return std::move(m_trace);
    }

    effects::Customer takeCustomer() { return std::move(m_customer); }

private:
    run::CascadeTrace& cascade() { return *m_trace.cascade; }

    /// As far as the effects' limit goes.
    void apply(run::ReactionTrace& reaction, const effects::Moment& moment)
    {
        for (run::Step& step : reaction.steps) {
            for (std::size_t i = 0; i < step.effects.size(); ++i) {
                if (cascade().effects == m_how.effects) {
                    cascade().cut = true;
                    return;
                }
                ++cascade().effects;
                effects::Applied applied = effects::apply(std::move(m_customer), step.effects[i], m_world.book, moment);
                m_customer = std::move(applied.customer);
                applied.effect.effect = i;
                step.applied.push_back(std::move(applied.effect));
            }
        }
    }

    /// What the answers to an event raise comes to be answered; not of those reactions that close a loop.
    void enqueue(std::optional<std::size_t> event, const std::set<std::size_t>& closing)
    {
        const std::size_t depth = event ? cascade().events[*event].depth + 1 : 1;
        std::vector<run::CascadeEvent> raised;
        const auto& reactions = reactionsOf(m_trace, event);
        for (std::size_t r = 0; r < reactions.size(); ++r) {
            if (closing.contains(r))
                continue;
            for (const run::Step& step : reactions[r].steps) {
                for (std::size_t a = 0; a < step.applied.size(); ++a) {
                    for (std::size_t i = 0; i < step.applied[a].raised.size(); ++i) {
                        run::CascadeEvent one;
                        one.by = {event, r, step.number};
                        one.applied = a;
                        one.raised = i;
                        one.depth = depth;
                        one.event = step.applied[a].raised[i].event;
                        raised.push_back(std::move(one));
                    }
                }
            }
        }
        std::move(raised.begin(), raised.end(), std::back_inserter(cascade().events));
    }

    bool waits(const run::Program& program, const std::string& event) const
    {
        const Catalogue& catalogue = program.catalogue();
        return !program.reaction().trigger.empty() &&
               catalogue.canonicalEvent(program.reaction().trigger) == catalogue.canonicalEvent(event);
    }

    const json::Data& contextOf(const run::CascadeEvent& raised)
    {
        const auto& reaction = reactionsOf(m_trace, raised.by.event)[raised.by.reaction];
        return reaction.steps[raised.by.step - 1].applied[raised.applied].raised[raised.raised].context;
    }

    void answer(std::size_t index)
    {
        m_programsOf.emplace_back();
        const std::string name = cascade().events[index].event;
        const bool awaited = std::any_of(m_programs.begin(), m_programs.end(),
                                         [&](const run::Program& program) { return waits(program, name); });
        if (!awaited)
            return;
        if (Phrase limit = limitAt(cascade().events[index].depth); !limit.id.empty()) {
            cascade().cut = true;
            cascade().events[index].left = std::move(limit);
            return;
        }
        Event event;
        event.name = name;
        event.form = Event::Form::Platform;
        event.contextPointer = "/context";
        event.context = contextOf(cascade().events[index]);
        event.clock = m_event.clock;
        event.timezone = m_event.timezone;
        run::Options options = m_options;
        options.origins.clear();    // those are of the first event's context
        options.asIfActive = false; // as is a reaction that was picked to be tried on it
        const effects::Moment moment = effects::momentOf(event, m_world);
        std::set<std::size_t> closing;
        for (std::size_t p = 0; p < m_programs.size(); ++p) {
            if (!waits(m_programs[p], name))
                continue;
            run::ReactionTrace reaction = run::runReaction(m_programs[p], event, options);
            apply(reaction, moment);
            cascade().events[index].reactions.push_back(std::move(reaction));
            ++m_answers;
            m_programsOf.back().push_back(p);
            if (closesLoop(index, p))
                closing.insert(m_programsOf.back().size() - 1);
        }
        if (!closing.empty())
            cascade().events[index].left = phrase("cascade.loop-left");
        enqueue(index, closing);
    }

    /// Why an event of this depth is not answered any more; without an id where it is.
    Phrase limitAt(std::size_t depth) const
    {
        if (depth > m_how.depth)
            return phrase("cascade.too-deep", std::to_string(m_how.depth));
        if (m_trace.cascade->effects == m_how.effects)
            return phrase("cascade.too-many", std::to_string(m_how.effects));
        if (m_answers >= m_how.answers)
            return phrase("cascade.too-many-answers", std::to_string(m_how.answers));
        return {};
    }

    /// Whether the program has answered an event of this kind further up, and the step that led from there to here
    /// raises events again.
    bool closesLoop(std::size_t index, std::size_t program)
    {
        const std::size_t here = m_programsOf.back().size() - 1;
        const std::string kind = kindOf(index);
        std::vector<run::CascadePlace> path; // from below to above
        for (std::optional<std::size_t> at = index; at;) {
            const run::CascadePlace place = cascade().events[*at].by;
            path.push_back(place);
            at = place.event;
            if (m_programsOf[slotOf(at)][place.reaction] != program || kindOf(at) != kind)
                continue;
            const run::ReactionTrace& again = cascade().events[index].reactions[here];
            const auto raises = [&](const run::Step& step) {
                return step.number == place.step &&
                       std::any_of(step.applied.begin(), step.applied.end(),
                                   [](const run::AppliedEffect& one) { return !one.raised.empty(); });
            };
            if (std::none_of(again.steps.begin(), again.steps.end(), raises))
                return false;
            std::reverse(path.begin(), path.end());
            path.push_back({index, here, place.step});
            addLoop(std::move(path), kind);
            return true;
        }
        return false;
    }

    std::string kindOf(std::optional<std::size_t> event)
    {
        return m_world.catalogue.canonicalEvent(event ? cascade().events[*event].event : m_event.name);
    }

    /// Each circle of steps once, wherever it was entered.
    void addLoop(std::vector<run::CascadePlace> path, const std::string& kind)
    {
        std::set<std::pair<std::size_t, std::size_t>> circle;
        for (const run::CascadePlace& place : path)
            circle.emplace(m_programsOf[slotOf(place.event)][place.reaction], place.step);
        if (m_circles.insert(std::move(circle)).second)
            cascade().loops.push_back(loopOf(
                m_trace, m_programs, m_programsOf,
                [this](std::optional<std::size_t> event) -> const json::Data& {
                    return event ? contextOf(cascade().events[*event]) : m_event.context;
                },
                std::move(path), kind));
    }

    std::span<const run::Program> m_programs;
    const Event& m_event;
    const effects::World& m_world;
    const run::Options& m_options;
    const How& m_how;
    effects::Customer m_customer;
    run::Trace m_trace;
    ProgramsOf m_programsOf;
    std::size_t m_answers = 0;
    std::set<std::set<std::pair<std::size_t, std::size_t>>> m_circles;
};

} // namespace

Cascade follow(std::span<const run::Program> programs, const Event& event, effects::Customer customer,
               const effects::World& world, const run::Options& options, const How& how)
{
    Cascade cascade;
    const effects::Moment moment = effects::momentOf(event, world);
    cascade.before = customer;
    Follower follower(programs, event, std::move(customer), world, options, how);
    cascade.trace = follower.follow();
    cascade.after = follower.takeCustomer();
    cascade.trace.customer = effects::customerTrace(cascade.before, cascade.after, moment, how.profile);
    return cascade;
}

} // namespace retort::cascade
