// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

namespace retort::logic {

// Values that JSON has not, told apart by their mark.

/// JavaScript's undefined: a null with a mark.
inline json::Value undefined() { return json::Value().marked(1); }
inline bool isUndefined(json::Value value) { return value.isNull() && value.mark() != 0; }

/// A JavaScript function: its source text with a mark.
inline json::Value functionOf(std::string_view source) { return json::Value(source).marked(1); }
inline bool isFunction(json::Value value) { return value.isString() && value.mark() != 0; }

/// PHP, where objects are decoded as stdClass: an associative array, as an object with a mark.
inline json::Value asPhpArray(json::Value object) { return object.marked(1); }
inline bool isPhpArray(json::Value value, bool objects)
{
    return value.isArray() || (value.isObject() && (!objects || value.mark() != 0));
}
inline bool isStdClass(json::Value value, bool objects) { return objects && value.isObject() && value.mark() == 0; }

} // namespace retort::logic
