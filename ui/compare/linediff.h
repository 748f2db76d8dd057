// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace retort {

/// Lines begin to end - 1, from 0.
struct LineRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    bool operator==(const LineRange&) const = default;
};

/// A stretch of two texts that are compared: alike in both, or not. Stretches follow each other and cover both texts.
struct Stretch {
    /// Who made it differ, as far as a common ancestor tells.
    enum class Change { None, Theirs, Mine, Both };

    LineRange theirs;
    LineRange mine;
    Change change = Change::None;

    bool operator==(const Stretch&) const = default;
};

/// Lines that stand in both, in order, are alike; where there is a choice, those that are rare in the texts (lines such
/// as "}," match anywhere). Texts of any size are compared in a time that grows about with their length.
std::vector<Stretch> compareLines(const std::vector<std::string_view>& theirs,
                                  const std::vector<std::string_view>& mine);

/// The same for two texts that came from a common one. What one of them changed and the other one left is that side's,
/// also where the next line is the other side's; only where both changed the same lines, or put something in at the
/// same place, it is of both. Changed lines that name the same members in the same order (`"total": 275`) are each a
/// change by itself.
std::vector<Stretch> mergeLines(const std::vector<std::string_view>& base, const std::vector<std::string_view>& theirs,
                                const std::vector<std::string_view>& mine);

} // namespace retort
