// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/problem.h"

#include <span>
#include <string_view>

namespace retort::lint {

/// One rule of the linter. Names are stable; docs/lint-rules.md has each with its reason.
struct Rule {
    std::string_view name;
    Problem::Severity severity;
};

/// All that a problem's rule can be, errors first, then warnings, then hints.
std::span<const Rule> rules();
/// nullptr where there is no such rule.
const Rule* rule(std::string_view name);

} // namespace retort::lint
