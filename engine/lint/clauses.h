// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/rulereport.h"

namespace retort::lint {

/// What fields of the platform are compared with: birth.text, tag.letter-case, and handle.unknown of tags, statuses,
/// tiers and definitions. Pointers lead from the rule.
void clauseProblems(const logic::Program& rule, const std::string& event, const Surroundings& surroundings,
                    std::vector<Problem>& problems);

} // namespace retort::lint
