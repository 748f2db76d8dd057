// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/utf8.h"

#include <array>
#include <doctest/doctest.h>
#include <string>

using namespace retort::json::detail;

namespace {

std::string encoded(std::uint32_t c)
{
    std::string text;
    appendUtf8(text, c);
    return text;
}

// By decoding without care and encoding again: only the one right form comes back.
std::size_t expectedLength(const std::string& bytes)
{
    for (std::size_t length = 1; length <= bytes.size(); ++length) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
        std::uint32_t c = length == 1 ? byte(0) : byte(0) & (0x7Fu >> length);
        for (std::size_t i = 1; i < length; ++i)
            c = c << 6 | (byte(i) & 0x3F);
        if ((c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF && encoded(c) == bytes.substr(0, length))
            return length;
    }
    return 0;
}

} // namespace

TEST_CASE("characters of each length")
{
    CHECK(encoded('a') == "a");
    CHECK(encoded(0x7F) == "\x7F");
    CHECK(encoded(0x80) == "\xC2\x80");
    CHECK(encoded(0x7FF) == "\xDF\xBF");
    CHECK(encoded(0x800) == "\xE0\xA0\x80");
    CHECK(encoded(0xFFFF) == "\xEF\xBF\xBF");
    CHECK(encoded(0x10000) == "\xF0\x90\x80\x80");
    CHECK(encoded(0x10FFFF) == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("valid is what encoding gives, and nothing else")
{
    static constexpr std::array<int, 6> third{0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
    std::size_t wrong = 0;
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            for (int c : third) {
                for (int d : third) {
                    const std::string bytes{static_cast<char>(first), static_cast<char>(second), static_cast<char>(c),
                                            static_cast<char>(d)};
                    for (std::size_t size = 1; size <= 4; ++size) {
                        const std::string part = bytes.substr(0, size);
                        wrong += utf8Length(part.data(), part.data() + size) != expectedLength(part) ? 1 : 0;
                    }
                }
            }
        }
    }
    CHECK(wrong == 0);
}
