// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/backups.h"
#include "app/workspace/lock.h"

#include <QString>

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace retort {

/// What waits for the person, of a file that another program touched.
enum class OutsideState {
    Changed, ///< It is saved once they chose.
    Gone,    ///< It is kept here; saving makes the file again.
};

/// The folder that a window is open on, as those who open, save, watch and recover share it.
struct OpenFolder {
    std::filesystem::path path; ///< Absolute, links resolved; empty while nothing is open.
    std::string id;             ///< The workspace's, from retort.json.
    std::optional<WorkspaceLock> lock;
    std::map<QString, std::string> hashes; ///< By path: SHA-256 of what the file held when last read or written.
    /// By path: what the bar of outside changes shows. OutsideChanges alone writes it, whenever it shows its bar.
    std::map<QString, OutsideState> outside;
    Backups backups;     ///< What its files held before.
    bool asking = false; ///< A question is on the screen.

    /// Whether two texts of this file stand against each other.
    bool isUndecided(const QString& file) const
    {
        const auto found = outside.find(file);
        return found != outside.end() && found->second == OutsideState::Changed;
    }
};

} // namespace retort
