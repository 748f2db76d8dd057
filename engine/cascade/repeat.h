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

/// Something that an event gave when it came first.
struct Repeat {
    std::size_t reaction = 0; ///< Index into the programs.
    std::size_t step = 0;     ///< Step::number.
    std::string kind;         ///< RecordChange::kind.
    std::string definition;
    bool again = false; ///< The second time gives it once more.
    Phrase text;
};

/// An event that comes twice, as deliveries that are repeated do: nothing on the platform is documented to hold the
/// second one back (spec section 15.6).
struct FiredTwice {
    run::Trace first;
    run::Trace second;
    std::vector<Repeat> repeats; ///< All that the first time gave, in its order.
};

/// Fires an event, and again at a customer who has what the first time gave. Where the event's context holds fields of
/// the customer, those that have changed are new in it the second time. Raised events are not followed.
FiredTwice fireTwice(std::span<const run::Program> programs, const Event& event, const effects::Customer& customer,
                     const effects::World& world, const run::Options& options = {});

} // namespace retort::cascade
