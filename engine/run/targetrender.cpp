// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/targetrender.h"

#include "engine/run/renderwords.h"

namespace retort::run {

std::string_view wordOf(TargetRender::State state) { return stateWords[static_cast<std::size_t>(state)]; }

} // namespace retort::run
