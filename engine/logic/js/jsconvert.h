// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/environment.h"

#include <string>
#include <string_view>

namespace retort::logic::js {

/// json-logic-js: as JavaScript's Boolean(), but an empty array is false.
bool truthy(json::Value value);
/// JavaScript's Boolean().
bool isTrue(json::Value value);

/// Every number is a double here.
inline double realOf(json::Value number) { return number.number(); }

/// Number(value). Throws where an object has no primitive value.
double toNumber(json::Value value, Environment& environment);
/// String(value); null is "null". Lives as long as the value or the arena.
std::string_view toText(json::Value value, Environment& environment);
/// What a + "" is made of: containers and functions become text, all else stays.
json::Value toPrimitive(json::Value value, Environment& environment);
/// Array.prototype.join: undefined and null are empty.
json::Value joined(const json::Value* values, std::size_t count, std::string_view separator, Environment& environment);
/// An object that has "toString" as a key cannot be made text.
[[noreturn]] void noPrimitive(Environment& environment);

} // namespace retort::logic::js
