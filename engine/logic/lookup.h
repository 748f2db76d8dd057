// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/code.h"
#include "engine/logic/environment.h"
#include "engine/logic/jsproperty.h"

#include <string_view>

namespace retort::logic {

/// One step down: data[key]. PHP: false where there is nothing or null (isset), also in a text. JavaScript: false where
/// there is nothing; a null is found, but below it nothing is.
template <Dialect dialect>
inline bool descend(json::Value& data, Segment& segment, Environment& environment)
{
    const json::Value* next = nullptr;
    if (data.isObject())
        next = json::find(data, segment.key, segment.hint);
    else if (data.isArray() && segment.position < data.size())
        next = &data.items()[segment.position];
    if constexpr (dialect == Dialect::Php) {
        if (!next || next->isNull())
            return false;
        data = *next;
        return true;
    }
    if (next) {
        data = *next;
        return !isUndefined(data);
    }
    if (data.isNull() || !segment.inherited)
        return false;
    data = js::inherited(data, segment.key.text(), environment);
    return !isUndefined(data);
}

/// A path that is taken apart already. `data` is what was found; where nothing was, it has no meaning.
template <Dialect dialect>
inline bool lookUp(json::Value& data, Segment* segments, std::uint32_t count, Environment& environment)
{
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!descend<dialect>(data, segments[i], environment))
            return false;
    }
    return true;
}

/// A path as text: "data.items.0". A Limit failure for one of too many parts.
template <Dialect dialect>
bool lookUp(json::Value& data, std::string_view path, Environment& environment);

} // namespace retort::logic
