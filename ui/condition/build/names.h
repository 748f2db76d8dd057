// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/answers.h"
#include "engine/condition/relation.h"
#include "ui/common/paint.h"

#include <QString>

#include <string_view>

namespace retort {

// What the builder calls things.

/// On the button between field and value: "≥", "is one of", "is on or after". Signs are isolated, so that they read
/// the same from right to left.
QString relationWord(const condition::Relation& relation, std::string_view type);
/// In a menu: "≥  is at least".
QString relationItem(const condition::Relation& relation, std::string_view type);
/// What stands between or before operands: "×", "largest of", "every item of".
QString operatorWord(logic::Operator op, bool negated = false);
/// In a menu: "×  times".
QString operatorItem(logic::Operator op);
QString quantifierWord(condition::Quantifier quantifier); ///< "all", "any", "none", "not all"
/// "All of these hold"
QString quantifierItem(condition::Quantifier quantifier);
inline constexpr condition::Quantifier quantifiers[] = {condition::Quantifier::All, condition::Quantifier::Any,
                                                        condition::Quantifier::None, condition::Quantifier::NotAll};

/// An operator that stands between its operands.
bool isInfix(logic::Operator op);
/// Those that can take the place of one another.
std::vector<logic::Operator> kinOf(logic::Operator op);

/// A value in a few characters: 9, "gold", 3 items.
QString shortValue(json::Value value);
/// A list by its items, "vip, gold, beta and 3 more"; one that holds lists or objects, and anything else, in words.
QString listedValue(json::Value value);
/// What a part comes to, for a chip: of a condition with its verdict. `shown` is the answer whose value says why (the
/// field's, of a clause).
ChipContent chipOf(const condition::Answer& answer, condition::Use use, const condition::Answer* shown);
/// The same in a sentence, for the tooltip.
QString tipOf(const condition::Answer& answer, condition::Use use);

} // namespace retort
