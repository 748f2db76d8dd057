// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/design/problemcontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/statusline.h"
#include "app/gui/session/session.h"
#include "ui/bench/eventpane.h"
#include "ui/common/say.h"
#include "ui/common/tabbedpane.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/designpane.h"
#include "ui/design/inspector/inspector.h"
#include "ui/design/target/targetpane.h"
#include "ui/problems/problemspane.h"
#include "ui/problems/problemwords.h"

#include <QAction>
#include <QApplication>
#include <QListView>

namespace retort {

ProblemController::ProblemController(Session& session, ProblemTour& tour, MenuItems& items, const Parts& parts,
                                     QObject* parent)
    : QObject(parent), m_session(session), m_tour(tour), m_parts(parts)
{
    connect(items.problems, &QAction::triggered, this, [this] { open(true); });
    connect(&parts.canvas, &DesignPane::problemsRequested, this, [this] { open(false); });
    connect(items.nextProblem, &QAction::triggered, this, [this] { go(&ProblemTour::next); });
    connect(items.previousProblem, &QAction::triggered, this, [this] { go(&ProblemTour::previous); });
    connect(items.quickFix, &QAction::triggered, this, &ProblemController::mend);
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
        m_parts.status.announce(tr("No problems"), 4000);
        return;
    }
    // The reason is to be seen beside its place.
    m_parts.showBench();
    m_parts.tabs.setCurrent(m_parts.tab);
    (m_tour.*step)();
    const auto current = m_tour.visited();
    const Problem* problem = current ? m_tour.problem(*current) : nullptr;
    const Entry* entry = current ? m_session.workspace.find(current->entry) : nullptr;
    if (!problem || !entry)
        return;
    if (current->entry != m_tour.shownEntry())
        m_parts.panel.showAll(true);
    const auto all = problemsInOrder(m_session.workspace, m_session.lint);
    const auto number = std::find(all.begin(), all.end(), *current) - all.begin() + 1;
    QString sentence = tr("Problem %1 of %2: %3").arg(number).arg(all.size()).arg(say(problem->message));
    if (const QString place = placeInWords(m_session.workspace, *entry, *problem); !place.isEmpty())
        sentence = tr("%1 (%2)").arg(sentence, place);
    m_parts.status.announce(sentence);
}

void ProblemController::mend()
{
    const auto current = m_tour.current();
    const Problem* problem = current ? m_tour.problem(*current) : nullptr;
    if (!problem) {
        m_parts.status.announce(m_session.lint.total().all() == 0
                                    ? tr("No problems")
                                    : tr("There is no problem here to mend. F8 goes to the next one."));
        return;
    }
    if (problem->fixes.empty()) {
        m_parts.status.announce(
            tr("This has no fix that is right for sure; it is to be changed by hand: %1").arg(say(problem->message)));
        return;
    }
    const QString done = say(problem->fixes.front().label);
    if (const Result<> result = m_tour.fix(*current); !result)
        Q_EMIT m_parts.panel.refused(result.error());
    else
        m_parts.status.announce(tr("Done: %1").arg(done));
}

void ProblemController::follow(EntryId id, ActionId action, const std::string& pointer)
{
    const Entry* entry = m_session.workspace.find(id);
    if (!entry)
        return;
    // In the list the keys stay; from anywhere else they go to the place.
    QWidget* list = m_parts.panel.list();
    const bool stay = list->hasFocus();
    const bool there = show(*entry, action, pointer, !stay);
    if (stay) {
        list->setFocus(Qt::OtherFocusReason);
        return;
    }
    QWidget* focused = QApplication::focusWidget();
    if ((!there || !focused || !focused->isVisible()) && m_parts.canvas.chain()->isVisible())
        m_parts.canvas.chain()->setFocus(Qt::OtherFocusReason);
    else if (!focused || !focused->isVisible())
        m_parts.panel.focusList();
    if (QWidget* place = QApplication::focusWidget())
        describe(*place);
}

bool ProblemController::show(const Entry& entry, ActionId action, const std::string& pointer, bool focus)
{
    switch (entry.kind) {
    case EntryKind::Event:
        m_parts.event.showPlace(pointer);
        return true;
    case EntryKind::Target: {
        const auto current = m_tour.visited();
        const Problem* problem = current ? m_tour.problem(*current) : nullptr;
        return m_parts.target.showPlace(pointer, focus, problem ? problem->within : std::string());
    }
    case EntryKind::Reaction:
        break;
    case EntryKind::Definitions:
    case EntryKind::Profile:
    case EntryKind::Manifest:
        return false;
    }
    ChainView& chain = *m_parts.canvas.chain();
    chain.scrollTo(chain.currentIndex());
    if (action != ActionId::None || pointer == "/trigger")
        return m_parts.inspector.showPlace(pointer, focus);
    m_parts.inspector.clearPlace();
    return m_parts.canvas.showPlace(pointer, focus);
}

/// What has the keys there says, besides its own words, why somebody is there.
void ProblemController::describe(QWidget& place)
{
    const auto current = m_tour.visited();
    const Problem* problem = current ? m_tour.problem(*current) : nullptr;
    if (!problem || &place == m_parts.panel.list())
        return;
    m_described = &place;
    m_description = tr("%1: %2").arg(severityWord(problem->severity), say(problem->message));
    place.setAccessibleDescription(m_description);
}

void ProblemController::update()
{
    const auto total = m_session.lint.total();
    m_parts.tabs.setTitle(m_parts.tab,
                          total.all() == 0 ? tr("Problems") : tr("Problems (%1)").arg(QString::number(total.all())));
    if (m_tour.visited())
        return;
    m_parts.inspector.clearPlace();
    if (m_described && m_described->accessibleDescription() == m_description)
        m_described->setAccessibleDescription({});
    m_described = nullptr;
}

} // namespace retort
