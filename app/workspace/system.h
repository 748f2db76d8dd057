// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <system_error>

namespace retort {

// What neither Qt nor the standard library offers, with nothing to do on systems that do not have it.

/// Makes a write beyond RLIMIT_FSIZE an error of that write; by default the signal SIGXFSZ ends the process.
void surviveFileSizeLimit();

/// No one may write to the file, by its permissions. Asked of the permissions and not of the system, because root is
/// always told yes. False where there is no such file.
bool isReadOnly(const std::filesystem::path& file);

/// Gives the new file the old one's owner, as far as the system lets us: a root shell (a container, sudo) must not take
/// a person's files away.
void keepOwner(const std::filesystem::path& oldFile, int newFile);

/// Puts what was written to the file on the disk. QSaveFile does so as well, but does not look at what came of it.
std::error_code syncFile(int file);
/// Makes a rename in this folder survive a power cut.
std::error_code syncFolder(const std::filesystem::path& folder);

// A save writes into "name.json.XXXXXX" and renames that. The file carries a mark (an extended attribute) until then,
// by which one that a killed process left behind is told from a copy that a person named so ("name.json.backup"). File
// systems that keep no such attributes keep no mark.
void markUnfinished(int file);
void markFinished(const std::filesystem::path& file);
bool isMarkedUnfinished(const std::filesystem::path& file);

} // namespace retort
