// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::logic {

// The values next to a value, as somebody would write them who tries out a limit.

json::Data dataOf(std::string_view text);
json::Data dataOf(std::int64_t number);
json::Data dataOf(double number);
json::Data truthData(bool value); // another name: a "text" would become a bool

/// How many digits a number shows after its point: 0 for 9 and 9.0, 2 for 12.25, at most 9.
int decimalsOf(json::Value number);

/// One step below (-1) or above (1): by 1 where `decimals` is 0 and the number is whole, else by one in the last
/// digit. A whole number stays one where the step leaves it so.
json::Data stepped(json::Value number, int direction, int decimals);

/// The next text: of a date the day before or after, of a time the second (or minute), of digits the next number. Of
/// other text one that comes before or after it in the order of bytes. nullopt where there is none ("" has no text
/// before it).
std::optional<std::string> stepped(std::string_view text, int direction);

/// The same text in other letter case ("gold": "Gold", "ACME": "acme"); nullopt without a letter from a to z.
std::optional<std::string> otherLetters(std::string_view text);

} // namespace retort::logic
