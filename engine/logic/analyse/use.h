// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/analyse/analysis.h"
#include "engine/logic/program.h"

#include <optional>
#include <string_view>
#include <vector>

namespace retort::logic {

/// What a rule holds one variable against, gathered from all the places where it does. Values point into the rule.
struct Use {
    std::vector<json::Value> equal;     ///< == and its kin, items of `in: [variable, [list]]`: no containers, no null.
    std::vector<json::Value> ordered;   ///< < and its kin: numbers and texts.
    std::vector<json::Value> contained; ///< in: [this, variable]
    std::vector<std::string_view> within; ///< in: [variable, "this text"]
    std::vector<json::Value> nearby;      ///< Constants of expressions that are not looked into.
    std::vector<NodeId> bodies;           ///< What is asked of its items, by a loop over it.
    bool strict = false;                  ///< By === or !==.
    bool truth = false;                   ///< Its own truth, or whether it is missing.
    bool arithmetic = false;              ///< It is calculated with.
};

/// Values that stand for all others: wherever the rule has the same answers for two values, one of them will do.
struct Values {
    std::vector<std::optional<json::Data>> values; ///< Those that a person would try first; null and absent are last.
    bool all = true;                               ///< No others need to be looked at, as far as `Use` was understood.
};

Values valuesFor(const Use& use, const Domain& domain, const Program& program);

} // namespace retort::logic
