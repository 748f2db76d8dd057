// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// The JSON within a text from the clipboard, and where each byte of it stands there.
struct PastedText {
    std::string json;
    std::size_t begin = 0;           ///< Where it begins, for JSON that stands there as it is.
    std::vector<std::uint32_t> from; ///< Else the offset of each byte.
    std::vector<std::string> words;  ///< Of a curl command: what follows "curl", as the shell hands it over.

    std::size_t offsetOf(std::size_t at) const
    {
        if (from.empty())
            return begin + at;
        return at < from.size() ? from[at] : from.back() + std::size_t{1};
    }
    /// A place in `json` as a place in the text that it was read from.
    Place placeIn(std::string_view text, Place inJson) const;
};

/// JSON as it stands, JSON in a Markdown fence, or what a curl command sends; it may still be no valid JSON. Errors as
/// readPasted() has them.
Result<PastedText> readPastedText(std::string_view text);

/// Whether a text is meant as a command: curl stands among its first words.
bool looksLikeCurl(std::string_view text);

} // namespace retort
