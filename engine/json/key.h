// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace retort::json {

/// A key with its first twelve bytes at hand, so that two keys compare in two machine words.
class Key {
public:
    Key() = default;
    /// The text is referenced, not copied.
    explicit Key(std::string_view text)
        : m_head(load(text.data(), text.size() < 8 ? text.size() : 8)), m_sizeAndNext(text.size()), m_text(text.data())
    {
        if (text.size() > 8)
            m_sizeAndNext |= load(text.data() + 8, text.size() < 12 ? text.size() - 8 : 4) << 32;
    }
    /// The same key, its text elsewhere.
    Key(const Key& key, const char* text) : m_head(key.m_head), m_sizeAndNext(key.m_sizeAndNext), m_text(text) {}

    std::size_t size() const { return static_cast<std::uint32_t>(m_sizeAndNext); }
    std::string_view text() const { return {m_text, size()}; }

    friend bool operator==(const Key& a, const Key& b)
    {
        return a.m_head == b.m_head && a.m_sizeAndNext == b.m_sizeAndNext && (a.size() <= 12 || a.sameRest(b));
    }
    /// A total order for searching: cheap, and no alphabet.
    friend bool before(const Key& a, const Key& b)
    {
        if (a.m_sizeAndNext != b.m_sizeAndNext)
            return a.m_sizeAndNext < b.m_sizeAndNext;
        if (a.m_head != b.m_head)
            return a.m_head < b.m_head;
        return a.size() > 12 && std::memcmp(a.m_text + 12, b.m_text + 12, a.size() - 12) < 0;
    }
    /// 0 to 63, spread over what keys commonly differ in.
    unsigned hash() const
    {
        return static_cast<unsigned>(((m_head ^ m_sizeAndNext * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u) >> 58);
    }

private:
    bool sameRest(const Key& other) const
    {
        if (size() > 20)
            return std::memcmp(m_text + 12, other.m_text + 12, size() - 12) == 0;
        std::uint64_t a = 0;
        std::uint64_t b = 0;
        std::memcpy(&a, m_text + size() - 8, 8);
        std::memcpy(&b, other.m_text + size() - 8, 8);
        return a == b;
    }

    // Up to eight bytes as a number, the first byte lowest.
    static std::uint64_t load(const char* p, std::size_t n)
    {
        std::uint64_t word = 0;
        if constexpr (std::endian::native == std::endian::little) {
            if (n == 8) {
                std::memcpy(&word, p, 8);
                return word;
            }
            if (n >= 4) { // two halves that may overlap
                std::uint32_t low = 0;
                std::uint32_t high = 0;
                std::memcpy(&low, p, 4);
                std::memcpy(&high, p + n - 4, 4);
                return low | std::uint64_t{high} << (8 * (n - 4));
            }
        }
        for (std::size_t i = 0; i < n; ++i)
            word |= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
        return word;
    }

    std::uint64_t m_head = 0;
    std::uint64_t m_sizeAndNext = 0; // the size in the low half, bytes 8 to 11 in the high half
    const char* m_text = nullptr;
};

} // namespace retort::json
