// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/utf8.h"

#include <algorithm>

namespace retort::php {

namespace {

/// How a byte that begins a character goes on.
struct Lead {
    std::uint32_t length = 0;    // 0 where it begins none
    unsigned char second = 0x80; // the least and the most that may come second (Unicode, table 3-7)
    unsigned char most = 0xBF;
};

Lead leadOf(unsigned char c)
{
    if (c < 0x80)
        return {1};
    if (c < 0xC2 || c > 0xF4)
        return {};
    if (c < 0xE0)
        return {2};
    if (c < 0xF0)
        return {3, static_cast<unsigned char>(c == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(c == 0xED ? 0x9F : 0xBF)};
    return {4, static_cast<unsigned char>(c == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(c == 0xF4 ? 0x8F : 0xBF)};
}

bool continues(unsigned char c) { return (c & 0xC0) == 0x80; }

std::uint32_t codeOf(std::string_view bytes)
{
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (bytes.size() == 1)
        return lead;
    std::uint32_t code = lead & (0xFFu >> (bytes.size() + 1));
    for (const char c : bytes.substr(1))
        code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
    return code;
}

} // namespace

Character mbCharacter(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const Lead lead = leadOf(byte(0));
    if (lead.length == 0)
        return {0, 1, false};
    for (std::uint32_t i = 1; i < lead.length; ++i) {
        const bool fits =
            at + i < text.size() && (i == 1 ? byte(1) >= lead.second && byte(1) <= lead.most : continues(byte(i)));
        if (!fits)
            return {0, i, false};
    }
    return {codeOf(text.substr(at, lead.length)), lead.length, true};
}

Character htmlCharacter(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const Lead lead = leadOf(byte(0));
    if (lead.length == 0)
        return {0, 1, false};
    const auto here = static_cast<std::uint32_t>(std::min<std::size_t>(lead.length, text.size() - at));
    bool sound = here == lead.length;
    for (std::uint32_t i = 1; i < here; ++i)
        sound = sound && continues(byte(i));
    if (!sound) {
        // Up to where another character may begin; a pair that is cut short loses its first byte alone.
        std::uint32_t skipped = 1;
        while (skipped < here && leadOf(byte(skipped)).length == 0)
            ++skipped;
        return {0, skipped, false};
    }
    const bool proper = lead.length == 1 || (byte(1) >= lead.second && byte(1) <= lead.most);
    return {proper ? codeOf(text.substr(at, lead.length)) : 0, lead.length, proper};
}

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const Character c = mbCharacter(text, at);
        if (!c.valid)
            return false;
        at += c.length;
    }
    return true;
}

std::size_t mbLength(char lead) { return std::max<std::size_t>(1, leadOf(static_cast<unsigned char>(lead)).length); }

void appendUtf8(std::string& out, std::uint32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    out += static_cast<char>((0xFF00u >> (more + 1) & 0xFF) | c >> 6 * more);
    for (int i = more - 1; i >= 0; --i)
        out += static_cast<char>(0x80 | (c >> 6 * i & 0x3F));
}

} // namespace retort::php
