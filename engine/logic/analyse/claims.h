// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/analyse/cases.h"
#include "engine/logic/analyse/witness.h"

#include <vector>

namespace retort::logic {

// What each part of an analysis finds; they add to `findings` in any order.

/// Nodes that are always or never true, clauses that exclude each other, clauses that change nothing.
void findClaims(Cases& cases, std::vector<Finding>& findings);
/// Fields without which the condition passes because nothing counts as something.
void findAbsentPasses(Cases& cases, Witness& witness, std::vector<Finding>& findings);
/// A result that counts as true and is not true.
void findNotBoolean(Cases& cases, Witness& witness, std::vector<Finding>& findings);
/// Comparisons of texts with numbers, and strict ones of whole numbers with others. From the form of the rule alone.
void findTypes(const Program& program, const Domains& domains, std::vector<Finding>& findings);

/// What the whole comes to; Depends only where data for both was run.
Outlook outlookOf(Cases& cases, Witness& witness);

inline constexpr std::size_t mostFindings = 100;

} // namespace retort::logic
