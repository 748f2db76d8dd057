// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace retort {

/// Fills a folder with a workspace as a large tenant's: a copy of `sample` whose reactions are repeated under other
/// names, with other thresholds, until there are `reactions` of them. The same folder for the same numbers.
void writeBigWorkspace(const std::filesystem::path& sample, const std::filesystem::path& folder, std::size_t reactions);

/// A reaction with that many actions: filters and rewards in turn, each filter with a few clauses.
std::string longReaction(std::size_t actions);

} // namespace retort
