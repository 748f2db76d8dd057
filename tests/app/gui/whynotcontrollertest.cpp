// SPDX-License-Identifier: GPL-3.0-or-later
// From a chain that stopped to a sample that passes, in the window, with real clicks.
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/bench/whynot/livewhynot.h"
#include "ui/bench/whynot/whynotbar.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QPushButton>

namespace retort {

using namespace Qt::StringLiterals;

class WhyNotControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        desk = std::make_unique<Desk>();
        desk->start();
        desk->window->resize(1440, 900);
        desk->session->selection.setReaction(desk->id(u"reactions/nps-survey-completed.json"_s));
        whyNot = desk->window->findChild<LiveWhyNot*>();
        bar = desk->window->findChild<WhyNotBar*>();
        QVERIFY(whyNot && bar);
    }
    void cleanup() { desk.reset(); }

    void aSampleThatPassesHasNoWayOut()
    {
        desk->session->selection.setEvent(desk->id(u"events/survey-promoter.json"_s));
        QTRY_COMPARE(whyNot->state(), LiveWhyNot::State::None);
        QVERIFY(!desk->window->items().makePass->isEnabled());
    }

    void theMenuMakesItPassAndUndoTakesThatBack()
    {
        stop();
        const EntryId before = desk->session->selection.event();
        desk->window->items().makePass->trigger();
        QVERIFY(desk->session->selection.event() != before);
        desk->session->run.evaluateNow();
        QCOMPARE(desk->session->run.wholeTrace()->outcome, run::Outcome::Completed);
        QTRY_VERIFY(!desk->window->items().makePass->isEnabled());
        desk->window->items().undo->trigger();
        QTRY_COMPARE(desk->session->selection.event(), before);
    }

    void theClauseIsShownInTheInspector()
    {
        stop();
        desk->session->selection.setAction(ActionId::None);
        for (QPushButton* button : bar->findChildren<QPushButton*>()) {
            if (button->text() == u"Show the clause"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        const Entry& entry = *desk->session->workspace.find(desk->session->selection.reaction());
        QCOMPARE(desk->session->selection.action(), entry.content->actions.front());
        QVERIFY(qApp->focusWidget() && !bar->isAncestorOf(qApp->focusWidget()));
    }

private:
    void stop()
    {
        desk->session->selection.setEvent(desk->id(u"events/nps-detractor-alert-score-3.json"_s));
        QTRY_COMPARE(whyNot->state(), LiveWhyNot::State::Current);
        QTRY_VERIFY(desk->window->items().makePass->isEnabled());
    }

    std::unique_ptr<Desk> desk;
    LiveWhyNot* whyNot = nullptr;
    WhyNotBar* bar = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::WhyNotControllerTest)
#include "whynotcontrollertest.moc"
