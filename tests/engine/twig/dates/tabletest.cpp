// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/datediff.h"
#include "engine/twig/date/dateformat.h"
#include "engine/twig/date/reckon.h"
#include "engine/twig/date/zone.h"
#include "tests/support/fakezones.h"

#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

using namespace retort;
using namespace retort::twig;

namespace {

const FakeZones zones;

std::string say(const TimeError& error)
{
    return "!" + std::to_string(error.position) + ' ' + error.character + ' ' + std::string(error.reason);
}

/// new DateTime(text, zone), or why not.
std::string dateOf(const std::string& zone, std::int64_t now, const std::string& text, DateObject& date)
{
    DateObject present;
    present.at = {.seconds = now, .microseconds = 987654};
    setZone(present, zoneNamed(zone, &zones).value());
    ParsedTime time;
    if (const auto error = TimeParser(&zones).parse(text, time))
        return say(*error);
    const auto made = newDate(time, present, &zones);
    if (!made)
        return "!too far";
    date = *made;
    return {};
}

std::string answer(const std::vector<std::string>& row)
{
    DateObject date;
    std::string error;
    if (row[0] == "new") {
        error = dateOf(row[1], std::stoll(row[2]), row[3], date);
        return error.empty() ? formatted(date, "X-m-d H:i:s P e T I U", &zones) : error;
    }
    if (row[0] == "zone") {
        const auto zone = zoneNamed(row[1], &zones);
        return zone ? zoneText(*zone) : "!";
    }
    error = dateOf(row[1], 0, row[2], date);
    if (!error.empty())
        return error;
    if (row[0] == "modify") {
        ParsedTime time;
        if (const auto wrong = TimeParser(&zones).parse(row[3], time))
            return say(*wrong);
        const auto changed = modified(date, time, &zones);
        return changed ? formatted(*changed, "X-m-d H:i:s.u P e T I U", &zones) : "!too far";
    }
    if (row[0] == "format") {
        const std::string all = "d|D|j|l|N|S|w|z|W|F|m|M|n|t|L|o|Y|y|x|X|a|A|B|g|G|h|H|i|s|u|v|e|I|O|P|p|T|Z|c|r|U";
        return formatted(date, row[3] == "*" ? all : row[3], &zones);
    }
    DateObject other;
    error = dateOf(row[3], 0, row[4], other);
    return error.empty() ? formatted(difference(date, other, &zones), "%R %y %m %d %h %i %s %f %a") : error;
}

} // namespace

TEST_CASE("dates are read, changed, compared and printed as PHP does it")
{
    std::ifstream file(RETORT_SOURCE_DIR "/tests/engine/twig/dates/php.txt");
    REQUIRE(file);
    std::map<std::string, int> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::vector<std::string> row;
        std::istringstream fields(line + '\t');
        for (std::string field; std::getline(fields, field, '\t');)
            row.push_back(field);
        const std::string wanted = row.back();
        row.pop_back();
        ++rows[row[0]];
        INFO(line);
        CHECK(answer(row) == wanted);
    }
    CHECK(rows["new"] > 800);
    CHECK(rows["modify"] > 900);
    CHECK(rows["format"] > 100);
    CHECK(rows["diff"] > 400);
    CHECK(rows["zone"] > 20);
}
