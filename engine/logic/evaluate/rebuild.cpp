// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate/rebuild.h"

namespace retort::logic {

json::Value withArrays(json::Value value, Arena& arena)
{
    return rebuilt(
        value, arena, [](json::Value leaf) { return leaf; },
        [](json::Value, json::Value to) { return to.isObject() ? asPhpArray(to) : to; });
}

} // namespace retort::logic
