// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/casemap.h"
#include "engine/php/utf8.h"

#include <cstdint>
#include <doctest/doctest.h>
#include <string>

namespace retort::php {

namespace {

/// FNV-1a of what comes of each character of Unicode, one after the other.
template <class Map>
std::uint64_t digest(Map map)
{
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (std::uint32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        std::string text;
        appendUtf8(text, c);
        for (const char byte : map(text))
            hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
    }
    return hash;
}

} // namespace

// The digests are of what PHP 8.2's mbstring gives.
TEST_CASE("every character changes its case as in PHP")
{
    CHECK(digest([](const std::string& c) { return upper(c); }) == 0xA01B2E1354245C32u);
    CHECK(digest([](const std::string& c) { return lower(c); }) == 0x3A2B9FE75831D46Cu);
    CHECK(digest([](const std::string& c) { return title(c); }) == 0x9CF5C75CA37881FFu);
}

TEST_CASE("every character begins, continues or divides words as in PHP")
{
    CHECK(digest([](const std::string& c) { return title("a" + c + "a " + c + "b"); }) == 0x4A39FE66A2870E5Cu);
}

TEST_CASE("what is no UTF-8 becomes question marks")
{
    CHECK(upper("a\xFF"
                "b\xE2\x82") == "A?B?");
    CHECK(title("\xC3"
                "ab") == "?Ab");
}

} // namespace retort::php
