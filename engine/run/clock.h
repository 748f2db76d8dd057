// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"

#include <optional>
#include <string_view>

namespace retort::run {

/// The moment that an ISO 8601 text names: "2026-02-03T04:10:00Z", "2026-02-03 14:10:00.5+10:00", "2026-02-03" (its
/// midnight), "20260203T041000Z". Without an offset the clock is one of `zone`, a name that `zones` knows or an offset;
/// "" is UTC. Where that zone's clocks show a time twice, the first is meant; where they skip it, they go on as if they
/// had not. nullopt where the text is no such time, there is no such day, or the zone is not known.
std::optional<Instant> instantOf(std::string_view iso, std::string_view zone = {}, const ZoneSource* zones = nullptr);

} // namespace retort::run
