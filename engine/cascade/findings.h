// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace retort::cascade {

// What is to be told of a cascade. For engine/cascade's own sources.

/// Which program each reaction of an event is: of the first event, then of each raised one.
using ProgramsOf = std::vector<std::vector<std::size_t>>;

/// The answers to an event: of the first where `event` is none.
const std::vector<run::ReactionTrace>& reactionsOf(const run::Trace& trace, std::optional<std::size_t> event);
std::size_t slotOf(std::optional<std::size_t> event); ///< In ProgramsOf.

/// The context that the answers to an event saw: of the first where it is none.
using ContextOf = std::function<const json::Data&(std::optional<std::size_t> event)>;

/// A loop along a path, with every clause in the files that alone could break it.
run::CascadeLoop loopOf(const run::Trace& trace, std::span<const run::Program> programs, const ProgramsOf& programsOf,
                        const ContextOf& contextOf, std::vector<run::CascadePlace> path, const std::string& event);

/// Definitions that the customer is given more than once.
std::vector<run::DoubleGift> doubleGifts(const run::Trace& trace);

} // namespace retort::cascade
