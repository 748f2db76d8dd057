// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace retort::php {

// Letter case as PHP 8.2's mbstring changes it, in all of Unicode 14 with its special cases ("ß" becomes "SS", but a
// sigma at the end of a word is like any other). What is no UTF-8 becomes "?".

std::string upper(std::string_view text); ///< mb_strtoupper
std::string lower(std::string_view text); ///< mb_strtolower
/// mb_convert_case with MB_CASE_TITLE: a letter begins a word unless a letter came before it, looking through what is
/// case-ignorable: "O'brien", but "Berg-Smith".
std::string title(std::string_view text);

} // namespace retort::php
