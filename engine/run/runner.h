// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <memory>
#include <span>

namespace retort::run {

/// Runs one reaction on one event, step by step. Same program, event and options, same trace, to the byte. Keeps its
/// scratch memory, so that one runner serves many events. Not for two threads at once.
class Runner {
public:
    Runner(Program program, Event event, Options options = {});
    ~Runner();
    Runner(Runner&&) noexcept;
    Runner& operator=(Runner&&) noexcept;

    /// Runs the next action; false where nothing was left to run.
    bool step();
    void run(); ///< while (step()).
    /// Back, or forward, to where `steps` steps have run (0: before the first). Stops where the chain ends.
    void goTo(std::size_t steps);
    void restart(Event event); ///< The same reaction and options on another event, before its first step.

    std::size_t position() const;       ///< How many steps have run.
    bool finished() const;              ///< Nothing is left to run.
    const ReactionTrace& trace() const; ///< As far as it has run; what comes after is not-reached.
    const Program& program() const;
    const Event& event() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

ReactionTrace runReaction(const Program& program, const Event& event, const Options& options = {});
/// The event through several reactions, each on its own, in their order.
Trace runEvent(std::span<const Program> programs, const Event& event, const Options& options = {});

} // namespace retort::run
