// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/key.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace retort::json::detail {

/// Objects with at least this many members get an index.
inline constexpr std::size_t indexedFrom = 17;

/// The positions of `count` keys, sorted by before() and for equal keys by position. Sorting instead of hashing: no
/// choice of keys makes it slow. `keyAt(i)` gives a key.
template <class KeyAt>
void sortKeys(std::vector<std::uint32_t>& order, std::size_t count, KeyAt keyAt)
{
    order.resize(count);
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Key& keyA = keyAt(a);
        const Key& keyB = keyAt(b);
        return before(keyA, keyB) || (a < b && keyA == keyB);
    });
}

} // namespace retort::json::detail
