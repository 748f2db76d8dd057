// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace retort::logic {

namespace detail {

template <class Word>
bool sameEnds(const char* a, const char* b, std::size_t size)
{
    Word words[4];
    std::memcpy(&words[0], a, sizeof(Word));
    std::memcpy(&words[1], b, sizeof(Word));
    std::memcpy(&words[2], a + size - sizeof(Word), sizeof(Word));
    std::memcpy(&words[3], b + size - sizeof(Word), sizeof(Word));
    return words[0] == words[1] && words[2] == words[3];
}

} // namespace detail

/// a == b. The words of rules are short, and a call of memcmp costs more than comparing them.
inline bool sameText(std::string_view a, std::string_view b)
{
    const std::size_t size = a.size();
    if (size != b.size())
        return false;
    if (size > 16)
        return std::memcmp(a.data(), b.data(), size) == 0;
    if (size >= 8)
        return detail::sameEnds<std::uint64_t>(a.data(), b.data(), size);
    if (size >= 4)
        return detail::sameEnds<std::uint32_t>(a.data(), b.data(), size);
    if (size == 0)
        return true;
    return a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1];
}

} // namespace retort::logic
