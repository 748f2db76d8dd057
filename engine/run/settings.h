// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate.h"
#include "engine/logic/settings.h"
#include "engine/twig/settings.h"

#include <cstdint>
#include <optional>

namespace retort::run {

/// When a filter passes: by a PHP `if`, by a JavaScript `if`, or only on true itself.
enum class FilterTruth : std::uint8_t { Php, Js, Strict };

/// How a reaction is answered; the settings of a workspace.
struct Settings {
    logic::Settings logic;                  ///< Dialect, php_warnings fail, objects, limits.
    std::optional<FilterTruth> filterTruth; ///< None: that of the dialect.
    twig::Settings twig;                    ///< Autoescape, zone, php_warnings fail, filters to pass through, limits.

    FilterTruth truthInUse() const;
    bool operator==(const Settings&) const = default;
};

/// Does a filter with this result pass?
bool passes(json::Value result, const logic::Truth& truth, FilterTruth by);

} // namespace retort::run
