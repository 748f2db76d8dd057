// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/arena.h"
#include "engine/logic/evaluate/mark.h"

#include <algorithm>
#include <new>
#include <vector>

namespace retort::logic {

/// One part of a container whose memory the arena has just given.
inline void put(json::Value from, json::Value to, std::size_t position, json::Value part)
{
    if (to.isArray())
        new (const_cast<json::Value*>(to.items()) + position) json::Value(part);
    else
        new (const_cast<json::Member*>(to.members()) + position) json::Member{from.members()[position].key, part};
}

/// Makes a value anew from the inside out, without recursion: `leaf` gives what stands for a value that is no
/// container, `closed` gets each container with its parts made anew (its keys stand in the arena as before) and may
/// change it.
template <class Leaf, class Closed>
json::Value rebuilt(json::Value value, Arena& arena, Leaf leaf, Closed closed)
{
    struct Open {
        json::Value from;
        json::Value to;
        std::size_t next;
    };
    const auto emptied = [&](json::Value from) -> json::Value {
        if (from.isArray())
            return json::Value::array(arena.allocate<json::Value>(std::max<std::size_t>(from.size(), 1)), from.size());
        return json::Value::object(arena.allocate<json::Member>(std::max<std::size_t>(from.size(), 1)), from.size());
    };
    if (!value.isContainer())
        return leaf(value);
    std::vector<Open> open{{value, emptied(value), 0}};
    for (;;) {
        Open& top = open.back();
        if (top.next < top.from.size()) {
            const json::Value part =
                top.from.isArray() ? top.from.items()[top.next] : top.from.members()[top.next].value;
            if (part.isContainer()) {
                open.push_back({part, emptied(part), 0});
                continue;
            }
            put(top.from, top.to, top.next++, leaf(part));
            continue;
        }
        const json::Value done = closed(top.from, top.to);
        open.pop_back();
        if (open.empty())
            return done;
        Open& parent = open.back();
        put(parent.from, parent.to, parent.next++, done);
    }
}

/// PHP: the same with each object marked as an associative array.
json::Value withArrays(json::Value value, Arena& arena);

} // namespace retort::logic
