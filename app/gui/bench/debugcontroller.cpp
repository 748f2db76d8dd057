// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/debugcontroller.h"

#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/statusline.h"
#include "app/gui/session/session.h"
#include "app/workspace/paths.h"
#include "ui/bench/tracepane.h"
#include "ui/bench/traceview.h"
#include "ui/design/inspector/inspector.h"
#include "ui/document/liverun.h"

#include <QAction>
#include <QCryptographicHash>
#include <QSettings>

namespace retort {

namespace {

const QString breakpointsKept = QStringLiteral("breakpoints");
const QString watchesKept = QStringLiteral("watches");

} // namespace

DebugController::DebugController(Session& session, const Parts& parts, QObject* parent)
    : QObject(parent), m_session(session), m_parts(parts), m_debugger(session.workspace, session.run)
{
    LiveRun& live = session.run;
    const MenuItems& items = parts.items;
    connect(items.run, &QAction::triggered, this, &DebugController::run);
    connect(items.step, &QAction::triggered, &live, &LiveRun::step);
    connect(items.into, &QAction::triggered, &live, &LiveRun::into);
    connect(items.out, &QAction::triggered, &live, &LiveRun::out);
    connect(items.back, &QAction::triggered, &live, &LiveRun::back);
    connect(items.goOn, &QAction::triggered, &m_debugger, &Debugger::goOn);
    connect(items.reset, &QAction::triggered, &live, &LiveRun::reset);
    connect(items.runTo, &QAction::triggered, this, &DebugController::runTo);
    connect(items.toggleBreakpoint, &QAction::triggered, this, &DebugController::toggle);
    parts.trace.view().setContextMenuPolicy(Qt::ActionsContextMenu);
    parts.trace.view().addActions({items.toggleBreakpoint, items.runTo});

    connect(&parts.trace, &TracePane::rowReached, this, &DebugController::showPlace);

    Breakpoints& breakpoints = m_debugger.breakpoints();
    connect(&live, &LiveRun::changed, this, &DebugController::update);
    connect(&breakpoints, &Breakpoints::changed, this, &DebugController::update);
    connect(&breakpoints, &Breakpoints::edited, this,
            [this] { m_parts.settings.setValue(setting(breakpointsKept), m_debugger.breakpoints().saved()); });
    connect(&m_debugger.watches(), &Watches::edited, this,
            [this] { m_parts.settings.setValue(setting(watchesKept), m_debugger.watches().all()); });
    connect(&parts.files, &FileController::opened, this, [this] {
        m_debugger.breakpoints().restore(m_parts.settings.value(setting(breakpointsKept)).toList());
        m_debugger.watches().restore(m_parts.settings.value(setting(watchesKept)).toStringList());
    });
    connect(&session.workspace, &Workspace::unsavedChanged, &parts.trace, &TracePane::tellHead);
    update();
}

QString DebugController::setting(const QString& of) const
{
    const QByteArray folder = qStringOf(m_parts.files.folder()).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(folder, QCryptographicHash::Sha1).toHex().first(12);
    return QStringLiteral("%1/%2").arg(of, QString::fromLatin1(hash));
}

/// On from a breakpoint, as F5 does everywhere; else from the beginning.
void DebugController::run()
{
    if (m_debugger.reached())
        m_debugger.goOn();
    else
        m_debugger.begin();
}

void DebugController::update()
{
    const LiveRun& run = m_session.run;
    const MenuItems& items = m_parts.items;
    const bool there = run.trace() != nullptr;
    items.run->setEnabled(there);
    items.step->setEnabled(there && run.canStep());
    items.into->setEnabled(there && run.canStep());
    items.out->setEnabled(there && run.stepWithin() != nullptr);
    items.back->setEnabled(there && run.canGoBack());
    items.goOn->setEnabled(there && run.isStepping() && run.canStep());
    items.reset->setEnabled(there && !(run.isStepping() && run.stop() == run::Stop()));
    items.runTo->setEnabled(there);
    items.toggleBreakpoint->setEnabled(there);

    TraceRows::Breakpoints pointers;
    const Entry* reaction = m_session.workspace.find(run.reaction());
    for (const BreakpointEntry& one : m_debugger.breakpoints().all()) {
        if (!reaction || !reaction->content || one.reaction != run.reaction())
            continue;
        if (const auto pointer = reaction->content->pointerTo({one.place.action, one.place.inside}))
            pointers[*pointer] = one.enabled;
    }
    m_parts.trace.showBreakpoints(pointers);
}

/// Where the row of the trace comes from is marked in the inspector: its clause, its argument.
void DebugController::showPlace()
{
    const TraceRow* row = m_parts.trace.currentRow();
    const bool inside = row && row->step > 0 && row->kind != TraceRow::Kind::Step && !row->span;
    const auto at = inside ? m_debugger.placeOf(row->step - 1, row->pointer) : std::nullopt;
    if (at && at->action == m_session.selection.action())
        m_parts.inspector.showPlace(at->inside, false);
    else
        m_parts.inspector.clearPlace();
}

std::optional<BreakPlace> DebugController::place() const
{
    const TraceRow* row = m_parts.trace.view().hasFocus() ? m_parts.trace.currentRow() : nullptr;
    if (row && (row->kind == TraceRow::Kind::Step || row->kind == TraceRow::Kind::Evaluation) && row->step > 0)
        return m_debugger.placeOf(row->step - 1, row->pointer);
    const ActionId action = m_session.selection.action();
    return action == ActionId::None ? std::nullopt : std::optional(BreakPlace{action, {}});
}

void DebugController::toggle()
{
    if (const auto at = place())
        m_debugger.breakpoints().toggle(m_session.selection.reaction(), *at);
    else
        m_parts.status.announce(
            tr("A breakpoint is set at an action or at a row of the trace that evaluates something: "
               "select one first."));
}

void DebugController::runTo()
{
    const auto at = place();
    if (!at)
        m_parts.status.announce(tr("Select an action, or a row of the trace that evaluates something, to run to."));
    else if (!m_debugger.runTo(*at))
        m_parts.status.announce(tr("The run does not come there."));
}

} // namespace retort
