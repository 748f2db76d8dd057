// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <string>
#include <string_view>

namespace retort::json {

struct WriteStyle {
    int indent = 0; ///< Spaces for each level; 0 writes one line without spaces after commas.
    bool wholeDoubles =
        false; ///< false: 3.0 is written "3.0", so that it reads back as a Double. true: "3", as JavaScript does.
};

/// JSON text of a value. Text that is not UTF-8 gets U+FFFD; NaN and infinities become null (check before where that
/// matters). Doubles are written in the shortest form that reads back the same. Does not recurse.
std::string write(Value value, const WriteStyle& style = {});
/// A string with its quotes and escapes.
std::string quoted(std::string_view text);

} // namespace retort::json
