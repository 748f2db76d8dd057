// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <cstdint>
#include <string_view>

namespace retort::twig {

class Environment;

/// (float), with PHP's warning where an object is taken as a number.
double castNumber(Value value, Environment& environment);
/// number_format() within the environment's limits.
Value formattedNumber(double value, std::int64_t decimals, std::string_view point, std::string_view separator,
                      Environment& environment);

} // namespace retort::twig
