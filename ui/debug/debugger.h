// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debug/breakpoints.h"
#include "ui/debug/watches.h"

namespace retort {

class LiveRun;

/// Goes through the live run with breakpoints in the way. The plain moves (step, into, out, back, reset) are LiveRun's;
/// what is here knows where to stop.
class Debugger : public QObject {
    Q_OBJECT

public:
    Debugger(const Workspace& workspace, LiveRun& run, QObject* parent = nullptr);

    Breakpoints& breakpoints() { return m_breakpoints; }
    Watches& watches() { return m_watches; }
    const Workspace& workspace() const { return m_workspace; }
    LiveRun& run() const { return m_run; }

    /// From the beginning: to the first breakpoint that holds, else all of it, and then no longer stepping.
    void begin();
    void goOn(); ///< To the next breakpoint that holds, else to the end.
    /// To a place, from the present one; from the beginning where nobody steps, or where it lies before the present
    /// one. False, and nothing moves, where the run does not come there.
    bool runTo(const BreakPlace& place);
    bool canRunTo(const BreakPlace& place) const;

    /// The breakpoint at which the run stands now; nullptr where it stands at none that holds.
    const BreakpointEntry* reached() const;

    /// The place of a pointer into the run's document; nullopt where it leads into no action.
    std::optional<BreakPlace> placeOf(std::size_t step, const std::string& pointer) const;
    /// Where one stands: the operator, or the action that runs next. nullopt at the end, and where nobody steps.
    std::optional<BreakPlace> here() const;
    /// The step before which one stands or in which: the one that a value put into the context is seen by first. Where
    /// nobody steps the first, at the end the last that ran.
    std::size_t presentStep() const;

private:
    std::optional<run::Stop> wayTo(const BreakPlace& place) const;

    const Workspace& m_workspace;
    LiveRun& m_run;
    Breakpoints m_breakpoints;
    Watches m_watches;
};

} // namespace retort
