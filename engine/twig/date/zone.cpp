// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/zone.h"

#include "engine/twig/date/abbreviation.h"
#include "engine/twig/date/wordreader.h"
#include "engine/twig/timezone.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace retort::twig {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// H, HH, HMM, HHMM, H:M …, HHMMSS, HH:MM:SS in seconds, as PHP reads an offset.
std::optional<std::int32_t> readOffset(WordReader& reader)
{
    std::string text;
    while (isDigit(reader.peek()) || reader.peek() == ':') {
        text += reader.peek();
        reader.skip(1);
        if (text.size() > 8)
            return std::nullopt;
    }
    const auto number = [&](std::size_t from) { // up to what is no digit
        int value = 0;
        for (std::size_t i = from; i < text.size() && isDigit(text[i]); ++i)
            value = value * 10 + (text[i] - '0');
        return value;
    };
    switch (text.size()) {
    case 1:
    case 2:
        return number(0) * 3600;
    case 3:
    case 4:
        if (text[1] == ':')
            return number(0) * 3600 + number(2) * 60;
        if (text[2] == ':')
            return number(0) * 3600 + number(3) * 60;
        return number(0) / 100 * 3600 + number(0) % 100 * 60;
    case 5:
        if (text[2] != ':')
            return std::nullopt;
        return number(0) * 3600 + number(3) * 60;
    case 6:
        return number(0) / 10000 * 3600 + number(0) / 100 % 100 * 60 + number(0) % 100;
    case 8:
        if (text[2] != ':' || text[5] != ':')
            return std::nullopt;
        return number(0) * 3600 + number(3) * 60 + number(6);
    default:
        return std::nullopt;
    }
}

} // namespace

ZoneObject zoneOfDate(const DateObject& date)
{
    return {.name = date.zone, .offset = date.offset, .abbreviation = date.abbreviation, .summer = date.summer};
}

void setZone(DateObject& date, const ZoneObject& zone)
{
    date.zone = zone.name;
    date.offset = zone.offset;
    date.abbreviation = zone.abbreviation;
    date.summer = zone.summer;
}

ZoneObject utc() { return {.name = "UTC", .offset = 0, .abbreviation = {}, .summer = false}; }

std::optional<ZoneObject> readZone(WordReader& reader, const ZoneSource* zones)
{
    while (reader.peek() == ' ' || reader.peek() == '\t' || reader.peek() == '(')
        reader.skip(1);
    if (reader.rest().substr(0, 3) == "GMT" && (reader.peek(3) == '+' || reader.peek(3) == '-'))
        reader.skip(3);
    std::optional<ZoneObject> zone;
    if (reader.peek() == '+' || reader.peek() == '-') {
        const int sign = reader.peek() == '-' ? -1 : 1;
        reader.skip(1);
        if (const auto offset = readOffset(reader))
            zone = ZoneObject{.name = {}, .offset = sign * *offset, .abbreviation = {}, .summer = false};
    } else {
        std::string name;
        for (char c = reader.peek(); isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '/' ||
                                     c == '_' || c == '-' || c == '+';
             c = reader.peek()) {
            name += c;
            reader.skip(1);
        }
        if (name == "UTC") {
            zone = utc();
        } else if (const Abbreviation* abbreviation = abbreviationNamed(name)) {
            std::transform(name.begin(), name.end(), name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
            zone = ZoneObject{.name = {},
                              .offset = abbreviation->offset,
                              .abbreviation = std::move(name),
                              .summer = abbreviation->summer};
        } else if (zones != nullptr && !name.empty()) {
            if (auto found = zones->find(name))
                zone = ZoneObject{.name = std::move(*found), .offset = 0, .abbreviation = {}, .summer = false};
        }
    }
    while (reader.peek() == ')')
        reader.skip(1);
    return zone;
}

std::optional<ZoneObject> zoneNamed(std::string_view name, const ZoneSource* zones)
{
    WordReader reader(name);
    auto zone = readZone(reader, zones);
    return reader.rest().empty() ? zone : std::nullopt;
}

bool isOffsetInRange(const ZoneObject& zone)
{
    constexpr std::int32_t bound = 100 * 3600;
    return zone.offset < bound && zone.offset > -bound;
}

bool isTimezone(std::string_view name, const ZoneSource* zones)
{
    const auto zone = zoneNamed(name, zones);
    return zone && isOffsetInRange(*zone);
}

ZoneOffset offsetAt(const ZoneObject& zone, std::int64_t seconds, const ZoneSource* zones)
{
    if (zone.name.empty()) {
        return {.seconds = zone.offset, .summer = zone.summer, .abbreviation = zone.abbreviation};
    }
    if (zone.name == "UTC" || zones == nullptr)
        return {.seconds = 0, .summer = false, .abbreviation = "UTC"};
    return zones->at(zone.name, seconds);
}

std::int64_t momentOf(const ZoneObject& zone, std::int64_t local, std::optional<bool> summer, const ZoneSource* zones)
{
    if (zone.name.empty())
        return local - zone.offset;
    // PHP's way: the local time taken for UTC gives a first offset, that one the right one, but near a change of
    // clocks, where it looks two hours ahead or back.
    constexpr std::int64_t lookAround = 7200;
    const ZoneOffset first = offsetAt(zone, local, zones);
    ZoneOffset right = offsetAt(zone, local - first.seconds, zones);
    if (first.seconds == right.seconds && summer) {
        if (first.seconds >= 0 && *summer && !first.summer) {
            const ZoneOffset earlier = offsetAt(zone, local - first.seconds - lookAround, zones);
            if (earlier.seconds != right.seconds && local - earlier.seconds < right.since)
                right = earlier;
        } else if (first.seconds <= 0 && first.summer && !*summer) {
            const ZoneOffset later = offsetAt(zone, local - first.seconds + lookAround, zones);
            if (later.seconds != right.seconds && local - later.seconds >= later.since)
                right = later;
        }
    }
    const std::int64_t moment = local - right.seconds;
    const bool inChange = right.since != std::numeric_limits<std::int64_t>::min() &&
                          moment >= right.since + (first.seconds - right.seconds) && moment < right.since;
    return local - (first.seconds != right.seconds && !inChange ? right.seconds : first.seconds);
}

std::string offsetText(std::int32_t seconds, bool colon)
{
    const int minutes = (seconds < 0 ? -seconds : seconds) / 60;
    char text[16];
    std::snprintf(text, sizeof text, colon ? "%c%02d:%02d" : "%c%02d%02d", seconds < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return text;
}

std::string zoneText(const ZoneObject& zone)
{
    if (!zone.name.empty())
        return zone.name;
    if (!zone.abbreviation.empty())
        return zone.abbreviation;
    std::string text = offsetText(zone.offset, true);
    const int seconds = (zone.offset < 0 ? -zone.offset : zone.offset) % 60;
    if (seconds != 0)
        text += std::string(seconds < 10 ? ":0" : ":") + std::to_string(seconds);
    return text;
}

bool sameZone(const ZoneObject& a, const ZoneObject& b)
{
    if (a.name.empty() != b.name.empty() || a.abbreviation.empty() != b.abbreviation.empty())
        return false;
    return a.name == b.name && (!a.name.empty() || a.offset == b.offset);
}

} // namespace retort::twig
