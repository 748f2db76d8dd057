// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/decimal.h"
#include "engine/php/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace retort::php {

namespace {

double halfAway(double value) { return value >= 0 ? std::floor(value + 0.5) : std::ceil(value - 0.5); }

double powerOfTen(int power)
{
    static constexpr double exact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    return power < 0 || power > 22 ? std::pow(10.0, power) : exact[power];
}

double scaled(double value, int places)
{
    return places >= 0 ? value * powerOfTen(places) : value / powerOfTen(-places);
}

} // namespace

// ext/standard/math.c of PHP 8.2, _php_math_round.
double rounded(double value, std::int64_t wanted)
{
    if (!std::isfinite(value) || value == 0)
        return value;
    constexpr int most = std::numeric_limits<int>::max();
    const auto places = static_cast<int>(std::clamp<std::int64_t>(wanted, -most, most));
    const int sure = 14 - static_cast<int>(std::floor(std::log10(std::fabs(value)))); // places that a float is sure of
    double whole = 0;
    if (sure > places && sure - 15 < places) {
        constexpr int edge = -4 * std::numeric_limits<double>::digits10;
        const int first = std::max(sure, edge);
        whole = halfAway(scaled(value, first));
        whole /= powerOfTen(std::abs(std::max(places - first, edge)));
    } else {
        whole = scaled(value, places);
        if (std::fabs(whole) >= 1e15)
            return value;
    }
    whole = halfAway(whole);
    if (std::abs(places) < 23)
        return places > 0 ? whole / powerOfTen(places) : whole * powerOfTen(-places);
    if (!std::isfinite(whole))
        return 0; // PHP reads "inf" below, which is no number
    // A power of ten that is no exact float: by way of text.
    char text[64];
    char* end = std::to_chars(text, text + sizeof text, std::fabs(whole), std::chars_format::fixed, 6).ptr;
    *end++ = 'e';
    end = std::to_chars(end, text + sizeof text, -places).ptr;
    const double read = decimalValue({text, static_cast<std::size_t>(end - text)});
    if (!std::isfinite(read))
        return value;
    return whole < 0 ? -read : read;
}

std::string numberFormat(double value, std::int64_t decimals, std::string_view point, std::string_view separator)
{
    decimals = std::max<std::int64_t>(decimals, 0);
    value = rounded(value, decimals);
    const bool negative = value < 0;
    if (!std::isfinite(value))
        return std::isnan(value) ? "nan" : "inf";
    // Beyond so many decimals PHP's printf writes none, and zeros follow.
    const auto written = static_cast<int>(std::min<std::int64_t>(decimals, 500));
    char text[1024]; // 309 places before the point, 500 behind it
    const auto end = std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::fixed, written).ptr;
    const std::string_view digits(text, static_cast<std::size_t>(end - text));
    const std::string_view whole = digits.substr(0, digits.find('.'));

    std::string out = negative ? "-" : "";
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i != 0 && (whole.size() - i) % 3 == 0)
            out += separator;
        out += whole[i];
    }
    if (decimals == 0)
        return out;
    out += point;
    if (written > 0)
        out += digits.substr(whole.size() + 1);
    return out.append(static_cast<std::size_t>(decimals - written), '0');
}

} // namespace retort::php
