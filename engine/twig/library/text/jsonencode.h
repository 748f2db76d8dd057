// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <span>

namespace retort::twig {

class Environment;

/// The filter json_encode, as PHP's function of that name: (value, flags = 0, depth = 512). False where the value has
/// no JSON: bytes that are no UTF-8, infinities, too deep.
Value jsonEncode(std::span<const Value> arguments, Environment& environment);

} // namespace retort::twig
