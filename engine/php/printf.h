// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace retort::php {

// Numbers as PHP's own printf writes them, which is not C's: exponents have as few digits as they need ("1.5e+3"), and
// nothing is negative zero.

/// What a precision may be at most.
inline constexpr int mostDigits = 53;

/// "%.2f": 0 to mostDigits digits behind the point. "-" for what is below 0, even where only zeros are left.
std::string fixedText(double value, int digits);
/// "%.2e" or, with `e` 'E', "%.2E".
std::string exponentText(double value, int digits, char e);
/// "%o", "%x", "%X", "%b" of the number's 64 bits.
std::string powerDigits(std::int64_t value, char conversion);

} // namespace retort::php
