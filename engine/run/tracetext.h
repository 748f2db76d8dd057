// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/trace.h"

#include <string>

namespace retort::run {

struct TextStyle {
    bool colour = false;  ///< ANSI colours, for a terminal.
    bool details = false; ///< What each operator gave, instead of the list of what was read.
};

/// A trace for people to read, one block for each step; ends in a newline.
std::string textOf(const Trace& trace, const TextStyle& style = {});

} // namespace retort::run
