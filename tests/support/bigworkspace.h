// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace retort {

/// How many files of each kind a large tenant's workspace has; never fewer than the sample.
struct BigWorkspace {
    std::size_t reactions = 5000;
    std::size_t events = 1000;
    std::size_t targets = 300;
    std::size_t benefits = 2000; ///< In one list of definitions.
};

/// Fills a folder with a copy of `sample` whose files are repeated: reactions under other names, targets under other
/// handles. The same folder for the same numbers.
void writeBigWorkspace(const std::filesystem::path& sample, const std::filesystem::path& folder,
                       const BigWorkspace& size);
/// The sample with that many reactions.
void writeBigWorkspace(const std::filesystem::path& sample, const std::filesystem::path& folder, std::size_t reactions);

/// A reaction with that many actions: filters and rewards in turn, each filter with a few clauses.
std::string longReaction(std::size_t actions);

} // namespace retort
