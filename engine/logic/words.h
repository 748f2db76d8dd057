// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/program.h"

#include <cstdint>

namespace retort::logic {

/// What a rule is read as: {"var": "is_member"} is "is_member is set" as a condition and "is_member" as a value.
enum class Reading : std::uint8_t {
    Rule,      ///< As its operators suggest: comparisons as conditions, arithmetic as values.
    Condition, ///< What a filter asks.
    Value,     ///< What a dynamic argument gives.
};

/// What a rule means, in plain words: "data.score is at least 9 and tier_handle is gold". One sentence without a full
/// stop, with one reading only (groups stand in parentheses); short whatever the size of the rule: what is too deep or
/// too much is counted, "and 12 more conditions". The words follow the dialect where it matters: == null is "missing or
/// null" in JavaScript and "empty, 0, false or missing" in PHP.
Phrase inWords(const Program& program, Reading reading = Reading::Rule);
/// The same of one node of it; inside of loops, names are those of the item.
Phrase inWords(const Program& program, NodeId node, Reading reading = Reading::Rule);

} // namespace retort::logic
