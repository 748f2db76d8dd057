// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/filters.h"

#include "engine/lint/conditions.h"
#include "engine/lint/rulereport.h"
#include "engine/lint/variables.h"

#include <set>
#include <string>
#include <utility>

namespace retort::lint {

namespace {

using run::CompiledAction;

// Filters in a row are asked about as one condition up to here; beyond it costs more than it tells.
constexpr std::size_t mostTogether = 6;

class FilterCheck {
public:
    explicit FilterCheck(const Subject& subject) : m_subject(subject)
    {
        for (const Problem& one : subject.problems)
            m_told.emplace(one.rule, one.pointer);
    }

    void check()
    {
        const auto& actions = m_subject.program.actions();
        for (std::size_t i = 0; i < actions.size(); ++i) {
            if (actions[i].role != CompiledAction::Role::Filter || !actions[i].condition)
                continue;
            const run::CompiledArgument& condition = actions[i].arguments[*actions[i].condition];
            if (filter(actions[i], condition) && !m_ended && i + 1 < actions.size())
                unreachable(actions[i], actions[i + 1], actions.size() - i - 1);
        }
    }

private:
    /// Does the chain never come past it?
    bool filter(const CompiledAction& action, const run::CompiledArgument& condition)
    {
        const auto own = reportOf(*condition.rule, Role::Condition, m_subject.event, m_subject.surroundings);
        const bool sound = condition.rule->diagnostics().empty();
        const bool combined = sound && !m_before.empty() && m_before.size() < mostTogether && !own->neverPasses;
        for (const Problem& one : own->problems) {
            if (one.rule == "absent.passes" && (combined || isAskedBefore(one)))
                continue;
            add(moved(one, condition.rulePointer), action, condition, own->neverPasses);
        }
        bool never = own->neverPasses;
        if (sound) {
            m_before.push_back(&*condition.rule);
            for (Variable& variable : variablesOf(*condition.rule))
                m_asked.insert(std::move(variable.path));
        }
        if (combined) {
            const auto all = togetherOf(m_before, m_subject.event, m_subject.surroundings);
            for (const Problem& one : all->problems) {
                const Problem there = moved(one, condition.rulePointer);
                if (!isTold(there))
                    add(there, action, condition, all->neverPasses);
            }
            never = all->neverPasses;
        }
        return never;
    }

    // A filter that as a whole stops nothing can go.
    void add(Problem one, const CompiledAction& action, const run::CompiledArgument& condition, bool neverPasses)
    {
        const bool idle = one.rule == "condition.always" || one.rule == "condition.redundant";
        if (idle && !neverPasses && one.pointer == condition.rulePointer)
            one.fixes.push_back(
                {phrase("lint.fix.remove-filter"), {{Change::Kind::Remove, action.action.pointer, {}}}});
        m_told.emplace(one.rule, one.pointer);
        m_subject.add(std::move(one));
    }

    // A filter before it that reads the same field may well have asked whether it is there.
    bool isAskedBefore(const Problem& one) const
    {
        const auto& said = one.message.arguments;
        const auto* path = said.size() == 1 ? std::get_if<std::string>(&said.front()) : nullptr;
        return path && m_asked.count(*path) > 0;
    }

    bool isTold(const Problem& there) const { return m_told.count({there.rule, there.pointer}) > 0; }

    void unreachable(const CompiledAction& filter, const CompiledAction& next, std::size_t rest)
    {
        m_ended = true;
        const std::string number = std::to_string(filter.number);
        m_subject.add(problem("chain.unreachable", next.action.pointer,
                              rest == 1 ? phrase("lint.unreachable", number)
                                        : phrase("lint.unreachable-rest", number, std::to_string(rest))));
    }

    const Subject& m_subject;
    std::vector<const logic::Program*> m_before;          ///< Conditions of the filters that came before.
    std::set<std::string> m_asked;                        ///< Paths that they read.
    std::set<std::pair<std::string, std::string>> m_told; ///< Rule and pointer of what was told.
    bool m_ended = false;                                 ///< The chain never comes further.
};

} // namespace

void filterProblems(const Subject& subject) { FilterCheck(subject).check(); }

} // namespace retort::lint
