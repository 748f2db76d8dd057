// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

namespace retort::twig {

class Environment;

/// PHP 8.2's range(): letters between two texts that are no numbers, floats where one is a float or the step is, else
/// whole numbers. Up or down as the ends say; of the step only the size counts. How many there are is known and held
/// against Limits::rangeItems before any is made.
Value range(Value low, Value high, Value step, Environment& environment);

} // namespace retort::twig
