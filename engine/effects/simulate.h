// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/apply.h"
#include "engine/effects/book.h"
#include "engine/effects/customer.h"
#include "engine/effects/moment.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/settings.h"
#include "engine/run/trace.h"

#include <string>

namespace retort::effects {

/// What the effects of a run meet: whose they are, and what gives them their values.
struct World {
    Book book;
    Catalogue catalogue;
    /// The clock of an event that names none of its own. None: dates are not known, see Moment::now.
    std::optional<Instant> now;
    const ZoneSource* zones = nullptr;
    run::Settings settings; ///< The workspace's: its zone, and how the conditions of rates are answered.
    bool trace = true;      ///< See Moment::trace. A cascade has to know what is raised, and is always traced.
};

/// The surroundings of the effects that an event leads to.
Moment momentOf(const Event& event, const World& world);

/// The customer that an event is about, before it is answered: from a profile (an object), else from what the event
/// itself says of the customer. What the event has already done counts: who has got a tier with tier.achieved is on it,
/// and the benefit of benefit.created is there to be redeemed.
Customer customerOf(const Event& event, const json::Document* profile, const World& world);

/// Applies the effects of a reaction's steps one after the other, as far as it has run, and writes into each step what
/// came of them. Returns the customer afterwards. Steps that have been applied before are applied anew.
Customer applyTo(run::ReactionTrace& trace, Customer customer, const World& world, const Moment& moment);

/// The same for all reactions of a trace in their order, and fills Trace::customer. `profile` says where the customer
/// comes from, "" for the event.
Customer applyTo(run::Trace& trace, Customer customer, const World& world, const Moment& moment,
                 const std::string& profile = {});

/// What a trace says of the customer of a run.
run::CustomerTrace customerTrace(const Customer& before, const Customer& after, const Moment& moment,
                                 const std::string& profile = {});

} // namespace retort::effects
