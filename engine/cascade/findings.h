// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <span>
#include <vector>

namespace retort::cascade {

// What is to be told of a cascade. For engine/cascade's own sources.

/// Which program each reaction of an event is: of the first event, then of each raised one.
using ProgramsOf = std::vector<std::vector<std::size_t>>;

/// The answers to an event: of the first where `event` is none.
const std::vector<run::ReactionTrace>& reactionsOf(const run::Trace& trace, std::optional<std::size_t> event);
std::size_t slotOf(std::optional<std::size_t> event); ///< In ProgramsOf.

/// A loop along a path, with everything in the files that could break it.
run::CascadeLoop loopOf(const run::Trace& trace, std::span<const run::Program> programs, const ProgramsOf& programsOf,
                        std::vector<run::CascadePlace> path, const std::string& event);

/// Definitions that the customer is given more than once.
std::vector<run::DoubleGift> doubleGifts(const run::Trace& trace);

} // namespace retort::cascade
