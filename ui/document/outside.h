// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"

#include <functional>

namespace retort {

/// What a live evaluation takes from outside, since nothing in ui has a clock or the list of time zones.
struct Outside {
    const ZoneSource* zones = nullptr; ///< Outlives whoever uses it. nullptr: UTC and offsets are all there is.
    /// What time it is for a sample that names no clock of its own. Called in the window's thread.
    std::function<Instant()> now = [] { return Instant(); };
};

} // namespace retort
