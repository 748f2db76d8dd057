// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace retort {

/// A new ULID: 48 bits of milliseconds since 1970 and 80 bits of chance as 26 letters of Crockford's base 32, so that
/// ids sort by when they were made.
std::string newUlid();

/// Makes an empty workspace of this name in a folder, which is made with those that lead to it where it is not there
/// yet: the folders of its files, a .gitignore for what is this machine's own, and retort.json last, which makes it a
/// workspace. What lies in the folder already stays; an own .gitignore is left as it is. Errors: Conflict where it is a
/// workspace already, Usage for a name without a letter, Io.
Result<> createWorkspace(const std::filesystem::path& folder, const std::string& name);

} // namespace retort
