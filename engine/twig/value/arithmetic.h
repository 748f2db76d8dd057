// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

namespace retort::twig {

class Environment;

// PHP 8.2's arithmetic: what overflows 64 bits goes on as a float; what is no number fails with PHP's words,
// "Unsupported operand types: string - int"; a text that only begins with one is a warning.

Value added(Value a, Value b, Environment& environment); ///< Of two arrays: the second fills what the first lacks.
Value subtracted(Value a, Value b, Environment& environment);
Value multiplied(Value a, Value b, Environment& environment);
Value divided(Value a, Value b, Environment& environment);
Value floorDivided(Value a, Value b, Environment& environment); ///< (int) floor(a / b)
Value remainder(Value a, Value b, Environment& environment);    ///< %: of whole numbers, with the sign of the left one.
Value power(Value a, Value b, Environment& environment);

enum class Bits : char { And = '&', Or = '|', Xor = '^' };
Value bitwise(Bits operation, Value a, Value b, Environment& environment); ///< Of two texts byte by byte.

} // namespace retort::twig
