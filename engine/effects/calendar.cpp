// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/calendar.h"

#include "engine/run/clock.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace retort::effects {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t secondsInDay = 86'400;

/// What the clocks of a zone show.
struct Local {
    year_month_day date;
    std::int64_t second = 0; ///< Of the day.
};

std::optional<std::int64_t> offsetAt(Instant at, std::string_view zone, const ZoneSource* zones)
{
    if (zones) {
        if (const auto name = zones->find(zone))
            return zones->at(*name, at.seconds).seconds;
    }
    // UTC and offsets: the same at any time, so that the epoch tells it.
    const auto epoch = run::instantOf("1970-01-01", zone, zones);
    return epoch ? std::optional(-epoch->seconds) : std::nullopt;
}

std::optional<Local> localOf(Instant at, std::string_view zone, const ZoneSource* zones)
{
    const auto offset = offsetAt(at, zone, zones);
    if (!offset)
        return std::nullopt;
    const std::int64_t seconds = at.seconds + *offset;
    const std::int64_t day = seconds >= 0 ? seconds / secondsInDay : -((-seconds + secondsInDay - 1) / secondsInDay);
    return Local{year_month_day(sys_days(days(day))), seconds - day * secondsInDay};
}

std::string textOf(const Local& local)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d", static_cast<int>(local.date.year()),
                  static_cast<unsigned>(local.date.month()), static_cast<unsigned>(local.date.day()),
                  static_cast<int>(local.second / 3600), static_cast<int>(local.second / 60 % 60),
                  static_cast<int>(local.second % 60));
    return text.data();
}

std::optional<Instant> instantOf(const Local& local, std::string_view zone, const ZoneSource* zones)
{
    const int year = static_cast<int>(local.date.year());
    return year < 0 || year > 9999 ? std::nullopt : run::instantOf(textOf(local), zone, zones);
}

} // namespace

std::optional<PeriodUnit> periodUnitOf(std::string_view word)
{
    if (word.ends_with('s'))
        word.remove_suffix(1);
    constexpr std::array words{std::pair(std::string_view("hour"), PeriodUnit::Hours),
                               std::pair(std::string_view("day"), PeriodUnit::Days),
                               std::pair(std::string_view("week"), PeriodUnit::Weeks),
                               std::pair(std::string_view("month"), PeriodUnit::Months),
                               std::pair(std::string_view("year"), PeriodUnit::Years)};
    for (const auto& [name, unit] : words) {
        if (name == word)
            return unit;
    }
    return std::nullopt;
}

std::optional<Moved> move(Instant from, std::int64_t count, PeriodUnit unit, std::string_view zone,
                          const ZoneSource* zones)
{
    constexpr std::int64_t most = 10'000'000; // of any unit: beyond four digits of a year, and far from overflowing
    if (count > most || count < -most)
        return std::nullopt;
    auto local = localOf(from, zone, zones);
    if (!local)
        return std::nullopt;
    if (unit == PeriodUnit::Hours)
        return Moved{{from.seconds + count * 3600, from.microseconds}, false};
    bool shortened = false;
    if (unit == PeriodUnit::Days || unit == PeriodUnit::Weeks) {
        const sys_days day = sys_days(local->date) + days(count * (unit == PeriodUnit::Weeks ? 7 : 1));
        if (day > sys_days(year_month_day(std::chrono::year(9999), std::chrono::December, std::chrono::day(31))))
            return std::nullopt;
        local->date = year_month_day(day);
    } else {
        const std::int64_t months = static_cast<int>(local->date.year()) * std::int64_t{12} +
                                    static_cast<unsigned>(local->date.month()) - 1 +
                                    count * (unit == PeriodUnit::Years ? 12 : 1);
        if (months < 0 || months / 12 > 9999)
            return std::nullopt;
        const auto month = std::chrono::year(static_cast<int>(months / 12)) /
                           std::chrono::month(static_cast<unsigned>(months % 12 + 1));
        year_month_day date = month / local->date.day();
        if (!date.ok()) {
            shortened = true;
            date = year_month_day(month / std::chrono::last);
        }
        local->date = date;
    }
    auto at = instantOf(*local, zone, zones);
    if (!at)
        return std::nullopt;
    at->microseconds = from.microseconds;
    return Moved{*at, shortened};
}

std::optional<Instant> endOfDay(Instant at, std::string_view zone, const ZoneSource* zones)
{
    auto local = localOf(at, zone, zones);
    if (!local)
        return std::nullopt;
    local->second = secondsInDay - 1;
    return instantOf(*local, zone, zones);
}

std::string timeText(Instant at, std::string_view zone, const ZoneSource* zones)
{
    const auto local = localOf(at, zone, zones);
    return local ? textOf(*local) : std::string();
}

} // namespace retort::effects
