// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/value.h"

#include <string>
#include <string_view>

namespace retort::json {

struct WriteStyle {
    int indent = 0; ///< How many of indentWith for each level; 0 writes one line without spaces after commas.
    bool wholeDoubles =
        false; ///< false: 3.0 is written "3.0", so that it reads back as a Double. true: "3", as JavaScript does.
    char indentWith = ' ';
};

/// JSON text of a value. Text that is not UTF-8 gets U+FFFD for each such byte; NaN and infinities become null (check
/// before where that matters). Doubles are written in the shortest form that reads back the same, with an exponent
/// where JavaScript has one (1e+21, 1e-7). Does not recurse.
std::string write(Value value, const WriteStyle& style = {});
/// A string with its quotes and escapes: those that JSON asks for, and no others.
std::string quoted(std::string_view text);
/// A finite number as JavaScript's Number::toString has it: "3", "0.1", "1e+21".
std::string numberText(double number);

} // namespace retort::json
