// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

namespace retort {

/// A process that is killed while it saves can leave "name.json.XXXXXX" beside a file. Deletes those in this folder
/// that are older than `age` and known to be ours: by their mark, or by letters that only a machine picks. Returns what
/// was deleted. Anything else that is named like that ("name.json.backup") is a person's copy and stays.
std::vector<std::filesystem::path> removeStrays(const std::filesystem::path& folder,
                                                std::chrono::seconds age = std::chrono::hours(1));

/// The same for what was left beside one file.
std::vector<std::filesystem::path> removeStraysOf(const std::filesystem::path& file,
                                                  std::chrono::seconds age = std::chrono::hours(1));

} // namespace retort
