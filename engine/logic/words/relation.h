// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace retort::logic {

/// What a clause says of its subject. The same operator says different things of different operands: {">": [x, 5]} is
/// "more than", with a date "after".
enum class Relation : std::uint8_t {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    OnOrAfter, ///< Dates, which compare as text.
    After,
    OnOrBefore,
    Before,
    TextAtLeast, ///< Other text, in the order of its bytes.
    TextAfter,
    TextAtMost,
    TextBefore,
    Between,         ///< The limits included.
    StrictlyBetween, ///< The limits not included.
    Is,              ///< Equality, where loose and strict come to the same, or loose.
    Exactly,         ///< Strict equality with a number or numeric text.
    Same,            ///< Loose equality with another field.
    ExactlySame,
    MissingOrNull,
    Falsy,        ///< == null or == false in PHP.
    CountsTrue,   ///< == true in PHP.
    TrueOrOne,    ///< == true in JavaScript.
    FalseOrZero,  ///< == false in JavaScript.
    EmptyTextPhp, ///< == "".
    EmptyTextJs,
    OneOf,
    Either, ///< One of two.
    PartOf, ///< in a text that is written out.
    Contains,
    StartsWith, ///< A part of a text cut off its beginning or end is compared with a text of that length.
    EndsWith,
    Set, ///< The truth of a value by itself.
};

/// A node that compares, taken apart: "subject relation object", or the contrary. Literals stand on the right.
struct Comparison {
    Relation relation;
    bool negated = false;
    NodeId subject = noNode;
    NodeId object = noNode; ///< noNode where the relation needs none (Set) or the rule leaves it out.
    NodeId second = noNode; ///< The upper limit of Between.
    bool item = false;      ///< The object is the only item of the list at that node.
    NodeId cut = noNode;    ///< Of StartsWith and EndsWith: the substr around the subject.
};

/// nullopt for operators that do not compare, and where there is no argument at all.
std::optional<Comparison> comparisonOf(const Program& program, NodeId node);

/// Between and StrictlyBetween where the third operand is null, which PHP takes as not given.
Comparison withoutUpperLimit(const Program& program, const Comparison& between);

/// The ids of the sentences of one relation. Arguments: {0} the subject, {1} and {2} the objects; in the last two
/// {0} the subject, {1} the value it has, {2} and {3} the objects.
struct RelationIds {
    std::string_view holds;      ///< data.score is at least 9
    std::string_view fails;      ///< data.score is not at least 9
    std::string_view with;       ///< (every item has) quantity at least 1
    std::string_view whichIs;    ///< data.score is 10, which is at least 9
    std::string_view whichIsNot; ///< data.score is 8, which is not at least 9
};
const RelationIds& idsOf(Relation relation);

/// The same order in the words that fit what stands on its right: numbers, dates, other text.
Relation fitting(Relation relation, json::Value object);

/// The same order in the words for what is compared as text, whatever it looks like.
Relation asText(Relation relation, std::string_view object);

/// Does the relation name its object? ("is missing or null" does not.)
bool takesObject(Relation relation);

// Ways through the tree.

/// The n-th argument; noNode where there are fewer.
NodeId argument(const Program& program, NodeId node, std::uint32_t position);
/// false for noNode.
bool isLiteral(const Program& program, NodeId node);
/// PHP takes the arguments of if and of loops also from an object's members, by their names; true where these are
/// others than "0", "1" and so on in this order.
bool hasNamedArguments(const Program& program, NodeId node);
/// The operator whose item this node is worked out for: the nearest map, filter, reduce, all, some or none around it
/// that has it in its second argument. noNode outside of loops.
NodeId loopAround(const Program& program, NodeId node);
/// Always gives a number (in JavaScript perhaps NaN).
bool isArithmetic(const Program& program, NodeId node);
/// Always gives true or false.
bool isBoolean(const Program& program, NodeId node);

} // namespace retort::logic
