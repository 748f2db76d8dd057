// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/limits.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace retort {

/// What a file holds, and by what it is known again.
struct FileText {
    std::string text;
    std::string sha256; ///< Of the text, as in sha256Of().
};

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256Of(std::string_view bytes);

/// Reads a whole file. Errors: Missing where there is none, Limit where it is larger than `limit` (told by its size,
/// before anything is read), Io for a folder, a device or pipe, and whatever the system refuses.
Result<FileText> readFile(const std::filesystem::path& file, std::size_t limit = json::Limits{}.bytes);

/// The same for what is only read and never saved: a pipe is fine too, as a shell's <(...) makes one.
Result<FileText> readInput(const std::filesystem::path& file, std::size_t limit = json::Limits{}.bytes);

} // namespace retort
