// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

namespace retort::twig {

class Environment;

/// What json_encode sees of a PHP object, as an array: an interval's fields; of a date its local time and zone. (A
/// query string has an interval's fields, and nothing of a date.)
Value propertiesOf(Value object, Environment& environment);

} // namespace retort::twig
