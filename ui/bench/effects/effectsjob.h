// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/simulate.h"
#include "ui/bench/effects/world.h"
#include "ui/bench/tracerows.h"

#include <memory>
#include <optional>
#include <vector>

namespace retort {

/// A run and all that its effects meet, as they are at one moment.
struct EffectsJob {
    run::ReactionTrace trace; ///< As far as it has run.
    Event event;              ///< What it was run on, with what was edited on the way.
    std::optional<Entry> profile;
    Contents definitions;
    std::shared_ptr<const effects::Book> book; ///< Of the definitions, where it is there already.
    Catalogue catalogue;
    run::Settings settings;
    const ZoneSource* zones = nullptr;
    QString profileTitle; ///< Its name; "" where the event itself says all that is known of the customer.
};

/// What the run did to the customer. Never changes.
struct EffectsResult {
    run::ReactionTrace trace; ///< With what came of each effect.
    run::CustomerTrace customer;
    std::vector<run::BalanceChange> balances; ///< All together: those that differ.
    std::size_t given = 0;                    ///< Effects that were applied.
    std::size_t withheld = 0;                 ///< Refused, not simulated, or another customer's.
    Contents definitions;                     ///< Those that the book was made of.
    std::shared_ptr<const effects::Book> book;
    QString profileTitle;
    std::vector<TraceRow> rows;
};

/// Touches nothing but what it is given: for any thread.
std::unique_ptr<EffectsResult> carryOut(const EffectsJob& job);

} // namespace retort
