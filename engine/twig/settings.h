// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace retort::twig {

/// How what a template prints is escaped unless it says otherwise.
enum class Autoescape : std::uint8_t { Html, Off, Js };

/// Bounds on one template and one render. Going over is a failure of kind Limit that names the limit and the line,
/// never a crash. They do not depend on the machine.
struct Limits {
    std::size_t bytesOfTemplate = std::size_t{256} << 10;
    std::size_t tokens = 50'000;
    std::size_t nesting = 100;        ///< Expressions in expressions, tags in tags.
    std::size_t steps = 2'000'000;    ///< Nodes evaluated, and what filters walk, see Environment::spend().
    std::size_t iterations = 100'000; ///< Turns of all loops together.
    std::size_t rangeItems = 100'000;
    std::size_t bytesOfOutput = std::size_t{2} << 20;
    std::size_t bytesInString = std::size_t{2} << 20;
    std::size_t itemsInArray = 200'000;
    std::size_t valueNesting = 1'000;   ///< Arrays in arrays, where something walks down: comparing, json_encode.
    std::size_t callDepth = 64;         ///< Macros and arrow functions in each other.
    std::size_t regexMatch = 1'000'000; ///< PCRE2's match limit.
    std::size_t regexSubject = std::size_t{256} << 10;
    std::size_t records = 10'000; ///< Of a trace; beyond it counts only.
    std::size_t valueBytes = 256; ///< Of a value in a trace; a longer one is cut.
};

/// What is not documented of the platform's Twig, hence set by the workspace. docs/twig.md gives the reasons for the
/// defaults.
struct Settings {
    Autoescape autoescape = Autoescape::Html;
    std::string timezone = "UTC"; ///< A name of the tz database, or an offset: "+10:00".
    bool failOnWarnings = true;   ///< A PHP warning ends the render, as Laravel's error handler makes it.
    /// Filters that the platform is said to have: each gives back what it gets, and the render says so.
    std::vector<std::string> passedFilters;
    Limits limits;

    // Limits are part of what was asked for, but no two results differ by them unless one is a failure.
    bool operator==(const Settings& other) const
    {
        return autoescape == other.autoescape && timezone == other.timezone && failOnWarnings == other.failOnWarnings &&
               passedFilters == other.passedFilters;
    }
};

} // namespace retort::twig
