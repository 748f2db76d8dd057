// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/printf.h"

#include <charconv>
#include <cmath>

namespace retort::php {

namespace {

// 309 places before the point, a point, 53 behind it.
constexpr std::size_t longest = 400;

} // namespace

std::string fixedText(double value, int digits)
{
    char text[longest];
    const auto end = std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::fixed, digits).ptr;
    return (value < 0 ? "-" : "") + std::string(text, end);
}

std::string exponentText(double value, int digits, char e)
{
    char text[longest];
    const auto end =
        std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::scientific, digits).ptr;
    std::string out(text, end);
    const std::size_t at = out.find('e');
    out[at] = e;
    const std::size_t exponent = at + 2; // behind the sign; "07" loses its zero
    while (out.size() > exponent + 1 && out[exponent] == '0')
        out.erase(exponent, 1);
    return (value < 0 ? "-" : "") + out;
}

std::string powerDigits(std::int64_t value, char conversion)
{
    const int base = conversion == 'o' ? 8 : conversion == 'b' ? 2 : 16;
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, static_cast<std::uint64_t>(value), base).ptr;
    std::string out(text, end);
    if (conversion == 'X') {
        for (char& c : out)
            c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

} // namespace retort::php
