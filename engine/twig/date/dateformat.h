// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/twig/value/object.h"

#include <string>
#include <string_view>

namespace retort::twig {

/// DateTime::format: every letter of PHP 8.2, English names.
std::string formatted(const DateObject& date, std::string_view format, const ZoneSource* zones);
/// DateInterval::format: "%a days".
std::string formatted(const IntervalObject& interval, std::string_view format);

} // namespace retort::twig
