// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/compare.h"

#include <string>
#include <vector>

namespace retort {

/// All that differs, in the order of the comparison: of the event, then of each reaction and its steps, of the
/// customer.
std::vector<run::TraceDifference> allDifferences(const run::TraceComparison& comparison);

/// "step 1 of NPS Survey: read data.score: 9, then 3"
std::string sentenceOf(const run::TraceDifference& difference);

/// One difference as an object: "event" of a cascade, "reaction", "step", "what", "name", "first", "second", "text".
std::string jsonOf(const run::TraceDifference& difference);
/// As a member's value: a list of all, one a line.
std::string jsonOf(const std::vector<run::TraceDifference>& differences);

} // namespace retort
