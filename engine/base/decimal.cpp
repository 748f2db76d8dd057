// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/decimal.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

namespace retort {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits(std::string_view text, std::size_t from)
{
    std::size_t at = from;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at - from;
}

/// Whether a number over the range of a double is too large rather than too small: by the place of its first digit.
bool isLarge(std::string_view text)
{
    const std::size_t e = std::min(text.find_first_of("eE"), text.size());
    std::int64_t exponent = 0;
    bool negative = false;
    for (std::size_t i = e + 1; i < text.size(); ++i) {
        if (isDigit(text[i]))
            exponent = std::min<std::int64_t>(exponent * 10 + (text[i] - '0'), std::int64_t{1} << 40);
        else
            negative = text[i] == '-';
    }
    const std::string_view mantissa = text.substr(0, e);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = mantissa.find_first_of("123456789");
    if (first == mantissa.npos)
        return false;
    const std::int64_t place = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
    return place + (negative ? -exponent : exponent) > 0;
}

} // namespace

std::size_t decimalPrefix(std::string_view text)
{
    const std::size_t whole = digits(text, 0);
    std::size_t at = whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits(text, at + 1);
        if (whole + fraction == 0)
            return 0;
        at += 1 + fraction;
    } else if (whole == 0) {
        return 0;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-') ? 1 : 0;
        if (const std::size_t exponent = digits(text, at + 1 + sign))
            at += 1 + sign + exponent;
    }
    return at;
}

double decimalValue(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range)
        return isLarge(text) ? std::numeric_limits<double>::infinity() : 0.0;
    return value;
}

} // namespace retort
