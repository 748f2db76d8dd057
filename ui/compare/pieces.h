// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace retort {

/// What is compared as one: a line of a text, or a part of one.
struct TextPiece {
    std::string_view text; ///< With what follows it up to the next piece.
    std::size_t line = 0;  ///< The line of the text that it stands on, from 0.
    bool goesOn = false;   ///< The rest of a line.
    int indent = 0;        ///< How many spaces to show the rest of a line behind.

    bool operator==(const TextPiece&) const = default;
};

/// The lines of a text, each with its line break, so that together they are the text again.
std::vector<TextPiece> linePieces(std::string_view text);

/// The lines of a JSON text, and a line that holds more than one thing taken apart: at the members of an object or an
/// array that holds others, or that is longer than a line should be. So an argument, a clause or a setting is a piece
/// by itself however the text is laid out. `text` has been read as JSON; of another one the pieces are the text too.
std::vector<TextPiece> jsonPieces(std::string_view text);

} // namespace retort
