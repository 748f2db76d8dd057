// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/json/value.h"

#include <cstdint>
#include <span>
#include <string>

namespace retort::twig {

// Values are json::Value, so that a context is used where it lies: a PHP array is a json array (keys 0, 1, 2 …) or an
// object whose keys are texts, where a text that is a whole number as PHP writes it is an integer key. What JSON does
// not have carries a mark; to code that does not know the marks it is a text, or an empty object.
using json::Value;

enum class Mark : std::uint8_t { None, Markup = 1, Date, Interval, Zone, Closure, Macros };

/// A moment with the zone that it is shown in.
struct DateObject {
    Instant at;
    std::string zone;         ///< A name of the tz database, or "" where it has an offset only.
    std::int32_t offset = 0;  ///< East of UTC in seconds, of a date without a zone's name.
    std::string abbreviation; ///< "EST", where the text said so; else "".
    bool summer = false;      ///< The abbreviation is of daylight saving time; `offset` has it in.
    bool mutableDate = false; ///< PHP's DateTime and not DateTimeImmutable; they print alike.
};

/// What DateTime::diff gives.
struct IntervalObject {
    std::int64_t years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0;
    std::int32_t microseconds = 0;
    bool inverted = false;
    std::int64_t totalDays = -1; ///< `days`; -1 where PHP says false.
};

/// PHP's DateTimeZone: what DateObject has of one.
struct ZoneObject {
    std::string name;
    std::int32_t offset = 0;
    std::string abbreviation;
    bool summer = false;

    bool operator==(const ZoneObject&) const = default;
};

/// An arrow function: which node, and the variables around it.
struct ClosureObject {
    std::uint32_t node = 0;
    const void* scope = nullptr; ///< The evaluator's.
};

inline bool isMarkup(Value v) { return v.isString() && v.mark() == static_cast<std::uint8_t>(Mark::Markup); }
inline bool isSpecial(Value v) { return v.isObject() && v.mark() != 0; }
inline Mark markOf(Value v) { return static_cast<Mark>(v.mark()); }
inline bool isDate(Value v) { return isSpecial(v) && markOf(v) == Mark::Date; }
inline bool isInterval(Value v) { return isSpecial(v) && markOf(v) == Mark::Interval; }
inline bool isZone(Value v) { return isSpecial(v) && markOf(v) == Mark::Zone; }
inline bool isClosure(Value v) { return isSpecial(v) && markOf(v) == Mark::Closure; }
/// A PHP array, and no object of PHP's.
inline bool isArray(Value v) { return v.isArray() || (v.isObject() && v.mark() == 0); }
/// A text that is no Markup, which is an object to PHP.
inline bool isText(Value v) { return v.isString() && v.mark() == 0; }

inline Value markup(std::string_view text) { return Value(text).marked(static_cast<std::uint8_t>(Mark::Markup)); }
/// The object must live as long as the value: Environment::make.
template <class T>
Value special(const T* object, Mark mark)
{
    return Value::object(reinterpret_cast<const json::Member*>(object), 0).marked(static_cast<std::uint8_t>(mark));
}
inline const DateObject& dateOf(Value v) { return *reinterpret_cast<const DateObject*>(v.members()); }
inline const IntervalObject& intervalOf(Value v) { return *reinterpret_cast<const IntervalObject*>(v.members()); }
inline const ZoneObject& zoneOf(Value v) { return *reinterpret_cast<const ZoneObject*>(v.members()); }
inline const ClosureObject& closureOf(Value v) { return *reinterpret_cast<const ClosureObject*>(v.members()); }

} // namespace retort::twig
