// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort::logic {

/// A value as people see it: gold, "two words", "9" (text that could be taken for a number), 9, true, the list vip and
/// beta, an empty list. Short whatever its size. Doubles that are whole read 9.0 in PHP, where that is another value
/// than 9, and 9 in JavaScript.
Phrase valueInWords(json::Value value, Dialect dialect = Dialect::Php);

/// The same, as an answer to "compared with what?": text always stands in quotes.
Phrase quotedInWords(json::Value value, Dialect dialect = Dialect::Php);

/// Values beside each other: as soon as one text among them needs quotes, all texts have them.
std::vector<Phrase> valuesInWords(const json::Value* values, std::size_t count, Dialect dialect);

/// A variable's path as it is written, "data.score"; in quotes where it could be misread, and cut in the middle where
/// it is long. "" (all of the data) has no words here, since that depends on where it stands.
Phrase pathInWords(std::string_view path);

/// Text that shows exactly what it holds on one line: control, invisible and direction-changing characters, quotes and
/// backslashes as escapes, bytes that are no UTF-8 as U+FFFD. At most `most` characters, then "…".
std::string visible(std::string_view text, std::size_t most);

/// Would its JSON have about `bytes` bytes at most? Looks at no more than that much of it.
bool fitsIn(json::Value value, std::size_t bytes);

/// Looks like an ISO 8601 date, perhaps with a time: what compares as text and is read as a date.
bool looksLikeDate(std::string_view text);
/// A number to PHP or JavaScript when compared with one: " 9 ", "-1.5e3".
bool looksLikeNumber(std::string_view text);

} // namespace retort::logic
