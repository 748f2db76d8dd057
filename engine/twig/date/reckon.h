// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/twig/date/parsedtime.h"
#include "engine/twig/value/object.h"

#include <cstdint>
#include <optional>

namespace retort::twig {

/// A date as the clocks of its zone show it.
struct LocalFields {
    std::int64_t year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;
    ZoneOffset offset;
};

LocalFields fieldsOf(const DateObject& date, const ZoneSource* zones);

/// new DateTime(text, zone): what `time` leaves open is taken from `now`, which is in that zone. None where the result
/// is beyond the years that a moment can have.
std::optional<DateObject> newDate(const ParsedTime& time, const DateObject& now, const ZoneSource* zones);
/// DateTime::modify: the zone stays, whatever zone `time` names. None as above.
std::optional<DateObject> modified(const DateObject& date, const ParsedTime& time, const ZoneSource* zones);

} // namespace retort::twig
