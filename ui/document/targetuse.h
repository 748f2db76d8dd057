// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/catalogue.h"
#include "engine/reaction/reaction.h"
#include "ui/document/entry.h"

#include <set>
#include <string>
#include <vector>

namespace retort {

class Selection;
class Workspace;

/// An action that names a target by its handle.
struct TargetUse {
    std::size_t action = 0; ///< In file order, as in Reaction::actions.
    std::size_t argument = 0;
    std::string handle; ///< As written: it may name no target at all.

    bool operator==(const TargetUse&) const = default;
};

/// Every fixed text that the catalogue says to be the handle of a target, in the order of execution.
std::vector<TargetUse> targetUses(const Reaction& reaction, const Catalogue& catalogue);

/// The target that the selected action names, where it is in the workspace; else None.
EntryId targetOf(const Workspace& workspace, const Selection& selection);

bool sendsTo(const Reaction& reaction, const Catalogue& catalogue, std::string_view handle);

/// The events, by the platform's own spelling, on which a reaction of the workspace sends to a target.
std::set<std::string> eventsSentOn(const Workspace& workspace, std::string_view handle);

} // namespace retort
