// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/customer.h"
#include "engine/effects/simulate.h"
#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace retort::cascade {

/// What of a cascade is wanted.
struct How {
    std::size_t depth = 10;          ///< Events that raise events; where it ends, the trace says so.
    std::size_t effects = 1000;      ///< Of all reactions together, likewise.
    std::size_t answers = 20'000;    ///< Reactions that answer raised events, likewise: each is kept with its steps.
    std::optional<std::size_t> only; ///< Only this one of the programs answers the first event.
    bool waiting = false;            ///< Leaves those reactions out of the trace that wait for another first event.
    std::string profile;             ///< Where the customer comes from, "" for the event.
};

struct Cascade {
    run::Trace trace; ///< With customer and cascade.
    effects::Customer before;
    effects::Customer after;
};

/// An event through the reactions of a workspace in their order, what their effects do to the customer, and the events
/// that these raise through all reactions again, until nothing more is raised. Raised events are answered in the order
/// in which they were raised (whether and how the platform does is not documented, spec section 15.7). Where a reaction
/// answers an event of a kind that it has led to itself, and would do so again, that is a loop: it is told with the
/// clauses that could break it, and not followed further. Nothing is sent.
Cascade follow(std::span<const run::Program> programs, const Event& event, effects::Customer customer,
               const effects::World& world, const run::Options& options = {}, const How& how = {});

} // namespace retort::cascade
