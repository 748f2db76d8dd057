// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/zones/systemzones.h"

#include <algorithm>
#include <chrono>
#include <date/tz.h>
#include <exception>
#include <fstream>

namespace retort {

namespace {

using Seconds = std::chrono::seconds;

// Zone files have their changes up to the end of 2037; what comes after is a rule that the library does not read. Years
// of the last eleven have each day of the week on January 1 and on March 1, so one of them stands for any later year.
constexpr int firstRuleYear = 2027;
constexpr int lastRuleYear = 2037;

std::string lower(std::string_view name)
{
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

constexpr std::int64_t limit = 900'000'000'000;                // what the library's years hold
constexpr std::int64_t cycle = 146'097 * std::int64_t{86'400}; // 400 years, after which the calendar repeats

date::sys_seconds moment(std::int64_t seconds)
{
    return date::sys_seconds(Seconds(std::clamp(seconds, -limit, limit)));
}

date::sys_seconds lastChange(const date::time_zone& zone)
{
    return zone.get_info(moment(std::numeric_limits<std::int64_t>::max())).begin;
}

int yearOf(date::sys_seconds at) { return static_cast<int>(date::year_month_day(date::floor<date::days>(at)).year()); }

/// A moment of a year whose changes are known, at which the calendar looks the same.
date::sys_seconds likeMoment(date::sys_seconds at)
{
    const date::sys_days day = date::floor<date::days>(at);
    const date::year_month_day ymd(day);
    const date::month from = ymd.month() <= date::February ? date::January : date::March;
    const date::sys_days begin = ymd.year() / from / 1;
    for (int year = firstRuleYear; year < lastRuleYear; ++year) {
        const date::sys_days like = date::year(year) / from / 1;
        if (date::weekday(like) == date::weekday(begin))
            return like + (at - begin);
    }
    return date::sys_days(date::year(lastRuleYear) / from / 1) + (at - begin);
}

std::string readVersion()
{
    for (const char* path : {"/usr/share/zoneinfo/tzdata.zi", "/usr/share/zoneinfo/+VERSION"}) {
        std::ifstream file(path);
        std::string line;
        if (!std::getline(file, line) || line.size() > 40)
            continue;
        const std::string_view before = "# version ";
        return line.substr(0, before.size()) == before ? line.substr(before.size()) : line;
    }
    return {};
}

tl::unexpected<Error> failWithout(Phrase message)
{
    return fail({.kind = Error::Kind::Io, .message = std::move(message), .where = {}, .place = {}});
}

} // namespace

Result<std::unique_ptr<SystemZones>> SystemZones::open()
{
    std::unique_ptr<SystemZones> zones(new SystemZones);
    try {
        const date::tzdb& database = date::get_tzdb();
        for (const date::time_zone& zone : database.zones)
            zones->m_zones.emplace(lower(zone.name()), &zone);
        if (zones->m_zones.empty())
            return failWithout(phrase("zones.none"));
        const auto known = zones->m_zones.find("america/new_york");
        if (known != zones->m_zones.end() && yearOf(lastChange(*known->second)) < lastRuleYear)
            return failWithout(phrase("zones.without-rules"));
    } catch (const std::exception& exception) {
        return failWithout(phrase("zones.unreadable", exception.what()));
    }
    zones->m_version = readVersion();
    return zones;
}

std::optional<std::string> SystemZones::find(std::string_view name) const
{
    const auto found = m_zones.find(lower(name));
    if (found == m_zones.end())
        return std::nullopt;
    try {
        found->second->get_info(moment(0)); // reads its file
        return found->second->name();
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

ZoneOffset SystemZones::at(const std::string& zone, std::int64_t seconds) const
{
    const auto found = m_zones.find(lower(zone));
    if (found == m_zones.end())
        return {.seconds = 0, .summer = false, .abbreviation = "UTC"};
    const date::time_zone& clocks = *found->second;
    const std::int64_t cycles = seconds > limit ? (seconds - limit) / cycle + 1 : 0;
    const date::sys_seconds at = moment(seconds - cycles * cycle);
    date::sys_info info = clocks.get_info(at);
    Seconds shift{0};
    if (yearOf(info.begin) == lastRuleYear && at >= date::sys_days(date::year(lastRuleYear + 1) / 1 / 1)) {
        const date::sys_seconds like = likeMoment(at);
        shift = at - like;
        info = clocks.get_info(like);
    }
    ZoneOffset offset{.seconds = static_cast<std::int32_t>(info.offset.count()),
                      .summer = info.save != std::chrono::minutes(0),
                      .abbreviation = info.abbrev};
    if (yearOf(info.begin) > static_cast<int>(date::year::min()))
        offset.since = (info.begin + shift).time_since_epoch().count() + cycles * cycle;
    return offset;
}

} // namespace retort
