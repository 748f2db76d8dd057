// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort {

/// An exact decimal number: money, points, rates. 0.1 + 0.2 is 0.3, and 1.5 × 80 is 120. Never a binary float, never
/// rounded.
class Amount {
public:
    Amount() = default; ///< 0
    Amount(std::int64_t whole);
    /// A number as JSON writes it, a leading + allowed: "25", "0.1", "1.50", "-2e3". nullopt for any other text, and
    /// for numbers of more than `digits` digits before or behind the point.
    static std::optional<Amount> parse(std::string_view text);
    static constexpr std::size_t digits = 400; // the range of a double fits

    /// "0.1", "1.5", "-2000": no exponent, no zeros that say nothing. Equal numbers have equal texts.
    const std::string& text() const { return m_text; }
    bool isZero() const { return m_text == "0"; }
    bool isNegative() const { return m_text.front() == '-'; }
    bool isWhole() const { return m_text.find('.') == std::string::npos; }
    std::optional<std::int64_t> whole() const; ///< Where it is one that fits.

    friend Amount operator+(const Amount& a, const Amount& b);
    friend Amount operator-(const Amount& a, const Amount& b);
    friend Amount operator*(const Amount& a, const Amount& b);
    Amount& operator+=(const Amount& b) { return *this = *this + b; }
    Amount& operator-=(const Amount& b) { return *this = *this - b; }
    friend bool operator==(const Amount& a, const Amount& b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const Amount& a, const Amount& b);

private:
    explicit Amount(std::string text) : m_text(std::move(text)) {}
    struct Parts;

    std::string m_text = "0";
};

} // namespace retort
