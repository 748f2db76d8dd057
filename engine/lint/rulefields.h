// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/rulereport.h"

namespace retort::lint {

/// field.unknown, field.root, profile-id.root, aggregation.lag: what a rule reads, held against what is known of the
/// event's context. Pointers lead from the rule.
void fieldProblems(const logic::Program& rule, Role role, const std::string& event, const Surroundings& surroundings,
                   std::vector<Problem>& problems);

} // namespace retort::lint
