// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <optional>
#include <span>
#include <string_view>

namespace retort::twig {

class Environment;

// What a template reaches of PHP's DateTime, DateTimeImmutable, DateInterval and DateTimeZone, as Twig's attribute
// look-up finds it: a property by its exact name, else a method in any letter case, also without "get", "is" or "has".

/// date.format('Y'), date.timestamp, date.diff(other): `name` as written, `date` isDate(). Nothing where PHP's class
/// has no such public method; Twig then gives null, or false under `is defined`.
std::optional<Value> dateMethod(Value date, std::string_view name, std::span<const Value> arguments,
                                Environment& environment);
/// Dates have no properties of their own: as dateMethod() without arguments. What Twig does for `date.timestamp`.
std::optional<Value> dateProperty(Value date, std::string_view name, Environment& environment);
/// Is there such a member? For `is defined`: nothing is called.
bool hasDateMember(Value date, std::string_view name);

/// interval.days, interval.y, interval.invert; then its methods: interval.format('%a').
std::optional<Value> intervalProperty(Value interval, std::string_view name, Environment& environment);
std::optional<Value> intervalMethod(Value interval, std::string_view name, std::span<const Value> arguments,
                                    Environment& environment);
bool hasIntervalMember(Value interval, std::string_view name);

/// date.timezone gives a DateTimeZone (Mark::Zone): name, getName, getOffset(date).
std::optional<Value> zoneMethod(Value zone, std::string_view name, std::span<const Value> arguments,
                                Environment& environment);
bool hasZoneMember(Value zone, std::string_view name);

} // namespace retort::twig
