// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"

#include <string_view>

namespace retort::twig {

/// Is it a zone, as PHP's DateTimeZone takes one: a name of the tz database, an abbreviation ("AEST"), an offset up to
/// 99:59? Without zones only UTC, abbreviations and offsets are.
bool isTimezone(std::string_view name, const ZoneSource* zones);

} // namespace retort::twig
