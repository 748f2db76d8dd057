// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/livelint.h"
#include "ui/document/liverender.h"
#include "ui/document/liverun.h"
#include "ui/document/outside.h"
#include "ui/document/selection.h"
#include "ui/document/workspace.h"

namespace retort {

/// What a window is open on, and what it looks at. It outlives the window.
struct Session {
    /// Without a catalogue that can be read everything works, and knows no event and no action by name.
    /// Without zones UTC and offsets are all that templates know. They outlive the session.
    explicit Session(const ZoneSource* zones = nullptr);

    Outside outside; ///< Of everything below.
    Workspace workspace;
    Selection selection;
    LiveRun run;
    LiveRender render;
    LiveLint lint;
};

} // namespace retort
