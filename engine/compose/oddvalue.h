// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace retort::compose {

/// A value that a field of this type should not have, and yet may come with.
struct OddValue {
    std::optional<json::Data> value; ///< None: the field is absent.
    Phrase what;
};

/// The `turn`-th odd value for a field; they repeat after some seven turns. `example` is what the field usually holds.
OddValue oddValue(std::string_view type, json::Value example, std::size_t turn);

/// A plain value of a type: 1 for a number, "text" for a text.
json::Data plainValue(std::string_view type);

} // namespace retort::compose
