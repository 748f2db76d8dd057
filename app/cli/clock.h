// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"

#include <memory>
#include <ostream>
#include <string>

namespace retort {

/// For CLI11: what is wrong with a text as a time of ISO 8601, "" where it is one.
std::string checkClock(const std::string& text);
/// What time it is.
Instant realTime();
/// The system's time zones; nullptr where it has none, which is told.
std::unique_ptr<ZoneSource> systemZones(std::ostream& err);
/// What is wrong with a text as a time zone of these, "" where it is one. Without zones nothing is known to be wrong.
std::string whyNoZone(const std::string& zone, const ZoneSource* zones);

} // namespace retort
