// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/whynot.h"

#include "engine/compose/alternatives.h"
#include "engine/compose/oddvalue.h"
#include "engine/logic/analyse/steps.h"
#include "engine/logic/analyse/variables.h"
#include "engine/logic/analyse/withvalue.h"
#include "engine/logic/explain.h"
#include "engine/logic/words.h"
#include "engine/logic/words/scopeof.h"
#include "engine/reaction/words.h"
#include "engine/run/runner.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <limits>

namespace retort::compose {

namespace {

using json::Data;
using json::Value;

constexpr std::size_t mostInSubsets = 10; // changes whose subsets are all tried
constexpr std::size_t mostOthers = 3;     // further values of one field, where the best did not do
constexpr double exactly = 1e15;          // as whole hundredths, a double holds them

struct Change {
    std::string path;
    std::optional<Data> to;
    bool operator==(const Change&) const = default;
};
using Changes = std::vector<Change>;

/// The difference of two numbers in the digits that they have.
std::string differenceText(Value from, Value to)
{
    const int decimals = std::max(logic::decimalsOf(from), logic::decimalsOf(to));
    char text[400];
    std::snprintf(text, sizeof text, "%.*f", decimals, std::fabs(to.number() - from.number()));
    return text;
}

Phrase textOf(const std::string& path, const std::optional<Data>& from, const std::optional<Data>& to)
{
    if (!to)
        return phrase("compose.change.gone", path, shortText(from ? from->root() : Value()));
    const std::string then = shortText(to->root());
    if (!from)
        return phrase("compose.change.new", path, then);
    const std::string now = shortText(from->root());
    const bool numbers = from->root().isNumber() && to->root().isNumber() && std::isfinite(from->root().number()) &&
                         from->root().number() != to->root().number();
    if (!numbers)
        return phrase("compose.change.other", path, now, then);
    const bool more = to->root().number() > from->root().number();
    return phrase(more ? "compose.change.more" : "compose.change.less", path, now, then,
                  differenceText(from->root(), to->root()));
}

class Search {
public:
    Search(const run::Program& program, const Event& event, const WhyNotOptions& options)
        : m_program(program), m_event(event), m_options(options), m_runs(options.runs)
    {}

    WhyNot answer()
    {
        m_out.trace = run::runReaction(m_program, m_event, m_options.run);
        const bool ended = m_out.trace.outcome == run::Outcome::Stopped || m_out.trace.outcome == run::Outcome::Failed;
        if (!ended || !m_out.trace.stoppedAt)
            return std::move(m_out);
        m_step = *m_out.trace.stoppedAt;
        m_out.step = m_step;
        m_out.why = m_out.trace.steps[m_step - 1].why;
        const run::CompiledAction& action = m_program.actions()[m_step - 1];
        const bool isFilter = action.role == run::CompiledAction::Role::Filter && action.condition;
        if (isFilter)
            explainFilter(action);
        else if (m_out.trace.steps[m_step - 1].error)
            m_out.clause = m_out.trace.steps[m_step - 1].error->pointer;
        run::Options quick = m_options.run;
        quick.trace = false;
        m_runner.emplace(m_program, m_event, quick);
        if (isFilter)
            searchFilters();
        else
            searchArguments(action);
        std::stable_sort(m_out.remedies.begin(), m_out.remedies.end(),
                         [](const Remedy& a, const Remedy& b) { return a.changes.size() < b.changes.size(); });
        m_out.complete = m_out.complete && m_runs > 0;
        return std::move(m_out);
    }

private:
    void explainFilter(const run::CompiledAction& action)
    {
        const run::CompiledArgument& condition = action.arguments[*action.condition];
        const logic::Program& rule = *condition.rule;
        logic::Machine machine(rule);
        logic::Trace trace;
        const logic::Outcome outcome = machine.run(m_event.context.root(), trace);
        const logic::Explanation explanation = logic::explain(rule, outcome, trace);
        const logic::NodeId clause = explanation.deciding == logic::noNode ? 0 : explanation.deciding;
        m_out.clause = condition.rulePointer + rule.pointerTo(clause);
        for (logic::NodeId node = clause; node < logic::endOf(rule, clause); ++node) {
            auto path = logic::pathOf(rule, node);
            const auto asked = logic::pathsAskedFor(rule, node);
            if (!path && !asked.empty())
                path = asked.front();
            if (!path)
                continue;
            m_out.path = *path;
            if (const Value* now = logic::standsAt(m_event.context.root(), *path))
                m_out.value = m_event.context.part(*now);
            break;
        }
        // Below a "not" it is the contrary that is needed.
        bool held = false;
        for (const logic::Record& record : trace.records) {
            if (record.node == clause && !record.failed)
                held = logic::truthOf(record.value, rule.settings().dialect, rule.settings().objects).jsonLogic;
        }
        Phrase words = logic::inWords(rule, clause, logic::Reading::Condition);
        m_out.needed = held && clause != 0 ? phrase("compose.needed.not", std::move(words))
                                           : phrase("compose.needed", std::move(words));
    }

    logic::Domains domains() const
    {
        return [this](std::string_view path) {
            logic::Domain domain;
            for (const FieldKind& field : m_program.catalogue().fieldsOf(m_event.name)) {
                if (field.path == path)
                    domain.type = field.type;
            }
            return domain;
        };
    }

    bool cameWithProfile(std::string_view path) const
    {
        bool profile = false;
        std::size_t longest = 0;
        for (const auto& [start, origin] : m_options.run.origins) {
            const bool leads = path.starts_with(start) && (path.size() == start.size() || path[start.size()] == '.');
            if (leads && start.size() >= longest) {
                longest = start.size();
                profile = origin == run::Origin::Profile;
            }
        }
        return profile;
    }

    void searchFilters()
    {
        const run::Settings& settings = m_program.settings();
        const auto passes = [settings](Value value) {
            return run::passes(value, logic::truthOf(value, settings.logic.dialect, settings.logic.objects),
                               settings.truthInUse());
        };
        Alternatives alternatives(m_event.context, passes, domains(),
                                  [this](const std::string& path) { return !cameWithProfile(path); });
        std::size_t needed = 0; // conditions up to the one that stopped
        std::size_t count = 0;
        for (const run::CompiledAction& action : m_program.actions()) {
            if (action.role != run::CompiledAction::Role::Filter || !action.condition ||
                m_options.run.skipped.contains(action.action.pointer))
                continue;
            alternatives.add(*action.arguments[*action.condition].rule);
            ++count;
            if (action.number == m_step)
                needed = count;
        }
        m_toTheEnd = true;
        follow(alternatives, count);
        if (m_out.remedies.empty()) {
            m_toTheEnd = false;
            follow(alternatives, needed);
        }
        m_out.complete = m_out.complete && !alternatives.cut();
    }

    void follow(Alternatives& alternatives, std::size_t conditions)
    {
        for (const Box& box : alternatives.boxes(conditions)) {
            if (m_out.remedies.size() == m_options.most)
                return;
            std::vector<std::pair<std::size_t, std::vector<std::size_t>>> open;
            for (const auto& [slot, mask] : box) {
                const auto choices = alternatives.choices(box, slot);
                if (choices.front() != 0)
                    open.emplace_back(slot, choices);
            }
            std::vector<std::size_t> chosen(open.size(), 0);
            const auto changes = [&] {
                Changes all;
                for (std::size_t i = 0; i < open.size(); ++i) {
                    const Slot& slot = alternatives.slots()[open[i].first];
                    all.push_back({slot.path, slot.candidates[open[i].second[chosen[i]]].value});
                }
                return all;
            };
            bool found = take(changes());
            for (std::size_t i = 0; i < open.size() && !found; ++i) {
                for (std::size_t other = 1; other < std::min(open[i].second.size(), mostOthers + 1) && !found;
                     ++other) {
                    chosen[i] = other;
                    found = take(changes());
                }
                chosen[i] = 0;
            }
        }
    }

    /// What a dynamic argument reads, where an action has nothing to go on with: the fields' usual values.
    void searchArguments(const run::CompiledAction& action)
    {
        std::vector<std::string> paths;
        for (const run::CompiledArgument& argument : action.arguments) {
            if (!argument.rule)
                continue;
            for (logic::NodeId node = 0; node < argument.rule->nodes().size(); ++node) {
                const auto path = logic::pathOf(*argument.rule, node);
                if (path && !path->empty() && std::find(paths.begin(), paths.end(), *path) == paths.end())
                    paths.emplace_back(*path);
            }
        }
        Changes usual;
        for (const std::string& path : paths) {
            Data example;
            std::string type;
            for (const FieldKind& field : m_program.catalogue().fieldsOf(m_event.name)) {
                if (field.path == path) {
                    example = field.example;
                    type = field.type;
                }
            }
            usual.push_back({path, example.root().isNull() ? plainValue(type) : example});
        }
        for (const bool toTheEnd : {true, false}) {
            m_toTheEnd = toTheEnd;
            for (const Change& one : usual)
                take({one});
            if (m_out.remedies.empty() && usual.size() > 1)
                take(usual);
            if (!m_out.remedies.empty())
                return;
        }
    }

    Data contextWith(const Changes& changes) const
    {
        Data context = m_event.context;
        for (const Change& change : changes)
            context = logic::withValue(context, change.path, change.to);
        return context;
    }

    /// Does the chain come far enough?
    bool reaches(const Changes& changes)
    {
        if (m_runs == 0)
            return false;
        --m_runs;
        Event event = m_event;
        event.context = contextWith(changes);
        m_runner->restart(std::move(event));
        m_runner->run();
        const run::ReactionTrace& trace = m_runner->trace();
        return trace.outcome == run::Outcome::Completed ||
               (!m_toTheEnd && trace.stoppedAt && *trace.stoppedAt > m_step);
    }

    bool isMet(const Changes& changes) const { return std::find(m_met.begin(), m_met.end(), changes) != m_met.end(); }

    /// Keeps the changes if they are enough, as few of them as are; true if they were.
    bool take(const Changes& changes)
    {
        if (changes.empty() || m_out.remedies.size() == m_options.most || !reaches(changes))
            return false;
        const Changes fewest = minimal(changes);
        Changes nearest = fewest;
        for (std::size_t i = 0; i < nearest.size(); ++i)
            draw(nearest, i);
        if (!(nearest == fewest) && !(minimal(nearest) == nearest))
            nearest = fewest;
        if (isMet(nearest))
            return true;
        m_met.push_back(nearest);
        keep(nearest);
        return true;
    }

    Changes minimal(Changes changes)
    {
        // First one by one, so that what is left has few subsets.
        while (changes.size() > mostInSubsets) {
            bool shorter = false;
            for (std::size_t i = 0; i < changes.size() && !shorter; ++i) {
                Changes fewer = changes;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
                shorter = reaches(fewer);
                if (shorter)
                    changes = fewer;
            }
            if (!shorter) {
                m_out.complete = false; // of more than ten, not all subsets were tried
                return changes;
            }
        }
        const unsigned all = (1U << changes.size()) - 1;
        for (int size = 1; size < static_cast<int>(changes.size()); ++size) {
            for (unsigned bits = 1; bits < all; ++bits) {
                if (std::popcount(bits) != size)
                    continue;
                Changes some;
                for (std::size_t i = 0; i < changes.size(); ++i) {
                    if ((bits >> i & 1U) != 0)
                        some.push_back(changes[i]);
                }
                if (reaches(some))
                    return some;
            }
        }
        return changes;
    }

    /// A number is drawn as close to what stands there now as the chain lets it.
    void draw(Changes& changes, std::size_t index)
    {
        const Value* now = logic::standsAt(m_event.context.root(), changes[index].path);
        if (!now || !now->isNumber() || !changes[index].to || !changes[index].to->root().isNumber())
            return;
        const Value to = changes[index].to->root();
        const bool whole = now->isInt() && to.isInt();
        const int decimals = whole ? 0 : std::max({2, logic::decimalsOf(*now), logic::decimalsOf(to)});
        const double scale = std::pow(10, decimals);
        if (!(std::fabs(now->number() * scale) < exactly) || !(std::fabs(to.number() * scale) < exactly))
            return;
        auto far = static_cast<std::int64_t>(std::llround(now->number() * scale)); // where it does not pass
        auto near = static_cast<std::int64_t>(std::llround(to.number() * scale));
        const std::optional<Data> before = changes[index].to;
        std::optional<Data> best = before;
        while (std::abs(far - near) > 1 && m_runs > 0) {
            const std::int64_t middle = far + (near - far) / 2;
            changes[index].to = whole ? logic::dataOf(middle) : logic::dataOf(static_cast<double>(middle) / scale);
            if (reaches(changes)) {
                near = middle;
                best = changes[index].to;
            } else {
                far = middle;
            }
        }
        changes[index].to = best;
    }

    void keep(const Changes& changes)
    {
        if (!reaches(changes)) // so that the runner holds this run; false only where nothing may be run any more
            return;
        Remedy remedy;
        remedy.event = m_runner->event();
        remedy.outcome = m_runner->trace().outcome;
        remedy.stoppedAt = m_runner->trace().stoppedAt;
        for (const Change& change : changes) {
            const Value* now = logic::standsAt(m_event.context.root(), change.path);
            EventChange told{
                change.path, now ? std::optional(m_event.context.part(*now)) : std::nullopt, change.to, {}};
            told.text = textOf(told.path, told.from, told.to);
            remedy.changes.push_back(std::move(told));
        }
        m_out.remedies.push_back(std::move(remedy));
    }

    const run::Program& m_program;
    const Event& m_event;
    const WhyNotOptions& m_options;
    std::size_t m_runs;
    std::size_t m_step = 0;
    bool m_toTheEnd = true;
    std::optional<run::Runner> m_runner;
    std::vector<Changes> m_met;
    WhyNot m_out;
};

} // namespace

WhyNot whyNot(const run::Program& program, const Event& event, const WhyNotOptions& options)
{
    return Search(program, event, options).answer();
}

} // namespace retort::compose
