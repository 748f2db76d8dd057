// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/rulereport.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace retort::lint {

/// What a rule does whatever the event: condition.always, condition.contradiction, condition.redundant,
/// condition.not-boolean, absent.passes, type.text-number, strict.int-float; of a rule that is no condition only the
/// last two. Pointers lead from the rule. A rule with errors is not looked at.
void conditionProblems(const logic::Program& rule, Role role, const std::string& event,
                       const Surroundings& surroundings, RuleReport& report);

/// What a filter does with those before it, which act as one `and` with it: of the combined rule only what is about its
/// last part, the filter itself, from where pointers lead. `neverPasses` is of all together.
std::shared_ptr<const RuleReport> togetherOf(const std::vector<const logic::Program*>& filters,
                                             const std::string& event, const Surroundings& surroundings);

/// Can all these filters pass where the fields `given` hold these texts? true also where it cannot be decided.
bool canPass(const std::vector<const logic::Program*>& filters, const std::string& event,
             const Surroundings& surroundings, const std::map<std::string, std::string, std::less<>>& given);

} // namespace retort::lint
