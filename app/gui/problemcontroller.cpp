// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/problemcontroller.h"

#include "app/gui/menuitems.h"
#include "app/gui/session.h"
#include "app/gui/statusline.h"
#include "ui/bench/eventpane.h"
#include "ui/common/say.h"
#include "ui/common/tabbedpane.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/designpane.h"
#include "ui/design/inspector/inspector.h"
#include "ui/problems/problemspane.h"
#include "ui/problems/problemwords.h"

#include <QAction>
#include <QApplication>
#include <QListView>

namespace retort {

ProblemController::ProblemController(Session& session, ProblemTour& tour, MenuItems& items, const Parts& parts,
                                     QObject* parent)
    : QObject(parent), m_session(session), m_tour(tour), m_items(items), m_parts(parts)
{
    connect(items.problems, &QAction::triggered, this, [this] { open(true); });
    connect(&parts.canvas, &DesignPane::problemsRequested, this, [this] { open(false); });
    connect(items.nextProblem, &QAction::triggered, this, [this] { go(&ProblemTour::next); });
    connect(items.previousProblem, &QAction::triggered, this, [this] { go(&ProblemTour::previous); });
    connect(items.quickFix, &QAction::triggered, this, [this] {
        if (const Result<> done = m_tour.fixCurrent(); !done)
            Q_EMIT m_parts.panel.refused(done.error());
    });
    connect(&tour, &ProblemTour::went, this, &ProblemController::follow);
    connect(&tour, &ProblemTour::currentChanged, this, &ProblemController::update);
    connect(&session.lint, &LiveLint::progress, &parts.status, &StatusLine::showLint);
    connect(&session.lint, &LiveLint::progress, this, &ProblemController::update);
    update();
}

void ProblemController::open(bool all)
{
    m_parts.showBench();
    m_parts.tabs.setCurrent(m_parts.tab);
    m_parts.panel.showAll(all);
    m_parts.panel.focusList();
}

void ProblemController::go(void (ProblemTour::*step)())
{
    if (m_session.lint.total().all() == 0) {
        m_parts.status.showMessage(tr("No problems"), 4000);
        return;
    }
    (m_tour.*step)();
    const auto current = m_tour.current();
    const Problem* problem = current ? m_tour.problem(*current) : nullptr;
    if (!problem)
        return;
    const auto all = problemsInOrder(m_session.workspace, m_session.lint);
    const auto number = std::find(all.begin(), all.end(), *current) - all.begin() + 1;
    m_parts.status.showMessage(tr("Problem %1 of %2: %3").arg(number).arg(all.size()).arg(say(problem->message)),
                               10000);
}

void ProblemController::follow(EntryId id, ActionId action, const std::string& pointer)
{
    const Entry* entry = m_session.workspace.find(id);
    QWidget* focused = QApplication::focusWidget();
    const bool inList = focused == m_parts.panel.list();
    if (entry && entry->kind == EntryKind::Event) {
        m_parts.event.showPlace(pointer);
        if (inList)
            m_parts.panel.list()->setFocus(Qt::OtherFocusReason);
    } else if (entry && entry->kind == EntryKind::Reaction && action != ActionId::None) {
        // In the list the keys stay; in the inspector they go to the field that it is about.
        m_parts.inspector.showPlace(pointer, !inList && m_parts.inspector.isAncestorOf(focused));
    }
    // What had the focus may be gone with what it belonged to.
    focused = QApplication::focusWidget();
    if (!focused || !focused->isVisible())
        m_parts.canvas.chain()->setFocus(Qt::OtherFocusReason);
}

void ProblemController::update()
{
    const auto total = m_session.lint.total();
    m_parts.tabs.setTitle(m_parts.tab,
                          total.all() == 0 ? tr("Problems") : tr("Problems (%1)").arg(QString::number(total.all())));
    const auto current = m_tour.current();
    const Problem* problem = current ? m_tour.problem(*current) : nullptr;
    m_items.quickFix->setEnabled(problem && !problem->fixes.empty());
}

} // namespace retort
