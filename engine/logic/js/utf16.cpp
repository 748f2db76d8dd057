// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/utf16.h"

#include "engine/logic/evaluate/search.h"

#include <algorithm>
#include <cstdint>

namespace retort::logic::utf16 {

namespace {

unsigned char byteAt(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }
bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Bytes of the character that begins with this one.
std::size_t widthOf(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }
std::size_t unitsOf(unsigned char lead) { return lead < 0xF0 ? 1 : 2; }

std::uint32_t codePoint(std::string_view character)
{
    const unsigned char lead = byteAt(character, 0);
    std::uint32_t code = lead < 0x80 ? lead : lead < 0xE0 ? lead & 0x1Fu : lead < 0xF0 ? lead & 0x0Fu : lead & 0x07u;
    for (std::size_t i = 1; i < character.size(); ++i)
        code = code << 6 | (byteAt(character, i) & 0x3Fu);
    return code;
}

std::uint32_t firstUnit(std::uint32_t code) { return code < 0x10000 ? code : 0xD800 + ((code - 0x10000) >> 10); }
std::uint32_t secondUnit(std::uint32_t code) { return 0xDC00 + ((code - 0x10000) & 0x3FF); }

void appendUnit(std::string& out, std::uint32_t unit)
{
    out += static_cast<char>(0xE0 | unit >> 12);
    out += static_cast<char>(0x80 | (unit >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (unit & 0x3F));
}

bool isHalf(std::string_view text, std::size_t at, unsigned char from, unsigned char to)
{
    return at + 2 < text.size() && byteAt(text, at) == 0xED && byteAt(text, at + 1) >= from &&
           byteAt(text, at + 1) <= to;
}
bool isFirstHalf(std::string_view text, std::size_t at) { return isHalf(text, at, 0xA0, 0xAF); }
bool isSecondHalf(std::string_view text, std::size_t at) { return isHalf(text, at, 0xB0, 0xBF); }

std::u16string unitsIn(std::string_view text)
{
    std::u16string units;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t width = std::min(widthOf(byteAt(text, at)), text.size() - at);
        const std::uint32_t code = codePoint(text.substr(at, width));
        units += static_cast<char16_t>(firstUnit(code));
        if (code >= 0x10000)
            units += static_cast<char16_t>(secondUnit(code));
        at += width;
    }
    return units;
}

} // namespace

std::size_t length(std::string_view text)
{
    std::size_t units = 0;
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        units += continues(byte) ? 0 : unitsOf(byte);
    }
    return units;
}

void appendSlice(std::string& out, std::string_view text, std::size_t from, std::size_t count)
{
    std::size_t unit = 0;
    const std::size_t end = count > ~std::size_t{0} - from ? ~std::size_t{0} : from + count;
    for (std::size_t at = 0; at < text.size() && unit < end;) {
        const std::size_t width = std::min(widthOf(byteAt(text, at)), text.size() - at);
        const std::string_view character = text.substr(at, width);
        const std::size_t units = unitsOf(byteAt(text, at));
        if (unit >= from && unit + units <= end) {
            append(out, character);
        } else if (units == 2 && unit >= from) { // a pair that is cut
            appendUnit(out, firstUnit(codePoint(character)));
        } else if (units == 2 && unit + 1 == from && from < end) {
            appendUnit(out, secondUnit(codePoint(character)));
        }
        unit += units;
        at += width;
    }
}

void append(std::string& out, std::string_view text)
{
    if (out.size() < 3 || !isSecondHalf(text, 0) || !isFirstHalf(out, out.size() - 3)) {
        out += text;
        return;
    }
    const std::uint32_t first = codePoint(std::string_view(out).substr(out.size() - 3));
    const std::uint32_t second = codePoint(text.substr(0, 3));
    const std::uint32_t code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    out.resize(out.size() - 3);
    out += static_cast<char>(0xF0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
    out += text.substr(3);
}

int compare(std::string_view a, std::string_view b)
{
    const auto [x, y] =
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    auto at = static_cast<std::size_t>(x - a.begin());
    if (at == a.size() || at == b.size())
        return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
    while (at > 0 && continues(byteAt(a, at)))
        --at;
    const std::uint32_t codeA = codePoint(a.substr(at, widthOf(byteAt(a, at))));
    const std::uint32_t codeB = codePoint(b.substr(at, widthOf(byteAt(b, at))));
    const std::uint32_t first = firstUnit(codeA);
    const std::uint32_t other = firstUnit(codeB);
    if (first != other)
        return first < other ? -1 : 1;
    return codeA < codeB ? -1 : 1; // the second halves; a half alone is followed by less than a half
}

bool contains(std::string_view text, std::string_view part)
{
    if (hasLoneHalf(part)) // may be within a pair
        return unitsIn(text).find(unitsIn(part)) != std::u16string::npos;
    return containsBytes(text, part);
}

bool hasLoneHalf(std::string_view text)
{
    for (std::size_t at = text.find('\xED'); at != text.npos; at = text.find('\xED', at + 1)) {
        if (isHalf(text, at, 0xA0, 0xBF))
            return true;
    }
    return false;
}

std::string withoutLoneHalves(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (isHalf(text, at, 0xA0, 0xBF)) {
            out += "\uFFFD";
            at += 3;
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace retort::logic::utf16
