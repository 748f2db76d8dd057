// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/edit.h"

#include <QKeySequence>
#include <QString>

#include <optional>
#include <vector>

namespace retort {

/// What can be done to the rows of the builder, by menu and by keyboard.
enum class PartCommand {
    AddClause,
    AddGroup,
    Duplicate,
    Cut,
    Copy,
    Paste,
    MoveUp,
    MoveDown,
    MoveOut,
    MoveIn,
    WrapAll,
    WrapAny,
    WrapNone,
    WrapNotAll,
    Unwrap,
    Negate,
    Flip,
    EditJson,
    Remove,
};
inline constexpr int partCommands = static_cast<int>(PartCommand::Remove) + 1;

QString textOf(PartCommand command);     ///< In a menu: "Duplicate".
QString stepOf(PartCommand command);     ///< In the history: "Duplicate clause".
QKeySequence keyOf(PartCommand command); ///< Empty for none.

/// Whether it can be done to these parts (at least one). Paste and what adds say whether there is a place.
bool can(const condition::Site& site, PartCommand command, const std::vector<condition::PartId>& parts);
/// Does what needs nothing besides the parts; Usage for the others (what adds, copies or pastes).
Result<condition::Edited> done(const condition::Site& site, PartCommand command,
                               const std::vector<condition::PartId>& parts);

bool wraps(PartCommand command); ///< It puts a group around the parts.

/// Where something goes that is to stand right after a part: among its siblings, or joined with it.
condition::Slot slotAfter(const condition::Site& site, condition::PartId part);

/// Parts without those that stand inside of another one of them, in the order of the rule.
std::vector<condition::PartId> outermost(const condition::Outline& outline, std::vector<condition::PartId> parts);

/// JSON of a group of one condition.
std::string groupText(condition::Quantifier quantifier, const std::string& member);

/// A rule as a further condition: into a group, or joined with anything else ("all of these"), also with what would
/// take it as an operand.
Result<condition::Edited> insertCondition(const condition::Site& site, condition::Slot slot, const std::string& rule);

/// Several rules into a slot, one after the other.
Result<condition::Edited> insertAll(const condition::Site& site, condition::Slot slot,
                                    const std::vector<std::string>& rules);

} // namespace retort
