// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace retort::php {

// PHP 8's <=> of scalars: below 0, 0 or above 0. (-1, 0, 1)

inline int order(std::int64_t a, std::int64_t b) { return a > b ? 1 : a < b ? -1 : 0; }
inline int order(double a, double b) { return a == b ? 0 : a < b ? -1 : 1; } ///< NaN is above everything, itself too.
int orderOfBytes(std::string_view a, std::string_view b);

int compareTexts(std::string_view a, std::string_view b); ///< As numbers where both are.
/// As numbers where the text is one, else as texts. Turned round it is the negative, but a NaN is above any text and
/// any text above it.
int compareToText(std::int64_t number, std::string_view text);
int compareToText(double number, std::string_view text);

} // namespace retort::php
