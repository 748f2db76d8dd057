// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/paste.h"
#include "ui/document/selection.h"

namespace retort {

/// A reaction, an event or a target that was pasted becomes a new entry of the workspace, in one named step, and is
/// selected. None for actions, which need a reaction to go to. A target gets a handle of its own where there is one of
/// that name.
EntryId addPasted(Workspace& workspace, Selection& selection, const Pasted& pasted);

} // namespace retort
