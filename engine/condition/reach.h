// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/outline.h"

#include <cstddef>

// What the place of a part allows.
namespace retort::condition {

/// Whether any number of parts can stand in it: a group, a list, a `missing`, a sum.
bool takesMembers(const Outline& outline, PartId part);
/// Whether what is put before or behind its children becomes one of them. What is asked as a condition is joined with
/// it instead, unless it is a group: "and" beside a `missing` does not mean a further name.
bool isRoom(const Outline& outline, PartId part);
/// Whether the rest is as it should be when this part is taken out of the list that it stands in.
bool leavesRoom(const Outline& outline, PartId part);
/// Whether a part says nothing any more once all that is in it has gone: groups do, sums do not.
bool goesWithItsMembers(const Outline& outline, PartId part);
/// How many operands of a Choice go with this one: a condition takes its value along.
std::size_t operandsWith(const Outline& outline, PartId part);
/// `true` or `null` in the place of a condition: what stands there before there is one.
bool saysNothing(const Outline& outline, PartId part);
bool isInside(const Outline& outline, PartId part, PartId ancestor); ///< Or the same.

} // namespace retort::condition
