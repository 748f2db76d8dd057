// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/rulefields.h"

#include "engine/lint/chain.h"
#include "engine/lint/subject.h"
#include "engine/lint/variables.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace retort::lint {

namespace {

using Reason = Fields::Suggestion::Reason;
using Standing = Fields::Standing;

constexpr std::size_t mostSuggestions = 200;

class FieldCheck {
public:
    FieldCheck(const logic::Program& rule, const std::string& event, const Surroundings& surroundings,
               std::vector<Problem>& problems)
        : m_rule(rule)
        , m_event(event)
        , m_surroundings(surroundings)
        , m_fields(surroundings.fieldsOf(event))
        , m_problems(problems)
    {}

    void check(Role role)
    {
        const auto variables = variablesOf(m_rule);
        if (role == Role::Customer && variables.size() == 1 && variables[0].node == 0 && customer(variables[0]))
            return;
        for (const Variable& variable : variables) {
            unknown(variable);
            lag(variable);
        }
    }

private:
    static Fix read(const Variable& variable, const std::string& path)
    {
        return {phrase("lint.fix.read", path), {setText(variable.pointer, path)}};
    }

    // Of several names in a missing, the one that is meant.
    std::string pointerOf(const Variable& variable) const
    {
        return variable.asksWhether ? variable.pointer : m_rule.pointerTo(variable.node);
    }

    // Whom the action is for: the root's own id, or that of the customer, are easily taken for each other.
    bool customer(const Variable& variable)
    {
        const std::string right = m_surroundings.catalogue().profilePath(m_event);
        if (variable.path == right || m_fields.standingOf(right) == Standing::Unknown)
            return false;
        const bool own = variable.path == "id" && m_fields.standingOf("id") == Standing::Known;
        const auto meant = m_fields.suggestionFor(variable.path);
        if (!own && !(meant && meant->reason == Reason::Root && meant->path == right))
            return false;
        m_problems.push_back(problem("profile-id.root", pointerOf(variable),
                                     own ? phrase("lint.customer-own-id", m_event, right)
                                         : phrase("lint.customer-elsewhere", variable.path, m_event, right),
                                     {read(variable, right)}, right));
        return true;
    }

    // Looking for what is near takes a while: not for thousands of paths of one rule.
    std::optional<Fields::Suggestion> suggestion(const std::string& path)
    {
        const auto known = m_suggestions.find(path);
        if (known != m_suggestions.end())
            return known->second;
        if (m_suggestions.size() == mostSuggestions)
            return std::nullopt;
        return m_suggestions.emplace(path, m_fields.suggestionFor(path)).first->second;
    }

    void unknown(const Variable& variable)
    {
        if (m_fields.standingOf(variable.path) != Standing::Unknown)
            return;
        const auto meant = suggestion(variable.path);
        const bool sampled = !m_surroundings.samplesOf(m_event).empty();
        if (meant && meant->reason == Reason::Root)
            m_problems.push_back(problem("field.root", pointerOf(variable),
                                         phrase("lint.field-root", variable.path, m_event, meant->path),
                                         {read(variable, meant->path)}, meant->path));
        else if (meant)
            m_problems.push_back(
                problem("field.unknown", pointerOf(variable),
                        sampled ? phrase("lint.field-unknown-near-sampled", variable.path, m_event, meant->path)
                                : phrase("lint.field-unknown-near", variable.path, m_event, meant->path),
                        {read(variable, meant->path)}, meant->path));
        else
            m_problems.push_back(problem("field.unknown", pointerOf(variable),
                                         sampled ? phrase("lint.field-unknown-sampled", variable.path, m_event)
                                                 : phrase("lint.field-unknown", variable.path, m_event)));
    }

    // What a purchase is counted into is worked out later than the purchase is told (spec section 5.3).
    void lag(const Variable& variable)
    {
        if (variable.asksWhether || !(m_event.starts_with("transaction.") || m_event.starts_with("transaction-item.")))
            return;
        if (hasPart(variable.path, "aggregations") && m_lagging.insert(variable.path).second)
            m_problems.push_back(
                problem("aggregation.lag", pointerOf(variable), phrase("lint.aggregation-lag", variable.path)));
    }

    const logic::Program& m_rule;
    const std::string& m_event;
    const Surroundings& m_surroundings;
    const Fields& m_fields;
    std::vector<Problem>& m_problems;
    std::set<std::string> m_lagging;
    std::map<std::string, std::optional<Fields::Suggestion>> m_suggestions;
};

} // namespace

void fieldProblems(const logic::Program& rule, Role role, const std::string& event, const Surroundings& surroundings,
                   std::vector<Problem>& problems)
{
    // Of an event that is most likely misspelled nobody knows the fields.
    if (!surroundings.samplesOf(event).empty() || !isOdd(checkEventName(event, surroundings.catalogue())))
        FieldCheck(rule, event, surroundings, problems).check(role);
}

} // namespace retort::lint
