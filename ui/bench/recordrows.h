// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/trace.h"
#include "ui/bench/tracerows.h"

namespace retort {

/// What the render of a target.send did, as rows: prints with what they read and their filters one by one, conditions,
/// loops with their turns. Those inside of a row are made when it is opened, and of many the first hundred.
/// `templateText` is what the spans lead into, or "". Both live as long as the rows.
std::vector<TraceRow> recordRows(const run::Step& step, const std::string& templateText);

} // namespace retort
