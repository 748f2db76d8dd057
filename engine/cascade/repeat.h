// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/effects/simulate.h"
#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace retort::cascade {

/// An event that comes twice, as deliveries that are repeated do: nothing on the platform is documented to hold the
/// second one back (spec section 15.6).
struct FiredTwice {
    run::Trace first; ///< With `repeats`.
    run::Trace second;
};

/// Fires an event, and again at a customer who has what the first time gave. Where the event's context holds fields of
/// the customer, those that have changed are new in it the second time. Raised events are not followed. `profile` says
/// where the customer comes from, "" for the event.
FiredTwice fireTwice(std::span<const run::Program> programs, const Event& event, const effects::Customer& customer,
                     const effects::World& world, const run::Options& options = {}, const std::string& profile = {});

} // namespace retort::cascade
