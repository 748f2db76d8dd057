// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace retort::php {

/// A character of a text, or a piece of it that is no UTF-8.
struct Character {
    std::uint32_t code = 0;
    std::uint32_t length = 1; ///< In bytes; at least 1.
    bool valid = true;
};

/// What stands at a place (below the text's end). Of what is invalid, mbstring skips the longest beginning of a
/// character, and takes the next byte afresh.
Character mbCharacter(std::string_view text, std::size_t at);
/// The same as htmlspecialchars and json_encode step: they skip whole characters that are overlong or surrogates.
Character htmlCharacter(std::string_view text, std::size_t at);

bool isUtf8(std::string_view text); ///< As PCRE's /u asks for it.
/// Bytes of the character that a byte begins, by that byte alone: how mb_strlen and mb_substr count.
std::size_t mbLength(char lead);
/// Adds a character (no surrogate, at most U+10FFFF).
void appendUtf8(std::string& out, std::uint32_t c);

} // namespace retort::php
