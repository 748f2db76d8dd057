// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/condition/outline.h"
#include "engine/json/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Edits of a rule that stands somewhere in a document: `rule` is the pointer of the rule ("" where the document is the
/// rule), parts are those of its outline. Each gives the next document; bytes outside of what changes stay.
///
/// Errors: those of engine/json/edit.h; Usage where the part has no such edit (see the can... functions).
namespace retort::condition {

/// A place where a part can be put: before child `position` of a group (or of a List, a Missing, an Operation that
/// takes any number). `group` may be a part that is no group: the two are then joined into one ("all of these").
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
Result<Edited> insert(const Site& site, Slot slot, std::string_view json);
/// Where the last member of a group goes, the group goes too; of the whole rule `true` is left.
Result<Edited> remove(const Site& site, const std::vector<PartId>& parts);
Result<Edited> duplicate(const Site& site, PartId part); ///< Right after the original; a part alone gets a group.
Result<Edited> move(const Site& site, const std::vector<PartId>& parts, Slot slot);
Result<Edited> replace(const Site& site, PartId part,
                       std::string_view json); ///< Anything: what Raw and Value parts edit.

// Groups.
Result<Edited> wrap(const Site& site, const std::vector<PartId>& parts,
                    Quantifier quantifier);            ///< Siblings into a group.
Result<Edited> unwrap(const Site& site, PartId group); ///< Its members into the group around it.
bool canUnwrap(const Site& site, PartId group);        ///< Only where it says the same afterwards.
Result<Edited> setQuantifier(const Site& site, PartId group, Quantifier quantifier);

// Meaning.
/// The opposite: of a comparison its opposite operator where that is exact in both dialects (== and !=), else a `!`
/// around it; a `!` that is there is taken away.
Result<Edited> negate(const Site& site, PartId part);
/// Operands change sides and the operator with them: a > 5 becomes 5 < a. The same verdict for all data.
Result<Edited> flip(const Site& site, PartId part);
bool canFlip(const Site& site, PartId part);

// Clauses. Operands keep their JSON to the byte wherever the new form has a place for them.
/// What a clause can be turned into, in the order of the menu. Names a relation as people pick it, not an operator:
/// "is one of" and "is not one of" are both `in`.
struct Relation {
    logic::Operator op;
    bool negated = false;
    Form form;
    std::string
        id; ///< Stable: "at-least", "is", "is-exactly", "is-one-of", "contains", "is-set", "is-missing", "between"…

    bool operator==(const Relation&) const = default;
};
const std::vector<Relation>& relations();
const Relation* relationOf(const Site& site, PartId part); ///< nullptr for what is none of them.
Result<Edited> setRelation(const Site& site, PartId part, const Relation& relation);
/// The path of a Field part; its fallback stays. "" is all of the data.
Result<Edited> setField(const Site& site, PartId part, std::string_view path);
Result<Edited> setOperator(const Site& site, PartId part, logic::Operator op); ///< Of an Operation or a Loop.
/// A Value as another kind of operand: the field that is chosen first, an operation, a literal.
Result<Edited> addOperand(const Site& site, PartId part,
                          std::string_view json); ///< At the end, where it takes any number.

/// A clause to begin with for a field of this type: {"==": [{"var": path}, …]}.
std::string newClause(std::string_view path, std::string_view type);

} // namespace retort::condition
