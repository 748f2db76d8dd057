// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"

#include <string>
#include <string_view>

namespace retort {

// A value within a document is shown on its own, moved to the left margin, and goes back where it was. JSON has line
// ends only between its pieces, never within a string, so lines can be indented without changing what they say.

/// The text of a node, with the indent of the line it starts on taken off its other lines. Where one of them starts
/// with less than that, all stay as they are.
std::string outdented(const json::Document& document, json::Document::Index node);

/// The other way round: `text` as it has to stand in the place of the node. Taking over what outdented() gave changes
/// nothing.
std::string indentedAt(const json::Document& document, json::Document::Index node, std::string_view text);

} // namespace retort
