// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debug/debugger.h"

#include "ui/document/liverun.h"

#include <algorithm>

namespace retort {

Debugger::Debugger(const Workspace& workspace, LiveRun& run, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_run(run), m_breakpoints(workspace)
{}

void Debugger::begin()
{
    if (!m_run.trace())
        return;
    const std::vector<run::Breakpoint> breakpoints = m_breakpoints.of(m_run.reaction());
    const run::ReactionTrace& trace = *m_run.wholeTrace();
    run::Stop at;
    if (!run::holdsAt(trace, at, breakpoints, m_run.contexts()))
        at = run::goOn(trace, at, breakpoints, m_run.contexts());
    if (at == run::endOf(trace))
        m_run.runAll();
    else
        m_run.goTo(at, LiveRun::Look::Ahead);
}

void Debugger::goOn()
{
    if (!m_run.canStep() || !m_run.isStepping())
        return;
    const run::ReactionTrace& trace = *m_run.wholeTrace();
    m_run.goTo(run::goOn(trace, m_run.stop(), m_breakpoints.of(m_run.reaction()), m_run.contexts()),
               LiveRun::Look::Ahead);
}

std::optional<run::Stop> Debugger::wayTo(const BreakPlace& place) const
{
    const run::ReactionTrace* trace = m_run.wholeTrace();
    const Entry* entry = m_workspace.find(m_run.reaction());
    const auto pointer =
        trace && entry && entry->content ? entry->content->pointerTo({place.action, place.inside}) : std::nullopt;
    if (!pointer)
        return std::nullopt;
    const run::Stop end = run::endOf(*trace);
    if (m_run.isStepping()) {
        if (const run::Stop there = run::runTo(*trace, m_run.stop(), *pointer); there != end)
            return there;
    }
    run::Stop there;
    if (there != end && run::pointerOf(*trace, there) != *pointer)
        there = run::runTo(*trace, there, *pointer);
    return there != end ? std::optional(there) : std::nullopt;
}

bool Debugger::canRunTo(const BreakPlace& place) const { return wayTo(place).has_value(); }

bool Debugger::runTo(const BreakPlace& place)
{
    const auto there = wayTo(place);
    if (there)
        m_run.goTo(*there, LiveRun::Look::Ahead);
    return there.has_value();
}

const BreakpointEntry* Debugger::reached() const
{
    const auto place = here();
    const BreakpointEntry* found = place ? m_breakpoints.find(*place) : nullptr;
    if (!found ||
        !run::holdsAt(*m_run.wholeTrace(), m_run.stop(), m_breakpoints.of(m_run.reaction()), m_run.contexts()))
        return nullptr;
    return found;
}

std::optional<BreakPlace> Debugger::placeOf(std::size_t step, const std::string& pointer) const
{
    const run::ReactionTrace* trace = m_run.wholeTrace();
    if (!trace || step >= trace->steps.size())
        return std::nullopt;
    const run::Step& of = trace->steps[step];
    const ActionId action = m_run.actionOf(of);
    if (action == ActionId::None || pointer.compare(0, of.pointer.size(), of.pointer) != 0)
        return std::nullopt;
    return BreakPlace{action, pointer.substr(of.pointer.size())};
}

std::optional<BreakPlace> Debugger::here() const
{
    if (!m_run.isStepping() || !m_run.wholeTrace())
        return std::nullopt;
    const run::Stop at = m_run.stop();
    return placeOf(at.step, run::pointerOf(*m_run.wholeTrace(), at));
}

std::size_t Debugger::presentStep() const
{
    if (!m_run.isStepping() || m_run.end() == 0)
        return 0;
    return std::min(m_run.position(), m_run.end() - 1);
}

} // namespace retort
