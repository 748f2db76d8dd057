// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/lock.h"

#include <QString>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace retort {

/// The folder that a window is open on, as those who open, save, watch and recover share it.
struct OpenFolder {
    std::filesystem::path path; ///< Absolute, links resolved; empty while nothing is open.
    std::string id;             ///< The workspace's, from retort.json.
    std::optional<WorkspaceLock> lock;
    std::map<QString, std::string> hashes; ///< By path: SHA-256 of what the file held when last read or written.
    /// Files that another program changed while they were edited here. They are saved once the person has chosen.
    std::set<QString> undecided;
    bool asking = false; ///< A question is on the screen.
};

} // namespace retort
