// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/environment.h"

namespace retort::logic::php {

/// array_sum: text counts as the number it begins with, arrays and objects not at all.
json::Value sum(const json::Value* values, std::size_t count);
json::Value subtracted(json::Value a, json::Value b, Environment& environment);
json::Value negated(json::Value a, Environment& environment); ///< -$a, which PHP computes as $a * -1.
json::Value multiplied(json::Value a, json::Value b, Environment& environment);
json::Value divided(json::Value a, json::Value b, Environment& environment);
json::Value remainder(json::Value a, json::Value b, Environment& environment); ///< %, of whole numbers.

/// "int", "float", "string", "bool", "null", "array", "stdClass": a type in PHP's messages.
std::string_view typeName(json::Value value, const Environment& environment);

} // namespace retort::logic::php
