// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/environment.h"

namespace retort::logic::php {

/// PHP's (bool), which json-logic-php calls truthy, but for "0", which it takes as true.
bool isTrue(json::Value value, const Environment& environment);
bool truthy(json::Value value, const Environment& environment);

/// PHP 8's <=>, in the order of zend_compare: below 0, 0 or above 0; 1 also where two values have no order.
int compare(json::Value a, json::Value b, Environment& environment);
/// ==
bool looselyEqual(json::Value a, json::Value b, Environment& environment);
/// ===
bool identical(json::Value a, json::Value b, Environment& environment);

inline bool less(json::Value a, json::Value b, Environment& environment)
{
    if (a.isInt() && b.isInt())
        return a.asInt() < b.asInt();
    if (a.isNumber() && b.isNumber())
        return a.number() < b.number();
    return compare(a, b, environment) < 0;
}

inline bool lessOrEqual(json::Value a, json::Value b, Environment& environment)
{
    if (a.isInt() && b.isInt())
        return a.asInt() <= b.asInt();
    if (a.isNumber() && b.isNumber())
        return a.number() <= b.number();
    return compare(a, b, environment) <= 0;
}

} // namespace retort::logic::php
