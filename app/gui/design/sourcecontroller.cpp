// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/design/sourcecontroller.h"

#include "app/gui/session/session.h"
#include "ui/bench/tracepane.h"
#include "ui/design/target/targetpane.h"

namespace retort {

SourceController::SourceController(Session& session, TracePane& trace, TargetPane& target, QObject* parent)
    : QObject(parent), m_session(session), m_target(target)
{
    connect(&trace, &TracePane::renderSpanSelected, this, &SourceController::select);
    connect(&trace, &TracePane::renderSpanFollowed, this, &SourceController::follow);
}

void SourceController::select(const std::string& handle, twig::Span span)
{
    const EntryId shown = m_session.selection.target();
    if (shown != EntryId::None && shown == m_session.workspace.targetOf(handle))
        m_target.showSource(span);
}

void SourceController::follow(const std::string& handle, twig::Span span)
{
    const EntryId target = m_session.workspace.targetOf(handle);
    if (target == EntryId::None)
        return;
    m_session.selection.setTarget(target);
    // Its pane has no size before it is laid out, and so no sight to bring the place into.
    QMetaObject::invokeMethod(
        &m_target,
        [this, target, span] {
            if (m_session.selection.target() != target)
                return;
            m_target.showSource(span);
            m_target.focusTemplate();
        },
        Qt::QueuedConnection);
}

} // namespace retort
