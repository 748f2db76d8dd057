// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"
#include "engine/json/data.h"
#include "engine/logic/settings.h"

#include <optional>
#include <string>

namespace retort::effects {

/// When and in what surroundings effects happen.
struct Moment {
    /// The sample's clock. None where it has none: dates are then not known, and nothing is said of them.
    std::optional<Instant> now;
    std::string timezone;              ///< The sample's, else the workspace's; "" is UTC.
    const ZoneSource* zones = nullptr; ///< Without one UTC and offsets are all there is.
    json::Data context;                ///< Of the event: rates look at its location, region, country and products.
    std::string event;                 ///< Its name, as the platform spells it.
    logic::Settings logic;             ///< Of the conditions of rates.
    /// false: the customer and the state of the effect only; no records, balances, notes and raised events.
    bool trace = true;
};

} // namespace retort::effects
