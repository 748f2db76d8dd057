// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/edit.h"

#include <string>
#include <string_view>

namespace retort::test {

/// An outline in one line: "all(comparison >= (field data.score, value 9))"; a question mark after what is used as a
/// condition, "item" before what is read for each item.
std::string shapeOf(const condition::Outline& outline, condition::PartId part = 0);

condition::Outline outlineOf(std::string_view json, condition::Use use = condition::Use::Condition,
                             logic::Dialect dialect = logic::Dialect::Php);
condition::Site siteOf(std::string_view json, std::string_view rule = "",
                       condition::Use use = condition::Use::Condition);

} // namespace retort::test
