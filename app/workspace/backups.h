// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// A text that a file of the workspace once had.
struct Version {
    std::filesystem::path file; ///< Where it is kept.
    std::int64_t time = 0;      ///< When it was kept, in milliseconds since 1970.
    std::size_t size = 0;       ///< Bytes.
    std::string hash;           ///< The first 16 digits of its SHA-256.

    bool operator==(const Version&) const = default;
};

/// Keeps the last texts of each file of one workspace, in a folder of this machine that is never the workspace's own:
/// the last ten different ones, and the first one of each of the last thirty days, at most 16 MiB a file. Each is a
/// file of its own (0600), called by its time and hash, so that a torn one is told from a whole one.
class Backups {
public:
    static constexpr std::size_t mostLast = 10;
    static constexpr int mostDays = 30;
    static constexpr std::size_t mostBytes = std::size_t{16} << 20; ///< The newest one is kept whatever its size.

    Backups() = default; ///< Keeps nothing.
    explicit Backups(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// `path` is the file's in the workspace. Where the last text that was kept of it is this one, nothing is done.
    /// Errors of kind Io.
    Result<> keep(std::string_view path, std::string_view text, std::int64_t now);
    /// The file gets another name: what was kept of it goes along, unless there is something of that name already.
    void move(std::string_view from, std::string_view to);

    std::vector<Version> versions(std::string_view path) const; ///< The newest first.
    /// The text. Errors of kind Io, also where it is not the one that was kept.
    static Result<std::string> read(const Version& version);

private:
    std::filesystem::path placeOf(std::string_view path) const;

    std::filesystem::path m_folder;
};

/// Where the versions of a workspace lie, by its id and its folder: in the state folder.
std::filesystem::path backupFolder(const std::filesystem::path& stateFolder, const std::string& workspace,
                                   const std::filesystem::path& folder);

} // namespace retort
