// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/program.h"
#include "engine/logic/settings.h"
#include "engine/logic/trace/remark.h"

namespace retort::logic {

/// How a value was taken: "null counts as false", "\"9pts\" is taken as 9, the number it begins with". The first
/// argument is the value, the second, where there is one, what it was taken as. That depends on the operator:
/// JavaScript's cat leaves null out, its in and substr take it as "null".
Phrase takenPhrase(json::Value value, Taken as, Operator op, Dialect dialect);

} // namespace retort::logic
