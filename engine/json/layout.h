// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"

#include <string>
#include <string_view>

// How a text is laid out, so that what is added to it looks like what stands there.
namespace retort::json::detail {

/// Where a node begins: its key if it has one.
std::size_t beginOf(const Document& document, Document::Index node);
/// The space between a node and the bracket or comma before it.
std::string_view gapBefore(const Document& document, Document::Index node);

bool hasLineBreak(std::string_view space);
/// From the last line break of some space on: the break and the indent.
std::string_view lastLine(std::string_view space);
/// The spaces and tabs with which the line of this byte begins.
std::string_view indentAt(std::string_view text, std::size_t offset);
/// "\r\n" or "\n", whichever the text uses first; "" where it has neither.
std::string_view lineBreakOf(std::string_view text);

/// What stands between a comma and an item on the same line, and around a colon, here or in the nearest place around.
std::string spaceAfterComma(const Document& document, Document::Index container);
std::string colonStyle(const Document& document, Document::Index object);

/// The space that a new first child of an empty container gets before and after it.
struct Around {
    std::string before;
    std::string after;
};
Around aroundOnlyChild(const Document& document, Document::Index emptyContainer);

/// The text of a value (without space around it), moved to where its first line is indented by `indent`: its further
/// lines keep their indent relative to the last one, which closes it. Line breaks become those of the document.
std::string shifted(std::string_view json, std::string_view indent, std::string_view lineBreak);

} // namespace retort::json::detail
