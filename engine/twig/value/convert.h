// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace retort::twig {

class Environment;

// What PHP 8.2 makes of a value where another type is wanted.

bool isTrue(Value value); ///< (bool): false are null, false, 0, 0.0, -0.0, "", "0" and []; every object is true, Markup
                          ///< too but for "" (Twig's truth, which takes it as text).

/// (string), as printing does it: an array is "Array" with a warning; a date fails as PHP's Error does. `buffer` is
/// used where the text is not there already; the result lives as long as both.
std::string_view toText(Value value, std::string& buffer, Environment& environment);
Value textOf(Value value, Environment& environment); ///< The same as a text value.

/// A value given to a parameter of a PHP function of type string, int, float: numbers and booleans become texts and so
/// on, null counts as empty with a deprecation, what does not fit is a TypeError: "mb_strtoupper(): Argument #1
/// ($string) must be of type string, array given".
struct PhpParameter {
    std::string_view function;
    int number; ///< From 1.
    std::string_view name;
    bool nullable = false;
};
std::string_view textParameter(Value value, const PhpParameter& parameter, Environment& environment);
std::int64_t intParameter(Value value, const PhpParameter& parameter, Environment& environment);
double floatParameter(Value value, const PhpParameter& parameter, Environment& environment);
bool boolParameter(Value value, const PhpParameter& parameter, Environment& environment);

/// Says that a number lost its fraction where PHP wanted a whole one: a deprecation. `text` is the text that it stood
/// in, or one without data().
void warnOfFraction(double real, std::string_view text, Environment& environment);

std::int64_t castInt(Value value); ///< (int)
double castFloat(Value value);     ///< (float)

/// For messages: "string", "int", "float", "bool", "null", "array", "Twig\\Markup", "DateTimeImmutable", "Closure".
std::string_view typeName(Value value);
/// gettype()'s words, which older messages use: "NULL", "integer", "double", "boolean", "string", "array", "object".
std::string_view oldTypeName(Value value);

} // namespace retort::twig
