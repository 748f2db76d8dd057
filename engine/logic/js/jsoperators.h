// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/environment.h"

#include <cstddef>

namespace retort::logic::js {

/// An operation of json-logic-js whose arguments are evaluated: everything but var, missing, missing_some, and those
/// that evaluate their arguments themselves. What is not given is undefined.
json::Value apply(Step step, const json::Value* arguments, std::size_t count, Environment& environment);

} // namespace retort::logic::js
