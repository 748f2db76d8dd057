// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/rulereport.h"

#include "engine/json/write.h"
#include "engine/lint/clauses.h"
#include "engine/lint/conditions.h"
#include "engine/lint/rulecache.h"
#include "engine/lint/rulefields.h"

#include <utility>

namespace retort::lint {

namespace {

RuleReport made(const logic::Program& rule, Role role, const std::string& event, const Surroundings& surroundings)
{
    RuleReport report;
    fieldProblems(rule, role, event, surroundings, report.problems);
    clauseProblems(rule, event, surroundings, report.problems);
    conditionProblems(rule, role, event, surroundings, report);
    return report;
}

} // namespace

std::shared_ptr<const RuleReport> reportOf(const logic::Program& rule, Role role, const std::string& event,
                                           const Surroundings& surroundings)
{
    std::string key = std::to_string(static_cast<int>(role)) + ' ' + event + ' ' + json::write(rule.rule().root());
    if (auto known = RuleCache::find(surroundings, key))
        return known;
    auto report = std::make_shared<const RuleReport>(made(rule, role, event, surroundings));
    RuleCache::keep(surroundings, key, report);
    return report;
}

Problem moved(Problem one, const std::string& pointer)
{
    one.pointer = pointer + one.pointer;
    for (Fix& fix : one.fixes) {
        for (Change& change : fix.changes)
            change.pointer = pointer + change.pointer;
    }
    return one;
}

Problem inText(Problem one, const std::string& pointer)
{
    one.within = std::exchange(one.pointer, pointer);
    for (Fix& fix : one.fixes)
        fix.textAt = pointer;
    return one;
}

} // namespace retort::lint
