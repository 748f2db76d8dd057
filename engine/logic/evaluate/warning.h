// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <cstdint>
#include <string>

namespace retort::logic {

/// What PHP warns of in json-logic-php.
enum class Warning : std::uint8_t {
    NonNumeric,        ///< "9pts" in arithmetic.
    ArrayToText,       ///< A list in cat.
    UndefinedKey,      ///< An argument asked for by its place that is not there; about: the place.
    UndefinedVariable, ///< and, or without arguments.
    ObjectToInt,       ///< A stdClass compared with an int.
    ObjectToFloat,     ///< A stdClass compared with a float.
};

/// PHP's own words.
std::string textOf(Warning warning, json::Value about);

} // namespace retort::logic
