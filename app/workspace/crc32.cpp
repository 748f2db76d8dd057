// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/crc32.h"

#include <array>

namespace retort {

namespace {

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t rest = byte;
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest & 1) != 0 ? 0xEDB88320U ^ (rest >> 1) : rest >> 1;
        table[byte] = rest;
    }
    return table;
}

constexpr auto table = makeTable();

} // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t sum)
{
    sum = ~sum;
    for (const char c : bytes)
        sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFF] ^ (sum >> 8);
    return ~sum;
}

} // namespace retort
