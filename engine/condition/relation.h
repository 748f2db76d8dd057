// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/condition/outline.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort::condition {

/// What people pick between a field and a value: a relation, not an operator. "Is one of", "contains" and "is part of"
/// are all `in`; "is not one of" is `in` with a `!` around it; "starts with" is a comparison of a part of a text.
struct Relation {
    std::string_view id; ///< Stable: "at-least", "is-exactly", "not-one-of", "contains", "is-set", "between".
    logic::Operator op;
    bool negated = false; ///< A `!` around it; of "is not set", whose operator is the `!`, too.
    Form form = Form::Comparison;
    bool offered = true; ///< Whether a menu has it. The others are only recognised: !(a > b) is "is not more than".
    std::size_t operands = 1; ///< Besides the field itself: 0, 1, or 2.

    bool operator==(const Relation&) const = default;
};

/// All of them; pointers to them stay valid.
const std::vector<Relation>& relations();
const Relation* relationNamed(std::string_view id); ///< nullptr where there is none.

/// The relation that a part says, or nullptr for one that is none of them. A Field that stands alone as a condition "is
/// set".
const Relation* relationOf(const Outline& outline, PartId part);

/// Of a part with a relation: what it is about, and what that is held against. Of "contains" the subject is the
/// haystack; of "between" the middle; of "starts with" the field that is cut. noPart where there is none: the subject
/// of `missing` is a name, its only child.
struct Operands {
    PartId subject = noPart;
    PartId object = noPart; ///< Of "between" the lower limit.
    PartId second = noPart; ///< Of "between" the upper limit.
};
Operands operandsOf(const Outline& outline, PartId part);

/// What can be asked of a field of this type, the most useful first: what a menu offers. Types are those of a Field
/// (engine/reaction/fields.h); "" and what is unknown get all.
std::vector<const Relation*> relationsFor(std::string_view type);

/// How it reads between field and value: "is at least"; of a date "is on or after". Words of its own for each type
/// where that is plainer.
Phrase inWords(const Relation& relation, std::string_view type = {});

/// JSON text of the operand that a new clause begins with: 0, "", true, []. `relation` as "is one of" makes it a list.
std::string startValue(const Relation& relation, std::string_view type);

} // namespace retort::condition
