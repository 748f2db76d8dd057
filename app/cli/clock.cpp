// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clock.h"

#include "app/cli/report.h"
#include "app/zones/systemzones.h"
#include "engine/base/english.h"
#include "engine/run/clock.h"
#include "engine/twig/timezone.h"

#include <chrono>

namespace retort {

std::string checkClock(const std::string& text)
{
    return run::instantOf(text) ? std::string() : text + " is no time such as 2026-02-03T04:10:00Z";
}

Instant realTime()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
    return {.seconds = seconds.count(),
            .microseconds = static_cast<std::int32_t>(
                std::chrono::duration_cast<std::chrono::microseconds>(since - seconds).count())};
}

std::unique_ptr<ZoneSource> systemZones(std::ostream& err)
{
    auto zones = SystemZones::open();
    if (zones)
        return *std::move(zones);
    report(err, sentenceOf(zones.error()) + " Zones other than UTC and offsets are unknown.");
    return nullptr;
}

std::string whyNoZone(const std::string& zone, const ZoneSource* zones)
{
    return zones == nullptr || twig::isTimezone(zone, zones) ? std::string()
                                                             : english(phrase("workspace.no-zone", zone));
}

} // namespace retort
