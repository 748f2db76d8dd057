// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/twig/value/object.h"

namespace retort::twig {

/// DateTime::diff: from one date to another, in calendar years, months and days and the time between. Two dates of one
/// zone are told apart by its clocks, others by UTC.
IntervalObject difference(const DateObject& from, const DateObject& to, const ZoneSource* zones);

} // namespace retort::twig
