// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace retort::logic {

/// Whose answers a rule gives: json-logic-php's on PHP 8.2, or json-logic-js's. docs/json-logic.md says where they
/// differ.
enum class Dialect : std::uint8_t { Php, Js };

/// Bounds on one rule and one evaluation. Going over is an error of kind limit, never a crash.
struct Limits {
    std::size_t nesting = 255;      ///< Operators within operators.
    std::size_t nodes = 100'000;    ///< In one rule.
    std::size_t steps = 10'000'000; ///< Nodes evaluated in one run.
    std::size_t bytesInString = std::size_t{16} << 20;
    std::size_t itemsInList = 1'000'000;
    std::size_t bytesInAll = std::size_t{64} << 20; ///< Everything one evaluation makes.
    std::size_t records = 50'000;                   ///< Of a trace.
    std::size_t segments = 64;                      ///< Of a variable's path.
};

struct Settings {
    Dialect dialect = Dialect::Php;
    bool failOnWarnings = false; ///< PHP: a warning ends the evaluation, as Laravel's error handler makes it.
    bool objects = false;        ///< PHP: rule and data decoded as stdClass objects instead of associative arrays.
    Limits limits;

    // Limits are part of what was asked for, but no two results differ by them unless one is an error.
    bool operator==(const Settings& other) const
    {
        return dialect == other.dialect && failOnWarnings == other.failOnWarnings && objects == other.objects;
    }
};

} // namespace retort::logic
