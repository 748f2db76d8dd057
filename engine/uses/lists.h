// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace retort::uses {

inline constexpr std::string_view targetsList = "targets";
inline constexpr std::string_view groupsList = "status_groups"; ///< They have no file: the statuses name them.
inline constexpr std::string_view attributesList = "attributes";

/// The list that a picker of the catalogue offers handles of: "benefit_definition" -> "benefits"; the picker itself
/// where it is none that is known.
std::string_view listOf(std::string_view picker);

} // namespace retort::uses
