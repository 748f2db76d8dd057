// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/trace.h"

#include <cstddef>
#include <vector>

namespace retort::run {

/// One row below a step, as a tree draws it.
struct TraceNode {
    enum class Kind { Evaluation, Variable, NotEvaluated };

    Kind kind;
    std::size_t index;  ///< Into the step's evaluations, variables or notEvaluated.
    std::size_t parent; ///< Index of the enclosing node in the list, smaller than its own; noParent at the top.
    std::vector<std::size_t> children;

    bool operator==(const TraceNode&) const = default;
};
inline constexpr std::size_t noParent = ~std::size_t{0};

/// What a step evaluated and what it did not, from top to bottom as a tree shows it: in the order of the rule, in a
/// loop turn by turn, each node before what lies inside it.
std::vector<TraceNode> treeOf(const Step& step);

} // namespace retort::run
