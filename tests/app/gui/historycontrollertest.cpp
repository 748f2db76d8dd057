// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of the window and their history, with the real file.
#include "app/gui/bench/historycontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/history/history.h"
#include "app/workspace/statefolder.h"
#include "tests/app/gui/desk.h"
#include "ui/bench/history/historydialog.h"
#include "ui/bench/history/pastrunmodel.h"
#include "ui/bench/history/pastrunpane.h"
#include "ui/bench/history/tracepairpane.h"
#include "ui/common/noticebar.h"

#include <fstream>

using namespace retort;
using namespace Qt::StringLiterals;

class HistoryControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { desk = std::make_unique<Desk>(); }
    void cleanup() { desk.reset(); }

    void aRunThatIsAskedForIsKeptWithAllThatItWas()
    {
        const run::ReactionTrace live = *desk->session->run.wholeTrace();
        run();
        HistoryDialog& dialog = open();
        QTRY_COMPARE(dialog.model().rowCount(), 1);
        QTRY_VERIFY(dialog.pane().run());
        const PastRun& past = *dialog.pane().run();
        QCOMPARE(past.line.reaction, u"NPS Survey Completed"_s);
        QCOMPARE(past.line.eventFile, u"events/survey-promoter.json"_s);
        QVERIFY(past.trace());
        QVERIFY(past.trace()->asIfActive == live.asIfActive);
        QCOMPARE(past.trace()->outcome, live.outcome);
        QCOMPARE(past.trace()->steps.size(), live.steps.size());
        for (std::size_t i = 0; i < live.steps.size(); ++i) {
            run::Step step = past.trace()->steps[i];
            step.applied = live.steps[i].applied; // which a run on the screen may not have worked out
            QVERIFY(step == live.steps[i]);
        }
        // To look at the trace, or to step through it, is no run.
        desk->window->items().step->trigger();
        desk->window->items().back->trigger();
        QTest::qWait(50);
        QCOMPARE(dialog.model().rowCount(), 1);
    }

    void whatWasSkippedIsSkippedInTheHistory()
    {
        const ActionId action = desk->reaction().content->actions[1];
        desk->session->run.setSkipped({action}, true);
        desk->session->run.evaluateNow();
        run();
        HistoryDialog& dialog = open();
        QTRY_VERIFY(dialog.pane().run());
        QCOMPARE(dialog.pane().run()->trace()->steps[1].status, run::Status::Skipped);
        QCOMPARE(dialog.pane().run()->run.inputs.skipped, std::set<std::string>{"/actions/1"});
    }

    void whatWasEditedOnTheWayIsMarkedAndRunsTheSameAgain()
    {
        desk->session->run.editContext(0, "data.score", json::Data::parse("2").value());
        desk->session->run.evaluateNow();
        run();
        HistoryDialog& dialog = open();
        QTRY_VERIFY(dialog.pane().run());
        QCOMPARE(dialog.pane().run()->line.outcome, std::string("stopped")); // of the event as it is it completes
        QVERIFY(dialog.pane().findChild<QLabel*>(u"when"_s)->text().contains(u"values were edited on the way"_s));
        const auto verified = bundle::verify(dialog.pane().run()->run, desk->session->workspace.catalogue());
        QVERIFY(verified && verified->same());
    }

    void anEditThatIsStillWorkedAtBelongsToTheRun()
    {
        const auto rename = [&] { QVERIFY(desk->session->workspace.rename(desk->id(nps), u"Renamed"_s)); };
        rename();
        desk->window->items().run->trigger(); // before the event loop had a turn
        HistoryDialog& dialog = open();
        QTRY_VERIFY(dialog.pane().run());
        QCOMPARE(dialog.pane().run()->line.reaction, u"Renamed"_s);
    }

    void aRunIsMadeAgainAndHeldAgainstTheEarlierOne()
    {
        run();
        HistoryDialog& dialog = open();
        QTRY_VERIFY(dialog.pane().run());
        Workspace& workspace = desk->session->workspace;
        const std::string text = desk->reaction().content->document.text();
        std::string other = text;
        other.replace(other.find("\">=\""), 4, "\">\"");
        QVERIFY(workspace.setText(desk->id(nps), {}, other, u"Edit"_s));
        QTest::mouseClick(button(dialog, u"Run again"_s), Qt::LeftButton);
        QTRY_VERIFY(dialog.pair().isVisible());
        QCOMPARE(dialog.model().rowCount(), 2);
        QVERIFY(dialog.pair().verdict().startsWith(u"The first difference is at step 1"_s));
    }

    void itsEventBecomesASampleAndUndoTakesItBack()
    {
        run();
        HistoryDialog& dialog = open();
        QTRY_VERIFY(dialog.pane().run());
        const auto& samples = desk->session->workspace.entries(EntryKind::Event);
        const std::size_t before = samples.size();
        QTest::mouseClick(button(dialog, u"Use its event"_s), Qt::LeftButton);
        QCOMPARE(samples.size(), before + 1);
        const Entry& made = *desk->session->workspace.find(desk->session->selection.event());
        QVERIFY(made.title().startsWith(u"survey-promoter of "_s));
        QCOMPARE(made.event()->name, "custom.survey_completed");
        desk->session->workspace.history().undo();
        QCOMPARE(samples.size(), before);
    }

    void theWayBackToNow()
    {
        run();
        HistoryDialog& dialog = open();
        QTRY_VERIFY(dialog.pane().run());
        desk->session->selection.setReaction(desk->session->workspace.entries(EntryKind::Reaction).front());
        QTest::mouseClick(button(dialog, u"Back to now"_s), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(desk->session->selection.reaction(), desk->id(nps));
        QCOMPARE(desk->session->selection.event(), desk->id(u"events/survey-promoter.json"_s));
    }

    void whatCannotBeKeptWaitsAndIsTold()
    {
        const auto file = historyFile(stateFolder());
        std::filesystem::create_directories(file); // no database can be there
        run();
        auto* notices = desk->window->findChild<NoticeBar*>();
        QTRY_VERIFY2(notices->text().contains(u"1 run waits in memory"_s), qPrintable(notices->text()));
        std::filesystem::remove(file);
        run(); // which tries once more
        QTRY_VERIFY(!notices->text().contains(u"in memory"_s));
        HistoryDialog& dialog = open();
        QTRY_COMPARE(dialog.model().rowCount(), 2);
    }

    void aDamagedHistoryIsSetAsideAndTold()
    {
        const auto file = historyFile(stateFolder());
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << std::string(5000, 'x');
        run();
        auto* notices = desk->window->findChild<NoticeBar*>();
        QTRY_VERIFY2(notices->text().contains(u"history.db.damaged-1"_s), qPrintable(notices->text()));
        HistoryDialog& dialog = open();
        QTRY_COMPARE(dialog.model().rowCount(), 1);
    }

    void whatWasAskedForInTheLastMomentIsKept()
    {
        run();
        desk->start(); // the window ends at once, and another begins
        HistoryDialog& dialog = open();
        QTRY_COMPARE(dialog.model().rowCount(), 1);
    }

    void fiftyThousandRunsDoNotHoldTheWindowUp()
    {
        run();
        HistoryDialog& first = open();
        QTRY_COMPARE(first.model().rowCount(), 1);
        {
            auto database = history::Database::open(historyFile(stateFolder()));
            QVERIFY(database);
            QVERIFY(database->execute(
                "INSERT INTO run (at, workspace, folder, bytes, event, event_title, event_file, event_hash, reaction, "
                "reaction_file, reaction_hash, outcome, summary, trace, around_hash, moment, moment_microseconds) "
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT at + i, "
                "workspace, folder, bytes, event, 'number ' || i, event_file, event_hash, reaction, reaction_file, "
                "reaction_hash, outcome, summary, trace, around_hash, moment, moment_microseconds FROM run, n"));
        }
        desk->start();
        QElapsedTimer time;
        time.start();
        HistoryDialog& dialog = open();
        const auto shown = time.restart();
        QTRY_VERIFY(dialog.model().rowCount() >= 200);
        QTRY_VERIFY(dialog.pane().run());
        const auto filled = time.restart();
        QCOMPARE(dialog.model().total(), std::size_t{50'001});
        QVERIFY(dialog.model().rowCount() < 5000);
        QTest::keyClicks(dialog.findChild<QLineEdit*>(), u"number 4999"_s);
        QTRY_COMPARE(dialog.model().rowCount(), 15); // 4999, 14999, …, and 49990 to 49999
        const auto found = time.restart();
        qInfo("50,001 runs: shown %lld ms, filled %lld ms, found %lld ms", shown, filled, found);
        QVERIFY2(shown < 500, qPrintable(QString::number(shown)));
        QVERIFY2(filled < 5000, qPrintable(QString::number(filled)));
    }

private:
    void run()
    {
        desk->session->run.evaluateNow();
        QTest::keyClick(desk->window.get(), Qt::Key_F5);
    }
    HistoryDialog& open()
    {
        QTest::keyClick(desk->window.get(), Qt::Key_H, Qt::ControlModifier);
        HistoryDialog* dialog = desk->window->findChild<HistoryController*>()->dialog();
        (void)QTest::qWaitForWindowActive(dialog);
        return *dialog;
    }
    static QPushButton* button(const QWidget& in, const QString& text)
    {
        for (QPushButton* one : in.findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }

    std::unique_ptr<Desk> desk;
};

QTEST_MAIN(HistoryControllerTest)
#include "historycontrollertest.moc"
