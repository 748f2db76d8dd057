// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace retort::twig {

/// A whole number in digits.
class Decimal {
public:
    explicit Decimal(std::int64_t value)
        : m_size(static_cast<std::size_t>(std::to_chars(m_bytes, m_bytes + sizeof m_bytes, value).ptr - m_bytes))
    {}
    std::string_view text() const { return {m_bytes, m_size}; }

private:
    char m_bytes[24];
    std::size_t m_size;
};

/// Does html escaping leave it as it is? False also where that takes a closer look: all but ASCII may be broken UTF-8.
inline bool isPlainForHtml(std::string_view text)
{
    static constexpr std::array<std::uint8_t, 256> special = [] {
        std::array<std::uint8_t, 256> marks{};
        for (std::size_t byte = 0; byte < 256; ++byte)
            marks[byte] = byte >= 0x80 || byte == '"' || byte == '&' || byte == '\'' || byte == '<' || byte == '>';
        return marks;
    }();
    std::uint8_t seen = 0;
    for (const char c : text)
        seen |= special[static_cast<unsigned char>(c)];
    return seen == 0;
}

} // namespace retort::twig
