// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/calendar.h"

namespace retort::twig {

namespace {

constexpr std::int64_t daysInEra = 146'097; // 400 years
constexpr std::int64_t yearsInEra = 400;
/// From March 1 of year 0, which days are counted from so that a leap day ends a year, to 1970-01-01.
constexpr std::int64_t marchToEpoch = 719'468;

} // namespace

bool isLeapYear(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int daysInMonth(std::int64_t year, std::int64_t month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && isLeapYear(year) ? 1 : 0);
}

std::int64_t daysFromCalendar(std::int64_t year, std::int64_t month, std::int64_t day)
{
    year += floorDivide(month - 1, 12);
    const std::int64_t fromMarch = floorModulo(floorModulo(month - 1, 12) - 2, 12);
    if (fromMarch >= 10) // January and February end the year before
        --year;
    const std::int64_t era = floorDivide(year, yearsInEra);
    const std::int64_t yearOfEra = floorModulo(year, yearsInEra);
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * fromMarch + 2) / 5;
    return era * daysInEra + dayOfEra - marchToEpoch + day - 1;
}

CalendarDay calendarFromDays(std::int64_t days)
{
    days += marchToEpoch;
    const std::int64_t era = floorDivide(days, daysInEra);
    const std::int64_t dayOfEra = floorModulo(days, daysInEra);
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / (daysInEra - 1)) / 365;
    const std::int64_t day = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t fromMarch = (5 * day + 2) / 153;
    const std::int64_t month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    return {.year = era * yearsInEra + yearOfEra + (month <= 2 ? 1 : 0),
            .month = month,
            .day = day - (153 * fromMarch + 2) / 5 + 1};
}

int weekday(std::int64_t days) { return static_cast<int>(floorModulo(floorModulo(days, 7) + 4, 7)); }

int dayOfYear(const CalendarDay& day)
{
    return static_cast<int>(daysFromCalendar(day.year, day.month, day.day) - daysFromCalendar(day.year, 1, 1));
}

IsoWeek isoWeek(const CalendarDay& day)
{
    const std::int64_t days = daysFromCalendar(day.year, day.month, day.day);
    const std::int64_t thursday = days - (weekday(days) + 6) % 7 + 3; // a week belongs to the year of its Thursday
    const std::int64_t year = calendarFromDays(thursday).year;
    return {.year = year, .week = static_cast<int>((thursday - daysFromCalendar(year, 1, 1)) / 7 + 1)};
}

std::int64_t daysToIsoWeek(std::int64_t year, std::int64_t week, std::int64_t day)
{
    const int first = weekday(daysFromCalendar(year, 1, 1));
    return (first > 4 ? 7 - first : -first) + (week - 1) * 7 + day;
}

} // namespace retort::twig
