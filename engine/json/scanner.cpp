// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/scanner.h"

#include "engine/json/utf8.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace retort::json::detail {

Scanner::Scanner(std::string_view text, const Limits& limits)
    : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size()), m_limits(limits)
{}

bool Scanner::start()
{
    if (!notAsAWhole())
        return false;
    skipSpace();
    return true;
}

bool Scanner::open(char bracket)
{
    if (m_open.size() >= m_limits.depth) [[unlikely]]
        return limit(m_at, phrase("json.too-deep", std::to_string(m_limits.depth)), At::Child);
    m_open.push({.begin = static_cast<std::uint32_t>(offset()),
                 .firstKey = static_cast<std::uint32_t>(m_keys.size()),
                 .object = bracket == '{'});
    ++m_at;
    skipSpace();
    return true;
}

bool Scanner::checkKey()
{
    Open& object = m_open.back();
    if (object.count > m_limits.keysInObject) {
        return limit(m_begin + keyBegin(), phrase("json.too-many-keys", std::to_string(m_limits.keysInObject)),
                     At::Container);
    }
    if (object.count < indexedFrom) { // beyond that sortKeys() sees to it
        const std::size_t last = m_keys.size() - 1;
        for (std::size_t i = object.firstKey; i < last; ++i) {
            if (m_keys[i].key == m_keys[last].key)
                return twice(i, last);
        }
    }
    object.seen |= std::uint64_t{1} << lastKey().hash();
    return true;
}

bool Scanner::sortKeys(std::span<const std::uint32_t>& order)
{
    const Open& object = m_open.back();
    const KeyPlace* keys = &m_keys[object.firstKey];
    detail::sortKeys(m_order, object.count, [keys](std::uint32_t i) -> const Key& { return keys[i].key; });
    std::uint32_t second = object.count; // the earliest repetition
    std::uint32_t first = 0;
    for (std::size_t i = 1; i < m_order.size(); ++i) {
        if (m_order[i] < second && keys[m_order[i - 1]].key == keys[m_order[i]].key) {
            first = m_order[i - 1];
            second = m_order[i];
        }
    }
    if (second != object.count)
        return twice(object.firstKey + first, object.firstKey + second);
    order = m_order;
    return true;
}

bool Scanner::escapedString(const char* from, bool isValue)
{
    const At where = isValue ? At::Child : At::Container;
    const char* opened = from - 1;
    bool escaped = false;
    for (;;) { // m_at is where plainEnd() stopped; `from` is the first byte not yet in m_scratch
        if (m_at == m_end)
            return badString(opened, isValue);
        const auto c = static_cast<unsigned char>(*m_at);
        if (c == '"') {
            if (!escaped)
                return resolve({from, static_cast<std::size_t>(m_at++ - from)}, opened, isValue);
            m_scratch.append(from, m_at++);
            return resolve(m_scratch, opened, isValue);
        }
        if (c == '\\') {
            if (!escaped)
                m_scratch.clear();
            escaped = true;
            m_scratch.append(from, m_at);
            if (++m_at == m_end)
                return badString(opened, isValue);
            if (!escape(where))
                return false;
            from = m_at;
        } else {
            const std::size_t length = c >= 0x80 ? utf8Length(m_at, m_end) : 0;
            if (length == 0)
                return badString(opened, isValue);
            m_at += length;
        }
        m_at = plainEnd(m_at, m_end);
    }
}

bool Scanner::escape(At where)
{
    switch (*m_at++) {
    case '"':
        m_scratch += '"';
        return true;
    case '\\':
        m_scratch += '\\';
        return true;
    case '/':
        m_scratch += '/';
        return true;
    case 'b':
        m_scratch += '\b';
        return true;
    case 'f':
        m_scratch += '\f';
        return true;
    case 'n':
        m_scratch += '\n';
        return true;
    case 'r':
        m_scratch += '\r';
        return true;
    case 't':
        m_scratch += '\t';
        return true;
    case 'u':
        return unicodeEscape(where);
    default:
        return syntax(m_at - 2, phrase("json.bad-escape", shown(m_at - 1)), where);
    }
}

bool Scanner::unicodeEscape(At where)
{
    const char* begin = m_at - 2; // the backslash
    const auto hex4 = [this](std::uint32_t& code) {
        if (m_end - m_at < 4)
            return false;
        const auto [end, error] = std::from_chars(m_at, m_at + 4, code, 16);
        if (error != std::errc() || end != m_at + 4)
            return false;
        m_at += 4;
        return true;
    };
    std::uint32_t code = 0;
    if (!hex4(code))
        return syntax(begin, phrase("json.bad-unicode-escape"), where);
    if (code >= 0xD800 && code < 0xE000) {
        std::uint32_t low = 0;
        const bool paired = code < 0xDC00 && word("\\u") && hex4(low) && low >= 0xDC00 && low < 0xE000;
        if (!paired)
            return syntax(begin, phrase("json.lone-surrogate", std::string(begin, 6)), where);
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    appendUtf8(m_scratch, code);
    return true;
}

bool Scanner::longInteger(const char* first, const char* last)
{
    const auto [end, error] = std::from_chars(first, last, m_integer);
    if (error == std::errc())
        return true;
    m_isInteger = false; // outside 64 bits: a Double, as in PHP
    return fromChars(first, last);
}

namespace {

// Whether a number that no double holds is too small (and not too large): the power of ten of its first digit that is
// not zero decides.
bool isTiny(const char* first, const char* last)
{
    constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max() / 16; // ten times that is none too large
    std::int64_t power = -1; // of the digit just read, were the point behind it
    bool point = false;
    bool significant = false;
    for (; first != last && *first != 'e' && *first != 'E'; ++first) {
        if (*first == '.')
            point = true;
        else if (*first != '-') {
            significant = significant || *first != '0';
            if (!point && significant)
                ++power;
            else if (point && !significant)
                --power;
        }
    }
    if (first != last) {
        ++first;
        const bool negative = *first == '-';
        std::int64_t exponent = 0;
        for (first += *first == '-' || *first == '+' ? 1 : 0; first != last; ++first)
            exponent = std::min(far, exponent * 10 + (*first - '0'));
        power += negative ? -exponent : exponent;
    }
    return power < 0;
}

} // namespace

bool Scanner::fromChars(const char* first, const char* last)
{
    const auto [end, error] = std::from_chars(first, last, m_real);
    if (error == std::errc::result_out_of_range) {
        if (!isTiny(first, last))
            return limit(first, phrase("json.number-too-large", wordAt(first)), At::Child);
        m_real = *first == '-' ? -0.0 : 0.0;
    }
    m_at = last;
    return true;
}

} // namespace retort::json::detail
