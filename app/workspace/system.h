// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

namespace retort {

// What neither Qt nor the standard library offers, with nothing to do on systems that do not have it.

/// Makes a write beyond RLIMIT_FSIZE an error of that write; by default the signal SIGXFSZ ends the process.
void surviveFileSizeLimit();

/// No one may write to the file, by its permissions. Asked of the permissions and not of the system, because root is
/// always told yes. False where there is no such file.
bool isReadOnly(const std::filesystem::path& file);

/// What the system says of a file without reading it. Another stamp: perhaps another text.
struct FileStamp {
    std::int64_t modified = 0; ///< Nanoseconds since 1970.
    std::int64_t changed = 0;  ///< Likewise, of its text or its name, mode and owner.
    std::uint64_t size = 0;
    std::uint64_t number = 0; ///< Another one: another file in its place.

    bool operator==(const FileStamp&) const = default;
};
/// Of what a link leads to; nullopt where there is no file.
std::optional<FileStamp> stampOf(const std::filesystem::path& file);

/// Gives the new file the old one's owner, as far as the system lets us: a root shell (a container, sudo) must not take
/// a person's files away.
void keepOwner(const std::filesystem::path& oldFile, int newFile);

/// Puts what was written to the file on the disk. QSaveFile does so as well, but does not look at what came of it.
std::error_code syncFile(int file);
/// The same for its bytes and length alone, which is quicker.
std::error_code syncData(int file);
/// Makes a rename in this folder survive a power cut.
std::error_code syncFolder(const std::filesystem::path& folder);

// A journal is a file that only its owner may read, that only grows, and that is locked for as long as it is open: the
// system takes the lock away with the process. Handles are the system's; -1 where there is none.
/// Makes (or empties) the file and locks it.
int createPrivateFile(const std::filesystem::path& file, std::error_code& code);
/// Opens a file that no living process has locked, and locks it; nullopt where one has, or where it cannot be opened.
std::optional<int> openAbandoned(const std::filesystem::path& file);
/// Adds all of the bytes at the end.
std::error_code appendToFile(int file, std::string_view bytes);
std::error_code truncateFile(int file, std::size_t size);
void closeFile(int file);

// A save writes into "name.json.XXXXXX" and renames that. The file carries a mark (an extended attribute) until then,
// by which one that a killed process left behind is told from a copy that a person named so ("name.json.backup"). File
// systems that keep no such attributes keep no mark.
void markUnfinished(int file);
void markFinished(const std::filesystem::path& file);
bool isMarkedUnfinished(const std::filesystem::path& file);

} // namespace retort
