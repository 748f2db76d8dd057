// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <optional>
#include <span>
#include <string_view>

namespace retort::twig {

class Environment;

// What a template reaches of PHP's DateTime, DateInterval and DateTimeZone, as Twig's attribute look-up finds it: a
// property by its exact name, else a method in any letter case, also without "get". Methods that PHP has and we do not
// simulate (createFromFormat) fail and say so.

/// date.format('Y'), date.diff(other): `name` as written, `date` isDate(). Nothing where PHP's class has no such public
/// method; Twig then gives null, or false under `is defined`. modify(), setTime() and their like change the date
/// itself.
std::optional<Value> dateMethod(Value date, std::string_view name, std::span<const Value> arguments,
                                Environment& environment);
/// date.timestamp: as dateMethod() without arguments, but for the names that PHP shows of a date and does not give
/// (date, timezone, timezone_type), which are null with a warning.
std::optional<Value> dateProperty(Value date, std::string_view name, Environment& environment);
/// Is there such a member? For `is defined`: nothing is called.
bool hasDateMember(Value date, std::string_view name);

/// interval.days, interval.y, interval.invert; else its methods, without arguments.
std::optional<Value> intervalProperty(Value interval, std::string_view name, Environment& environment);
/// interval.format('%a').
std::optional<Value> intervalMethod(Value interval, std::string_view name, std::span<const Value> arguments,
                                    Environment& environment);
bool hasIntervalMember(Value interval, std::string_view name);

/// date.getTimezone() gives a DateTimeZone (Mark::Zone): name, getName, getOffset(date).
std::optional<Value> zoneMethod(Value zone, std::string_view name, std::span<const Value> arguments,
                                Environment& environment);
bool hasZoneMember(Value zone, std::string_view name);

/// An array of what PHP shows of a date, interval or zone: what json_encode writes.
Value publicMembers(Value object, Environment& environment);

} // namespace retort::twig
