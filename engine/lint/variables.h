// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort::lint {

/// A path that a rule reads from the event's context; what is read from the items of a loop is none.
struct Variable {
    logic::NodeId node = 0;   ///< The var, or the missing that names it.
    std::string path;         ///< "data.score"
    std::string pointer;      ///< Of the text of the path, within the rule.
    bool asksWhether = false; ///< In a missing: whether it is there is asked, and not what it is.
};
/// In the order of the rule; those whose path is worked out are left out.
std::vector<Variable> variablesOf(const logic::Program& rule);

/// The path of a var with a path that is written down and no default; "" for any other node.
std::string pathOf(const logic::Program& rule, logic::NodeId node);
/// The children of a node, in their order.
std::vector<logic::NodeId> childrenOf(const logic::Program& rule, logic::NodeId node);
/// Does the path lead to this field, at the root or in a linked object: "flattened_tags" in "profile.flattened_tags"?
bool leadsTo(std::string_view path, std::string_view field);
/// birth_day, birth_month, birth_year: numbers on some of the platform's pages and texts on others.
bool isBirthPart(std::string_view path);
/// Is one of the parts of the path this one?
bool hasPart(std::string_view path, std::string_view part);

} // namespace retort::lint
