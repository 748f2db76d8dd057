// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/evaluate.h"

namespace retort {

/// The trace of one rule as `logic --trace` prints it; docs/command-line.md describes its members. They are named as in
/// a step of retort-run/1.
json::Data traceOf(const logic::Program& program, const logic::Outcome& outcome, const logic::Trace& trace);

} // namespace retort
