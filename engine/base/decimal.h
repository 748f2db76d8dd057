// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace retort {

/// How many bytes at the start of a text are digits[.digits][e[+-]digits] or .digits[e…], as strtod reads them: "1."
/// and "1.e5" count, an exponent without digits does not. 0 where there is no digit. No sign, no space.
std::size_t decimalPrefix(std::string_view text);

/// The nearest double to such a text (of which all is read); too large is infinite, too small is 0.
double decimalValue(std::string_view text);

} // namespace retort
