// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/clock.h"

#include <doctest/doctest.h>
#include <string>

using namespace retort;

namespace {

/// A zone whose clocks are an hour ahead from 2026-03-01 to 2026-10-01, 01:00 of its winter time.
class Town : public ZoneSource {
public:
    std::optional<std::string> find(std::string_view name) const override
    {
        return name == "Some/Town" ? std::optional<std::string>("Some/Town") : std::nullopt;
    }
    ZoneOffset at(const std::string&, std::int64_t seconds) const override
    {
        return seconds >= spring && seconds < autumn ? ZoneOffset{3600, true, "TST"} : ZoneOffset{0, false, "TT"};
    }
    std::string version() const override { return "test"; }

private:
    static constexpr std::int64_t spring = 1772326800; // 2026-03-01T01:00:00Z
    static constexpr std::int64_t autumn = 1790816400; // 2026-10-01T01:00:00Z
};

const Town zones;

std::string seconds(std::string_view iso, std::string_view zone = {})
{
    const auto instant = run::instantOf(iso, zone, &zones);
    if (!instant)
        return "none";
    return std::to_string(instant->seconds) +
           (instant->microseconds > 0 ? "." + std::to_string(instant->microseconds) : std::string());
}

} // namespace

TEST_CASE("a moment is read as ISO 8601 writes it")
{
    CHECK(seconds("1970-01-01") == "0");
    CHECK(seconds("1970-01-01T00:00") == "0");
    CHECK(seconds("2026-02-03T04:10:00Z") == "1770091800");
    CHECK(seconds("2026-02-03 04:10:00") == "1770091800");
    CHECK(seconds("20260203T041000Z") == "1770091800");
    CHECK(seconds("2026-02-03T14:10:00+10:00") == "1770091800");
    CHECK(seconds("2026-02-03T14:10+1000") == "1770091800");
    CHECK(seconds("2026-02-03T00:40:00-0330") == "1770091800");
    CHECK(seconds("2026-02-03T14:10:00+10") == "1770091800");
    CHECK(seconds("2026-02-03T04:10:00.25Z") == "1770091800.250000");
    CHECK(seconds("2026-02-03T04:10:00,000001999Z") == "1770091800.1");
    CHECK(seconds("2026-02-02T24:00:00Z") == seconds("2026-02-03"));
    CHECK(seconds("1969-12-31T23:59:59.5Z") == "-1.500000");
    CHECK(seconds("0001-01-01") == "-62135596800");
    CHECK(seconds("2024-02-29") == "1709164800");
}

TEST_CASE("what is no moment is none")
{
    for (const char* text : {"",
                             "now",
                             "2026",
                             "2026-02",
                             "2026-02-30",
                             "2026-13-01",
                             "2026-2-3",
                             "2026-0203",
                             "202602-03",
                             "2026-02-03T",
                             "2026-02-03T4:10",
                             "2026-02-03T25:00",
                             "2026-02-03T24:01",
                             "2026-02-03T04:60",
                             "2026-02-03T04:10:60",
                             "2026-02-03T04:10:00.",
                             "2026-02-03T04:10:00ZZ",
                             "2026-02-03T04:10:00+1",
                             "2026-02-03T04:10:00+24:00",
                             "2026-02-03T04:10:00+10:60",
                             "2026-02-03T04:10:00 UTC",
                             "-026-02-03",
                             "tomorrow"})
        CHECK_MESSAGE(seconds(text) == "none", text);
}

TEST_CASE("a clock without an offset is one of its zone")
{
    CHECK(seconds("2026-02-03T04:10:00", "UTC") == "1770091800");
    CHECK(seconds("2026-02-03T14:10:00", "+10:00") == "1770091800");
    CHECK(seconds("2026-07-01T12:00:00", "Some/Town") == seconds("2026-07-01T11:00:00Z"));
    CHECK(seconds("2026-12-01T12:00:00", "Some/Town") == seconds("2026-12-01T12:00:00Z"));
    CHECK(seconds("2026-07-01T12:00:00Z", "Some/Town") == seconds("2026-07-01T12:00:00Z"));
    CHECK(seconds("2026-03-01T01:30:00", "Some/Town") == seconds("2026-03-01T01:30:00Z")); // skipped: 02:30 of summer
    CHECK(seconds("2026-10-01T01:30:00", "Some/Town") == seconds("2026-10-01T00:30:00Z")); // twice: the first
    CHECK(seconds("2026-07-01T12:00:00", "Other/Town") == "none");
    CHECK(seconds("2026-07-01T12:00:00", "+25:00") == "none");
    CHECK_FALSE(run::instantOf("2026-07-01T12:00:00", "Some/Town"));
}
