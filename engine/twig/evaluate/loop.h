// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/key.h"
#include "engine/twig/value/object.h"

#include <cstdint>

namespace retort::twig {

class Environment;

/// What `loop` is while its loop runs: no array until something wants all of it.
struct Loop {
    Value parent; ///< The context around it, as it was when the loop began; null where no template can see it.
    std::int64_t index0 = 0;
    std::int64_t length = 0;

    /// Its member of that name; null where it has none, and then `found` is false.
    Value member(const json::Key& key, bool& found) const;
    Value whole(Environment& environment) const; ///< The array that PHP has.
};
/// The next turn of a loop whose `loop` the template has replaced: counts in what is there, as PHP does.
Value nextTurn(Value loop, Environment& environment);

/// A Loop as a scope holds it; no other place ever does.
inline constexpr auto loopMark = static_cast<Mark>(100);
inline bool isLoop(Value v) { return isSpecial(v) && markOf(v) == loopMark; }
inline const Loop& loopOf(Value v) { return *reinterpret_cast<const Loop*>(v.members()); }

} // namespace retort::twig
