// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::twig {

/// A unit of time as date texts name it.
struct DateUnit {
    enum class Kind : std::uint8_t { Microsecond, Second, Minute, Hour, Day, Month, Year, Weekday, Weekdays };

    std::string_view name; ///< In small letters.
    Kind kind;
    int factor; ///< How many of them; of a Weekday which one.
};

/// "next", "third": how many, and whether the day itself counts.
struct DateOrdinal {
    std::int64_t amount = 0;
    int behaviour = 0;
};

/// Takes apart one word of a date text whose form is known: skips to the next number or name and reads it.
class WordReader {
public:
    explicit WordReader(std::string_view word) : m_word(word) {}

    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_word.size() ? m_word[m_at + ahead] : '\0'; }
    bool atEnd() const { return peek() == '\0'; }
    std::string_view rest() const { return m_word.substr(m_at); }
    void skip(std::size_t bytes) { m_at += bytes; }
    void skipSpace(); ///< No-break spaces too.

    /// The next number, of at most so many digits; none where there is none. `digits` gets how many it had.
    std::optional<std::int64_t> number(std::size_t most, std::size_t* digits = nullptr);
    /// The same with signs before it; none also above 64 bits.
    std::optional<std::int64_t> signedNumber(std::size_t most);
    /// A year of fewer than four digits is of 1970 to 2069.
    std::optional<std::int64_t> year();
    std::int64_t fraction();                  ///< ".5" or ":5" in microseconds.
    std::int64_t meridian(std::int64_t hour); ///< "am", "p.m.": what it adds to the hour.
    std::int64_t month();                     ///< A name or a Roman number; 0 where it is none.
    const DateUnit* unit();                   ///< nullptr where it is none.
    DateOrdinal ordinal();
    void skipDaySuffix(); ///< "th"

private:
    std::string_view letters();

    std::string_view m_word;
    std::size_t m_at = 0;
};

} // namespace retort::twig
