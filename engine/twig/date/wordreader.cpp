// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/wordreader.h"

#include <algorithm>
#include <charconv>

namespace retort::twig {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool isSame(std::string_view word, std::string_view small)
{
    return word.size() == small.size() &&
           std::equal(word.begin(), word.end(), small.begin(), [](char a, char b) { return lower(a) == b; });
}

constexpr DateUnit units[] = {
    {"ms", DateUnit::Kind::Microsecond, 1000},
    {"msec", DateUnit::Kind::Microsecond, 1000},
    {"msecs", DateUnit::Kind::Microsecond, 1000},
    {"millisecond", DateUnit::Kind::Microsecond, 1000},
    {"milliseconds", DateUnit::Kind::Microsecond, 1000},
    {"\xC2\xB5s", DateUnit::Kind::Microsecond, 1},
    {"usec", DateUnit::Kind::Microsecond, 1},
    {"usecs", DateUnit::Kind::Microsecond, 1},
    {"\xC2\xB5sec", DateUnit::Kind::Microsecond, 1},
    {"\xC2\xB5secs", DateUnit::Kind::Microsecond, 1},
    {"microsecond", DateUnit::Kind::Microsecond, 1},
    {"microseconds", DateUnit::Kind::Microsecond, 1},
    {"sec", DateUnit::Kind::Second, 1},
    {"secs", DateUnit::Kind::Second, 1},
    {"second", DateUnit::Kind::Second, 1},
    {"seconds", DateUnit::Kind::Second, 1},
    {"min", DateUnit::Kind::Minute, 1},
    {"mins", DateUnit::Kind::Minute, 1},
    {"minute", DateUnit::Kind::Minute, 1},
    {"minutes", DateUnit::Kind::Minute, 1},
    {"hour", DateUnit::Kind::Hour, 1},
    {"hours", DateUnit::Kind::Hour, 1},
    {"day", DateUnit::Kind::Day, 1},
    {"days", DateUnit::Kind::Day, 1},
    {"week", DateUnit::Kind::Day, 7},
    {"weeks", DateUnit::Kind::Day, 7},
    {"fortnight", DateUnit::Kind::Day, 14},
    {"fortnights", DateUnit::Kind::Day, 14},
    {"forthnight", DateUnit::Kind::Day, 14},
    {"forthnights", DateUnit::Kind::Day, 14},
    {"month", DateUnit::Kind::Month, 1},
    {"months", DateUnit::Kind::Month, 1},
    {"year", DateUnit::Kind::Year, 1},
    {"years", DateUnit::Kind::Year, 1},
    {"weekday", DateUnit::Kind::Weekdays, 0},
    {"weekdays", DateUnit::Kind::Weekdays, 0},
    {"sunday", DateUnit::Kind::Weekday, 0},
    {"sundays", DateUnit::Kind::Weekday, 0},
    {"sun", DateUnit::Kind::Weekday, 0},
    {"monday", DateUnit::Kind::Weekday, 1},
    {"mondays", DateUnit::Kind::Weekday, 1},
    {"mon", DateUnit::Kind::Weekday, 1},
    {"tuesday", DateUnit::Kind::Weekday, 2},
    {"tuesdays", DateUnit::Kind::Weekday, 2},
    {"tue", DateUnit::Kind::Weekday, 2},
    {"wednesday", DateUnit::Kind::Weekday, 3},
    {"wednesdays", DateUnit::Kind::Weekday, 3},
    {"wed", DateUnit::Kind::Weekday, 3},
    {"thursday", DateUnit::Kind::Weekday, 4},
    {"thursdays", DateUnit::Kind::Weekday, 4},
    {"thu", DateUnit::Kind::Weekday, 4},
    {"friday", DateUnit::Kind::Weekday, 5},
    {"fridays", DateUnit::Kind::Weekday, 5},
    {"fri", DateUnit::Kind::Weekday, 5},
    {"saturday", DateUnit::Kind::Weekday, 6},
    {"saturdays", DateUnit::Kind::Weekday, 6},
    {"sat", DateUnit::Kind::Weekday, 6},
};

struct OrdinalName {
    std::string_view name;
    DateOrdinal ordinal;
};

constexpr OrdinalName ordinals[] = {
    {"first", {1, 0}},     {"next", {1, 0}},   {"second", {2, 0}},    {"third", {3, 0}},    {"fourth", {4, 0}},
    {"fifth", {5, 0}},     {"sixth", {6, 0}},  {"seventh", {7, 0}},   {"eight", {8, 0}},    {"eighth", {8, 0}},
    {"ninth", {9, 0}},     {"tenth", {10, 0}}, {"eleventh", {11, 0}}, {"twelfth", {12, 0}}, {"last", {-1, 0}},
    {"previous", {-1, 0}}, {"this", {0, 1}},
};

constexpr std::string_view months[][4] = {
    {"jan", "january", "i", ""}, {"feb", "february", "ii", ""}, {"mar", "march", "iii", ""},
    {"apr", "april", "iv", ""},  {"may", "may", "v", ""},       {"jun", "june", "vi", ""},
    {"jul", "july", "vii", ""},  {"aug", "august", "viii", ""}, {"sep", "september", "ix", "sept"},
    {"oct", "october", "x", ""}, {"nov", "november", "xi", ""}, {"dec", "december", "xii", ""},
};

} // namespace

void WordReader::skipSpace()
{
    for (;;) {
        if (peek() == ' ' || peek() == '\t')
            m_at += 1;
        else if (rest().substr(0, 3) == "\xE2\x80\xAF")
            m_at += 3;
        else if (rest().substr(0, 2) == "\xC2\xA0")
            m_at += 2;
        else
            return;
    }
}

std::optional<std::int64_t> WordReader::number(std::size_t most, std::size_t* digits)
{
    while (!isDigit(peek())) {
        if (atEnd())
            return std::nullopt;
        ++m_at;
    }
    std::int64_t value = 0;
    const std::string_view text = rest().substr(0, std::min<std::size_t>(most, 18)); // more are not asked for
    const auto* end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    const auto length = static_cast<std::size_t>(end - text.data());
    m_at += length;
    if (digits != nullptr)
        *digits = length;
    return value;
}

std::optional<std::int64_t> WordReader::signedNumber(std::size_t most)
{
    while (!isDigit(peek()) && peek() != '+' && peek() != '-') {
        if (atEnd())
            return std::nullopt;
        ++m_at;
    }
    std::string text;
    for (; peek() == '+' || peek() == '-'; ++m_at) { // each minus turns the sign
        if (peek() == '-')
            text = text.empty() ? "-" : "";
    }
    while (!isDigit(peek())) {
        if (atEnd())
            return std::nullopt;
        ++m_at;
    }
    for (std::size_t count = 0; isDigit(peek()) && count < most; ++count)
        text += m_word[m_at++];
    std::int64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> WordReader::year()
{
    std::size_t digits = 0;
    const auto value = number(4, &digits);
    if (!value || digits >= 4 || *value >= 100)
        return value;
    return *value + (*value < 70 ? 2000 : 1900);
}

std::int64_t WordReader::fraction()
{
    while (peek() != '.' && peek() != ':' && !isDigit(peek())) {
        if (atEnd())
            return 0;
        ++m_at;
    }
    ++m_at;
    std::int64_t value = 0;
    for (int place = 0; isDigit(peek()) || place < 6; ++place) {
        if (place < 6)
            value = value * 10 + (isDigit(peek()) ? peek() - '0' : 0);
        if (isDigit(peek()))
            ++m_at;
    }
    return value;
}

std::int64_t WordReader::meridian(std::int64_t hour)
{
    while (!atEnd() && lower(peek()) != 'a' && lower(peek()) != 'p')
        ++m_at;
    const bool morning = lower(peek()) == 'a';
    for (const char letter : {peek(), '.', 'm', '.'}) {
        if (lower(peek()) == lower(letter) && !atEnd())
            ++m_at;
    }
    if (morning)
        return hour == 12 ? -12 : 0;
    return hour == 12 ? 0 : 12;
}

std::string_view WordReader::letters()
{
    const std::size_t begin = m_at;
    while (isLetter(peek()))
        ++m_at;
    return m_word.substr(begin, m_at - begin);
}

std::int64_t WordReader::month()
{
    while (std::string_view(" \t-./").find(peek()) != std::string_view::npos)
        ++m_at;
    const std::string_view name = letters();
    for (std::size_t i = 0; i < std::size(months); ++i) {
        for (const std::string_view form : months[i]) {
            if (!form.empty() && isSame(name, form))
                return static_cast<std::int64_t>(i) + 1;
        }
    }
    return 0;
}

const DateUnit* WordReader::unit()
{
    const std::size_t begin = m_at;
    while (!atEnd() && std::string_view(" ,\t;:/.-()").find(peek()) == std::string_view::npos)
        ++m_at;
    const std::string_view name = m_word.substr(begin, m_at - begin);
    const auto* found =
        std::find_if(std::begin(units), std::end(units), [&](const DateUnit& unit) { return isSame(name, unit.name); });
    return found == std::end(units) ? nullptr : found;
}

DateOrdinal WordReader::ordinal()
{
    while (std::string_view(" \t-/").find(peek()) != std::string_view::npos)
        ++m_at;
    const std::string_view name = letters();
    for (const OrdinalName& row : ordinals) {
        if (isSame(name, row.name))
            return row.ordinal;
    }
    return {};
}

void WordReader::skipDaySuffix()
{
    for (const std::string_view suffix : {"nd", "rd", "st", "th"}) {
        if (isSame(rest().substr(0, 2), suffix)) {
            m_at += 2;
            return;
        }
    }
}

} // namespace retort::twig
