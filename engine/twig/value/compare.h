// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

namespace retort::twig {

class Environment;

// Arrays within arrays further down than Limits::valueNesting are a Limit failure.

/// PHP 8's <=>: below 0, 0 or above 0; 1 also where two values have no order.
int compare(Value a, Value b, Environment& environment);
bool looselyEqual(Value a, Value b, Environment& environment); ///< ==
bool identical(Value a, Value b, Environment& environment);    ///< ===
/// Twig's `in`: its own comparison, which is PHP 8's on any PHP; texts in texts, items in arrays.
bool contains(Value haystack, Value needle, Environment& environment);

} // namespace retort::twig
