// SPDX-License-Identifier: GPL-3.0-or-later
// The words that say a date.
#include "engine/twig/date/calendar.h"
#include "engine/twig/date/timereading.h"

#include <algorithm>

namespace retort::twig {

std::string_view TimeReading::takeDate(DateWord word, WordReader& reader)
{
    if (!beginDate())
        return doubleDate;
    const auto takeMonthAndDay = [&] {
        m_time.month = reader.number(2);
        m_time.day = reader.number(2);
    };
    switch (word) {
    case DateWord::American:
        takeMonthAndDay();
        if (reader.peek() == '/')
            m_time.year = reader.year();
        break;
    case DateWord::IsoDate:
        m_time.year = reader.signedNumber(4);
        takeMonthAndDay();
        break;
    case DateWord::IsoDateLongYear:
        m_time.year = reader.signedNumber(19);
        if (!m_time.year)
            return outOfRange;
        takeMonthAndDay();
        break;
    case DateWord::IsoDateShortYear:
    case DateWord::YearMonth:
    case DateWord::YearMonthDay:
        m_time.year = reader.year();
        m_time.month = reader.number(2);
        m_time.day = word == DateWord::YearMonth ? 1 : reader.number(2);
        break;
    case DateWord::DayMonthNameYear:
    case DateWord::DayMonthName:
        m_time.day = reader.number(2);
        reader.skipDaySuffix();
        m_time.month = reader.month();
        if (word == DateWord::DayMonthNameYear)
            m_time.year = reader.year();
        break;
    case DateWord::PointedDate:
    case DateWord::PointedDateShortYear:
        m_time.day = reader.number(2);
        m_time.month = reader.number(2);
        m_time.year = reader.year();
        break;
    case DateWord::MonthNameYear:
        m_time.month = reader.month();
        m_time.year = reader.year();
        m_time.day = 1;
        break;
    case DateWord::YearMonthName:
        m_time.year = reader.year();
        m_time.month = reader.month();
        m_time.day = 1;
        break;
    case DateWord::MonthNameDay:
    case DateWord::MonthNameDayYear:
        m_time.month = reader.month();
        m_time.day = reader.number(2);
        m_time.year = reader.year();
        break;
    case DateWord::YearMonthNameDay:
        m_time.year = reader.year();
        m_time.month = reader.month();
        m_time.day = reader.number(2);
        break;
    case DateWord::CompactDate:
        m_time.year = reader.number(4);
        takeMonthAndDay();
        break;
    case DateWord::YearDay:
        m_time.year = reader.year();
        m_time.day = reader.number(3);
        m_time.month = 1;
        break;
    case DateWord::IsoWeekDay:
    case DateWord::IsoWeek: {
        m_time.relates = true;
        m_time.year = reader.number(4);
        const std::int64_t week = reader.number(2).value_or(1);
        const std::int64_t day = word == DateWord::IsoWeekDay ? reader.number(1).value_or(1) : 1;
        m_time.month = m_time.day = 1;
        m_time.relative.days = daysToIsoWeek(*m_time.year, week, day);
        break;
    }
    default: // MonthName
        m_time.month = reader.month();
    }
    return {};
}

/// A date and a time of day in one word.
std::string_view TimeReading::takeBoth(DateWord word, WordReader& reader)
{
    const bool timeFirst = word == DateWord::DateTime || word == DateWord::LogDate;
    if (timeFirst && !beginTime())
        return doubleTime;
    if (!beginDate())
        return doubleDate;
    switch (word) {
    case DateWord::DateTime:
        m_time.year = reader.number(4);
        m_time.month = reader.number(2);
        m_time.day = reader.number(2);
        break;
    case DateWord::LogDate:
        m_time.day = reader.number(2);
        m_time.month = reader.month();
        m_time.year = reader.number(4);
        break;
    default:
        m_time.month = reader.month();
        m_time.day = reader.number(2);
        if (!beginTime())
            return doubleTime;
    }
    m_time.hour = reader.number(2);
    m_time.minute = reader.number(2);
    const auto takeSecond = [&](bool isThere) {
        if (!isThere)
            return;
        m_time.second = reader.number(2);
        if (reader.peek() == '.')
            m_time.microsecond = reader.fraction();
    };
    switch (word) {
    case DateWord::DateTime:
        m_time.second = reader.number(2);
        if (reader.peek() != '.')
            return {};
        m_time.microsecond = reader.fraction();
        return reader.atEnd() ? "" : readZoneHere(reader);
    case DateWord::LogDate:
        m_time.second = reader.number(2);
        reader.skipSpace();
        return readZoneHere(reader);
    case DateWord::MonthNameDayTime12:
        takeSecond(reader.peek() == ':' || reader.peek() == '.');
        *m_time.hour += reader.meridian(*m_time.hour);
        return {};
    default:
        takeSecond(reader.peek() == ':');
        return reader.atEnd() ? "" : readZoneHere(reader);
    }
}

} // namespace retort::twig
