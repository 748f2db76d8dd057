// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/targets.h"

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace retort::run {

/// What Targets shares. For engine/run's own sources.
struct Targets::Content {
    bool known = false;
    std::vector<CompiledTarget> all;
    std::map<std::string_view, std::size_t> byHandle; ///< Views into `all`, which does not change.
};

} // namespace retort::run
