// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/environment.h"
#include "engine/logic/js/jsproperty.h"

#include <string_view>

namespace retort::logic {

/// The member of an object under a key that is not where it was last; nullptr where there is none.
[[gnu::noinline]] const json::Value* memberElsewhere(const json::Value& object, Segment& segment);

inline const json::Value* member(const json::Value& object, Segment& segment)
{
    if (segment.hint < object.size()) [[likely]] {
        const json::Member& last = object.members()[segment.hint];
        if (last.key == segment.key) [[likely]]
            return &last.value;
    }
    return memberElsewhere(object, segment);
}

/// One step down, data[key]; nullptr where there is nothing. PHP: nor where there is null (isset), nor in a text.
/// JavaScript: a null is found, but nothing below it; what built-in objects give is put into `made`.
template <Dialect dialect>
inline const json::Value* descend(const json::Value& data, Segment& segment, json::Value& made,
                                  Environment& environment)
{
    const json::Value* next = nullptr;
    if (data.isObject()) [[likely]]
        next = member(data, segment);
    else if (data.isArray() && segment.position < data.size())
        next = data.items() + segment.position;
    if constexpr (dialect == Dialect::Php)
        return next && !next->isNull() ? next : nullptr;
    if (!next) {
        if (!segment.inherited || data.isNull())
            return nullptr;
        made = js::inherited(data, segment.key.text(), environment);
        next = &made;
    }
    return isUndefined(*next) ? nullptr : next;
}

/// A path that is taken apart already; nullptr where there is nothing.
template <Dialect dialect>
inline const json::Value* lookUp(const json::Value& data, Segment* segments, std::uint32_t count, json::Value& made,
                                 Environment& environment)
{
    const json::Value* at = &data;
    for (Segment* end = segments + count; segments != end; ++segments) {
        at = descend<dialect>(*at, *segments, made, environment);
        if (!at)
            return nullptr;
    }
    return at;
}

/// A path as text: "data.items.0". `data` is what was found; false where there is nothing. A Limit failure for a path
/// of too many parts.
template <Dialect dialect>
bool lookUp(json::Value& data, std::string_view path, Environment& environment);

} // namespace retort::logic
