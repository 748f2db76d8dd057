// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/calendar.h"
#include "engine/twig/date/dateformat.h"
#include "engine/twig/date/pattern.h"
#include "engine/twig/date/reckon.h"
#include "engine/twig/date/zone.h"
#include "tests/support/fakezones.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::twig;

namespace {

const FakeZones zones;

DateObject dateAt(std::int64_t seconds, std::int32_t microseconds, const std::string& zone)
{
    DateObject date;
    date.at = {.seconds = seconds, .microseconds = microseconds};
    setZone(date, zoneNamed(zone, &zones).value());
    return date;
}

std::optional<DateObject> read(const std::string& text, const DateObject& now)
{
    ParsedTime time;
    if (TimeParser(&zones).parse(text, time))
        return std::nullopt;
    return newDate(time, now, &zones);
}

rc::Gen<std::string> zoneNames()
{
    return rc::gen::element<std::string>("UTC", "Australia/Sydney", "America/New_York", "Europe/London", "+10:00",
                                         "-03:30", "EST", "AEDT");
}

/// Since 2009, which the test's zones are good for, until 2200.
rc::Gen<std::int64_t> moments() { return rc::gen::inRange<std::int64_t>(1'240'000'000, 7'258'118'400); }

/// What date texts are made of, in any order.
rc::Gen<std::string> anyText()
{
    const auto piece = rc::gen::element<std::string>(
        "2024", "-03", "-05", "T", "14:07", ":09", ".5", "Z", " ", "+", "-", "10", "monday", "next", "last day of",
        "first ", "third", "friday of", "week", "weekdays", "1", "99999999999999999999", " days", "months", "year",
        "ago", "@", "W10", "/", ".", ",", "am", "pm", "(EST)", "Europe/London", "now", "noon", "tomorrow", "\n", "\0x",
        "\xC2\xA0", "\xFF", "march", "III", "t", "of", "back of ", "0", "24", "60", "9223372036854775807", "sat",
        " usec", "\xC2\xB5s", "9999999999999");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& all) {
        std::string text;
        for (const std::string& each : all)
            text += each;
        return text;
    });
}

} // namespace

TEST_CASE("a date that is printed and read again is the same moment")
{
    REQUIRE(rc::check([] {
        const DateObject date = dateAt(*moments(), *rc::gen::inRange(0, 1'000'000), *zoneNames());
        const auto form = *rc::gen::element<std::string>("Y-m-d\\TH:i:s.uP", "X-m-d H:i:s.u P", "Ymd H:i:s.u O",
                                                         "D, d M Y H:i:s.u O", "j F Y, H:i:s.u P", "\\@U.u");
        const auto again = read(formatted(date, form, &zones), dateAt(0, 0, "UTC"));
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->at == date.at);
    }));
}

TEST_CASE("days and hours that are added and taken away again leave a date as it was, where clocks do not change")
{
    REQUIRE(rc::check([] {
        const DateObject date = dateAt(*moments(), 5, "+10:00");
        const auto amount = std::to_string(*rc::gen::inRange(0, 100'000));
        const auto unit = *rc::gen::element<std::string>("seconds", "minutes", "hours", "days", "weeks", "fortnights");
        ParsedTime there;
        ParsedTime back;
        RC_ASSERT(!TimeParser(&zones).parse("+" + amount + unit, there));
        RC_ASSERT(!TimeParser(&zones).parse(amount + unit + " ago", back));
        const auto changed = modified(date, there, &zones);
        RC_ASSERT(changed.has_value());
        RC_ASSERT(modified(*changed, back, &zones)->at == date.at);
    }));
}

TEST_CASE("weekdays are counted as one walks them")
{
    REQUIRE(rc::check([] {
        const DateObject date = dateAt(*moments(), 0, "UTC");
        const int amount = *rc::gen::inRange(1, 60);
        std::int64_t days = floorDivide(date.at.seconds, secondsInDay);
        for (int left = amount; left > 0;) {
            ++days;
            left -= weekday(days) % 6 != 0 ? 1 : 0;
        }
        ParsedTime time;
        RC_ASSERT(!TimeParser(&zones).parse(std::to_string(amount) + " weekdays", time));
        RC_ASSERT(floorDivide(modified(date, time, &zones)->at.seconds, secondsInDay) == days);
    }));
}

TEST_CASE("the calendar counts days without a gap, backwards too")
{
    REQUIRE(rc::check([] {
        const auto days = *rc::gen::inRange<std::int64_t>(-100'000'000'000'000, 100'000'000'000'000);
        const CalendarDay day = calendarFromDays(days);
        RC_ASSERT(day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= daysInMonth(day.year, day.month));
        RC_ASSERT(daysFromCalendar(day.year, day.month, day.day) == days);
        const IsoWeek week = isoWeek(day);
        const std::int64_t monday = daysFromCalendar(week.year, 1, 1) + daysToIsoWeek(week.year, week.week, 1);
        RC_ASSERT(monday <= days && days < monday + 7 && weekday(monday) == 1);
    }));
    CHECK(weekday(0) == 4);
    CHECK(daysFromCalendar(2024, 2, 30) == daysFromCalendar(2024, 3, 1));
    CHECK(daysFromCalendar(2024, 0, 10) == daysFromCalendar(2023, 12, 10));
}

TEST_CASE("no text breaks the reader, and an error is at a place of the text")
{
    REQUIRE(rc::check([] {
        const std::string text = *anyText();
        ParsedTime time;
        if (const auto error = TimeParser(&zones).parse(text, time)) {
            RC_ASSERT(error->position <= text.size());
            RC_ASSERT(!error->reason.empty());
            return;
        }
        const DateObject now = dateAt(1'709'644'029, 123456, *zoneNames());
        for (const auto& date : {newDate(time, now, &zones), modified(now, time, &zones)}) {
            if (date) {
                RC_ASSERT(date->at.microseconds >= 0 && date->at.microseconds < 1'000'000);
                RC_ASSERT(!formatted(*date, "c", &zones).empty());
            }
        }
    }));
}

TEST_CASE("amounts beyond all years give no date")
{
    const DateObject now = dateAt(0, 0, "UTC");
    for (const std::string text :
         {"+9999999999999 years", "-9999999999999 months +9999999999999 years", "@9223372036854775807 +1 second",
          "@9223372036854775807", "+999999999999999999-01-01"}) {
        INFO(text);
        CHECK_FALSE(read(text, now).has_value());
    }
    std::string many;
    for (int i = 0; i < 20'000; ++i)
        many += "+9999999999999 weeks ";
    CHECK_FALSE(read(many, now).has_value());
}

TEST_CASE("of patterns the one that matches most wins, then the first")
{
    const std::string patterns[] = {"ab?", "'abc'", "[a-c]{2,3}", "x(y|z)*", "a\\x00"};
    const PatternSet set(patterns);
    const auto match = [&](std::string_view text) {
        const auto found = set.longest(text);
        return found ? std::to_string(found->pattern) + ":" + std::to_string(found->length) : std::string("none");
    };
    CHECK(match("abcd") == "1:3");
    CHECK(match("ABCD") == "1:3");
    CHECK(match("abd") == "0:2");
    CHECK(match("ccc") == "2:3");
    CHECK(match("xyzzya") == "3:5");
    CHECK(match("a") == "4:2"); // the NUL behind the text
    CHECK(match("q") == "none");
    CHECK(match("") == "none");
}
