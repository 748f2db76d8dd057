// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"
#include "engine/run/observation.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace retort::run {

/// How one run is made; what a workspace says of all of them is in Settings.
struct Options {
    bool asIfActive = false;       ///< Run an inactive reaction, and say so.
    bool trace = true;             ///< false: results, effects and errors only; no reads, evaluations and sentences.
    std::set<std::string> skipped; ///< Pointers of actions to leave out of this run: "/actions/1".
    /// Paths of the context that did not come with the event, as `var` reads them ("profile"); the longest one that
    /// leads to a path counts.
    std::map<std::string, Origin> origins;
    /// What time it is for an event whose sample names no clock of its own (Event::clock wins). Templates ask for it.
    Instant now;
    const ZoneSource* zones = nullptr; ///< Of templates and clocks; without one UTC and offsets are all there is.
    std::uint64_t seed = 0;            ///< Of what templates draw by chance.

    bool operator==(const Options&) const = default;
};

} // namespace retort::run
