// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace retort::php {

/// json_encode's flags, with PHP's numbers.
enum JsonFlag : std::int64_t {
    JsonHexTag = 1,
    JsonHexAmp = 2,
    JsonHexApos = 4,
    JsonHexQuot = 8,
    JsonForceObject = 16,
    JsonNumericCheck = 32,
    JsonUnescapedSlashes = 64,
    JsonPrettyPrint = 128,
    JsonUnescapedUnicode = 256,
    JsonPartialOutput = 512,
    JsonPreserveZeroFraction = 1024,
    JsonUnescapedLineTerminators = 2048,
    JsonInvalidIgnore = 1 << 20,
    JsonInvalidSubstitute = 1 << 21,
    JsonThrow = 1 << 22,
};

/// Adds a text in quotes, or for JsonNumericCheck the number that it is. False where it is no UTF-8 and no flag says
/// what to do then; what was added up to there stays.
bool appendJsonText(std::string& out, std::string_view text, std::int64_t flags);
/// Adds a finite number.
void appendJsonNumber(std::string& out, double value, std::int64_t flags);

} // namespace retort::php
