// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/design/targetcontroller.h"

#include "app/gui/session/session.h"
#include "ui/design/sidebar/sidebar.h"

#include <set>

namespace retort {

TargetController::TargetController(Session& session, Sidebar& sidebar, QObject* parent)
    : QObject(parent), m_session(session), m_sidebar(sidebar)
{
    connect(&session.run, &LiveRun::changed, this, &TargetController::update);
    connect(&session.render, &LiveRender::changed, this, &TargetController::update);
}

void TargetController::update()
{
    using State = run::TargetRender::State;
    std::set<EntryId> unsound;
    if (const auto* trace = m_session.run.wholeTrace(); trace && m_session.run.isCurrent()) {
        for (const auto& step : trace->steps) {
            const auto* request = step.request ? &*step.request : nullptr;
            if (request && ((request->state == State::Sent && !request->json) || request->state == State::Failed))
                unsound.insert(m_session.workspace.targetOf(request->handle));
        }
    }
    if (const auto* rendering = m_session.render.rendering(); rendering && m_session.render.isCurrent()) {
        if (rendering->isSound())
            unsound.erase(rendering->target);
        else
            unsound.insert(rendering->target);
    }
    unsound.erase(EntryId::None);
    m_sidebar.showUnsound(unsound);
}

} // namespace retort
