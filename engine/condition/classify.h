// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/outline.h"

#include <vector>

namespace retort::condition {

/// A node that begins a part of its own below another one.
struct ChildNode {
    logic::NodeId node;
    Use use;
    bool itemScope; ///< It is read for each item of the loop that is its parent.
};

struct Classified {
    Part part; ///< All but its place among others.
    std::vector<ChildNode> children;
};

/// The form that a node of a rule has.
Classified classify(const logic::Program& program, logic::NodeId node, Use use);

} // namespace retort::condition
