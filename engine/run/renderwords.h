// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/targetrender.h"

#include <array>
#include <string_view>

namespace retort::run {

// As retort-run/1 writes them, in the order of their enumerations. For engine/run's own sources.
inline constexpr std::array<std::string_view, 7> recordWords{"print", "condition", "loop", "turn",
                                                             "set",   "capture",   "call"};
inline constexpr std::array<std::string_view, 4> failureWords{"syntax", "runtime", "php", "limit"};
inline constexpr std::array<std::string_view, 6> stateWords{"sent",    "held",       "failed",
                                                            "unknown", "unreadable", "no-targets"};

} // namespace retort::run
