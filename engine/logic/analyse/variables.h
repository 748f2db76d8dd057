// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <optional>
#include <string_view>
#include <vector>

namespace retort::logic {

/// The path of a variable that is read from the data as a whole (not from a loop's item) and is known from the rule;
/// nullopt for any other node. Paths that may lead into what JavaScript's own objects have ("items.length") are none.
std::optional<std::string_view> pathOf(const Program& program, NodeId node);

/// The fields that a `missing` or `missing_some` names, where they stand in the rule; empty where one does not.
std::vector<std::string_view> pathsAskedFor(const Program& program, NodeId node);

/// The node after the last one inside this node.
NodeId endOf(const Program& program, NodeId node);

/// Is the node a constant of the rule, with no rule inside?
inline bool isConstant(const Program& program, NodeId node) { return program.node(node).op == Operator::Literal; }

/// A part of a program as a program of its own. Only for nodes outside of loops.
Program partOf(const Program& program, NodeId node);

} // namespace retort::logic
