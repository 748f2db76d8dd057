// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/harmless.h"

#include <cstddef>

namespace retort {

namespace {

bool isHarmful(unsigned code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF;
}

std::string escaped(unsigned code)
{
    std::string out = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += "0123456789ABCDEF"[(code >> shift) & 0xF];
    return out;
}

} // namespace

std::string harmless(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    const auto byteAt = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[i])) : 0U;
    };
    // Whatever is harmful takes one byte to three; longer characters and bytes that are no UTF-8 pass as they are.
    for (std::size_t i = 0; i < text.size();) {
        const unsigned first = byteAt(i);
        unsigned code = first;
        std::size_t length = 1;
        if (first >= 0xC2 && first < 0xE0 && (byteAt(i + 1) & 0xC0) == 0x80) {
            code = (first & 0x1F) << 6 | (byteAt(i + 1) & 0x3F);
            length = 2;
        } else if (first >= 0xE0 && first < 0xF0 && (byteAt(i + 1) & 0xC0) == 0x80 && (byteAt(i + 2) & 0xC0) == 0x80) {
            code = (first & 0xF) << 12 | (byteAt(i + 1) & 0x3F) << 6 | (byteAt(i + 2) & 0x3F);
            length = 3;
        } else if (first >= 0x80) {
            code = 0xFFFD; // passes
        }
        if (isHarmful(code))
            out += escaped(code);
        else
            out += text.substr(i, length);
        i += length;
    }
    return out;
}

} // namespace retort
