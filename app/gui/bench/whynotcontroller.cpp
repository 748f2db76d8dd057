// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/whynotcontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/statusline.h"
#include "app/gui/session/session.h"
#include "ui/bench/tracepane.h"
#include "ui/bench/whynot/livewhynot.h"
#include "ui/bench/whynot/whynotbar.h"
#include "ui/common/direction.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/inspector/inspector.h"

#include <QAction>
#include <QVBoxLayout>

namespace retort {

WhyNotController::WhyNotController(Session& session, const Parts& parts, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_parts(parts)
    , m_page(new QWidget(window))
    , m_whyNot(new LiveWhyNot(session.workspace, session.run, this))
    , m_bar(new WhyNotBar(*m_whyNot, m_page))
{
    auto* margin = new QVBoxLayout;
    margin->setContentsMargins(asWindowsRun({metric::panelMargin, 0, 0, 0}));
    margin->addWidget(m_bar);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(margin);
    column->addWidget(&parts.trace, 1);

    connect(m_bar, &WhyNotBar::clauseRequested, this,
            [this](const QString& pointer) { goToClause(pointer.toStdString()); });
    connect(m_bar, &WhyNotBar::made, this, &WhyNotController::select);
    connect(m_bar, &WhyNotBar::refused, this, &WhyNotController::refused);
    connect(m_parts.items.makePass, &QAction::triggered, m_bar, &WhyNotBar::makePass);
    connect(&session.workspace, &Workspace::removed, this, &WhyNotController::comeBack);
    const auto update = [this] { m_parts.items.makePass->setEnabled(m_bar->canMakePass()); };
    connect(m_bar, &WhyNotBar::changed, this, update);
    update();
}

void WhyNotController::goToClause(const std::string& pointer)
{
    const compose::WhyNot* answer = m_whyNot->answer();
    if (!answer || !answer->step)
        return;
    const run::Step& step = answer->trace.steps[*answer->step - 1];
    m_session.selection.setAction(m_session.run.actionOf(step));
    m_parts.chain.scrollTo(m_parts.chain.currentIndex());
    if (pointer.rfind(step.pointer, 0) == 0)
        m_parts.inspector.showPlace(pointer.substr(step.pointer.size()), true);
}

void WhyNotController::select(EntryId event)
{
    m_origins[event] = m_session.selection.event();
    m_session.selection.setEvent(event);
    m_parts.status.announce(tr("Added the sample event %1, with which the chain goes on. Undo takes it back.")
                                .arg(visibleText(m_session.workspace.find(event)->title())));
}

/// Whoever undoes it sees the sample again that does not pass.
void WhyNotController::comeBack()
{
    for (auto made = m_origins.begin(); made != m_origins.end();) {
        if (m_session.workspace.find(made->first)) {
            ++made;
            continue;
        }
        m_session.selection.setEvent(made->second);
        made = m_origins.erase(made);
    }
}

} // namespace retort
