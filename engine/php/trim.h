// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace retort::php {

/// What trim() takes away where it is not told otherwise.
inline constexpr std::string_view trimmed = std::string_view(" \t\n\r\0\x0B", 6);

/// A set of bytes as trim() reads it: "a..e" is a range.
struct CharacterMask {
    std::bitset<256> bytes;
    std::vector<std::string_view> complaints; ///< About ranges that are none, as PHP says it.
};
CharacterMask characterMask(std::string_view text);

std::string_view trimLeft(std::string_view text, const std::bitset<256>& bytes);
std::string_view trimRight(std::string_view text, const std::bitset<256>& bytes);
std::string_view trim(std::string_view text); ///< Both sides, of what is usual.

} // namespace retort::php
