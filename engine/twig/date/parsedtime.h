// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/twig/value/object.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::twig {

/// What a date text adds to a moment: "+2 days", "last friday of". Amounts beyond 64 bits stay at the limit.
struct Relative {
    enum class Special : std::uint8_t { None, Weekdays, DayOfWeekInMonth, LastDayOfWeekInMonth };
    enum class DayOf : std::uint8_t { None, First, Last };

    std::int64_t years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0, microseconds = 0;
    bool toWeekday = false;
    std::int64_t weekday = 0; ///< 0 is Sunday; -7 to -1 after "ago".
    int behaviour = 0;        ///< 0: today does not count as that weekday, 1: it does, 2: within this week.
    Special special = Special::None;
    std::int64_t amount = 0; ///< Of Special::Weekdays.
    DayOf dayOf = DayOf::None;
};

/// What a date text says, before anything is filled in from now.
struct ParsedTime {
    std::optional<std::int64_t> year, month, day, hour, minute, second, microsecond;
    bool hasDate = false;
    int times = 0; ///< How many times of day were given; four digits after a time are a year.
    int zones = 0;
    std::optional<ZoneObject> zone;
    bool relates = false;
    Relative relative;
};

/// Why a text is no date, as PHP says it.
struct TimeError {
    std::size_t position = 0; ///< In bytes, of the text without the space around it.
    char character = 0;
    std::string_view reason; ///< "Unexpected character"
};

/// Reads what PHP 8.2's strtotime() and DateTime read.
class TimeParser {
public:
    /// `zones` may be nullptr: UTC, offsets and abbreviations are known then.
    explicit TimeParser(const ZoneSource* zones) : m_zones(zones) {}

    /// The first error where there is one; `time` then holds nothing of use.
    std::optional<TimeError> parse(std::string_view text, ParsedTime& time) const;

private:
    const ZoneSource* m_zones;
};

} // namespace retort::twig
