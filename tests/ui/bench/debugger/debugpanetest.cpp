// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/debugger/debugpane.h"

#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"
#include "ui/bench/debugger/breakpointlist.h"
#include "ui/bench/debugger/watchlist.h"
#include "ui/debug/debugger.h"
#include "ui/document/liverun.h"
#include "ui/document/selection.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

struct Desk {
    Workspace workspace{samples::catalogue(), samples::readManifest};
    Selection selection{workspace};
    LiveRun run{workspace, selection};
    Debugger debugger{workspace, run};

    Desk()
    {
        workspace.open(samples::files());
        selection.setReaction(reaction());
        selection.setEvent(samples::idOf(workspace, samples::promoterPath));
        run.evaluateNow();
    }
    EntryId reaction() const { return samples::idOf(workspace, samples::reactionPath); }
    ActionId action(std::size_t index) const { return run.actionOf(run.wholeTrace()->steps[index]); }
};

} // namespace

class DebugPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        desk = std::make_unique<Desk>();
        pane = std::make_unique<DebugPane>(desk->debugger, desk->selection);
        pane->resize(340, 400);
        pane->show();
        QVERIFY(QTest::qWaitForWindowActive(pane.get()));
    }
    void cleanup()
    {
        pane.reset();
        desk.reset();
    }

    void partsHaveNames()
    {
        desk->debugger.breakpoints().toggle(desk->reaction(), {desk->action(1), {}});
        desk->debugger.watches().add(u"data.score"_s);
        QCOMPARE(problemsOfWidgets(*pane).join(u'\n'), QString());
    }

    void aWatchShowsItsValueOrWhyItHasNone()
    {
        add(u"data.score"_s);
        add(u"data.vip"_s);
        add(uR"({">=": [{"var": "data.score"}, 9]})"_s);
        add(u"data.score > 8"_s);
        QCOMPARE(watches().topLevelItemCount(), 4);
        QCOMPARE(value(0), u"9"_s);
        QCOMPARE(value(1), u"not there"_s);
        QCOMPARE(value(2), u"true"_s);
        QVERIFY2(value(3).contains(u"JSON Logic"_s), qPrintable(value(3)));
        QVERIFY(desk->workspace.setText(samples::idOf(desk->workspace, samples::promoterPath),
                                        {ActionId::None, "/data/score"}, "3", u"Edit"_s));
        QTRY_COMPARE(value(0), u"3"_s); // it follows
        QCOMPARE(value(2), u"false"_s);
    }

    void aWatchIsEditedInPlaceAndRemoved()
    {
        add(u"data.score"_s);
        type(watches(), 0, 0, u"data.survey_id"_s);
        QTRY_COMPARE(desk->debugger.watches().all(), QStringList{u"data.survey_id"_s});
        QTRY_COMPARE(value(0), u"\"NPS-2025-Q2\""_s);
        watches().setCurrentItem(watches().topLevelItem(0));
        QTest::keyClick(&watches(), Qt::Key_Delete);
        QCOMPARE(watches().topLevelItemCount(), 0);
    }

    void editingAValueGoesOnWithIt()
    {
        add(u"data.score"_s);
        const QSignalSpy told(pane.get(), &DebugPane::told);
        auto* back = pane->findChild<QPushButton*>();
        QVERIFY(!back->isVisible());
        type(watches(), 0, 1, u"3"_s);
        QTRY_COMPARE(desk->run.wholeTrace()->outcome, run::Outcome::Stopped);
        QVERIFY(desk->run.isEdited());
        QCOMPARE(value(0), u"3"_s);
        QCOMPARE(told.size(), 1);
        QVERIFY(desk->workspace.unsavedCount() == 0); // the sample stays as it is
        QVERIFY(back->isVisible());
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_COMPARE(desk->run.wholeTrace()->outcome, run::Outcome::Completed);
        QCOMPARE(value(0), u"9"_s);
        QVERIFY(!back->isVisible());
    }

    void aTextNeedsNoQuotesAndNothingTakesTheValueOut()
    {
        add(u"data.survey_id"_s);
        type(watches(), 0, 1, u"NPS 2026"_s);
        QTRY_COMPARE(value(0), u"\"NPS 2026\""_s);
        type(watches(), 0, 1, u" "_s);
        QTRY_COMPARE(value(0), u"not there"_s);
    }

    void whatARuleComesToIsNotEdited()
    {
        add(uR"({"var": "data.score"})"_s);
        const QSignalSpy told(pane.get(), &DebugPane::told);
        type(watches(), 0, 1, u"3"_s);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!desk->run.isEdited());
        QCOMPARE(value(0), u"9"_s);
    }

    void breakpointsAreSwitchedOffRemovedAndFound()
    {
        QVERIFY(!breakpoints().isVisible());
        desk->debugger.breakpoints().toggle(desk->reaction(), {desk->action(1), {}});
        QVERIFY(breakpoints().isVisible());
        QTreeWidgetItem* item = breakpoints().topLevelItem(0);
        QVERIFY2(item->text(0).contains(u"promoter-thank-you"_s), qPrintable(item->text(0)));
        item->setCheckState(0, Qt::Unchecked);
        QTRY_VERIFY(!desk->debugger.breakpoints().all()[0].enabled);
        desk->debugger.begin();
        QVERIFY(!desk->run.isStepping());
        desk->selection.setReaction(samples::idOf(desk->workspace, u"reactions/tier-2-welcome.json"_s));
        breakpoints().setCurrentItem(breakpoints().topLevelItem(0));
        QTest::keyClick(&breakpoints(), Qt::Key_Return);
        QCOMPARE(desk->selection.reaction(), desk->reaction());
        desk->run.evaluateNow();
        QCOMPARE(desk->selection.action(), desk->action(1));
        QTest::keyClick(&breakpoints(), Qt::Key_Delete);
        QVERIFY(desk->debugger.breakpoints().all().empty());
    }

    void aConditionSaysWhereItStops()
    {
        desk->debugger.breakpoints().toggle(desk->reaction(), {desk->action(1), {}});
        type(breakpoints(), 0, 1, uR"({"<": [{"var": "data.score"}, 5]})"_s);
        QTRY_VERIFY(!desk->debugger.breakpoints().all()[0].condition.isEmpty());
        desk->debugger.begin();
        QVERIFY(!desk->run.isStepping()); // 9 is not below 5
        type(breakpoints(), 0, 1, u"data.score"_s);
        QTRY_COMPARE(desk->debugger.breakpoints().all()[0].condition, u"data.score"_s);
        desk->debugger.begin();
        QVERIFY(desk->run.isStepping());
        const QSignalSpy told(pane.get(), &DebugPane::told);
        type(breakpoints(), 0, 1, u"data.score > 5"_s);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(u"JSON Logic"_s));
    }

private:
    WatchList& watches() const { return *pane->findChild<WatchList*>(); }
    BreakpointList& breakpoints() const { return *pane->findChild<BreakpointList*>(); }
    QString value(int row) const { return watches().topLevelItem(row)->text(1); }
    void add(const QString& text)
    {
        auto* line = pane->findChild<QLineEdit*>();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    /// In place, by the keys that edit.
    void type(QTreeWidget& list, int row, int column, const QString& text)
    {
        list.setFocus();
        list.setCurrentItem(list.topLevelItem(row), column);
        list.editItem(list.topLevelItem(row), column);
        auto* editor = list.viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    std::unique_ptr<Desk> desk;
    std::unique_ptr<DebugPane> pane;
};

QTEST_MAIN(DebugPaneTest)
#include "debugpanetest.moc"
