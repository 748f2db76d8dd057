// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/object.h"

#include <span>

namespace retort::twig::work {

// What stands behind the names in generalfunctions.cpp.

Value constant(std::span<const Value> arguments, Environment& environment);
Value cycle(std::span<const Value> arguments, Environment& environment);
Value include(std::span<const Value> arguments, Environment& environment); ///< Fails: there is no loader.
Value source(std::span<const Value> arguments, Environment& environment);
Value max(std::span<const Value> arguments, Environment& environment);
Value min(std::span<const Value> arguments, Environment& environment);
/// Draws from the run's seed: the same event and seed give the same text. PHP would draw anew each time.
Value random(std::span<const Value> arguments, Environment& environment);

} // namespace retort::twig::work
