// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/environment.h"

namespace retort::logic::js {

/// ==
bool looselyEqual(json::Value a, json::Value b, Environment& environment);
/// ===: containers only where they are one and the same.
bool identical(json::Value a, json::Value b);
/// Below 0, 0 or above 0 as < and > have it; `unordered` where a NaN is compared.
inline constexpr int unordered = 2;
int compare(json::Value a, json::Value b, Environment& environment);

inline bool less(json::Value a, json::Value b, Environment& environment)
{
    return a.isNumber() && b.isNumber() ? a.number() < b.number() : compare(a, b, environment) < 0;
}
inline bool lessOrEqual(json::Value a, json::Value b, Environment& environment)
{
    return a.isNumber() && b.isNumber() ? a.number() <= b.number() : compare(a, b, environment) <= 0;
}
inline bool greater(json::Value a, json::Value b, Environment& environment)
{
    return a.isNumber() && b.isNumber() ? a.number() > b.number() : compare(a, b, environment) == 1;
}
inline bool greaterOrEqual(json::Value a, json::Value b, Environment& environment)
{
    if (a.isNumber() && b.isNumber())
        return a.number() >= b.number();
    const int order = compare(a, b, environment);
    return order == 0 || order == 1;
}

} // namespace retort::logic::js
