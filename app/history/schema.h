// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/database.h"

namespace retort::history {

/// What `user_version` of the file is now.
inline constexpr std::int64_t schemaVersion = 2;

/// Makes the tables of an empty file, or those of this version out of an earlier one, in one go. Errors: Conflict for a
/// file of a later version, or of another program, which is left as it is; Io for what SQLite says.
Result<> bringUp(Database& database);

/// Whether the file is sound. Reads all of it.
Result<bool> isSound(Database& database);

} // namespace retort::history
