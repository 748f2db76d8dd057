// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/valuewords.h"

#include "engine/json/write.h"
#include "engine/logic/evaluate/mark.h"
#include "engine/logic/words/listwords.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace retort::logic {

namespace {

constexpr std::size_t textAtMost = 60;     // characters of a text
constexpr std::size_t jsonAtMost = 40;     // bytes of an object or nested list shown as JSON
constexpr std::size_t itemsAtMost = 6;     // of a list
constexpr std::size_t pathBeginsWith = 40; // characters left of a path that is cut
constexpr std::size_t pathEndsWith = 30;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// One character of UTF-8: its code point and bytes; U+FFFD and one byte where there is none.
struct Character {
    char32_t code;
    std::size_t bytes;
};

Character characterAt(std::string_view text, std::size_t at)
{
    constexpr Character none{0xFFFD, 1};
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 && lead < 0xF5   ? 4
                              : lead >= 0xE0 && lead < 0xF0 ? 3
                              : lead >= 0xC2 && lead < 0xE0 ? 2
                                                            : 0;
    if (bytes == 0 || at + bytes > text.size())
        return none;
    char32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80)
            return none;
        code = (code << 6) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[bytes] || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF)
        return none;
    return {code, bytes};
}

/// Shows nothing, or changes how its neighbours are shown.
bool isHidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) ||
           c == 0x3000 || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFC) || (c >= 0xE0000 && c <= 0xE0FFF);
}

void addEscape(std::string& out, char32_t c)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto unit = [&](char32_t u) {
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            out += digits[(u >> shift) & 0xFU];
    };
    if (c > 0xFFFF) {
        unit(0xD800 + ((c - 0x10000) >> 10));
        unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
    } else {
        unit(c);
    }
}

void addVisible(std::string& out, std::string_view text, std::size_t at, Character character)
{
    const char32_t c = character.code;
    if (c == '"' || c == '\\')
        out += {'\\', static_cast<char>(c)};
    else if (c == '\n')
        out += "\\n";
    else if (c == '\t')
        out += "\\t";
    else if (isHidden(c))
        addEscape(out, c);
    else if (c == 0xFFFD)
        out += "\xEF\xBF\xBD";
    else
        out += text.substr(at, character.bytes);
}

std::size_t charactersIn(std::string_view text, std::size_t most)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < most; ++count)
        at += characterAt(text, at).bytes;
    return count;
}

/// The last `count` characters.
std::string_view tail(std::string_view text, std::size_t count)
{
    std::size_t at = text.size();
    while (at > 0 && count > 0) {
        --at;
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80)
            --count;
    }
    return text.substr(at);
}

/// Words that a sentence around the value uses itself.
bool isOurWord(std::string_view text)
{
    static constexpr std::array<std::string_view, 29> words = {
        "a",     "all",    "and", "any",  "at",   "both",    "contains", "either", "empty", "every",
        "false", "if",     "is",  "item", "list", "missing", "no",       "none",   "not",   "nothing",
        "null",  "number", "of",  "one",  "or",   "present", "set",      "text",   "true"};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::binary_search(words.begin(), words.end(), lower);
}

/// Field names that would be taken for something else.
bool isMisleadingField(std::string_view path)
{
    static constexpr std::array<std::string_view, 10> words = {"and", "empty",   "false", "is", "missing",
                                                               "not", "nothing", "null",  "or", "true"};
    return std::binary_search(words.begin(), words.end(), path);
}

/// Can stand in a sentence without quotes: one word (gold, promoter-thank-you, NPS-2025-Q2) or a date.
bool standsAlone(std::string_view text)
{
    if (looksLikeDate(text))
        return text.find(' ') == text.npos;
    if (looksLikeNumber(text) || isOurWord(text))
        return false;
    bool letters = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        at += character.bytes;
        if (character.code < 0x80) {
            const char c = static_cast<char>(character.code);
            if (!isLetter(c) && !isDigit(c) && c != '-')
                return false;
            letters = letters || isLetter(c);
        } else {
            if (isHidden(character.code) || character.code == 0xFFFD)
                return false;
            letters = true;
        }
    }
    return letters && text.front() != '-';
}

Phrase textInWords(std::string_view text, bool quotes)
{
    if (text.empty())
        return phrase("logic.value.empty-text");
    const bool whole = charactersIn(text, textAtMost + 1) <= textAtMost;
    if (whole && !quotes && standsAlone(text))
        return asIs(std::string(text));
    return phrase("logic.value.quoted", visible(text, textAtMost));
}

Phrase numberInWords(json::Value value, Dialect dialect)
{
    if (value.isDouble() && std::isnan(value.asDouble()))
        return phrase("logic.value.not-a-number");
    if (value.isDouble() && std::isinf(value.asDouble()))
        return value.asDouble() < 0 ? phrase("logic.value.minus-infinity") : phrase("logic.value.infinity");
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (dialect == Dialect::Js && value.isInt() && (value.asInt() > exact || value.asInt() < -exact))
        value = json::Value(value.number()); // as JavaScript has it, whose numbers are all doubles
    return asIs(json::write(value, {.wholeDoubles = dialect == Dialect::Js}));
}

/// Would its JSON have about `bytes` bytes at most? Looks at no more than that much of it.
bool fits(json::Value value, std::size_t& bytes)
{
    const auto spend = [&bytes](std::size_t cost) {
        if (cost > bytes)
            return false;
        bytes -= cost;
        return true;
    };
    switch (value.kind()) {
    case json::Kind::Null:
    case json::Kind::Bool:
    case json::Kind::Int:
    case json::Kind::Double:
        return spend(4);
    case json::Kind::String:
        return spend(value.size() + 2);
    case json::Kind::Array:
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (!spend(1) || !fits(value.items()[i], bytes))
                return false;
        }
        return spend(2);
    case json::Kind::Object:
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (!spend(value.members()[i].key.text().size() + 4) || !fits(value.members()[i].value, bytes))
                return false;
        }
        return spend(2);
    }
    return false;
}

Phrase asJson(json::Value value, Dialect dialect)
{
    const std::string text = json::write(value, {.wholeDoubles = dialect == Dialect::Js});
    std::string out;
    for (std::size_t at = 0; at < text.size();) { // its quotes and escapes are JSON's own already
        const Character character = characterAt(text, at);
        if (isHidden(character.code))
            addEscape(out, character.code);
        else
            out += text.substr(at, character.bytes);
        at += character.bytes;
    }
    return asIs(std::move(out));
}

Phrase arrayInWords(json::Value value, Dialect dialect)
{
    if (value.size() == 0)
        return phrase("logic.value.empty-list");
    const json::Value* begin = value.items();
    const json::Value* end = begin + std::min(value.size(), itemsAtMost + 1);
    if (std::none_of(begin, end, [](json::Value item) { return item.isContainer(); })) {
        const std::size_t shown = value.size() <= itemsAtMost + 1 ? value.size() : itemsAtMost;
        std::vector<Phrase> items = valuesInWords(begin, shown, dialect);
        if (value.size() == 1)
            return phrase("logic.value.list.one", std::move(items.front()));
        return phrase("logic.value.list", listed(std::move(items), Joint::And, value.size() - shown));
    }
    std::size_t bytes = jsonAtMost;
    if (fits(value, bytes))
        return asJson(value, dialect);
    if (value.size() == 1)
        return phrase("logic.value.items.one");
    return phrase("logic.value.items", std::to_string(value.size()));
}

Phrase objectInWords(json::Value value, Dialect dialect)
{
    if (value.size() == 0)
        return phrase("logic.value.empty-object");
    std::size_t bytes = jsonAtMost;
    if (fits(value, bytes))
        return asJson(value, dialect);
    std::vector<Phrase> fields;
    constexpr std::size_t fieldsAtMost = 3;
    const std::size_t shown = value.size() <= fieldsAtMost + 1 ? value.size() : fieldsAtMost;
    for (std::size_t i = 0; i < shown; ++i)
        fields.push_back(pathInWords(value.members()[i].key.text()));
    return phrase("logic.value.object", listed(std::move(fields), Joint::And, value.size() - shown));
}

Phrase inWords(json::Value value, Dialect dialect, bool quotes)
{
    if (isUndefined(value))
        return phrase("logic.value.undefined");
    if (isFunction(value))
        return phrase("logic.value.function");
    switch (value.kind()) {
    case json::Kind::Null:
        return phrase("logic.value.null");
    case json::Kind::Bool:
        return value.asBool() ? phrase("logic.value.true") : phrase("logic.value.false");
    case json::Kind::Int:
    case json::Kind::Double:
        return numberInWords(value, dialect);
    case json::Kind::String:
        return textInWords(value.text(), quotes);
    case json::Kind::Array:
        return arrayInWords(value, dialect);
    case json::Kind::Object:
        return objectInWords(value, dialect);
    }
    return phrase("logic.value.null");
}

} // namespace

Phrase valueInWords(json::Value value, Dialect dialect) { return inWords(value, dialect, false); }

Phrase quotedInWords(json::Value value, Dialect dialect) { return inWords(value, dialect, true); }

std::vector<Phrase> valuesInWords(const json::Value* values, std::size_t count, Dialect dialect)
{
    const bool quotes = std::any_of(values, values + count, [](json::Value value) {
        return value.isString() && textInWords(value.text(), false).id == "logic.value.quoted";
    });
    std::vector<Phrase> words;
    for (std::size_t i = 0; i < count; ++i)
        words.push_back(quotes ? quotedInWords(values[i], dialect) : valueInWords(values[i], dialect));
    return words;
}

Phrase pathInWords(std::string_view path)
{
    const auto plain = [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '-'; };
    const std::size_t characters = charactersIn(path, pathBeginsWith + pathEndsWith + 2);
    std::string text;
    if (characters > pathBeginsWith + pathEndsWith + 1)
        text = visible(path, pathBeginsWith) + visible(tail(path, pathEndsWith), pathEndsWith); // the first ends in "…"
    else
        text = visible(path, characters);
    if (!path.empty() && std::all_of(path.begin(), path.end(), plain) && path.front() != '-' &&
        !looksLikeNumber(path) && !isMisleadingField(path))
        return asIs(std::move(text));
    return phrase("logic.value.field", std::move(text));
}

std::string visible(std::string_view text, std::size_t most)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (most-- == 0)
            return out + "…";
        const Character character = characterAt(text, at);
        addVisible(out, text, at, character);
        at += character.bytes;
    }
    return out;
}

bool fitsIn(json::Value value, std::size_t bytes) { return fits(value, bytes); }

bool looksLikeDate(std::string_view text)
{
    constexpr std::string_view shape = "0000-00-00";
    if (text.size() < shape.size() || text.size() > 35)
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '0' ? !isDigit(text[i]) : text[i] != shape[i])
            return false;
    }
    const std::string_view rest = text.substr(shape.size());
    return rest.empty() || (rest.size() > 5 && (rest[0] == 'T' || rest[0] == 't' || rest[0] == ' ') &&
                            isDigit(rest[1]) && rest.find_first_not_of("0123456789:.,+-Zz", 1) == rest.npos);
}

bool looksLikeNumber(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at - from;
    };
    std::size_t mantissa = digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        mantissa += digits();
    }
    if (mantissa == 0)
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

} // namespace retort::logic
