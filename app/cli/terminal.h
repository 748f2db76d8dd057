// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string_view>

namespace retort {

/// The stream is a terminal's, and nothing asks for plain text (NO_COLOR, TERM=dumb).
bool takesColour(const std::ostream& out);

} // namespace retort
