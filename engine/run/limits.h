// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/limits.h"

#include <cstddef>

namespace retort::run {

// How much of what happened one step keeps; a rule over a list of thousands makes tens of thousands of records. What is
// beyond is left out and Step::cut says so. Results, arguments and effects are always whole.
// Wide enough for every record that the logic keeps of one rule (it leaves out the middle turns of a long loop and
// keeps the one that decided), so that this cuts only where values themselves are large.
inline constexpr std::size_t bytesInList = std::size_t{4}
                                           << 20; ///< Of each of a step's lists; of values and pointers, about.
inline constexpr std::size_t bytesOfValue = std::size_t{1}
                                            << 19;   ///< One value counts as no more: it is kept whole, and once.
inline constexpr std::size_t entriesInList = 50'000; ///< Likewise.

/// For reading a trace: it holds values that rules made, which may be larger than what a file may hold.
inline json::Limits readingLimits()
{
    return {.bytes = std::size_t{1} << 30,
            .depth = 4096,
            .keysInObject = 1'000'000,
            .itemsInArray = 10'000'000,
            .bytesInString = std::size_t{64} << 20};
}

} // namespace retort::run
