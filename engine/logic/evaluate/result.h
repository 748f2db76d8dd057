// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/environment.h"

namespace retort::logic {

/// A result as PHP's json_encode shows it: an array whose keys are 0, 1, 2 … is a list, an empty one too. Limit failure
/// for one that nests deeper than JSON text may.
json::Value phpResult(json::Value value, Environment& environment);

/// A result as JSON.stringify shows it: whole numbers are doubles, so those beyond 2^53 are rounded; keys that are
/// places come first; functions are null, as is undefined; half a character is U+FFFD.
json::Value jsResult(json::Value value, Environment& environment);

} // namespace retort::logic
