// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"
#include "engine/reaction/event.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>

namespace retort::run {

struct Options {
    bool asIfActive = false;       ///< Run an inactive reaction, and say so.
    bool trace = true;             ///< false: results, effects and errors only; no reads, evaluations and sentences.
    std::set<std::string> skipped; ///< Pointers of actions to leave out of this run: "/actions/1".
    /// Paths of the context that did not come with the event, as `var` reads them ("profile"); the longest one that
    /// leads to a path counts.
    std::map<std::string, Origin> origins;
    /// What time it is for an event whose sample names no clock of its own (Event::clock wins). Templates ask for it.
    Instant now;
    const ZoneSource* zones = nullptr; ///< Of templates and clocks; without one UTC and offsets are all there is.
    std::uint64_t seed = 0;            ///< Of what templates draw by chance.

    bool operator==(const Options&) const = default;
};

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
