// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/keyorder.h"
#include "engine/json/limits.h"
#include "engine/json/smallstack.h"

#include <bit>
#include <cfloat>
#include <cstdint>
#include <cstring>
#include <forward_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::json::detail {

/// The cursor of scan(): reads one token at a time, keeps what is open and the keys in it, and finds the words for what
/// is wrong. Functions that give a bool leave their error in error() when it is false, unless they say otherwise.
class Scanner {
public:
    Scanner(std::string_view text, const Limits& limits);
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    /// Checks the text as a whole and skips the space before the value.
    bool start();
    Result<> finish(); ///< Nothing but space may follow.
    Error error() { return std::move(*m_error); }

    std::size_t offset() const { return static_cast<std::size_t>(m_at - m_begin); }
    char current() const { return m_at != m_end ? *m_at : '\0'; }
    std::size_t depth() const { return m_open.size(); }
    bool inObject() const { return m_open.back().object; }

    bool open(char bracket);
    /// At the bracket that ends the innermost container; false is no error.
    bool closes() const { return current() == (inObject() ? '}' : ']'); }
    /// Takes a comma and the space around it; false is no error.
    bool comma()
    {
        skipSpace();
        if (current() != ',')
            return false;
        ++m_at;
        skipSpace();
        return true;
    }
    bool item()
    {
        if (++m_open.back().count > m_limits.itemsInArray) [[unlikely]]
            return tooManyItems();
        return true;
    }
    bool key();   ///< Takes an object's key.
    bool colon(); ///< Takes a colon and the space around it.
    const Key& lastKey() const { return m_keys.back().key; }
    std::size_t keyBegin() const { return m_keys.back().begin; }
    std::size_t keyEnd() const { return m_keyEnd; }

    std::size_t closeArray() ///< The number of items.
    {
        ++m_at;
        const std::size_t count = m_open.back().count;
        m_open.pop();
        return count;
    }
    std::size_t membersOpen() const { return m_open.back().count; }
    bool closeObject(std::span<const std::uint32_t>& order) ///< `order` is valid until the next call.
    {
        const Open& object = m_open.back();
        if (object.count >= indexedFrom && !sortKeys(order)) [[unlikely]]
            return false;
        ++m_at;
        m_keys.pop(object.count);
        m_open.pop();
        return true;
    }

    bool string() { return string(true); }
    std::string_view resolved() const { return m_resolved; }

    bool number();
    bool isInteger() const { return m_isInteger; }
    std::int64_t integer() const { return m_integer; }
    double real() const { return m_real; }

    bool word(std::string_view word) ///< Takes a word; false is no error.
    {
        if (static_cast<std::size_t>(m_end - m_at) < word.size() || std::memcmp(m_at, word.data(), word.size()) != 0)
            return false;
        m_at += word.size();
        return true;
    }

    Error noValue();     ///< Why what stands here is no value.
    Error noSeparator(); ///< Why what stands here can follow no value.

private:
    struct Open {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;    // items or keys so far, the one being read included
        std::uint32_t firstKey = 0; // in m_keys
        bool object = false;
        std::uint64_t seen = 0; // hashes of the keys
    };
    struct KeyPlace {
        Key key;
        std::uint32_t begin = 0;
    };
    /// What a pointer in a message leads to.
    enum class At { Child, Container };

    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    bool string(bool isValue);
    bool sortKeys(std::span<const std::uint32_t>& order);
    bool escapedString(const char* from, bool isValue);
    bool escape(At where);
    bool unicodeEscape(At where);
    bool resolve(std::string_view text, const char* opened, bool isValue);
    bool longInteger(const char* first, const char* last);
    bool fromChars(const char* first, const char* last);
    bool checkKey();

    // What is wrong, in words (scanmessages.cpp).
    Error errorAt(const char* at, Error::Kind kind, Phrase message, At where) const;
    std::string pointer(At where) const;
    Phrase placeOf(std::size_t offset) const;
    std::string shown(const char* at) const;
    std::string wordAt(const char* at) const;
    std::optional<Error> commonMistake(At where) const;
    Error unclosed() const;
    bool syntax(const char* at, Phrase message, At where);
    bool limit(const char* at, Phrase message, At where);
    bool tooManyItems();
    bool badNumber(const char* first);
    bool badString(const char* opened, bool isValue);
    bool noKey();
    bool twice(std::size_t first, std::size_t second);
    bool notAsAWhole();

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    const Limits& m_limits;
    SmallStack<Open, 32> m_open;
    SmallStack<KeyPlace, 64> m_keys; // of all open objects
    std::size_t m_keyEnd = 0;
    std::forward_list<std::string> m_escapedKeys; // what m_keys points to beside the text itself
    std::vector<std::uint32_t> m_order;
    std::string_view m_resolved;
    std::string m_scratch;
    bool m_isInteger = false;
    std::int64_t m_integer = 0;
    double m_real = 0;
    std::optional<Error> m_error;
};

/// The first byte from `at` that is no plain ASCII character of a string: a quote, a backslash, a control character,
/// or part of a longer character.
inline const char* plainEnd(const char* at, const char* end)
{
    if constexpr (std::endian::native == std::endian::little) {
        constexpr std::uint64_t ones = 0x0101010101010101;
        constexpr std::uint64_t tops = 0x8080808080808080;
        while (end - at >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, 8);
            const std::uint64_t quote = word ^ (ones * '"');
            const std::uint64_t backslash = word ^ (ones * '\\');
            // Of a byte below 0x80 the terms set the top bit where it is the quote, the backslash or below 0x20, the
            // last one sets it for all others. A borrow makes false hits above a true one only.
            const std::uint64_t hits = ((quote - ones) | (backslash - ones) | (word - ones * 0x20) | word) & tops;
            if (hits != 0)
                return at + std::countr_zero(hits) / 8;
            at += 8;
        }
    }
    while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20 &&
           static_cast<unsigned char>(*at) < 0x80)
        ++at;
    return at;
}

inline bool Scanner::string(bool isValue)
{
    const char* from = ++m_at;
    m_at = plainEnd(m_at, m_end);
    if (m_at == m_end || *m_at != '"') [[unlikely]]
        return escapedString(from, isValue);
    return resolve({from, static_cast<std::size_t>(m_at++ - from)}, from - 1, isValue);
}

inline bool Scanner::resolve(std::string_view text, const char* opened, bool isValue)
{
    m_resolved = text;
    if (text.size() > m_limits.bytesInString) [[unlikely]]
        return limit(opened, phrase("json.string-too-long", std::to_string(m_limits.bytesInString)),
                     isValue ? At::Child : At::Container);
    return true;
}

inline bool Scanner::number()
{
    const auto isDigit = [this](const char* p) { return p != m_end && *p >= '0' && *p <= '9'; };
    const char* first = m_at;
    const bool negative = *m_at == '-';
    const char* at = m_at + (negative ? 1 : 0);
    const char* digitsBegin = at;
    std::uint64_t digits = 0;
    while (isDigit(at))
        digits = digits * 10 + static_cast<std::uint64_t>(*at++ - '0');
    if (at == digitsBegin || (*digitsBegin == '0' && at - digitsBegin > 1)) [[unlikely]]
        return badNumber(first);
    m_isInteger = at == m_end || (*at != '.' && *at != 'e' && *at != 'E');
    if (m_isInteger) {
        m_at = at;
        if (at - digitsBegin > 18) [[unlikely]]
            return longInteger(first, at);
        m_integer = negative ? -static_cast<std::int64_t>(digits) : static_cast<std::int64_t>(digits);
        return true;
    }
    // The common case, a few digits after the point, is exact as the quotient of two whole doubles.
    if (*at == '.') {
        const char* point = at++;
        while (isDigit(at))
            digits = digits * 10 + static_cast<std::uint64_t>(*at++ - '0');
        if (at == point + 1) [[unlikely]]
            return badNumber(first);
        const auto places = at - point - 1;
        if (FLT_EVAL_METHOD == 0 && at - digitsBegin <= 19 && digits <= std::uint64_t{1} << 53 &&
            (at == m_end || (*at != 'e' && *at != 'E'))) {
            static constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
            const double value = static_cast<double>(digits) / powers[places];
            m_real = negative ? -value : value;
            m_at = at;
            return true;
        }
    }
    if (at != m_end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != m_end && (*at == '+' || *at == '-'))
            ++at;
        if (!isDigit(at)) [[unlikely]]
            return badNumber(first);
        while (isDigit(at))
            ++at;
    }
    return fromChars(first, at);
}

inline bool Scanner::key()
{
    if (current() != '"') [[unlikely]]
        return noKey();
    Open& object = m_open.back();
    const auto begin = static_cast<std::uint32_t>(offset());
    if (!string(false))
        return false;
    if (m_resolved.data() == m_scratch.data()) [[unlikely]]
        m_resolved = m_escapedKeys.emplace_front(m_resolved);
    m_keyEnd = offset();
    m_keys.push({Key(m_resolved), begin});
    ++object.count;
    const std::uint64_t bit = std::uint64_t{1} << m_keys.back().key.hash();
    if ((object.seen & bit) != 0 || object.count > m_limits.keysInObject) [[unlikely]]
        return checkKey();
    object.seen |= bit;
    return true;
}

} // namespace retort::json::detail
