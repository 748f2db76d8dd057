// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/condition/outline.h"
#include "engine/condition/relation.h"
#include "engine/json/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Edits of a rule that stands somewhere in a document: `rule` is the pointer of the rule ("" where the document is the
/// rule), parts are those of its outline. Each gives the next document; bytes outside of what changes stay, operands
/// that go somewhere else keep their JSON. Groups that are made get lines of their own where the document has lines.
///
/// Errors: those of engine/json/edit.h; Usage where the part has no such edit (see the can... functions), or where
/// something would be lost.
namespace retort::condition {

/// A place where a part can be put: before child `position` of a Group; among values also of a List, a Value that is a
/// list, or an Operation that takes any number. `group` may be any other condition: the two are then joined into one
/// group ("all of these"), the new one first for position 0; a lone `true` or `null`, a rule that says nothing yet, is
/// replaced.
struct Slot {
    PartId group = 0;
    std::size_t position = 0;

    bool operator==(const Slot&) const = default;
};

/// The rule that stands at `rule` of the document.
struct Site {
    json::Document document;
    std::string rule;
    Outline outline;

    /// Where nothing stands at `rule`, the outline is that of null, and each edit fails.
    static Site of(const json::Document& document, std::string_view rule, const logic::Settings& settings = {},
                   Use use = Use::Condition);
};

/// What an edit gave: the next document, and where the part that it was about stands now (pointer within the rule), for
/// the focus to go there.
struct Edited {
    json::Document document;
    std::string pointer;
};

// Whole parts.

/// `json` is any rule.
Result<Edited> insert(const Site& site, Slot slot, std::string_view json);
bool canInsert(const Site& site, PartId group);
/// Members of groups and lists, operands that can be left out, a case of a Choice by its condition. Where the last
/// member of a group goes, the group goes too; of the whole rule, and where something has to stand, `true` is left. The
/// pointer is that of what comes to stand in its place, or of the group around it.
Result<Edited> remove(const Site& site, const std::vector<PartId>& parts);
bool canRemove(const Site& site, PartId part);
Result<Edited> duplicate(const Site& site, PartId part); ///< Right after the original; a part alone gets a group.
bool canDuplicate(const Site& site, PartId part);
/// In the order of the outline. The slot counts as things stand before. Not into itself.
Result<Edited> move(const Site& site, const std::vector<PartId>& parts, Slot slot);
bool canMove(const Site& site, const std::vector<PartId>& parts, PartId group);
/// By anything: what Raw and Value parts edit, and a Value that becomes another kind of operand (see fieldText).
Result<Edited> replace(const Site& site, PartId part, std::string_view json);
/// The literal that a clause is held against. Of "starts with" and "ends with" the length that is cut off follows the
/// text.
Result<Edited> setValue(const Site& site, PartId value, std::string_view json);

// Items of a Value that is a list: the chips of "is one of". Items are added by insert().
Result<Edited> removeItem(const Site& site, PartId list, std::size_t position);
Result<Edited> replaceItem(const Site& site, PartId list, std::size_t position, std::string_view json);

// Groups.

/// One part of any kind, or several members of one group, into a group of their own where the first one stands.
Result<Edited> wrap(const Site& site, const std::vector<PartId>& parts, Quantifier quantifier);
bool canWrap(const Site& site, const std::vector<PartId>& parts);
/// Its members into the group around it, or its only member in its place. Takes back what wrap() did with All and Any.
Result<Edited> unwrap(const Site& site, PartId group);
bool canUnwrap(const Site& site, PartId group); ///< Only where it says the same afterwards.
Result<Edited> setQuantifier(const Site& site, PartId group, Quantifier quantifier);

// Meaning: the same verdict, or the opposite one, for all data and in both dialects; of a part that is used as a
// condition by JSON Logic's own truth, of one used as a value by the value itself.

/// The opposite: == and !=, === and !==, some and none, ! and !! change places, true and false too; a `!` that is there
/// is taken away; all else gets one. (!(a < b) is not a >= b: with null, lists or texts both can be false.)
Result<Edited> negate(const Site& site, PartId part);
/// Operands change sides and the operator with them: a > 5 becomes 5 < a.
Result<Edited> flip(const Site& site, PartId part);
bool canFlip(const Site& site, PartId part);

// Clauses. Operands keep their JSON to the byte.

/// What setRelation does with an operand that the new relation has no place for.
enum class Loss : std::uint8_t {
    Refuse, ///< An error of kind Usage, whose message names it.
    Accept, ///< It goes.
};
/// What setRelation takes a text, number, list or null to be that startValue() gives too.
enum class Begun : std::uint8_t {
    Kept,     ///< A value like any other.
    GivesWay, ///< What the clause began with, and nobody chose.
};
/// Another relation between the same operands: of a Comparison, Between, Membership, Presence, `missing` of one name,
/// or a Field that stands alone. Where the new one wants an operand that is not there, it gets startValue(type). Not
/// counted as lost: the list around a single item, a limit that is there twice.
Result<Edited> setRelation(const Site& site, PartId part, const Relation& relation, std::string_view type = {},
                           Loss loss = Loss::Refuse, Begun begun = Begun::Kept);
/// The path of a Field part; its fallback stays. "" is all of the data. Of a `missing` of one name: that name.
Result<Edited> setField(const Site& site, PartId part, std::string_view path);
/// Of an Operation, Loop, Choice, Comparison or Between: the operator's name, operands stay. Usage where the other one
/// does not take as many.
Result<Edited> setOperator(const Site& site, PartId part, logic::Operator op);
/// At the end, where it takes one more: of a Group, List, `missing`, Operation, a Field's fallback, a reduce without a
/// start. Of a Choice: the value for "otherwise", or, where there is one, a further case before it, with `json` as its
/// condition and null as its value.
Result<Edited> addOperand(const Site& site, PartId part, std::string_view json);
bool canAddOperand(const Site& site, PartId part);

// Texts to begin with, in the document's own spacing. Types are those of a Field: "string", "number", "integer",
// "boolean", "date", "datetime", "array", "object", "".

/// A clause for a field of this type: {"===": [{"var": path}, ""]} for a text, {">=": [{"var": path}, 0]} for a number.
std::string newClause(const Site& site, std::string_view path, std::string_view type);
std::string clauseText(const Site& site, std::string_view path, const Relation& relation, std::string_view type);
std::string fieldText(const Site& site, std::string_view path); ///< {"var": path}

} // namespace retort::condition
