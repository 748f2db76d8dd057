// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/targets.h"
#include "engine/run/trace.h"
#include "ui/bench/tracerows.h"

namespace retort {

/// What a target.send came to, as rows below its step: the target, its condition, and the payload, which opens into the
/// render. None of other steps. `target` gives the words of the template and of the condition; nullptr where it is not
/// known. Step and target live as long as the rows.
std::vector<TraceRow> requestRows(const run::Step& step, const run::CompiledTarget* target);

} // namespace retort
