// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace retort {

/// Text from files and arguments as it may be printed on a terminal: control characters (C0, DEL, C1, line breaks too)
/// and those that turn the direction of writing or have no width are written as \u001B, so that they neither steer the
/// terminal nor hide what a name holds.
std::string harmless(std::string_view text);

} // namespace retort
