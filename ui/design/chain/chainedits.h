// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"

#include <QString>

#include <vector>

namespace retort {

// Edits of a reaction's chain, each of them one named undo step whatever the number of actions. Positions count in the
// order of execution, from 0. Where an Error comes back nothing has changed.

/// The actions of a reaction in the order of execution; empty where it is none.
std::vector<ActionId> chainOf(const Workspace& workspace, EntryId reaction);

/// Puts the actions, in the order they have now, where the one at `position` of the present chain stands (its length:
/// at the end).
Result<> moveActions(Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions, int position);
/// The new action's id.
Result<ActionId> addAction(Workspace& workspace, EntryId reaction, const QString& type, int position);
Result<> removeActions(Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions);
Result<> cutActions(Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions);
/// The actions as the platform's JSON, for the clipboard: one as its object, several as a list in the order of
/// execution; "" for none.
std::string textOfActions(const Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions);
/// Puts actions in, given as JSON, so that they run one after the other from `position` on. Their ids.
Result<std::vector<ActionId>> pasteActions(Workspace& workspace, EntryId reaction,
                                           const std::vector<std::string>& actions, int position);
/// Each copy runs right after its original. The ids of the copies.
Result<std::vector<ActionId>> duplicateActions(Workspace& workspace, EntryId reaction,
                                               const std::vector<ActionId>& actions);

/// "Issue benefit", or the type itself where the catalogue does not know it.
QString labelOf(const Workspace& workspace, const Action& action);

} // namespace retort
