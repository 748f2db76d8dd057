// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

// The case mappings of PHP 8.2's mbstring, which are those of Unicode 14.
namespace retort::php::detail {

/// Every `step`th character from `first` to `last` maps to itself plus `delta`.
struct Run {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t step;
    std::int32_t delta;
};

/// A character that becomes several: up to three, then 0.
struct Full {
    std::uint32_t from;
    std::uint32_t to[3];
};

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

/// Sorted by character; no character is in both.
struct CaseTable {
    std::span<const Run> runs;
    std::span<const Full> full;
};

extern const CaseTable upperTable;
extern const CaseTable lowerTable;
extern const CaseTable titleTable; ///< Only where it differs from upperTable.
extern const std::span<const Range> cased;
extern const std::span<const Range> ignorable; ///< Case-ignorable: "'", ".", ":", accents.

} // namespace retort::php::detail
