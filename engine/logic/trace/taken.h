// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/program.h"
#include "engine/logic/settings.h"
#include "engine/logic/trace/remark.h"

#include <optional>
#include <string>

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

/// What a value is taken as, as it stands in a rule, for Number and Text: 9, "9". "" where that takes no short form.
/// It depends on the operator: JavaScript's cat leaves null out, its in and substr take it as "null".
std::string takenText(json::Value value, Taken as, Operator op, Dialect dialect);
/// What it is taken as: "false", "0", "the text "9"", "not a number".
Phrase takenInWords(json::Value value, Taken as, Operator op, Dialect dialect);

} // namespace retort::logic
