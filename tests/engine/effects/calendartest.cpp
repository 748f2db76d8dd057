// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/effects/shared.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using effects::PeriodUnit;

namespace {

/// Local time and what the local clock shows so long after it.
std::string after(const std::string& local, std::int64_t count, PeriodUnit unit, const std::string& zone = "UTC")
{
    const auto moved =
        effects::move(run::instantOf(local, zone, &test::fakeZones()).value(), count, unit, zone, &test::fakeZones());
    return moved ? effects::timeText(moved->at, zone, &test::fakeZones()) + (moved->shortened ? " shortened" : "")
                 : "none";
}

} // namespace

TEST_CASE("periods end at the same time of day")
{
    struct Row {
        const char* from;
        std::int64_t count;
        PeriodUnit unit;
        const char* to;
        const char* zone = "UTC";
    };
    const Row rows[] = {
        {"2026-02-03 00:00:00", 30, PeriodUnit::Days, "2026-03-05 00:00:00"},
        {"2026-02-03 11:00:00", 90, PeriodUnit::Days, "2026-05-04 11:00:00"},
        {"2026-02-03 00:00:00", 2, PeriodUnit::Weeks, "2026-02-17 00:00:00"},
        {"2026-02-03 00:00:00", 36, PeriodUnit::Hours, "2026-02-04 12:00:00"},
        {"2026-02-03 00:00:00", 6, PeriodUnit::Months, "2026-08-03 00:00:00"},
        {"2026-02-03 00:00:00", 1, PeriodUnit::Years, "2027-02-03 00:00:00"},
        // Ends of months, and 29 February
        {"2026-01-31 10:00:00", 1, PeriodUnit::Months, "2026-02-28 10:00:00 shortened"},
        {"2028-01-31 10:00:00", 1, PeriodUnit::Months, "2028-02-29 10:00:00 shortened"},
        {"2026-03-31 10:00:00", 1, PeriodUnit::Months, "2026-04-30 10:00:00 shortened"},
        {"2026-01-31 10:00:00", 2, PeriodUnit::Months, "2026-03-31 10:00:00"},
        {"2028-02-29 10:00:00", 1, PeriodUnit::Years, "2029-02-28 10:00:00 shortened"},
        {"2028-02-29 10:00:00", 4, PeriodUnit::Years, "2032-02-29 10:00:00"},
        {"2028-02-28 10:00:00", 2, PeriodUnit::Days, "2028-03-01 10:00:00"},
        {"2026-11-30 00:00:00", 3, PeriodUnit::Months, "2027-02-28 00:00:00 shortened"},
        {"2026-12-31 00:00:00", 2, PeriodUnit::Months, "2027-02-28 00:00:00 shortened"},
        {"2026-03-31 00:00:00", -1, PeriodUnit::Months, "2026-02-28 00:00:00 shortened"},
        {"2026-01-15 00:00:00", -1, PeriodUnit::Months, "2025-12-15 00:00:00"},
        // Clocks that change in between: the same time of day, hours that pass
        {"2026-04-01 09:00:00", 30, PeriodUnit::Days, "2026-05-01 09:00:00", "Australia/Sydney"},
        {"2026-10-03 12:00:00", 1, PeriodUnit::Days, "2026-10-04 12:00:00", "Australia/Sydney"},
        {"2026-10-03 12:00:00", 24, PeriodUnit::Hours, "2026-10-04 13:00:00", "Australia/Sydney"},
        {"2026-10-03 02:30:00", 1, PeriodUnit::Days, "2026-10-04 03:30:00", "Australia/Sydney"}, // skipped that day
        {"2026-03-28 01:30:00", 1, PeriodUnit::Days, "2026-03-29 02:30:00", "Europe/London"},
        {"2026-10-31 09:00:00", 1, PeriodUnit::Days, "2026-11-01 09:00:00", "America/New_York"},
        {"2026-02-03 09:00:00", 1, PeriodUnit::Days, "2026-02-04 09:00:00", "+05:30"},
        {"9999-12-31 00:00:00", 1, PeriodUnit::Days, "none"},
        {"2026-01-01 00:00:00", 1, PeriodUnit::Days, "none", "Nowhere/City"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.from);
        CAPTURE(row.count);
        if (std::string_view(row.zone) == "Nowhere/City")
            CHECK_FALSE(effects::move({}, row.count, row.unit, row.zone, &test::fakeZones()));
        else
            CHECK(after(row.from, row.count, row.unit, row.zone) == row.to);
    }
    CHECK_FALSE(effects::move({}, INT64_MAX, PeriodUnit::Years, "UTC", nullptr));
    CHECK_FALSE(effects::periodUnitOf("absolute_month"));
    CHECK_FALSE(effects::periodUnitOf(""));
    CHECK(effects::periodUnitOf("days") == PeriodUnit::Days);
    CHECK(effects::periodUnitOf("year") == PeriodUnit::Years);
}

TEST_CASE("days there and back end where they began, in any zone")
{
    REQUIRE(rc::check([] {
        const std::string zone =
            *rc::gen::element<std::string>("UTC", "Australia/Sydney", "America/New_York", "Europe/London", "+05:30");
        // Noon, which no zone skips.
        const std::int64_t day = *rc::gen::inRange<std::int64_t>(0, 30'000);
        const auto utcNoon = effects::timeText({1'300'000'000 / 86'400 * 86'400 + day * 86'400 + 43'200, 0});
        const Instant from = run::instantOf(utcNoon, zone, &test::fakeZones()).value();
        const std::int64_t count = *rc::gen::inRange<std::int64_t>(-2000, 2000);
        const auto there = effects::move(from, count, PeriodUnit::Days, zone, &test::fakeZones());
        RC_ASSERT(there.has_value());
        const auto back = effects::move(there->at, -count, PeriodUnit::Days, zone, &test::fakeZones());
        RC_ASSERT(back.has_value());
        RC_ASSERT(back->at == from);
        // A later start never ends earlier, and a longer period never ends earlier.
        const auto months = effects::move(from, 1, PeriodUnit::Months, zone, &test::fakeZones());
        const auto more = effects::move(from, 2, PeriodUnit::Months, zone, &test::fakeZones());
        RC_ASSERT(from < months->at);
        RC_ASSERT(months->at < more->at);
    }));
}

TEST_CASE("the end of a day is by the zone's clocks")
{
    const auto end = [](const std::string& local, const std::string& zone) {
        const Instant at = run::instantOf(local, zone, &test::fakeZones()).value();
        return effects::timeText(effects::endOfDay(at, zone, &test::fakeZones()).value());
    };
    CHECK(end("2026-02-03 00:00:00", "UTC") == "2026-02-03 23:59:59");
    CHECK(end("2026-02-03 00:00:00", "Australia/Sydney") == "2026-02-03 12:59:59");
    CHECK(end("2026-06-03 00:00:00", "Australia/Sydney") == "2026-06-03 13:59:59");
}
