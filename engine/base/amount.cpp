// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/amount.h"

#include "engine/base/decimal.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>

namespace retort {

/// coefficient × 10^-scale. Only in this file, so that nobody else pays for reading the library.
struct Amount::Parts {
    boost::multiprecision::cpp_int coefficient;
    std::size_t scale = 0;

    explicit Parts(const Amount& amount)
    {
        std::string digits = amount.m_text;
        if (const auto point = digits.find('.'); point != std::string::npos) {
            scale = digits.size() - point - 1;
            digits.erase(point, 1);
        }
        const bool negative = digits.front() == '-';
        // A leading zero would mean octal.
        const std::size_t first = digits.find_first_of("123456789");
        if (first != std::string::npos)
            coefficient.assign(digits.substr(first));
        if (negative)
            coefficient = -coefficient;
    }
    Parts(boost::multiprecision::cpp_int c, std::size_t s) : coefficient(std::move(c)), scale(s) {}

    void rescale(std::size_t to)
    {
        if (to > scale)
            coefficient *=
                boost::multiprecision::pow(boost::multiprecision::cpp_int(10), static_cast<unsigned>(to - scale));
        scale = to;
    }

    Amount amount() const
    {
        const bool negative = coefficient < 0;
        return textOf(boost::multiprecision::cpp_int(negative ? -coefficient : coefficient).str(), scale, negative);
    }

    /// digits × 10^-scale in the one form that each number has.
    static Amount textOf(std::string digits, std::size_t scale, bool negative)
    {
        if (digits.size() <= scale)
            digits.insert(0, scale + 1 - digits.size(), '0');
        if (scale > 0) {
            digits.insert(digits.size() - scale, 1, '.');
            digits.erase(digits.find_last_not_of('0') + 1);
            if (digits.back() == '.')
                digits.pop_back();
        }
        const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
        digits.erase(0, digits[first] == '.' ? first - 1 : first);
        if (negative && digits != "0")
            digits.insert(0, 1, '-');
        return Amount(std::move(digits));
    }
};

namespace {

template <class Parts>
void align(Parts& a, Parts& b)
{
    const std::size_t scale = std::max(a.scale, b.scale);
    a.rescale(scale);
    b.rescale(scale);
}

} // namespace

Amount::Amount(std::int64_t whole) : m_text(std::to_string(whole)) {}

std::optional<Amount> Amount::parse(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.front() == '.' || decimalPrefix(text) != text.size())
        return std::nullopt;
    const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
    std::string coefficient(text.substr(0, mark));
    std::int64_t scale = 0;
    if (const auto point = coefficient.find('.'); point != std::string::npos) {
        if (point + 1 == coefficient.size())
            return std::nullopt; // "1." is no JSON
        scale = static_cast<std::int64_t>(coefficient.size() - point - 1);
        coefficient.erase(point, 1);
    }
    if (mark < text.size()) {
        std::string_view exponent = text.substr(mark + 1);
        if (exponent.starts_with('+'))
            exponent.remove_prefix(1);
        std::int64_t power = 0;
        const auto [end, error] = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
        if (error != std::errc{} || power > 10'000 || power < -10'000)
            return coefficient.find_first_not_of('0') == std::string::npos ? std::optional(Amount()) : std::nullopt;
        scale -= power;
    }
    if (scale < 0) {
        coefficient.append(static_cast<std::size_t>(-scale), '0');
        scale = 0;
    }
    Amount amount = Parts::textOf(std::move(coefficient), static_cast<std::size_t>(scale), negative);
    const std::size_t point = std::min(amount.m_text.find('.'), amount.m_text.size());
    if (point > digits || amount.m_text.size() - point > digits)
        return std::nullopt;
    return amount;
}

std::optional<std::int64_t> Amount::whole() const
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), number);
    if (error != std::errc{} || end != m_text.data() + m_text.size())
        return std::nullopt;
    return number;
}

Amount operator+(const Amount& a, const Amount& b)
{
    Amount::Parts x(a);
    Amount::Parts y(b);
    align(x, y);
    return Amount::Parts(x.coefficient + y.coefficient, x.scale).amount();
}

Amount operator-(const Amount& a, const Amount& b)
{
    Amount::Parts x(a);
    Amount::Parts y(b);
    align(x, y);
    return Amount::Parts(x.coefficient - y.coefficient, x.scale).amount();
}

Amount operator*(const Amount& a, const Amount& b)
{
    const Amount::Parts x(a);
    const Amount::Parts y(b);
    return Amount::Parts(x.coefficient * y.coefficient, x.scale + y.scale).amount();
}

std::strong_ordering operator<=>(const Amount& a, const Amount& b)
{
    Amount::Parts x(a);
    Amount::Parts y(b);
    align(x, y);
    const int order = x.coefficient.compare(y.coefficient);
    return order < 0   ? std::strong_ordering::less
           : order > 0 ? std::strong_ordering::greater
                       : std::strong_ordering::equal;
}

} // namespace retort
