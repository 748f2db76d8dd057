// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/bundle/bundle.h"
#include "engine/reaction/catalogue.h"
#include "ui/document/workspace.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace retort {

class LiveRun;

/// All that a run in the window is made from, as it is at one moment. Cheap to take: what may be large is shared until
/// inputsOf() copies it, in any thread.
struct RunTaken {
    bundle::File event; ///< Of a variant what it stands for.
    std::optional<bundle::File> profile;
    Entry reaction;
    std::vector<Entry> targets, definitions; ///< In the order of the workspace.
    run::Settings settings;
    compose::ProfileChoices profilePlaces;
    Catalogue catalogue;
    Instant now;
    std::set<std::string> skipped;            ///< Pointers into the reaction.
    std::vector<run::ContextEdit> edits = {}; ///< Values that were edited on the way.
};

/// The run that is on the screen; nullopt where there is none, or one that is older than the last edit.
std::optional<RunTaken> taken(const Workspace& workspace, const LiveRun& run);

/// An earlier run once more: its event, through the reaction as it is now, with all else as it is now (of a customer
/// who is gone, what was known then). nullopt where the reaction is gone or not valid at present.
std::optional<RunTaken> takenAgain(const Workspace& workspace, const bundle::Inputs& earlier, Instant now);

bundle::Inputs inputsOf(const RunTaken& taken);

/// Of those that are JSON, in the order of the workspace.
std::vector<bundle::File> filesOf(const Workspace& workspace, EntryKind kind);

} // namespace retort
