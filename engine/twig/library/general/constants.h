// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <string_view>

namespace retort::twig {

/// "JSON_PRETTY_PRINT", "DATE_ATOM", "DateTimeInterface::ATOM"; nullptr where there is none of that name.
const Value* constantNamed(std::string_view name);

} // namespace retort::twig
