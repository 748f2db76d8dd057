// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/code.h"
#include "engine/twig/value/object.h"

namespace retort::twig {

class Environment;

/// Every operator whose operands are both evaluated: all of Op but And and Or. Arithmetic as PHP 8.2 does it, with its
/// errors.
Value binary(Op op, Value a, Value b, Environment& environment);
Value unary(Op op, Value a, Environment& environment); ///< Not, Minus, Plus.

} // namespace retort::twig
