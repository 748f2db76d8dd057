// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

namespace retort::twig {

class Environment;

/// http_build_query with PHP_QUERY_RFC3986: "a=1&b%5B0%5D=x". null is left out, booleans are 1 and 0.
Value queryText(Value array, Environment& environment);

} // namespace retort::twig
