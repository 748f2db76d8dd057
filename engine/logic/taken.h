// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/remark.h"
#include "engine/logic/settings.h"

#include <optional>

namespace retort::logic {

/// As what a dialect takes two values that it compares; none where it takes one as it is.
struct TakenPair {
    std::optional<Taken> left;
    std::optional<Taken> right;
};

/// By <, <=, > and >=; the same for all of them.
TakenPair takenInOrder(json::Value left, json::Value right, const Settings& settings);
/// By == and !=.
TakenPair takenForEquality(json::Value left, json::Value right, const Settings& settings);

/// The same handle, not only an equal value; numbers and the like by value.
bool isSameHandle(json::Value a, json::Value b);

/// Is this what everybody expects: a text that is a number all over, as that number?
bool isPlain(json::Value value, Taken as);

/// What it is taken as: "false", "0", "the text "9"", "not a number".
Phrase takenInWords(json::Value value, Taken as, Dialect dialect);

} // namespace retort::logic
