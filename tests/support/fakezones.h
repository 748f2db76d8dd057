// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

/// Sydney, New York and London by the rules that they have had since 2008, so that tests of the engine do not depend on
/// the system's zone data. Good for 2009 and later.
class FakeZones : public retort::ZoneSource {
public:
    std::optional<std::string> find(std::string_view name) const override
    {
        for (const Rule& rule : rules) {
            if (std::equal(name.begin(), name.end(), rule.name.begin(), rule.name.end(),
                           [](char a, char b) { return lower(a) == lower(b); }))
                return std::string(rule.name);
        }
        return std::nullopt;
    }
    retort::ZoneOffset at(const std::string& zone, std::int64_t seconds) const override
    {
        const Rule& rule =
            *std::find_if(rules.begin(), rules.end(), [&](const Rule& each) { return each.name == zone; });
        const int year = yearOf(seconds);
        retort::ZoneOffset offset;
        for (int each = year - 1; each <= year; ++each) { // the last change before the moment counts
            std::array changes{std::pair(moment(each, rule.begin), true), std::pair(moment(each, rule.end), false)};
            std::sort(changes.begin(), changes.end());
            for (const auto& [since, summer] : changes) {
                if (since <= seconds)
                    offset = {rule.offset + (summer ? 3600 : 0), summer,
                              std::string(summer ? rule.summer : rule.winter), since};
            }
        }
        return offset;
    }
    std::string version() const override { return "made for tests"; }

private:
    struct Change {
        unsigned month;
        unsigned sunday; ///< Which one of the month; 0 is the last one.
        int hour;        ///< Of UTC, from the beginning of that Sunday.
    };
    struct Rule {
        std::string_view name;
        std::int32_t offset;
        std::string_view winter;
        std::string_view summer;
        Change begin;
        Change end;
    };
    static constexpr std::array<Rule, 3> rules{{
        {"America/New_York", -18000, "EST", "EDT", {3, 2, 7}, {11, 1, 6}},
        {"Australia/Sydney", 36000, "AEST", "AEDT", {10, 1, -8}, {4, 1, -8}},
        {"Europe/London", 0, "GMT", "BST", {3, 0, 1}, {10, 0, 1}},
    }};

    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
    static int yearOf(std::int64_t seconds)
    {
        using namespace std::chrono;
        return static_cast<int>(year_month_day(floor<days>(sys_seconds(std::chrono::seconds(seconds)))).year());
    }
    static std::int64_t moment(int year, const Change& change)
    {
        using namespace std::chrono;
        const auto month = std::chrono::year(year) / change.month;
        const sys_days day =
            change.sunday == 0 ? sys_days(month / Sunday[last]) : sys_days(month / Sunday[change.sunday]);
        return sys_seconds(day + hours(change.hour)).time_since_epoch().count();
    }
};
