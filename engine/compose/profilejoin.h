// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/profilerule.h"
#include "engine/json/data.h"
#include "engine/reaction/event.h"
#include "engine/run/observation.h"

#include <map>
#include <string>
#include <vector>

namespace retort::compose {

/// What the event and the profile say otherwise of one path. The event's counts.
struct ProfileDifference {
    std::string path; ///< In the joined context, as `var` reads it.
    json::Data event;
    json::Data profile;

    bool operator==(const ProfileDifference&) const = default;
};

/// An event with its customer.
struct Joined {
    Event event; ///< The same but for its context.
    /// Paths that came with the profile, and those within them that did not: for run::Options::origins.
    std::map<std::string, run::Origin> origins;
    std::vector<ProfileDifference> differences; ///< In the order of the context.

    bool operator==(const Joined&) const = default;
};

/// Puts a profile (an object of the customer's fields, as a file in profiles/ holds it) into an event's context, where
/// the rule says. What the event itself says stays, null included: objects are joined key by key, all else counts as a
/// whole. `_retort` of the profile's file is left out. A profile that is no object changes nothing.
Joined join(const Event& event, const json::Data& profile, const ProfileRule& rule);

} // namespace retort::compose
