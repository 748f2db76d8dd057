// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/number.h"

#include "engine/base/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace retort::php {

namespace {

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr double twoTo63 = 9223372036854775808.0;
constexpr double twoTo64 = 18446744073709551616.0;

/// The parts of a text that begins with a number.
struct Layout {
    std::string_view number; ///< Without sign; empty where there is none.
    bool negative = false;
    bool last = false;     ///< Nothing follows, not even space.
    bool trailing = false; ///< More than space follows.
};

/// Digits alone, as an Int or as a Double that has overflowed.
void readWhole(Numeric& out, const Layout& layout)
{
    const std::string_view digits = layout.number;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const std::uint64_t most =
        static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (layout.negative ? 1 : 0);
    // PHP compares the digits with those of the smallest number up to the end of the text, so that one must stand last.
    const bool isSmallest = layout.negative && value == most;
    if (error == std::errc() && value <= most && (layout.last || !isSmallest)) {
        out.type = Numeric::Type::Int;
        out.whole = static_cast<std::int64_t>(layout.negative ? 0 - value : value);
    } else {
        out.type = Numeric::Type::Double;
        out.overflow = layout.negative ? -1 : 1;
        const double real = decimalValue(digits);
        out.real = layout.negative ? -real : real;
    }
}

// zend_operators.c, _is_numeric_string_ex.
Layout layoutOf(std::string_view text)
{
    Layout out;
    std::size_t at = 0;
    while (at < text.size() && isSpace(text[at]))
        ++at;
    out.negative = at < text.size() && text[at] == '-';
    if (out.negative || (at < text.size() && text[at] == '+'))
        ++at;
    out.number = text.substr(at, decimalPrefix(text.substr(at)));
    at += out.number.size();
    out.last = at == text.size();
    while (at < text.size() && isSpace(text[at]))
        ++at;
    out.trailing = at != text.size();
    return out;
}

Numeric numberIn(const Layout& layout)
{
    Numeric out;
    out.trailing = layout.trailing;
    if (layout.number.find_first_of(".eE") == layout.number.npos) {
        readWhole(out, layout);
        return out;
    }
    out.type = Numeric::Type::Double;
    const double real = decimalValue(layout.number);
    out.real = layout.negative ? -real : real;
    // PHP stops counting at 20 digits and never sees the point behind them.
    const std::size_t zeros = std::min(layout.number.find_first_not_of('0'), layout.number.size());
    if (layout.number.find_first_of(".eE") >= zeros + 20)
        out.overflow = layout.negative ? -1 : 1;
    return out;
}

} // namespace

Numeric leadingNumeric(std::string_view text)
{
    const Layout layout = layoutOf(text);
    return layout.number.empty() ? Numeric{} : numberIn(layout);
}

Numeric numeric(std::string_view text)
{
    // What cannot begin a number is told apart at a glance: most texts are words.
    if (text.empty() || text[0] > '9')
        return {};
    const Layout layout = layoutOf(text);
    return layout.number.empty() || layout.trailing ? Numeric{} : numberIn(layout);
}

std::string textOf(double value)
{
    if (std::isnan(value))
        return "NAN";
    if (std::isinf(value))
        return value < 0 ? "-INF" : "INF";
    return general(value, 14, 'E');
}

std::int64_t wholeOf(double value)
{
    if (!std::isfinite(value))
        return 0;
    if (value >= -twoTo63 && value < twoTo63)
        return static_cast<std::int64_t>(value);
    double rest = std::fmod(std::trunc(value), twoTo64);
    if (rest < 0)
        rest += twoTo64;
    return static_cast<std::int64_t>(rest >= twoTo64 ? 0 : static_cast<std::uint64_t>(rest));
}

std::int64_t wholeHeld(double value)
{
    if (!std::isfinite(value))
        return 0;
    if (value >= twoTo63)
        return std::numeric_limits<std::int64_t>::max();
    if (value < -twoTo63)
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(value);
}

} // namespace retort::php
