// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"

#include <string>
#include <string_view>

namespace retort::json {

// Edits take a document and give the next one. Each touches the bytes of what it changes and nothing else; text that is
// new is laid out with the indent found around it (two spaces where there is nothing to follow). `json` is the text of
// a value and is checked. Errors: Missing where the pointer leads nowhere, Syntax for text that is no JSON, Conflict
// for a key that is there already, Limit where the result would be over the limits.

/// Replaces a value; at a member that is not there yet, or one past the end of an array, it is added.
Result<Document> set(const Document& document, std::string_view pointer, std::string_view json);
/// Adds an item so that it stands at `position` (0 to the number of items).
Result<Document> insertItem(const Document& document, std::string_view array, std::size_t position,
                            std::string_view json);
/// Adds a member after all others.
Result<Document> insertMember(const Document& document, std::string_view object, std::string_view key,
                              std::string_view json);
/// Takes a member or an item out, with its comma and its line.
Result<Document> remove(const Document& document, std::string_view pointer);
/// Moves an item; its own bytes stay as they are. `to` is its position afterwards.
Result<Document> moveItem(const Document& document, std::string_view array, std::size_t from, std::size_t to);
Result<Document> renameMember(const Document& document, std::string_view pointer, std::string_view key);
/// Puts `text` in the place of a range; the whole is checked.
Result<Document> splice(const Document& document, Range range, std::string_view text);

} // namespace retort::json
