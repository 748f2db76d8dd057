// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/trace.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Sound JSON laid out a value to a line, each token as it was written, and where each of its bytes went.
struct PrettyJson {
    /// Bytes that stand together in both texts.
    struct Piece {
        std::size_t from = 0; ///< In the text as it was.
        std::size_t to = 0;   ///< In `text`.
        std::size_t length = 0;
    };

    std::string text;
    std::vector<Piece> pieces; ///< In order, in both texts.

    /// What a range of the original covers here; empty where it held nothing but space.
    twig::OutputRange shown(twig::OutputRange original) const;
    /// The byte of the original that stands here, or the next one where it is space that was added.
    std::size_t originalOf(std::size_t shown) const;
};

PrettyJson prettyJson(std::string_view json);

} // namespace retort
