// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/date/pattern.h"

#include <cstddef>
#include <cstdint>

namespace retort::twig {

/// The kinds of words in a date text. The order is PHP's: where two match the same length, the earlier one wins.
enum class DateWord : std::uint8_t {
    Yesterday,
    Now,
    Noon,
    Midnight, ///< today
    Tomorrow,
    Timestamp,
    TimestampFraction,
    DayOfMonth,     ///< first day of, last day of
    QuarterHour,    ///< back of 7pm, front of 7pm
    WeekdayOfMonth, ///< third friday of
    Time12,
    TimeFraction12,
    Time24,
    HourMinute, ///< 1405
    HourMinuteSecond,
    American, ///< 3/5/2024
    IsoDate,
    IsoDateShortYear,
    IsoDateLongYear,
    YearMonth,
    YearMonthDay,
    DayMonthNameYear,
    PointedDate,
    PointedDateShortYear,
    MonthNameYear,
    YearMonthName,
    MonthNameDay, ///< with or without a year
    DayMonthName,
    CompactDate,
    DateTime, ///< 20240305T10:11:12 and its like
    YearDay,
    IsoWeekDay,
    IsoWeek,
    MonthNameDayYear, ///< Mar-05-2024
    YearMonthNameDay, ///< 2024-Mar-05
    LogDate,          ///< 05/Mar/2024:10:11:12 +0000
    Year,
    Ago,
    Weekday,
    RelativeWeek, ///< next week
    RelativeText, ///< next month, third day
    MonthName,
    Zone,
    MonthNameDayTime12,
    MonthNameDayTime24,
    RelativeNumber, ///< +2 days
    Separator,
    Space,
    End, ///< NUL or new line
    Other,
};

/// The pattern of each DateWord, by its number.
const PatternSet& dateWords();

} // namespace retort::twig
