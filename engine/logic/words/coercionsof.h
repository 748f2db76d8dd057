// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/explain.h"

#include <vector>

namespace retort::logic {

/// The coercions of a trace with the names of the fields: "data.score: missing counts as false". The same at the same
/// node once.
std::vector<Coercion> coercionsOf(const Program& program, const Trace& trace);

} // namespace retort::logic
