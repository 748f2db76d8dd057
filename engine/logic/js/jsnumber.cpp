// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/jsnumber.h"

#include "engine/base/decimal.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace retort::logic::js {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// WhiteSpace and LineTerminator of ECMA-262, in UTF-8.
std::size_t spaceAt(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r'))
        return 1;
    if (text.substr(0, 2) == "\u00A0")
        return 2;
    const std::string_view three = text.substr(0, 3);
    for (std::string_view space : {"\uFEFF", "\u1680", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"}) {
        if (three == space)
            return 3;
    }
    return three >= std::string_view("\u2000") && three <= std::string_view("\u200A") ? 3 : 0;
}

std::string_view trimmedStart(std::string_view text)
{
    while (const std::size_t space = spaceAt(text))
        text.remove_prefix(space);
    return text;
}

std::string_view trimmedEnd(std::string_view text)
{
    for (;;) {
        std::size_t start = text.size();
        if (start == 0)
            return text;
        do
            --start;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80);
        const std::string_view last = text.substr(start);
        if (spaceAt(last) != last.size())
            return text;
        text.remove_suffix(last.size());
    }
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

/// Digits to a base of 2^bits, rounded to the nearest double, ties to even.
double binaryValue(std::string_view digits, int bits)
{
    if (digits.empty())
        return nan;
    std::uint64_t head = 0; // the first bits, and below them one that says whether any other is set
    int dropped = 0;
    bool rest = false;
    for (char c : digits) {
        const int digit = digitOf(c);
        if (digit >= 1 << bits)
            return nan;
        for (int bit = bits - 1; bit >= 0; --bit) {
            const bool set = (digit >> bit) & 1;
            if (head >> 62) {
                ++dropped;
                rest = rest || set;
            } else {
                head = head << 1 | static_cast<std::uint64_t>(set);
            }
        }
    }
    return std::ldexp(static_cast<double>(head | static_cast<std::uint64_t>(rest)), dropped);
}

} // namespace

double numberOf(std::string_view text)
{
    text = trimmedEnd(trimmedStart(text));
    if (text.empty())
        return 0;
    if (text.size() > 2 && text[0] == '0') {
        switch (text[1]) {
        case 'x':
        case 'X':
            return binaryValue(text.substr(2), 4);
        case 'o':
        case 'O':
            return binaryValue(text.substr(2), 3);
        case 'b':
        case 'B':
            return binaryValue(text.substr(2), 1);
        default:
            break;
        }
    }
    const bool negative = text[0] == '-';
    if (negative || text[0] == '+')
        text.remove_prefix(1);
    if (text == "Infinity")
        return negative ? -infinity : infinity;
    if (text.empty() || decimalPrefix(text) != text.size())
        return nan;
    const double value = decimalValue(text);
    return negative ? -value : value;
}

double parseFloat(std::string_view text)
{
    text = trimmedStart(text);
    const bool negative = !text.empty() && text[0] == '-';
    if (negative || (!text.empty() && text[0] == '+'))
        text.remove_prefix(1);
    if (text.substr(0, 8) == "Infinity")
        return negative ? -infinity : infinity;
    const std::size_t length = decimalPrefix(text);
    if (length == 0)
        return nan;
    const double value = decimalValue(text.substr(0, length));
    return negative ? -value : value;
}

// ECMA-262, Number::toString.
std::string textOf(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return "0";
    char buffer[32];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific).ptr;
    const std::string_view scientific(buffer, static_cast<std::size_t>(end - buffer));
    const std::size_t e = scientific.find('e');
    int exponent = 0;
    std::from_chars(buffer + e + (buffer[e + 1] == '+' ? 2 : 1), end, exponent);
    std::string digits(1, scientific[0]);
    if (e > 2)
        digits += scientific.substr(2, e - 2);

    const int point = exponent + 1; // where it stands among the digits
    const auto count = static_cast<int>(digits.size());
    std::string out = number < 0 ? "-" : "";
    if (point > 21 || point <= -6) {
        out += digits[0];
        if (count > 1)
            out += '.' + digits.substr(1);
        return out + (exponent < 0 ? "e-" : "e+") + std::to_string(exponent < 0 ? -exponent : exponent);
    }
    if (point <= 0)
        return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    if (point >= count)
        return out + digits + std::string(static_cast<std::size_t>(point - count), '0');
    return out + digits.substr(0, static_cast<std::size_t>(point)) + '.' +
           digits.substr(static_cast<std::size_t>(point));
}

} // namespace retort::logic::js
