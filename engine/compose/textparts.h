// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace retort::compose {

/// A piece of a text: one JSON value, a command, or a line that is neither.
struct TextPart {
    enum class Kind : std::uint8_t { Json, Curl, Other };
    Kind kind = Kind::Json;
    std::string_view text;
    Place place; ///< Of its beginning.

    /// A place within it as a place in the whole text.
    Place placeOf(Place inside) const
    {
        if (inside.line <= 1)
            return {place.line, place.column + (inside.column > 0 ? inside.column - 1 : 0)};
        return {place.line + inside.line - 1, inside.column};
    }
};

/// Takes a text with several JSON values or curl commands apart. A value whose brackets do not match ends with its
/// line where the next line begins another one, else with the text.
std::vector<TextPart> textParts(std::string_view text);

} // namespace retort::compose
