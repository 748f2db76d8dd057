// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/keeper.h"

#include "engine/twig/value/array.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace retort::twig {

namespace {

constexpr int deepest = 16; // below it a value is taken as cut

struct Date {
    std::int64_t year = 1970;
    unsigned month = 1;
    unsigned day = 1;
};

/// The proleptic Gregorian date of a day, counted from 1970-01-01.
Date dateOfDay(std::int64_t day)
{
    // Years are counted from March here, so that the leap day is the last one of a year; eras have 400 of them.
    const std::int64_t shifted = day + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const auto ofEra = static_cast<unsigned>(shifted - era * 146'097);
    const unsigned year = (ofEra - ofEra / 1'460 + ofEra / 36'524 - ofEra / 146'096) / 365;
    const unsigned ofYear = ofEra - (365 * year + year / 4 - year / 100);
    const unsigned month = (5 * ofYear + 2) / 153;
    return {.year = static_cast<std::int64_t>(year) + era * 400 + (month >= 10 ? 1 : 0),
            .month = month < 10 ? month + 3 : month - 9,
            .day = ofYear - (153 * month + 2) / 5 + 1};
}

std::int64_t offsetOf(const DateObject& date, const ZoneSource* zones)
{
    return date.zone.empty() || !zones ? date.offset : zones->at(date.zone, date.at.seconds).seconds;
}

} // namespace

std::string_view beginningOf(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

std::string_view kindWord(Value value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return "null";
    case json::Kind::Bool:
        return "true/false";
    case json::Kind::Int:
        return "whole number";
    case json::Kind::Double:
        return "number";
    case json::Kind::String:
        return isMarkup(value) ? "markup" : "text";
    case json::Kind::Array:
        return "list";
    case json::Kind::Object:
        break;
    }
    switch (markOf(value)) {
    case Mark::Date:
        return "date";
    case Mark::Interval:
        return "interval";
    case Mark::Zone:
        return "time zone";
    case Mark::Closure:
        return "arrow function";
    case Mark::Macros:
        return "macros";
    default: // an evaluator's own objects are not looked into: they may be gone by now
        return !isSpecial(value) && isList(value) ? "list" : "object";
    }
}

std::string textOfDate(const DateObject& date, const ZoneSource* zones)
{
    const std::int64_t offset = offsetOf(date, zones);
    // No date of Twig's is near the ends of the range; one from outside must not overflow.
    const std::int64_t limit = std::int64_t{1} << 60;
    const std::int64_t seconds = std::clamp(date.at.seconds, -limit, limit) + offset;
    const std::int64_t ofDay = (seconds % 86'400 + 86'400) % 86'400;
    const Date day = dateOfDay((seconds - ofDay) / 86'400);
    char buffer[96];
    std::snprintf(buffer, sizeof buffer, "%04lld-%02u-%02uT%02lld:%02lld:%02lld%c%02lld:%02lld",
                  static_cast<long long>(day.year), day.month, day.day, static_cast<long long>(ofDay / 3600),
                  static_cast<long long>(ofDay / 60 % 60), static_cast<long long>(ofDay % 60), offset < 0 ? '-' : '+',
                  static_cast<long long>(std::abs(offset) / 3600), static_cast<long long>(std::abs(offset) / 60 % 60));
    std::string text = buffer;
    if (!date.zone.empty())
        text += '[' + date.zone + ']';
    return text;
}

std::string textOfInterval(const IntervalObject& interval)
{
    std::string text = interval.inverted ? "-P" : "P";
    const auto add = [&text](std::int64_t count, char unit) {
        if (count != 0)
            text += std::to_string(count) + unit;
    };
    add(interval.years, 'Y');
    add(interval.months, 'M');
    add(interval.days, 'D');
    const std::size_t before = text.size();
    add(interval.hours, 'H');
    add(interval.minutes, 'M');
    add(interval.seconds, 'S');
    if (text.size() > before)
        text.insert(before, 1, 'T');
    return text.back() == 'P' ? text + "T0S" : text;
}

Keeper::Keeper(std::size_t bytesOfValue, std::size_t bytesInAll, const ZoneSource* zones)
    : m_bytesOfValue(bytesOfValue), m_room(bytesInAll), m_zones(zones)
{
    m_builder.beginArray();
}

void Keeper::keep(Value value, Seen& seen)
{
    seen.type = kindWord(value);
    const std::size_t given = std::min(m_bytesOfValue, m_room);
    std::size_t room = given;
    seen.cut = !copy(value, room, 0);
    m_room -= given - room;
    m_kept.push_back(&seen);
}

void Keeper::finish()
{
    m_builder.end();
    const json::Data all = m_builder.take();
    for (std::size_t i = 0; i < m_kept.size(); ++i)
        m_kept[i]->value = all.part(all.root().items()[i]);
}

/// False where something was left out.
bool Keeper::copyText(std::string_view text, std::size_t& room)
{
    const std::string_view beginning = beginningOf(text, room);
    m_builder.text(beginning);
    room -= beginning.size();
    return beginning.size() == text.size();
}

bool Keeper::copy(Value value, std::size_t& room, int depth)
{
    if (value.isString())
        return copyText(value.text(), room);
    if (isDate(value))
        return copyText(textOfDate(dateOf(value), m_zones), room);
    if (isInterval(value))
        return copyText(textOfInterval(intervalOf(value)), room);
    if (!value.isContainer() || isSpecial(value)) {
        m_builder.value(value.isContainer() ? Value() : value.marked(0));
        return true;
    }
    bool whole = depth < deepest || value.size() == 0;
    const std::size_t count = whole ? value.size() : 0;
    value.isArray() ? m_builder.beginArray() : m_builder.beginObject();
    for (std::size_t i = 0; i < count; ++i) {
        // Each costs what its punctuation and a short number take, so that the room ends in any case.
        const std::size_t cost = 4 + (value.isArray() ? 0 : value.members()[i].key.size());
        if (room < cost) {
            whole = false;
            break;
        }
        room -= cost;
        if (!value.isArray())
            m_builder.key(value.members()[i].key.text());
        whole = copy(valueAt(value, i), room, depth + 1) && whole;
    }
    m_builder.end();
    return whole;
}

} // namespace retort::twig
