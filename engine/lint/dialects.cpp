// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/dialects.h"

#include "engine/lint/samples.h"
#include "engine/logic/evaluate.h"

#include <optional>
#include <set>
#include <utility>

namespace retort::lint {

namespace {

using logic::Dialect;
using run::CompiledAction;

constexpr std::size_t mostSteps = 100'000; // of one evaluation; a rule beyond is not compared

/// A rule made ready for both dialects.
struct Both {
    std::string pointer;
    bool condition = false;
    logic::Machine php;
    logic::Machine js;
};

logic::Machine machine(const logic::Program& rule, Dialect dialect, logic::Settings settings)
{
    settings.dialect = dialect;
    settings.limits.steps = mostSteps;
    return logic::Machine(logic::Program::compile(rule.rule(), settings));
}

class Comparison {
public:
    explicit Comparison(const Subject& subject) : m_subject(subject)
    {
        for (const CompiledAction& action : subject.program.actions()) {
            for (const run::CompiledArgument& argument : action.arguments) {
                if (!argument.rule || !argument.rule->diagnostics().empty())
                    continue;
                const bool condition = action.condition && &action.arguments[*action.condition] == &argument;
                if (action.role == CompiledAction::Role::Filter && !condition)
                    continue;
                const logic::Settings& settings = subject.surroundings.settings().logic;
                m_rules.push_back({argument.rulePointer, condition, machine(*argument.rule, Dialect::Php, settings),
                                   machine(*argument.rule, Dialect::Js, settings)});
            }
        }
    }

    void compare(const Event& sample)
    {
        for (Both& rule : m_rules) {
            const logic::Outcome php = rule.php.run(sample.context.root());
            const logic::Outcome js = rule.js.run(sample.context.root());
            if (limited(php) || limited(js))
                return;
            if (!same(rule, php, js)) {
                tell(rule, sample, php, js);
                return; // what comes after is reached in one of them only, or with doubtful values
            }
            if (php.failure || (rule.condition && !passes(php, Dialect::Php)))
                return;
        }
    }

private:
    static bool limited(const logic::Outcome& outcome)
    {
        return outcome.failure && outcome.failure->kind == logic::Failure::Kind::Limit;
    }

    bool passes(const logic::Outcome& outcome, Dialect dialect) const
    {
        const run::Settings& settings = m_subject.surroundings.settings();
        const run::FilterTruth own = dialect == Dialect::Php ? run::FilterTruth::Php : run::FilterTruth::Js;
        return run::passes(outcome.value, logic::truthOf(outcome.value, dialect, settings.logic.objects),
                           settings.filterTruth.value_or(own));
    }

    bool same(const Both& rule, const logic::Outcome& php, const logic::Outcome& js) const
    {
        if (php.failure || js.failure)
            return php.failure && js.failure;
        if (rule.condition)
            return passes(php, Dialect::Php) == passes(js, Dialect::Js);
        return means(php.value, js.value);
    }

    Phrase result(const Both& rule, const logic::Outcome& outcome, Dialect dialect) const
    {
        if (outcome.failure)
            return phrase("lint.dialect.fails");
        if (!rule.condition)
            return phrase("lint.dialect.gives", shown(outcome.value));
        return passes(outcome, dialect) ? phrase("lint.dialect.passes") : phrase("lint.dialect.stops");
    }

    void tell(const Both& rule, const Event& sample, const logic::Outcome& php, const logic::Outcome& js)
    {
        if (m_told.insert(rule.pointer).second)
            m_subject.add(problem("dialect.differs", rule.pointer,
                                  phrase("lint.dialect-differs", nameOf(sample), result(rule, php, Dialect::Php),
                                         result(rule, js, Dialect::Js))));
    }

    const Subject& m_subject;
    std::vector<Both> m_rules;
    std::set<std::string> m_told;
};

} // namespace

bool means(json::Value a, json::Value b)
{
    // Pairs that are still to be compared: no recursion, whatever the depth.
    std::vector<std::pair<json::Value, json::Value>> open{{a, b}};
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        if (x.isNumber() && y.isNumber()) {
            if (x.number() != y.number())
                return false;
        } else if (x.isContainer() && y.isContainer() && x.size() == 0 && y.size() == 0) {
            continue;
        } else if (x.isArray() && y.isArray()) {
            if (x.size() != y.size())
                return false;
            for (std::size_t i = 0; i < x.size(); ++i)
                open.emplace_back(x.items()[i], y.items()[i]);
        } else if (x.isObject() && y.isObject()) {
            if (x.size() != y.size())
                return false;
            for (std::size_t i = 0; i < x.size(); ++i) {
                const json::Value* other = y.find(x.members()[i].key.text());
                if (!other)
                    return false;
                open.emplace_back(x.members()[i].value, *other);
            }
        } else if (!json::same(x, y)) {
            return false;
        }
    }
    return true;
}

void dialectProblems(const Subject& subject, std::span<const Event> samples)
{
    Comparison comparison(subject);
    for (const Event& sample : samples)
        comparison.compare(sample);
}

} // namespace retort::lint
