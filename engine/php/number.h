// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace retort::php {

/// A text as PHP 8 reads a number in it.
struct Numeric {
    enum class Type : std::uint8_t { None, Int, Double };

    Type type = Type::None;
    bool trailing = false;    ///< More than space follows: "9pts".
    std::int8_t overflow = 0; ///< So many digits that it is over 64 bits: 1 above, -1 below.
    std::int64_t whole = 0;   ///< Of an Int.
    double real = 0;          ///< Of a Double.

    double number() const { return type == Type::Int ? static_cast<double>(whole) : real; }
};

/// All of the text is a number, with space around it allowed; else type None.
Numeric numeric(std::string_view text);
/// The text begins with a number.
Numeric leadingNumeric(std::string_view text);

/// As echo writes a float (ini precision 14): "0.3", "1.0E+25", "-0", "INF".
std::string textOf(double value);
/// As json_encode and var_export write one (ini serialize_precision -1): the fewest digits that are this number and no
/// other, "0.1", "40", "1.0e+17". Not for NaN and infinities. `e` begins the exponent.
std::string shortest(double value, char e = 'e');
/// printf's %g: `digits` (at least 1) significant ones, no zeros at the end, an exponent below 10^-4 and from
/// 10^digits on. Not for NaN and infinities.
std::string general(double value, int digits, char e);

/// round(): half away from zero, after rounding to the 15 digits that a float is sure of (as up to PHP 8.3), so that
/// 1.005 is 1.01. `places` may be below 0.
double rounded(double value, std::int64_t places);
/// number_format(): rounded(), with `point` before the decimals and `separator` between thousands. "inf" and "nan"
/// stand alone. As many decimals as are asked for: the caller bounds them.
std::string numberFormat(double value, std::int64_t decimals, std::string_view point, std::string_view separator);

/// PHP's (int): towards zero; over 64 bits modulo 2^64; 0 for NaN and infinities.
std::int64_t wholeOf(double value);
/// The same for a float that stands in a text: held at the limits of 64 bits, but 0 for an infinity.
std::int64_t wholeHeld(double value);

} // namespace retort::php
