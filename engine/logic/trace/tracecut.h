// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/trace.h"

namespace retort::logic {

/// Takes the middle turns of long loops out of a trace that is being written: the first and last turns stay, and the
/// one that decided all, some or none. `open` is the innermost record that has not ended, and follows its record. False
/// where that does not make much room.
bool cutMiddleTurns(Trace& trace, const Program::Code& code, std::uint32_t& open);

} // namespace retort::logic
