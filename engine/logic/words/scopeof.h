// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/trace.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace retort::logic {

// Looks again at what an evaluation read, for what its records do not tell.

/// The data that a record's variables were read from: all of it, or the item of the loop around. nullopt inside of
/// reduce, where it is made up for each turn.
std::optional<json::Value> scopeOf(const Trace& trace, std::uint32_t record);

/// What stands in the data under a path; nullptr where nothing does. A null that is there is found, in both dialects.
const json::Value* standsAt(json::Value data, std::string_view path);

/// The value that the variable of a record was to read stands there and is null: PHP, whose isset() is false then,
/// takes it as missing.
bool readNull(const Trace& trace, std::uint32_t record);
/// Whether `path`, which `record` read, stands there and is null: the PHP library looks for it no further than for what
/// is missing, and people do.
bool nullStandsAt(const Trace& trace, std::uint32_t record, std::string_view path);

} // namespace retort::logic
