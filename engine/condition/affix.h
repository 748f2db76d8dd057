// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/relation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::condition {

/// "Starts with" and "ends with". JSON Logic has no operator for them: a part of the length of a text is cut off the
/// field and held against that text.
///
///     {"===": [{"substr": [{"var": "email"}, 0, 4]}, "info"]}    starts with
///     {"===": [{"substr": [{"var": "email"}, -4]}, ".com"]}      ends with
struct Affix {
    bool atEnd = false;
    PartId subject = noPart; ///< What is cut: the field.
    PartId size = noPart;    ///< The number that has to follow the length of the text.
    PartId text = noPart;    ///< The literal text.
};

/// nullopt where a comparison is none, or counts another length than its text has in the rule's dialect.
std::optional<Affix> affixOf(const Outline& outline, PartId part);

enum class AffixKind : std::uint8_t { None, Start, End };
AffixKind affixKindOf(const Relation& relation);

/// The length of a text as substr counts it: bytes in PHP, UTF-16 units in JavaScript.
std::int64_t lengthOf(std::string_view text, logic::Dialect dialect);
/// The number that cuts such a length off the beginning or the end.
std::string sizeText(std::int64_t length, bool atEnd);
/// The arguments of substr besides the field, each as JSON.
std::vector<std::string> cutArguments(std::int64_t length, bool atEnd);

} // namespace retort::condition
