// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::effects {

enum class PeriodUnit : std::uint8_t { Hours, Days, Weeks, Months, Years };
/// "days", "day", "months" …; nullopt for anything else, such as absolute_month.
std::optional<PeriodUnit> periodUnitOf(std::string_view word);

struct Moved {
    Instant at;
    bool shortened = false; ///< The month has no such day (31 January and a month): its last one was taken.
};

/// `count` units after (before, where it is negative) a moment, by the clocks of a zone: the same time of day, also
/// where they change in between; 29 February and a year is 28 February. Hours are hours that pass. nullopt where the
/// zone is not known or the year has not four digits.
std::optional<Moved> move(Instant from, std::int64_t count, PeriodUnit unit, std::string_view zone,
                          const ZoneSource* zones);
/// The last second of the day that a zone's clocks show.
std::optional<Instant> endOfDay(Instant at, std::string_view zone, const ZoneSource* zones);

/// As the platform writes times: "2026-02-03 04:10:00", by the clocks of `zone`. "" where the zone is not known.
std::string timeText(Instant at, std::string_view zone = {}, const ZoneSource* zones = nullptr);

} // namespace retort::effects
