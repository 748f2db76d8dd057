// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace retort::bundle {

// Keys that somebody put into a file: in a header of a payload, an argument, a field of an event. They are known by the
// name that they stand under ("api_key", "Authorization", "password") or by their form ("Bearer …", a JSON Web Token,
// the prefixes of well-known services).

/// Stands in the place of a key.
inline constexpr std::string_view keySign = "[secret]";

/// The keys that stand in a text: whole values, without the words around them.
std::set<std::string> keysIn(std::string_view text);
/// Those of all texts of a document.
std::set<std::string> keysIn(const json::Document& document);

/// Puts keySign in the place of keys in all of the documents: what was recognised in one is a key in each, so that
/// rules that compare with it answer as before. Only the bytes of texts that hold one change. Gives how many texts did.
std::size_t takeKeysOut(std::span<json::Document* const> documents);

} // namespace retort::bundle
