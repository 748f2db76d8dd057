// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/scrub.h"
#include "ui/document/workspace.h"

#include <set>

namespace retort {

/// What scrubbing would do, to be looked at before it is done.
struct ScrubWork {
    struct Row {
        EntryId entry = EntryId::None;
        std::string pointer;
        std::string before; ///< As it is written, and
        std::string after;  ///< as it would be.
        compose::Personal kind = compose::Personal::Name;
        bool inText = false;
        bool isFree = false; ///< Written freely: for a person to look at.
    };
    std::vector<EntryEdit> edits; ///< Of those that would change.
    std::vector<Row> rows;
    std::optional<Error> error;
};

/// Sample events and profiles, as they are at present; without those that are no JSON at the moment.
std::vector<EntryEdit> personalDocuments(const Workspace& workspace);
/// A sample with what it stands on: its bases and its profile.
std::set<EntryId> withWhatItRefersTo(const Workspace& workspace, EntryId event);

/// All together, so that the same customer is the same in each.
ScrubWork scrubbedWork(const std::vector<EntryEdit>& documents, std::uint64_t seed);

} // namespace retort
