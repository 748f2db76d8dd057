// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/number.h"

#include <charconv>
#include <cmath>

namespace retort::php {

namespace {

/// A number's significant digits.
struct Digits {
    std::string text; // without zeros at the end; "0" of 0
    int point = 1;    // how many of them stand before the point; may be below 0, or more than there are
    int exponent() const { return point - 1; }
};

/// Of a text like "1.25e+07".
Digits digitsIn(std::string_view scientific)
{
    Digits out;
    const std::size_t e = scientific.find('e');
    const std::size_t sign = scientific[e + 1] == '+' ? 1 : 0;
    int exponent = 0;
    std::from_chars(scientific.data() + e + 1 + sign, scientific.data() + scientific.size(), exponent);
    out.point = exponent + 1;
    for (const char c : scientific.substr(0, e)) {
        if (c != '.')
            out.text += c;
    }
    out.text.erase(std::max<std::size_t>(out.text.find_last_not_of('0') + 1, 1));
    return out;
}

// main/snprintf.c, php_gcvt; `most` is how many places a number may have before the point.
std::string written(const Digits& digits, bool negative, int most, char e)
{
    const std::string& text = digits.text;
    std::string out = negative ? "-" : "";
    if (digits.point < 0 ? digits.point < -3 : digits.point > most) {
        out += text[0];
        out += '.';
        out += text.size() > 1 ? text.substr(1) : "0";
        out += e;
        out += digits.exponent() < 0 ? '-' : '+';
        return out + std::to_string(std::abs(digits.exponent()));
    }
    if (digits.point <= 0)
        return out + "0." + std::string(static_cast<std::size_t>(-digits.point), '0') + text;
    const auto whole = static_cast<std::size_t>(digits.point);
    if (text.size() <= whole)
        return out + text + std::string(whole - text.size(), '0');
    return out + text.substr(0, whole) + '.' + text.substr(whole);
}

} // namespace

std::string shortest(double value, char e)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific).ptr;
    return written(digitsIn({buffer, end}), std::signbit(value), 17, e);
}

std::string general(double value, int digits, char e)
{
    char buffer[128];
    digits = std::max(1, std::min(digits, 100));
    // The shortest text is the rounded one where it has no more digits: it is off by less than half a digit's worth.
    // It is also found much sooner, and most numbers have few digits.
    if (digits <= 15 && std::isnormal(value)) {
        const auto shortEnd =
            std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific).ptr;
        const auto found = digitsIn({buffer, shortEnd});
        if (static_cast<int>(found.text.size()) <= digits)
            return written(found, std::signbit(value), digits, e);
    }
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific, digits - 1).ptr;
    return written(digitsIn({buffer, end}), std::signbit(value), digits, e);
}

} // namespace retort::php
