// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/trim.h"

namespace retort::php {

namespace {

std::size_t byteOf(char c) { return static_cast<unsigned char>(c); }

} // namespace

// ext/standard/string.c, php_charmask.
CharacterMask characterMask(std::string_view text)
{
    CharacterMask out;
    const auto pointsAt = [&](std::size_t i) { return i + 1 < text.size() && text[i] == '.' && text[i + 1] == '.'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i + 3 < text.size() && pointsAt(i + 1) && byteOf(text[i + 3]) >= byteOf(text[i])) {
            for (std::size_t c = byteOf(text[i]); c <= byteOf(text[i + 3]); ++c)
                out.bytes.set(c);
            i += 3;
        } else if (!pointsAt(i)) {
            out.bytes.set(byteOf(text[i]));
        } else if (i == 0) {
            out.complaints.push_back("Invalid '..'-range, no character to the left of '..'");
        } else if (i + 2 >= text.size()) {
            out.complaints.push_back("Invalid '..'-range, no character to the right of '..'");
        } else if (byteOf(text[i - 1]) > byteOf(text[i + 2])) {
            out.complaints.push_back("Invalid '..'-range, '..'-range needs to be incrementing");
        } else {
            out.complaints.push_back("Invalid '..'-range");
        }
    }
    return out;
}

std::string_view trimLeft(std::string_view text, const std::bitset<256>& bytes)
{
    while (!text.empty() && bytes[byteOf(text.front())])
        text.remove_prefix(1);
    return text;
}

std::string_view trimRight(std::string_view text, const std::bitset<256>& bytes)
{
    while (!text.empty() && bytes[byteOf(text.back())])
        text.remove_suffix(1);
    return text;
}

std::string_view trim(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(trimmed);
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(trimmed) + 1 - first);
}

} // namespace retort::php
