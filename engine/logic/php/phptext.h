// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/environment.h"

#include <cstddef>
#include <string_view>

namespace retort::logic::php {

/// A parameter of one of PHP's own functions, for its messages.
struct Parameter {
    std::string_view function; ///< "strpos"
    int number;                ///< From 1.
    std::string_view name;     ///< "needle"
};

/// A value given to a parameter of type string: numbers and booleans become text, null the empty one (a deprecation),
/// arrays and objects are refused. Lives as long as the value or the arena.
std::string_view textParameter(json::Value value, Parameter parameter, Environment& environment);

/// implode("", …): true is "1", false and null are empty, an array is "Array" with a warning.
json::Value joined(const json::Value* values, std::size_t count, Environment& environment);

/// strpos($haystack, $needle) !== false
bool occurs(json::Value needle, std::string_view haystack, Environment& environment);

/// substr(): counts bytes. Refuses fewer than 2 and more than 3 arguments.
json::Value substr(const json::Value* values, std::size_t count, Environment& environment);

} // namespace retort::logic::php
