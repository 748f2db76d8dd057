// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/jsontext.h"

#include "engine/php/number.h"
#include "engine/php/utf8.h"

#include <cmath>

namespace retort::php {

namespace {

void appendUnit(std::string& out, std::uint32_t unit)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += hex[unit >> shift & 15];
}

void appendEscaped(std::string& out, std::uint32_t c)
{
    if (c < 0x10000)
        return appendUnit(out, c);
    appendUnit(out, 0xD800 | (c - 0x10000) >> 10);
    appendUnit(out, 0xDC00 | ((c - 0x10000) & 0x3FF));
}

bool isLineTerminator(std::uint32_t c) { return c == 0x2028 || c == 0x2029; }

/// Of a character from 0x80 on.
void appendUnicode(std::string& out, std::string_view bytes, std::uint32_t c, std::int64_t flags)
{
    const bool plain =
        (flags & JsonUnescapedUnicode) && (!isLineTerminator(c) || (flags & JsonUnescapedLineTerminators));
    if (plain)
        out += bytes;
    else
        appendEscaped(out, c);
}

/// With capital letters, as PHP writes these.
void appendHexFlagged(std::string& out, bool flagged, char c, std::string_view hex)
{
    if (flagged)
        out += hex;
    else
        out += c;
}

void appendAscii(std::string& out, char c, std::int64_t flags)
{
    switch (c) {
    case '"':
        out += (flags & JsonHexQuot) ? "\\u0022" : "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '/':
        out += (flags & JsonUnescapedSlashes) ? "/" : "\\/";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    case '<':
        return appendHexFlagged(out, flags & JsonHexTag, c, "\\u003C");
    case '>':
        return appendHexFlagged(out, flags & JsonHexTag, c, "\\u003E");
    case '&':
        return appendHexFlagged(out, flags & JsonHexAmp, c, "\\u0026");
    case '\'':
        return appendHexFlagged(out, flags & JsonHexApos, c, "\\u0027");
    default:
        if (static_cast<unsigned char>(c) < 0x20)
            appendUnit(out, static_cast<unsigned char>(c));
        else
            out += c;
    }
}

bool appendNumeric(std::string& out, std::string_view text, std::int64_t flags)
{
    const Numeric number = numeric(text);
    if (number.type == Numeric::Type::Int)
        out += std::to_string(number.whole);
    else if (number.type == Numeric::Type::Double && std::isfinite(number.real))
        appendJsonNumber(out, number.real, flags);
    else
        return false;
    return true;
}

} // namespace

// ext/json/json_encoder.c, php_json_escape_string.
bool appendJsonText(std::string& out, std::string_view text, std::int64_t flags)
{
    if ((flags & JsonNumericCheck) && appendNumeric(out, text, flags))
        return true;
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            appendAscii(out, text[at++], flags);
            continue;
        }
        const Character c = htmlCharacter(text, at);
        if (c.valid)
            appendUnicode(out, text.substr(at, c.length), c.code, flags);
        else if (flags & JsonInvalidIgnore)
            ;
        else if (flags & JsonInvalidSubstitute)
            appendUnicode(out, "\xEF\xBF\xBD", 0xFFFD, flags);
        else
            return false;
        at += c.length;
    }
    out += '"';
    return true;
}

void appendJsonNumber(std::string& out, double value, std::int64_t flags)
{
    const std::string text = shortest(value);
    out += text;
    if ((flags & JsonPreserveZeroFraction) && text.find_first_of(".e") == text.npos)
        out += ".0";
}

} // namespace retort::php
