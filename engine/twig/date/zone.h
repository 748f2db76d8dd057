// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/twig/value/object.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::twig {

class WordReader;

ZoneObject zoneOfDate(const DateObject& date);
void setZone(DateObject& date, const ZoneObject& zone);
ZoneObject utc();

/// Reads a zone at the reader's place: "+10:00", "GMT+10", "AEST", "Australia/Sydney", with ( ) around it or not. None
/// where it is unknown. `zones` may be nullptr.
std::optional<ZoneObject> readZone(WordReader& reader, const ZoneSource* zones);
/// All of the text is a zone. What DateTimeZone's constructor takes, where isOffsetInRange().
std::optional<ZoneObject> zoneNamed(std::string_view name, const ZoneSource* zones);
bool isOffsetInRange(const ZoneObject& zone); ///< Below 100 hours.

/// The zone's clocks at a moment.
ZoneOffset offsetAt(const ZoneObject& zone, std::int64_t seconds, const ZoneSource* zones);
/// The moment at which the zone's clocks show a local time, in seconds since 1970-01-01T00:00:00 of them. Where clocks
/// go forward it is moved on by the gap; where they go back, which of the two it is depends as in PHP on where on
/// Earth the zone is, and on `summer`: whether the date that it was reckoned from had daylight saving time.
std::int64_t momentOf(const ZoneObject& zone, std::int64_t local, std::optional<bool> summer, const ZoneSource* zones);

std::string offsetText(std::int32_t seconds, bool colon); ///< "+10:00", "+1000"
std::string zoneText(const ZoneObject& zone);             ///< DateTimeZone::getName
bool sameZone(const ZoneObject& a, const ZoneObject& b);

} // namespace retort::twig
