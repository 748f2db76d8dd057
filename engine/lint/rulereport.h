// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/lint.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace retort::lint {

/// What a rule is there for.
enum class Role : std::uint8_t {
    Condition, ///< Of a filter, or of a target.
    Value,     ///< Of a dynamic argument.
    Customer,  ///< Of the argument that says whom an action is for.
};

/// What is to be said of a rule whatever else stands in its reaction.
struct RuleReport {
    std::vector<Problem> problems; ///< Pointers lead from the rule's own value: "/and/1".
    bool neverPasses = false;      ///< As a condition: decided for all data.
};

/// Remembered in the surroundings: the same rule on the same event is looked at once.
std::shared_ptr<const RuleReport> reportOf(const logic::Program& rule, Role role, const std::string& event,
                                           const Surroundings& surroundings);

/// A problem of a rule that stands at `pointer` of its document.
Problem moved(Problem one, const std::string& pointer);
/// Of a rule that stands as a text there.
Problem inText(Problem one, const std::string& pointer);

} // namespace retort::lint
