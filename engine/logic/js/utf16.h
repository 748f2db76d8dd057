// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace retort::logic::utf16 {

// JavaScript's texts are UTF-16 units. Ours are UTF-8, in which half of a pair that was cut is written in three bytes
// like any other unit (WTF-8).

std::size_t length(std::string_view text); ///< In units.
/// Appends the units from `from` on, at most `count`.
void appendSlice(std::string& out, std::string_view text, std::size_t from, std::size_t count);
/// Appends; two halves of a pair that meet become one character.
void append(std::string& out, std::string_view text);
/// By units: below 0, 0, above 0.
int compare(std::string_view a, std::string_view b);
bool contains(std::string_view text, std::string_view part);
bool hasLoneHalf(std::string_view text);
std::string withoutLoneHalves(std::string_view text); ///< Each becomes U+FFFD.

} // namespace retort::logic::utf16
