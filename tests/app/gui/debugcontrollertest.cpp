// SPDX-License-Identifier: GPL-3.0-or-later
// Going through a run in the window, with real keys.
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/bench/contextpane.h"
#include "ui/bench/tracemodel.h"
#include "ui/bench/traceview.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/style.h"
#include "ui/common/tabbedpane.h"
#include "ui/common/tokens.h"
#include "ui/condition/build/partrow.h"
#include "ui/document/liverun.h"

#include <QMenu>

namespace retort {

using namespace Qt::StringLiterals;

static const QString promoter = u"events/survey-promoter.json"_s;

class DebugControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        desk = std::make_unique<Desk>();
        look();
    }
    void cleanup() { desk.reset(); }

    void intoGoesToTheOperatorAndOutBehindIt()
    {
        key(Qt::Key_F5, Qt::ShiftModifier);
        QCOMPARE(run().stop(), run::Stop());
        key(Qt::Key_F11);
        QCOMPARE(run().stop(), (run::Stop{0, 0}));
        const QModelIndex next = model().indexOfNext();
        QCOMPARE(view().currentIndex(), next);
        const TraceRow& row = model().row(next);
        QCOMPARE(row.kind, TraceRow::Kind::Evaluation);
        QVERIFY(row.value.isEmpty()); // it has not been evaluated yet
        QVERIFY2(row.sentence.startsWith(u"Next: "_s), qPrintable(row.sentence));
        QVERIFY(desk->window->items().out->isEnabled());
        key(Qt::Key_F11, Qt::ShiftModifier);
        QCOMPARE(run().stop(), (run::Stop{1, {}}));
        QCOMPARE(model().row(model().indexOfNext()).step, 2U);
        QVERIFY(!desk->window->items().out->isEnabled());
        key(Qt::Key_F10, Qt::ControlModifier);
        QVERIFY(run().stop() < (run::Stop{1, {}}));
    }

    void aBreakpointStopsTheRunAndF5GoesOn()
    {
        select(1);
        key(Qt::Key_F9);
        QCOMPARE(model().row(model().indexOfStep(2)).breakpoint, TraceRow::Break::On);
        QVERIFY(model().row(model().indexOfStep(2)).sentence.contains(u"breakpoint"_s));
        key(Qt::Key_F5);
        QVERIFY(run().isStepping());
        QCOMPARE(run().stop(), (run::Stop{1, {}}));
        QCOMPARE(desk->session->selection.action(), action(1)); // the chain shows where it stands
        key(Qt::Key_F5);
        QCOMPARE(run().stop(), run::endOf(*run().wholeTrace()));
        key(Qt::Key_F5);
        QCOMPARE(run().stop(), (run::Stop{1, {}})); // once more from the beginning

        select(1);
        key(Qt::Key_F9);
        QCOMPARE(model().row(model().indexOfStep(2)).breakpoint, TraceRow::Break::None);
        key(Qt::Key_F5);
        QVERIFY(!run().isStepping());
    }

    void aClauseHasItsOwnBreakpoint()
    {
        run().runAll();
        view().expandAll();
        const QModelIndex clause = model().index(0, 0, model().indexOfStep(1));
        QCOMPARE(model().row(clause).kind, TraceRow::Kind::Evaluation);
        view().setFocus();
        view().setCurrentIndex(clause);
        QTest::keyClick(&view(), Qt::Key_F9);
        QCOMPARE(model().row(model().index(0, 0, model().indexOfStep(1))).breakpoint, TraceRow::Break::On);
        QCOMPARE(model().row(model().indexOfStep(1)).breakpoint, TraceRow::Break::None);
        QTest::keyClick(&view(), Qt::Key_F5);
        QCOMPARE(run().stop(), (run::Stop{0, 0}));
    }

    void theClauseOfARowIsMarked()
    {
        run().runAll();
        view().expandAll();
        QVERIFY(!isMarked());
        const QModelIndex clause = model().index(0, 0, model().indexOfStep(1));
        view().scrollTo(clause);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(clause).center());
        QCOMPARE(desk->session->selection.action(), action(0));
        QTRY_VERIFY(isMarked());
        QVERIFY(view().hasFocus());           // it does not take the keys away
        QTest::keyClick(&view(), Qt::Key_Up); // the step as a whole
        QVERIFY(!isMarked());
        key(Qt::Key_F5, Qt::ShiftModifier);
        key(Qt::Key_F11);
        QTRY_VERIFY(isMarked());
    }

    void runToHereStopsThere()
    {
        select(1);
        key(Qt::Key_F9, Qt::ControlModifier);
        QCOMPARE(run().stop(), (run::Stop{1, {}}));
        QVERIFY(desk->session->workspace.setText(desk->id(promoter), {ActionId::None, "/data/score"}, "7", u"Edit"_s));
        run().runAll();
        run().evaluateNow();
        select(1);
        key(Qt::Key_F9, Qt::ControlModifier); // the filter ends the chain before
        QVERIFY(!run().isStepping());
    }

    void breakpointsStayWithTheirActionAndTheWorkspace()
    {
        select(1);
        key(Qt::Key_F9);
        desk->start();
        look();
        QCOMPARE(model().row(model().indexOfStep(2)).breakpoint, TraceRow::Break::On);
        QVERIFY(!desk->window->isWindowModified()); // no file holds them
        key(Qt::Key_F5);
        QCOMPARE(run().stop(), (run::Stop{1, {}}));
    }

    void watchesAreKeptAndAnEditedValueIsSeen()
    {
        desk->window->findChild<TabbedPane*>(u"right"_s)->setCurrent(2);
        auto* line = qobject_cast<QLineEdit*>(desk->named(u"Watch"_s));
        QTest::keyClicks(line, u"data.score"_s);
        QTest::keyClick(line, Qt::Key_Return);
        desk->start();
        look();
        const auto* watches = desk->window->findChild<QTreeWidget*>(u"watches"_s);
        QCOMPARE(watches->topLevelItemCount(), 1);
        QCOMPARE(watches->topLevelItem(0)->text(1), u"9"_s);

        key(Qt::Key_F5, Qt::ShiftModifier);
        watches->topLevelItem(0)->setText(1, u"4"_s);
        QTRY_COMPARE(run().wholeTrace()->outcome, run::Outcome::Stopped);
        auto* context = desk->window->findChild<ContextPane*>();
        QTRY_VERIFY(context->findChild<JsonEditor*>()->text().contains(u"\"score\": 4"_s));
        desk->window->findChild<TabbedPane*>(u"right"_s)->setCurrent(0);
        QVERIFY(!desk->window->isWindowModified());
        key(Qt::Key_F10);
        const TraceRow& read = model().row(model().index(0, 0, model().index(0, 0, model().indexOfStep(1))));
        QVERIFY2(read.sentence.contains(u"edited"_s), qPrintable(read.sentence));
    }

    void theTraceOffersThemInItsMenu()
    {
        const QList<QAction*> offered = view().actions();
        QVERIFY(offered.contains(desk->window->items().toggleBreakpoint));
        QVERIFY(offered.contains(desk->window->items().runTo));
        QCOMPARE(view().contextMenuPolicy(), Qt::ActionsContextMenu);
    }

private:
    void look()
    {
        desk->window->resize(1440, 900);
        desk->session->selection.setReaction(desk->id(nps));
        desk->session->selection.setEvent(desk->id(promoter));
        run().evaluateNow();
        QCOMPARE(run().wholeTrace()->steps.size(), 2U);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(desk->window.get(), key, modifiers); }
    void select(std::size_t index)
    {
        desk->session->selection.setAction(action(index));
        desk->chain().setFocus();
    }
    bool isMarked() const
    {
        const auto rows = desk->window->findChildren<PartRow*>();
        return std::any_of(rows.begin(), rows.end(), [](const PartRow* row) { return row->isHere(); });
    }
    ActionId action(std::size_t index) const { return run().actionOf(run().wholeTrace()->steps[index]); }
    LiveRun& run() const { return desk->session->run; }
    TraceView& view() const { return *desk->window->findChild<TraceView*>(); }
    const TraceModel& model() const { return *static_cast<const TraceModel*>(view().model()); }

    std::unique_ptr<Desk> desk;
};

} // namespace retort

using retort::DebugControllerTest;
QTEST_MAIN(DebugControllerTest)
#include "debugcontrollertest.moc"
