// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/twig/date/zone.h"
#include "engine/twig/value/object.h"

#include <string>
#include <string_view>

namespace retort::twig {

class Environment;

/// The zone that a render works in: the settings' one.
ZoneObject environmentZone(const Environment& environment);

/// What Twig makes of a value where it wants a date. `zone`: null for the environment's, false to leave the date's own,
/// else a zone's name or a zone. Fails as Twig does where the text is no date or the zone is unknown.
DateObject toDate(Value value, Value zone, Environment& environment);
/// new DateTime(text, zone). Fails as Twig does.
DateObject dateOfText(std::string_view text, const ZoneObject& zone, Environment& environment);
/// new DateTimeZone(name). Fails as Twig does.
ZoneObject zoneOfText(std::string_view name, Environment& environment);
/// DateTime::modify: false with a warning where the text says nothing that PHP knows.
Value modify(const DateObject& date, std::string_view text, Environment& environment);

/// What Twig says of an exception of PHP's during a render.
[[noreturn]] void failThrown(const std::string& thrown, Phrase message, Environment& environment);

} // namespace retort::twig
