// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/twig/date/convertdate.h"
#include "engine/twig/render.h"
#include "tests/support/fakezones.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::twig;

namespace {

const FakeZones zones;
constexpr Instant sampleTime{.seconds = 1'709'647'629, .microseconds = 500'000}; // 2024-03-05T14:07:09.5Z

struct Setting {
    std::string timezone = "UTC";
    bool failOnWarnings = true;
    const ZoneSource* source = &zones;
};

Rendering rendered(std::string_view source, const Setting& setting = {})
{
    Settings settings;
    settings.autoescape = Autoescape::Off;
    settings.timezone = setting.timezone;
    settings.failOnWarnings = setting.failOnWarnings;
    const auto code = Template::compile(source, settings);
    REQUIRE(code);
    return Renderer(*code, {.now = sampleTime, .zones = setting.source, .seed = 0}).render(json::Value());
}

/// What it prints, or "kind: what PHP says".
std::string shown(std::string_view source, const Setting& setting = {})
{
    const Rendering rendering = rendered(source, setting);
    if (!rendering.failure)
        return rendering.output;
    return std::string(wordOf(rendering.failure->kind)) + ": " + rendering.failure->thrown;
}

std::string thrownInside(const std::string& text)
{
    return "runtime: An exception has been thrown during the rendering of a template (\"" + text + "\").";
}

} // namespace

TEST_CASE("values become dates as in Twig")
{
    CHECK(shown("{{ '2024-06-01T10:00:00+10:00'|date('c') }}") == "2024-06-01T00:00:00+00:00");
    CHECK(shown("{{ '2024-06-01T10:00:00+10:00'|date('c', false) }}") == "2024-06-01T10:00:00+10:00");
    CHECK(shown("{{ '2024-06-01 10:00'|date('c') }}", {.timezone = "Australia/Sydney"}) == "2024-06-01T10:00:00+10:00");
    CHECK(shown("{{ '2024-01-15T23:30:00Z'|date('Y-m-d H:i T', 'Australia/Sydney') }}") == "2024-01-16 10:30 AEDT");
    CHECK(shown("{{ '2024-01-01'|date }}|{{ '2024-01-01'|date('') }}|{{ '2024-01-01'|date(null, 'EST') }}") ==
          "January 1, 2024 00:00||December 31, 2023 19:00");
    CHECK(shown("{{ 1700000000|date('c') }} {{ '-5'|date('c') }} {{ true|date('c') }} {{ 100000.0|date('c') }}") ==
          "2023-11-14T22:13:20+00:00 1969-12-31T23:59:55+00:00 1970-01-01T00:00:01+00:00 1970-01-02T03:46:40+00:00");
    CHECK(shown("{{ '20240304'|date('c') }}") == "1970-08-23T06:18:24+00:00"); // digits are seconds
    CHECK(shown("{{ 1.5|date('H:i') }}") == "01:05");                          // and 1.5 is five past one
    CHECK(shown("{{ 5|date('c e T', false) }}", {.timezone = "Australia/Sydney"}) ==
          "1970-01-01T00:00:05+00:00 +00:00 GMT+0000");
    CHECK(shown("{{ date('2024-01-01','EST')|date('c') }} {{ date('2024-01-01','EST')|date('c',false) }}",
                {.timezone = "Australia/Sydney"}) == "2024-01-01T00:00:00+11:00 2023-12-31T08:00:00-05:00");
    CHECK(shown("{{ date(timezone='EST', date='2024-01-01 12:00')|date('c',false) }}") == "2024-01-01T07:00:00-05:00");
    CHECK(shown("{% set d = date('2024-01-01') %}{{ d|date_modify('+1 day')|date('c') }} {{ d|date('c') }}") ==
          "2024-01-02T00:00:00+00:00 2024-01-01T00:00:00+00:00");
    CHECK(shown("{{ date('2024-01-01') < date('2024-02-01') ? 'before' : 'after' }}") == "before");
    CHECK(shown("{{ '2024-03-31T00:30:00+10:00'|date_modify('+1 day')|date('c', false) }}") ==
          "2024-04-01T00:30:00+10:00");
}

TEST_CASE("nothing is now, the sample's now")
{
    for (const char* source : {"{{ null|date('c u') }}", "{{ ''|date('c u') }}", "{{ 'now'|date('c u') }}",
                               "{{ date()|date('c u') }}", "{{ nothing|date('c u') }}", "{{ false|date('c u') }}"}) {
        INFO(source);
        CHECK(shown(source) == "2024-03-05T14:07:09+00:00 500000");
    }
    CHECK(shown("{{ 'tomorrow'|date('c') }} {{ '10:00'|date('c') }}", {.timezone = "Australia/Sydney"}) ==
          "2024-03-07T00:00:00+11:00 2024-03-06T10:00:00+11:00");
}

TEST_CASE("what is no date or zone fails with PHP's words")
{
    CHECK(shown("{{ 'not a date'|date('Y') }}") ==
          thrownInside("Failed to parse time string (not a date) at position 0 (n): The timezone could not be found in "
                       "the database"));
    CHECK(shown("{{ '2024-13-01'|date('Y') }}") ==
          thrownInside("Failed to parse time string (2024-13-01) at position 6 (3): Unexpected character"));
    CHECK(shown("{{ '99999999999999999999'|date('c') }}") ==
          thrownInside("Failed to parse time string (@99999999999999999999) at position 0 (@): Number out of range"));
    CHECK(shown("{{ '2024-01-01'|date('Y','bogus') }}") ==
          thrownInside("DateTimeZone::__construct(): Unknown or bad timezone (bogus)"));
    CHECK(shown("{{ '2024-01-01'|date('Y','+99:99') }}") ==
          thrownInside("DateTimeZone::__construct(): Timezone offset is out of range (+99:99)"));
    CHECK(shown("{{ 'now'|date('Y', 10) }}") ==
          thrownInside("DateTimeZone::__construct(): Unknown or bad timezone (10)"));
    CHECK(shown("{{ '2024-01-01'|date('Y', ['a']) }}") ==
          "php: DateTimeZone::__construct(): Argument #1 ($timezone) must be of type string, array given");
    CHECK(shown("{{ '2024-01-01'|date([]) }}") ==
          "php: DateTime::format(): Argument #1 ($format) must be of type string, array given");
    CHECK(shown("{{ [1]|date('Y') }}", {.failOnWarnings = false}) ==
          "php: DateTime::__construct(): Argument #1 ($datetime) must be of type string, array given");
    CHECK(shown("{{ '2024-01-01'|date_modify([]) }}") ==
          "php: DateTime::modify(): Argument #1 ($modifier) must be of type string, array given");
    CHECK(shown("{{ date(date('2024-01-01').diff(date('2025-01-01'))) }}") ==
          "php: Object of class DateInterval could not be converted to string");
    CHECK(shown("{{ '+999999999999999999-01-01'|date('Y') }}") == "limit: ");
    const Rendering rendering = rendered("\n{{ 'soon'|date('Y') }}");
    REQUIRE(rendering.failure);
    CHECK(rendering.failure->line == 2);
    CHECK(english(rendering.failure->message) ==
          "soon is no date: soon is no form of date that is known, and no time zone either. Write it as 2024-03-05 or "
          "2024-03-05T14:07:09Z");
}

TEST_CASE("a change that says nothing warns, and gives false where warnings pass")
{
    const std::string thrown = "DateTime::modify(): Failed to parse time string (bogus) at position 0 (b): The "
                               "timezone could not be found in the database";
    CHECK(shown("{{ '2024-01-01'|date_modify('bogus')|date('c') }}") == "php: " + thrown);
    CHECK(shown("[{{ '2024-01-01'|date_modify('bogus') }}]", {.failOnWarnings = false}) == "[]");
    CHECK(shown("{{ '2024-01-01'|date_modify('bogus')|date('c') }}", {.failOnWarnings = false}) ==
          "2024-03-05T14:07:09+00:00"); // false is now
    const Rendering rendering = rendered("{{ '2024-01-01'|date_modify('bogus') }}", {.failOnWarnings = false});
    REQUIRE(rendering.warnings.size() == 1);
    CHECK(rendering.warnings[0].thrown == thrown);
    CHECK(shown("{{ '2024-01-01'|date_modify('') }}") ==
          "php: DateTime::modify(): Failed to parse time string () at position 0 (");
}

TEST_CASE("dates have the members that templates call")
{
    CHECK(shown("{{ date('2024-12-25').diff(date('2024-12-01')).days }}") == "24");
    CHECK(shown("{% set d = date('2024-01-01 10:00') %}{{ d.timestamp }} {{ d.TIMESTAMP }} {{ d.getTimestamp() }} "
                "{{ d.format('Y') }} {{ d.offset }} {{ d.getTimezone().name }} {{ d.getTimezone().getOffset(d) }}",
                {.timezone = "Australia/Sydney"}) ==
          "1704063600 1704063600 1704063600 2024 39600 Australia/Sydney 39600");
    CHECK(shown("{% set d = date('2024-01-01') %}{{ d.modify('+1 day').format('c') }} {{ d.format('j') }}") ==
          "2024-01-02T00:00:00+00:00 2"); // DateTime changes in place
    CHECK(shown("{% set d = date('2024-01-01') %}{{ d.setTime(1, 2).format('H:i') }} {{ d.setDate(2020, 1, "
                "31).format('c') }} {{ d.setISODate(2020, 1).format('Y-m-d') }} {{ d.setTimestamp(5).format('c') }}") ==
          "01:02 2020-01-31T01:02:00+00:00 2019-12-30 1970-01-01T00:00:05+00:00");
    CHECK(
        shown("{% set d = date('2024-01-31') %}{% set i = d.diff(date('2024-03-01')) %}{{ d.add(i).format('c') }} "
              "{{ d.sub(i).format('c') }} {{ d.setTimezone(date('2024-01-01', 'EST').getTimezone()).format('c') }}") ==
        "2024-03-01T00:00:00+00:00 2024-01-31T00:00:00+00:00 2024-01-30T19:00:00-05:00");
    CHECK(shown("{% set d = date('2024-01-01') %}{{ d.foo }}|{{ d.foo() }}|{{ d.foo is defined ? 1 : 0 }}|{{ "
                "d.timestamp is defined ? 1 : 0 }}|{{ d.diff is defined ? 1 : 0 }}") == "||0|1|1");
    CHECK(shown("{{ date('2024-01-01').diff }}") == "php: DateTime::diff() expects at least 1 argument, 0 given");
    CHECK(shown("{{ date('2024-01-01').diff('2024') }}") ==
          "php: DateTime::diff(): Argument #1 ($targetObject) must be of type DateTimeInterface, string given");
    CHECK(shown("{{ date('2024-01-01').format() }}") == "php: DateTime::format() expects exactly 1 argument, 0 given");
    CHECK(shown("{{ date('2024-01-01').setTimezone('UTC') }}") ==
          "php: DateTime::setTimezone(): Argument #1 ($timezone) must be of type DateTimeZone, string given");
    CHECK(shown("{{ date('2024-01-01').timezone }}") == "php: Undefined property: DateTime::$timezone");
    CHECK(shown("{{ date('2024-01-01').createFromFormat('Y', '2024') }}") == "limit: ");
}

TEST_CASE("intervals have parts and a format")
{
    CHECK(shown("{% set i = date('2024-01-01').diff(date('2025-02-03 04:05:06.5')) %}{{ i.y }} {{ i.m }} {{ i.d }} {{ "
                "i.h }} {{ i.i }} {{ i.s }} {{ i.f }} {{ i.invert }} {{ i.days }} {{ i.format('%R%a') }}|{{ i|date "
                "}}|{{ i|date('%m %d %%') }}|{{ i.Y }}|{{ i.y is defined ? 1 : 0 }}{{ i.q is defined ? 1 : 0 }}") ==
          "1 1 2 4 5 6 0.5 0 399 +399|2 days|1 2 %||10");
    CHECK(
        shown("{{ date('2024-02-01').diff(date('2024-01-01')).invert }}{{ date('2024-02-01').diff(date('2024-01-01'), "
              "true).invert }}") == "10");
}

TEST_CASE("without zone data UTC, offsets and abbreviations work")
{
    const Setting without{.source = nullptr};
    CHECK(shown("{{ '2024-06-01 10:00 AEST'|date('c e') }} {{ '2024-06-01'|date('c', '+10:00') }}", without) ==
          "2024-06-01T00:00:00+00:00 UTC 2024-06-01T10:00:00+10:00");
    const Rendering rendering = rendered("{{ 'now'|date('Y', 'Australia/Sydney') }}", without);
    REQUIRE(rendering.failure);
    CHECK(english(rendering.failure->message) ==
          "The time zone Australia/Sydney cannot be used, since this system has no time zone data; UTC and offsets as "
          "+10:00 work");
}

TEST_CASE("zones are found in any letter case, and are told by their own name")
{
    CHECK(shown("{{ '2024-01-01'|date('e T', 'AUSTRALIA/sydney') }} {{ '2024-01-01 Australia/sydney'|date('e', false) "
                "}}") == "Australia/Sydney AEDT Australia/Sydney");
}

TEST_CASE("json_encode writes what PHP shows of dates and intervals, a query string has intervals only")
{
    CHECK(shown("{{ [date('2024-01-01 10:00', 'EST'), date('2024-07-01')]|json_encode }}",
                {.timezone = "Australia/Sydney"}) ==
          R"([{"date":"2023-12-31 18:00:00.000000","timezone_type":2,"timezone":"EST"},)"
          R"({"date":"2024-07-01 00:00:00.000000","timezone_type":3,"timezone":"Australia\/Sydney"}])");
    CHECK(shown("{{ date('2024-01-01').diff(date('2024-02-01'))|json_encode }} {{ date('2024-01-01', "
                "'+10:00').getTimezone()|json_encode }}") ==
          R"({"y":0,"m":1,"d":0,"h":0,"i":0,"s":0,"f":0,"invert":0,"days":31,"from_string":false} )"
          R"({"timezone_type":1,"timezone":"+10:00"})");
    CHECK(shown("{{ {d: date('2024-01-01'), a: 1}|url_encode }}") == "a=1");
}
