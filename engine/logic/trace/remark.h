// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <cstdint>

namespace retort::logic {

/// Where a variable's value came from: the data given, the item that map, filter, reduce, all, some or none is at, or
/// reduce's accumulator.
enum class Origin : std::uint8_t { Data, Item, Accumulator };
enum class Found : std::uint8_t { Present, Default, Missing };

/// How a value was taken as another type.
enum class Taken : std::uint8_t {
    True,          ///< Asked for its truth.
    False,         //
    Number,        ///< All of it is a number, or counts as one: "10", true, null.
    LeadingNumber, ///< A text that begins with a number: "9pts".
    NotANumber,    ///< JavaScript's NaN.
    Whole,         ///< Cut to a whole number.
    Text,          //
    LeftOut,       ///< Not counted at all.
    Greater,       ///< A list, which PHP has greater than any number or text.
};

/// What the other dialect would have given.
enum class Other : std::uint8_t {
    Value,     //
    Undefined, //
    Error,     ///< The value is the text of what it throws.
    Truth,     ///< The value counts as true or false there, not as here.
    Walked,    ///< The value is an object, which PHP walks and JavaScript does not.
    Rounded,   ///< The value is a whole number that JavaScript cannot hold.
};

/// A Note while the evaluation still runs: ids and values only, its text is built afterwards (see Trace::notes).
struct Remark {
    enum class What : std::uint8_t {
        Read,    ///< The path `about` gave `value`.
        Taken,   ///< `value` was taken as something else; `detail` is a Taken.
        Warned,  ///< PHP's warning; `detail` is a Warning, `value` is what it names.
        Differs, ///< The other dialect gives `value`; `detail` is an Other.
    };

    std::uint32_t record;
    What what;
    std::uint8_t detail = 0;
    Origin origin = Origin::Data;
    Found found = Found::Present;
    json::Value value;
    json::Value about;
};

} // namespace retort::logic
