// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/history.h"
#include "engine/bundle/bundle.h"

namespace retort {

/// A run as the history keeps it, out of all that it was made from. The event's text and that of the one reaction are
/// kept by themselves; with several reactions they are kept with the rest, and `line.reaction` is "". Of the line `at`
/// and `summary` are the caller's.
HistoryEntry entryOf(const bundle::Bundle& run);

/// And back: what can be run again, verified and passed on. Errors: Missing for a run of which only the trace was kept;
/// those of bundle::read().
Result<bundle::Bundle> bundleOf(const HistoryEntry& entry);

} // namespace retort
