// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort::json {

// Edits take a document and give the next one. Each touches the bytes of what it changes and nothing else. What is
// added goes on the line, or gets a line of its own with the same indent, as its neighbours have it; in an empty
// container as the container itself stands among its own neighbours, with two spaces where there is nothing to follow.
//
// `json` is the text of a value and is checked. It stays as it is written, except that its second and further lines are
// moved to the indent of where it comes to stand, and that its line breaks become those of the document.
//
// Errors: Missing where the pointer leads nowhere, Type where a list or an object is needed and something else stands
// there, Syntax for text that is no JSON (its place is in `json`), Conflict for a key that is there already, Limit
// where the result would be over the document's limits, Usage for what can never be (removing the root).

/// Replaces a value; at a member that is not there yet, or one past the end of an array (or "-"), it is added.
Result<Document> set(const Document& document, std::string_view pointer, std::string_view json);
/// Makes a string say this text (UTF-8). Characters that stay are written as they were: `\/` and `\u00e9` among them.
/// What is no string, or not there, is set as by set().
Result<Document> setString(const Document& document, std::string_view pointer, std::string_view text);
/// Adds an item so that it stands at `position` (0 to the number of items).
Result<Document> insertItem(const Document& document, std::string_view array, std::size_t position,
                            std::string_view json);
/// Adds several items, the first of them at `position`: as many insertItem(), but the text is read once.
Result<Document> insertItems(const Document& document, std::string_view array, std::size_t position,
                             const std::vector<std::string>& items);
/// Adds a member after all others.
Result<Document> insertMember(const Document& document, std::string_view object, std::string_view key,
                              std::string_view json);
/// Takes a member or an item out, with its comma and its line. Takes back what insertItem or insertMember has done, to
/// the byte; only an empty container that had a line break inside comes back without it.
Result<Document> remove(const Document& document, std::string_view pointer);
/// Moves an item; its own bytes stay as they are, and so do the commas and the space between items. `to` is its
/// position afterwards.
Result<Document> moveItem(const Document& document, std::string_view array, std::size_t from, std::size_t to);
/// Takes several items out: as many remove(), but the text is read once. `positions` in rising order, each once.
Result<Document> removeItems(const Document& document, std::string_view array,
                             const std::vector<std::size_t>& positions);
/// Puts the items in another order; what lies between the places stays. `order` holds each position once: the item that
/// is at order[i] comes to i.
Result<Document> orderItems(const Document& document, std::string_view array, const std::vector<std::size_t>& order);
/// Gives a member another key; it stays where it is.
Result<Document> renameMember(const Document& document, std::string_view pointer, std::string_view key);
/// Puts `text` in the place of a range; the whole is checked.
Result<Document> splice(const Document& document, Range range, std::string_view text);

/// By how much the document indents each level: "  ", "    ", "\t"; two spaces where nothing shows it.
std::string indentOf(const Document& document);

} // namespace retort::json
