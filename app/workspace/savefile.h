// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace retort {

/// Writes a file so that at every moment, whatever happens, it holds the old text or the new one and never a part of
/// either. When this returns a value the new text is on the disk, and the value is its SHA-256: what to expect next
/// time. This is the one way in which Retort writes into a workspace, from the window and from the command line.
///
/// `expected` is the SHA-256 of what was loaded from (or last saved to) the file; "" for a file that must not be there
/// yet. Where the disk holds something else nobody is overwritten: that is an Error of kind Conflict. Kind Io: a file
/// that is read-only, a folder that cannot be written to, a full disk, ...; the message says what to do, and the file
/// is as it was. One exception, told by its own message: the text was written, but the system did not confirm that its
/// folder entry would survive a power cut; saving the same text again is then no conflict.
///
/// Symbolic links are followed and stay; mode and, where allowed, owner stay. Hard links are parted.
Result<std::string> saveFile(const std::filesystem::path& file, std::string_view text, std::string_view expected);

/// Deletes a file for good: when this returns a value, the folder without it is on the disk. `expected` is the SHA-256
/// of what was loaded from it; where the disk holds something else it stays, an Error of kind Conflict. A file that is
/// gone already is no error. Of a symbolic link the link goes.
Result<> deleteFile(const std::filesystem::path& file, std::string_view expected);

} // namespace retort
