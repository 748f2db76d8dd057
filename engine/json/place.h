// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <cstddef>
#include <string_view>

namespace retort::json {

/// Line and column of a byte in a text; lines end with a line feed. An offset past the end is taken as the end.
Place placeAt(std::string_view text, std::size_t offset);

} // namespace retort::json
