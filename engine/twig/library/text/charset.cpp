// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/text/charset.h"

#include "engine/php/utf8.h"
#include "engine/twig/library/text/textbuilder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace retort::twig {

namespace {

enum class Charset : std::uint8_t { Utf8, Ascii, Latin1, Latin9, Windows1252 };

struct Name {
    std::string_view name;
    Charset charset;
};
constexpr Name names[] = {{"", Charset::Utf8},
                          {"UTF-8", Charset::Utf8},
                          {"UTF8", Charset::Utf8},
                          {"ASCII", Charset::Ascii},
                          {"US-ASCII", Charset::Ascii},
                          {"ANSI_X3.4-1968", Charset::Ascii},
                          {"ISO646-US", Charset::Ascii},
                          {"ISO-8859-1", Charset::Latin1},
                          {"ISO8859-1", Charset::Latin1},
                          {"ISO88591", Charset::Latin1},
                          {"ISO_8859-1", Charset::Latin1},
                          {"LATIN1", Charset::Latin1},
                          {"L1", Charset::Latin1},
                          {"CP819", Charset::Latin1},
                          {"IBM819", Charset::Latin1},
                          {"8859_1", Charset::Latin1},
                          {"ISO-8859-15", Charset::Latin9},
                          {"ISO8859-15", Charset::Latin9},
                          {"ISO885915", Charset::Latin9},
                          {"ISO_8859-15", Charset::Latin9},
                          {"LATIN9", Charset::Latin9},
                          {"LATIN-9", Charset::Latin9},
                          {"CP1252", Charset::Windows1252},
                          {"WINDOWS-1252", Charset::Windows1252},
                          {"MS-ANSI", Charset::Windows1252}};

/// What bytes 0x80 to 0x9F are in Windows-1252; 0 is none.
constexpr std::array<std::uint16_t, 32> windows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Replaced {
    std::uint8_t byte;
    std::uint16_t code;
};
/// Where ISO-8859-15 differs from ISO-8859-1.
constexpr Replaced latin9[] = {{0xA4, 0x20AC}, {0xA6, 0x160}, {0xA8, 0x161}, {0xB4, 0x17D},
                               {0xB8, 0x17E},  {0xBC, 0x152}, {0xBD, 0x153}, {0xBE, 0x178}};

struct Letters {
    std::uint16_t code;
    const char* instead;
};
/// How the C library of Debian writes what a charset does not have, of the Latin letters, punctuation, currencies and
/// fractions.
constexpr Letters letters[] = {
    {0xA0, " "},       {0xA1, "!"},       {0xA2, "c"},       {0xA3, "GBP"},     {0xA5, "JPY"},     {0xA6, "|"},
    {0xA9, "(C)"},     {0xAA, "a"},       {0xAB, "<<"},      {0xAC, "!"},       {0xAD, "-"},       {0xAE, "(R)"},
    {0xB1, "+-"},      {0xB2, "2"},       {0xB3, "3"},       {0xB4, "'"},       {0xB5, "u"},       {0xB7, "."},
    {0xB8, ","},       {0xB9, "1"},       {0xBA, "o"},       {0xBB, ">>"},      {0xBC, " 1/4 "},   {0xBD, " 1/2 "},
    {0xBE, " 3/4 "},   {0xC0, "A"},       {0xC1, "A"},       {0xC2, "A"},       {0xC3, "A"},       {0xC4, "A"},
    {0xC5, "A"},       {0xC6, "AE"},      {0xC7, "C"},       {0xC8, "E"},       {0xC9, "E"},       {0xCA, "E"},
    {0xCB, "E"},       {0xCC, "I"},       {0xCD, "I"},       {0xCE, "I"},       {0xCF, "I"},       {0xD0, "D"},
    {0xD1, "N"},       {0xD2, "O"},       {0xD3, "O"},       {0xD4, "O"},       {0xD5, "O"},       {0xD6, "O"},
    {0xD7, "x"},       {0xD8, "O"},       {0xD9, "U"},       {0xDA, "U"},       {0xDB, "U"},       {0xDC, "U"},
    {0xDD, "Y"},       {0xDE, "TH"},      {0xDF, "ss"},      {0xE0, "a"},       {0xE1, "a"},       {0xE2, "a"},
    {0xE3, "a"},       {0xE4, "a"},       {0xE5, "a"},       {0xE6, "ae"},      {0xE7, "c"},       {0xE8, "e"},
    {0xE9, "e"},       {0xEA, "e"},       {0xEB, "e"},       {0xEC, "i"},       {0xED, "i"},       {0xEE, "i"},
    {0xEF, "i"},       {0xF0, "d"},       {0xF1, "n"},       {0xF2, "o"},       {0xF3, "o"},       {0xF4, "o"},
    {0xF5, "o"},       {0xF6, "o"},       {0xF7, "/"},       {0xF8, "o"},       {0xF9, "u"},       {0xFA, "u"},
    {0xFB, "u"},       {0xFC, "u"},       {0xFD, "y"},       {0xFE, "th"},      {0xFF, "y"},       {0x100, "A"},
    {0x101, "a"},      {0x102, "A"},      {0x103, "a"},      {0x104, "A"},      {0x105, "a"},      {0x106, "C"},
    {0x107, "c"},      {0x108, "C"},      {0x109, "c"},      {0x10A, "C"},      {0x10B, "c"},      {0x10C, "C"},
    {0x10D, "c"},      {0x10E, "D"},      {0x10F, "d"},      {0x110, "D"},      {0x111, "d"},      {0x112, "E"},
    {0x113, "e"},      {0x114, "E"},      {0x115, "e"},      {0x116, "E"},      {0x117, "e"},      {0x118, "E"},
    {0x119, "e"},      {0x11A, "E"},      {0x11B, "e"},      {0x11C, "G"},      {0x11D, "g"},      {0x11E, "G"},
    {0x11F, "g"},      {0x120, "G"},      {0x121, "g"},      {0x122, "G"},      {0x123, "g"},      {0x124, "H"},
    {0x125, "h"},      {0x126, "H"},      {0x127, "h"},      {0x128, "I"},      {0x129, "i"},      {0x12A, "I"},
    {0x12B, "i"},      {0x12C, "I"},      {0x12D, "i"},      {0x12E, "I"},      {0x12F, "i"},      {0x130, "I"},
    {0x131, "i"},      {0x132, "IJ"},     {0x133, "ij"},     {0x134, "J"},      {0x135, "j"},      {0x136, "K"},
    {0x137, "k"},      {0x138, "q"},      {0x139, "L"},      {0x13A, "l"},      {0x13B, "L"},      {0x13C, "l"},
    {0x13D, "L"},      {0x13E, "l"},      {0x13F, "L"},      {0x140, "l"},      {0x141, "L"},      {0x142, "l"},
    {0x143, "N"},      {0x144, "n"},      {0x145, "N"},      {0x146, "n"},      {0x147, "N"},      {0x148, "n"},
    {0x149, "'n"},     {0x14A, "N"},      {0x14B, "n"},      {0x14C, "O"},      {0x14D, "o"},      {0x14E, "O"},
    {0x14F, "o"},      {0x150, "O"},      {0x151, "o"},      {0x152, "OE"},     {0x153, "oe"},     {0x154, "R"},
    {0x155, "r"},      {0x156, "R"},      {0x157, "r"},      {0x158, "R"},      {0x159, "r"},      {0x15A, "S"},
    {0x15B, "s"},      {0x15C, "S"},      {0x15D, "s"},      {0x15E, "S"},      {0x15F, "s"},      {0x160, "S"},
    {0x161, "s"},      {0x162, "T"},      {0x163, "t"},      {0x164, "T"},      {0x165, "t"},      {0x166, "T"},
    {0x167, "t"},      {0x168, "U"},      {0x169, "u"},      {0x16A, "U"},      {0x16B, "u"},      {0x16C, "U"},
    {0x16D, "u"},      {0x16E, "U"},      {0x16F, "u"},      {0x170, "U"},      {0x171, "u"},      {0x172, "U"},
    {0x173, "u"},      {0x174, "W"},      {0x175, "w"},      {0x176, "Y"},      {0x177, "y"},      {0x178, "Y"},
    {0x179, "Z"},      {0x17A, "z"},      {0x17B, "Z"},      {0x17C, "z"},      {0x17D, "Z"},      {0x17E, "z"},
    {0x17F, "s"},      {0x1E9E, "SS"},    {0x2000, " "},     {0x2001, " "},     {0x2002, " "},     {0x2003, " "},
    {0x2004, " "},     {0x2005, " "},     {0x2006, " "},     {0x2008, " "},     {0x2009, " "},     {0x200A, " "},
    {0x2010, "-"},     {0x2011, "-"},     {0x2012, "-"},     {0x2013, "-"},     {0x2014, "--"},    {0x2015, "-"},
    {0x2018, "'"},     {0x2019, "'"},     {0x201A, ","},     {0x201B, "'"},     {0x201C, "\""},    {0x201D, "\""},
    {0x201E, ",,"},    {0x201F, "\""},    {0x2020, "+"},     {0x2022, "o"},     {0x2024, "."},     {0x2025, ".."},
    {0x2026, "..."},   {0x202F, " "},     {0x2035, "`"},     {0x2036, "``"},    {0x2037, "```"},   {0x2039, "<"},
    {0x203A, ">"},     {0x203C, "!!"},    {0x2044, "/"},     {0x20A0, "CE"},    {0x20A1, "C="},    {0x20A2, "Cr"},
    {0x20A3, "Fr."},   {0x20A4, "L."},    {0x20A7, "Pts"},   {0x20A8, "Rs"},    {0x20A9, "KRW"},   {0x20AA, "ILS"},
    {0x20AB, "Dong"},  {0x20AC, "EUR"},   {0x20AF, "GRD"},   {0x20B1, "PHP"},   {0x20B4, "UAH"},   {0x20B8, "KZT"},
    {0x20B9, "INR"},   {0x20BA, "TL"},    {0x20BD, "RUB"},   {0x20BE, "GEL"},   {0x2105, "c/o"},   {0x2106, "c/u"},
    {0x210A, "g"},     {0x210B, "H"},     {0x210C, "H"},     {0x210D, "H"},     {0x210E, "h"},     {0x2110, "I"},
    {0x2111, "I"},     {0x2112, "L"},     {0x2113, "l"},     {0x2115, "N"},     {0x2116, "No"},    {0x2119, "P"},
    {0x211A, "Q"},     {0x211B, "R"},     {0x211C, "R"},     {0x211D, "R"},     {0x211E, "Rx"},    {0x2120, "SM"},
    {0x2121, "TEL"},   {0x2122, "(TM)"},  {0x2153, " 1/3 "}, {0x2154, " 2/3 "}, {0x2155, " 1/5 "}, {0x2156, " 2/5 "},
    {0x2157, " 3/5 "}, {0x2158, " 4/5 "}, {0x2159, " 1/6 "}, {0x215A, " 5/6 "}, {0x215B, " 1/8 "}, {0x215C, " 3/8 "},
    {0x215D, " 5/8 "}, {0x215E, " 7/8 "}};

std::string upperCase(std::string_view name)
{
    std::string out(name);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

/// A charset's name with what may follow it: "ISO-8859-1//TRANSLIT".
struct Wanted {
    std::optional<Charset> charset;
    bool ignore = false;
    bool transliterate = false;
};

Wanted wantedOf(std::string_view text)
{
    std::string name = upperCase(text);
    name.erase(0, name.find_first_not_of(' '));
    const std::size_t slashes = std::min(name.find("//"), name.size());
    const std::string suffix = name.substr(slashes);
    name.erase(slashes);
    name.erase(name.find_last_not_of(' ') + 1);
    Wanted out;
    out.ignore = suffix.find("IGNORE") != suffix.npos;
    out.transliterate = suffix.find("TRANSLIT") != suffix.npos;
    const auto found = std::find_if(std::begin(names), std::end(names), [&](const Name& n) { return n.name == name; });
    if (found != std::end(names))
        out.charset = found->charset;
    return out;
}

std::optional<std::uint32_t> decoded(std::uint8_t byte, Charset charset)
{
    if (byte < 0x80)
        return byte;
    if (charset == Charset::Ascii)
        return std::nullopt;
    if (charset == Charset::Windows1252 && byte < 0xA0) {
        const std::uint32_t code = windows1252[byte - 0x80];
        return code == 0 ? std::nullopt : std::optional(code);
    }
    if (charset == Charset::Latin9) {
        for (const Replaced& each : latin9) {
            if (each.byte == byte)
                return each.code;
        }
    }
    return byte;
}

/// Adds a character; false where the charset does not have it.
bool append(TextBuilder& out, std::uint32_t code, Charset charset)
{
    if (code < 0x80) {
        out.append(static_cast<char>(code));
        return true;
    }
    if (charset == Charset::Utf8) {
        std::string bytes;
        php::appendUtf8(bytes, code);
        out.append(bytes);
        return true;
    }
    const auto stands = [&](std::uint32_t byte) { return decoded(static_cast<std::uint8_t>(byte), charset) == code; };
    if (code < 0x100 && stands(code)) {
        out.append(static_cast<char>(code));
        return true;
    }
    for (std::uint32_t byte = 0x80; byte < 0x100; ++byte) {
        if (stands(byte)) {
            out.append(static_cast<char>(byte));
            return true;
        }
    }
    return false;
}

void appendTransliterated(TextBuilder& out, std::uint32_t code)
{
    const auto found = std::lower_bound(std::begin(letters), std::end(letters), code,
                                        [](const Letters& row, std::uint32_t c) { return row.code < c; });
    out.append(found != std::end(letters) && found->code == code ? found->instead : "?");
}

/// Says why, as iconv() does, and gives false.
Value failed(std::string_view thrown, Phrase message, Environment& environment)
{
    environment.warn("iconv(): " + std::string(thrown), std::move(message));
    return Value(false);
}

Value notKnown(std::string_view to, std::string_view from, Environment& environment)
{
    return failed("Wrong encoding, conversion from \"" + std::string(from) + "\" to \"" + std::string(to) +
                      "\" is not allowed",
                  phrase("twig.charset-unknown", std::string(from), std::string(to)), environment);
}

} // namespace

bool isUtf8Name(std::string_view name) { return upperCase(name) == "UTF-8"; }

bool isHtmlCharset(std::string_view name)
{
    static constexpr std::string_view known[] = {
        "UTF-8",   "ISO-8859-1",   "ISO8859-1", "ISO-8859-15", "ISO8859-15", "CP866",        "IBM866",     "866",
        "CP1251",  "WINDOWS-1251", "WIN-1251",  "1251",        "CP1252",     "WINDOWS-1252", "1252",       "KOI8-R",
        "KOI8-RU", "KOI8R",        "BIG5",      "950",         "GB2312",     "936",          "BIG5-HKSCS", "SHIFT_JIS",
        "SJIS",    "932",          "EUC-JP",    "EUCJP",       "ISO8859-5",  "ISO-8859-5",   "MACROMAN"};
    return std::find(std::begin(known), std::end(known), upperCase(name)) != std::end(known);
}

Value convertEncoding(std::string_view text, std::string_view to, std::string_view from, Environment& environment)
{
    constexpr std::size_t longestName = 64;
    if (to.size() >= longestName || from.size() >= longestName)
        return failed("Encoding parameter exceeds the maximum allowed length of 64 characters",
                      phrase("twig.charset-unknown", std::string(from.substr(0, longestName)),
                             std::string(to.substr(0, longestName))),
                      environment);
    const Wanted target = wantedOf(to);
    const Wanted source = wantedOf(from);
    if (!target.charset || !source.charset)
        return notKnown(to, from, environment);
    const auto illegal = [&] {
        return failed("Detected an illegal character in input string", phrase("twig.charset-illegal", std::string(to)),
                      environment);
    };
    TextBuilder out(environment);
    for (std::size_t at = 0; at < text.size();) {
        std::optional<std::uint32_t> code;
        std::size_t length = 1;
        if (*source.charset == Charset::Utf8) {
            const php::Character c = php::mbCharacter(text, at);
            length = c.length;
            if (c.valid)
                code = c.code;
            else if (at + length == text.size() && php::mbLength(text[at]) > length)
                return failed("Detected an incomplete multibyte character in input string",
                              phrase("twig.charset-incomplete"), environment);
        } else {
            code = decoded(static_cast<std::uint8_t>(text[at]), *source.charset);
        }
        at += length;
        if (code && append(out, *code, *target.charset))
            continue;
        if (code && target.transliterate)
            appendTransliterated(out, *code);
        else if (!target.ignore)
            return illegal();
    }
    return out.take();
}

} // namespace retort::twig
