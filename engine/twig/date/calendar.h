// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace retort::twig {

// The Gregorian calendar, reckoned backwards and forwards without end. Years are within ±yearLimit.

inline constexpr std::int64_t yearLimit = 290'000'000'000; ///< So that a moment fits 64 bits of seconds.
inline constexpr std::int64_t secondsInDay = 86'400;

struct CalendarDay {
    std::int64_t year = 1970;
    std::int64_t month = 1; ///< 1 to 12
    std::int64_t day = 1;   ///< 1 to 31

    bool operator==(const CalendarDay&) const = default;
};

/// Rounds down, which / does not below 0.
constexpr std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
constexpr std::int64_t floorModulo(std::int64_t a, std::int64_t b) { return a % b < 0 ? a % b + b : a % b; }

bool isLeapYear(std::int64_t year);
int daysInMonth(std::int64_t year, std::int64_t month);
/// Days since 1970-01-01. Month and day need not be in range: 2024-02-30 is 2024-03-01, 2024-00-10 is 2023-12-10.
std::int64_t daysFromCalendar(std::int64_t year, std::int64_t month, std::int64_t day);
CalendarDay calendarFromDays(std::int64_t days);
int weekday(std::int64_t days);        ///< 0 is Sunday.
int dayOfYear(const CalendarDay& day); ///< From 0.
/// ISO 8601: which week of which year. Weeks begin on Monday; the first one has January 4.
struct IsoWeek {
    std::int64_t year = 0;
    int week = 0;
};
IsoWeek isoWeek(const CalendarDay& day);
/// Days from January 1 to a day (0 to 7, 1 is Monday) of an ISO week.
std::int64_t daysToIsoWeek(std::int64_t year, std::int64_t week, std::int64_t day);

} // namespace retort::twig
