// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <cstdint>

namespace retort::logic {

/// Where a variable's value came from: the data given, the item that map, filter, reduce, all, some or none is at, or
/// reduce's accumulator.
enum class Origin : std::uint8_t { Data, Item, Accumulator };
enum class Found : std::uint8_t { Present, Default, Missing };

/// A Note while the evaluation still runs: ids and values only, its text is built afterwards (see Trace::notes).
struct Remark {
    enum class What : std::uint8_t {
        Read,    ///< `value` is the path's text.
        Coerced, ///< `value` was taken as `as`.
        Warned,  ///< PHP's warning number `detail`; `value` is what it names.
        Differs, ///< The other dialect gives `value`; `detail` says whether it is one.
    };

    std::uint32_t record;
    What what;
    std::uint8_t detail = 0;
    Origin origin = Origin::Data;
    Found found = Found::Present;
    json::Value value;
};

} // namespace retort::logic
