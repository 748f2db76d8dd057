// SPDX-License-Identifier: GPL-3.0-or-later
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "app/zones/systemzones.h"

#include <doctest/doctest.h>
#include <fstream>
#include <limits>
#include <sstream>
#include <thread>
#include <vector>

using namespace retort;

namespace {

const SystemZones& zones()
{
    static const auto opened = SystemZones::open();
    REQUIRE(opened);
    return **opened;
}

} // namespace

TEST_CASE("offsets are PHP's, from 1970 to beyond what zone files hold")
{
    std::ifstream file(RETORT_SOURCE_DIR "/tests/app/zones/offsets.txt");
    REQUIRE(file);
    std::string before;
    ZoneOffset last;
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line[0] == '#')
            continue;
        std::istringstream fields(line);
        std::string zone;
        std::int64_t since = 0;
        ZoneOffset wanted;
        fields >> zone >> since >> wanted.seconds >> wanted.summer >> wanted.abbreviation;
        INFO(line);
        const ZoneOffset offset = zones().at(zone, since);
        CHECK(offset.seconds == wanted.seconds);
        CHECK(offset.summer == wanted.summer);
        CHECK(offset.abbreviation == wanted.abbreviation);
        if (zone == before) {
            CHECK(offset.since == since);
            CHECK(zones().at(zone, since - 1).seconds == last.seconds);
        }
        before = zone;
        last = offset;
        ++rows;
    }
    CHECK(rows > 1000);
}

TEST_CASE("names are found in any letter case, old ones too, and nothing else is")
{
    CHECK(zones().find("australia/SYDNEY") == "Australia/Sydney");
    CHECK(zones().find("US/Eastern") == "US/Eastern");
    CHECK(zones().find("America/Argentina/Buenos_Aires") == "America/Argentina/Buenos_Aires");
    CHECK(zones().find("UTC") == "UTC");
    for (const char* name : {"", "Mars/Olympus", "../../../etc/passwd", "/etc/localtime", "Europe/../Europe/London",
                             "Europe/London ", "posix/Europe/London", "tzdata.zi", "Europe"}) {
        INFO(name);
        CHECK_FALSE(zones().find(name));
    }
}

TEST_CASE("the rules go on for ever, and the first clocks went before all others")
{
    const std::int64_t cycle = 146'097 * std::int64_t{86'400}; // 400 years
    const std::int64_t july = 2'224'756'800;                   // 2040-07-01
    for (const std::int64_t at : {july, july + cycle, july + 1'000'000 * cycle}) {
        CHECK(zones().at("America/New_York", at).abbreviation == "EDT");
        CHECK(zones().at("America/New_York", at + 184 * 86'400).abbreviation == "EST");
        CHECK(zones().at("Asia/Tokyo", at).seconds == 32'400);
        const std::int64_t since = zones().at("America/New_York", at).since;
        CHECK(since < at);
        CHECK(zones().at("America/New_York", since - 1).abbreviation == "EST");
        CHECK(zones().at("America/New_York", since).abbreviation == "EDT");
    }
    const ZoneOffset first = zones().at("Australia/Sydney", std::numeric_limits<std::int64_t>::min());
    CHECK(first.abbreviation == "LMT");
    CHECK(first.seconds == 36'292);
    CHECK(first.since == std::numeric_limits<std::int64_t>::min());
    CHECK(zones().at("Europe/London", std::numeric_limits<std::int64_t>::max()).seconds >= 0);
}

TEST_CASE("any number of threads may ask at once")
{
    std::vector<std::thread> threads;
    std::vector<int> found(4, 0);
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([thread, &found] {
            for (const char* name : {"Europe/Paris", "Asia/Kolkata", "Pacific/Auckland", "Africa/Cairo"})
                found[static_cast<std::size_t>(thread)] +=
                    zones().find(name) && !zones().at(name, 0).abbreviation.empty();
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(found == std::vector<int>(4, 4));
}

TEST_CASE("the database says which one it is") { CHECK(zones().version().substr(0, 2) == "20"); }
