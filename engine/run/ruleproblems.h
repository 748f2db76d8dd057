// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"
#include "engine/reaction/problem.h"

#include <string>
#include <vector>

namespace retort::run {

/// What is wrong with a rule whatever the data, for a rule that stands at `pointer` of its document.
std::vector<Problem> ruleProblems(const logic::Program& rule, const std::string& pointer);

} // namespace retort::run
