// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/environment.h"

#include <cstddef>

namespace retort::logic::php {

/// An operator of json-logic-php whose arguments are evaluated: everything but var, missing, missing_some, and those
/// that evaluate their arguments themselves.
json::Value apply(Step step, const json::Value* arguments, std::size_t count, Environment& environment);

/// How many arguments the closure behind an operator needs at least; throws ArgumentCountError where there are fewer.
void requireArguments(Step step, std::size_t count, Environment& environment);

/// Arguments that came as an object are passed as PHP passes them: texts name parameters, integers stand for
/// themselves in order. Puts them in place, and gives how many there are then; 4 must fit. `names` is the object.
/// Throws for unknown names and for parameters that are given twice or left out.
std::size_t bind(Step step, json::Value names, json::Value* arguments, std::size_t count, Environment& environment);

} // namespace retort::logic::php
