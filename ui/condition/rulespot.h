// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/outline.h"
#include "ui/document/entry.h"

#include <functional>
#include <string>

namespace retort {

/// Where a rule stands: whose it is (a filter's, an argument's, a target's) is for others to know.
struct RuleSpot {
    EntryId entry = EntryId::None;
    TextTarget target; ///< The rule's value, whether it is there yet or not.
    condition::Use use = condition::Use::Condition;
    /// Whether the platform also reads JSON inside of a text there, and no rule in an empty text, list or object: of a
    /// target's condition (spec section 14, C19).
    bool mayBeText = false;
    /// The document with this rule (JSON text) in a place that is not there yet; empty where setting `target` does it.
    std::function<Result<json::Document>(const std::string& rule)> make = {};

    bool sameAs(const RuleSpot& other) const
    {
        return entry == other.entry && target == other.target && use == other.use && mayBeText == other.mayBeText;
    }
};

} // namespace retort
