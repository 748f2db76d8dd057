// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::json {

/// JSON Pointer, RFC 6901: "/actions/0/name" <-> {"actions", "0", "name"}; "" is the whole document.
std::string pointerOf(const std::vector<std::string>& segments);
/// Adds one segment, escaping ~ and /.
std::string child(std::string_view pointer, std::string_view key);
std::string child(std::string_view pointer, std::size_t index);
/// nullopt where the text is no pointer (not empty and not starting with /, or a ~ that is neither ~0 nor ~1).
std::optional<std::vector<std::string>> segmentsOf(std::string_view pointer);
/// The array index that a segment is: digits without a leading zero; nullopt for any other text.
std::optional<std::size_t> indexOf(std::string_view segment);

} // namespace retort::json
