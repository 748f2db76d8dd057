// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/effectspane.h"

#include "tests/support/widgetwalk.h"
#include "tests/ui/bench/effects/desk.h"
#include "ui/bench/tracemodel.h"
#include "ui/common/chip.h"
#include "ui/common/rowtree.h"

#include <QAbstractItemModelTester>
#include <QUndoStack>

using namespace retort;
using namespace Qt::StringLiterals;
using State = LiveEffects::State;

class EffectsPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        desk = std::make_unique<gifts::Desk>();
        pane = std::make_unique<EffectsPane>(desk->effects, desk->selection);
        tester = std::make_unique<QAbstractItemModelTester>(pane->view().model(),
                                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
        pane->resize(320, 500);
        pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(pane.get()));
    }
    void cleanup()
    {
        tester.reset();
        pane.reset();
        desk.reset();
    }

    void partsHaveNames()
    {
        QCOMPARE(problemsOfWidgets(*pane).join(u'\n'), QString());
        QCOMPARE(pane->view().accessibleName(), u"Effects"_s);
    }

    void balancesAreOpenAndLive()
    {
        QCOMPARE(desk->effects.state(), State::Current);
        QVERIFY(pane->view().isExpanded(top(0)));
        QCOMPARE(balance(u"Rewards"_s), u"35.5 → 45.5"_s);
        QCOMPARE(state(), u"live"_s);
        desk->edit(gifts::eventPath, "/data/total", "30.25");
        QTRY_COMPARE(balance(u"Points"_s), u"100 → 130.25"_s); // without being asked
        QVERIFY(pane->view().isExpanded(top(0)));
    }

    void aDefinitionOrProfileIsFollowed()
    {
        desk->edit(gifts::rewardsPath, "/data/0/value", "12.05");
        QTRY_COMPARE(balance(u"Rewards"_s), u"35.5 → 47.55"_s); // exact, as money has to be
        desk->edit(gifts::profilePath, "/reward_balance", "0.1");
        QTRY_COMPARE(balance(u"Rewards"_s), u"0.1 → 12.15"_s);
        desk->workspace.history().undo();
        QTRY_COMPARE(balance(u"Rewards"_s), u"35.5 → 47.55"_s);
    }

    void whileSteppingItShowsWhatWasDoneSoFar()
    {
        desk->run.reset();
        QTRY_COMPARE(state(), u"so far"_s);
        QCOMPARE(balance(u"Rewards"_s), u"35.5"_s);
        desk->run.step();
        desk->run.step();
        QTRY_COMPARE(balance(u"Rewards"_s), u"35.5 → 45.5"_s);
        QCOMPARE(balance(u"Points"_s), u"100"_s);
        desk->run.back();
        QTRY_COMPARE(balance(u"Rewards"_s), u"35.5"_s);
        desk->run.runAll();
        QTRY_COMPARE(balance(u"Points"_s), u"100 → 125.5"_s);
    }

    void whatIsOlderThanTheTextSaysSo()
    {
        QVERIFY(!desk->workspace.setText(samples::idOf(desk->workspace, gifts::eventPath), {}, "{", u"Edit"_s));
        QTRY_COMPARE(state(), u"from before"_s);
        QCOMPARE(balance(u"Rewards"_s), u"35.5 → 45.5"_s);
        desk->workspace.history().undo();
        QTRY_COMPARE(state(), u"live"_s);
    }

    void anEffectSelectsItsAction()
    {
        pane->view().scrollTo(top(2));
        QTest::mouseClick(pane->view().viewport(), Qt::LeftButton, {}, pane->view().visualRect(top(2)).center());
        QCOMPARE(desk->run.stepOf(desk->selection.action())->number, 3U);
        QTest::keyClick(&pane->view(), Qt::Key_Up);
        QCOMPARE(desk->run.stepOf(desk->selection.action())->number, 2U);
        // And the other way round.
        desk->selection.setAction(desk->run.actionOf(desk->run.trace()->steps[3]));
        QCOMPARE(pane->view().currentIndex(), top(3));
    }

    void sentencesHaveAsManyLinesAsTheyNeed()
    {
        pane->view().expand(top(3));
        const QModelIndex note = pane->view().model()->index(0, 0, top(3));
        QVERIFY(note.isValid());
        const int narrow = pane->view().visualRect(note).height();
        pane->resize(900, 500);
        QTRY_VERIFY(pane->view().visualRect(note).height() < narrow);
    }

    void nothingIsWorkedOutWhileNobodyLooks()
    {
        pane->hide();
        const auto before = desk->effects.result();
        desk->edit(gifts::eventPath, "/data/total", "99");
        desk->run.evaluateNow();
        QCOMPARE(desk->effects.state(), State::Working);
        QCOMPARE(desk->effects.result(), before);
        pane->show();
        QTRY_COMPARE(balance(u"Points"_s), u"100 → 199"_s);
    }

    void anotherEventShowsNothingOfTheOldOne()
    {
        desk->selection.setEvent(samples::idOf(desk->workspace, gifts::strangerPath));
        QTRY_COMPARE(balance(u"Rewards"_s), u"0.0 → 10.0"_s);
        desk->workspace.open({});
        QTRY_COMPARE(desk->effects.state(), State::Empty);
        QCOMPARE(pane->view().model()->rowCount(), 0);
        QVERIFY(!pane->view().isVisible());
    }

private:
    QModelIndex top(int row) const { return pane->view().model()->index(row, 0); }
    QString balance(const QString& name) const
    {
        const auto& model = *static_cast<const TraceModel*>(pane->view().model());
        for (int row = 0; row < model.rowCount(top(0)); ++row) {
            const TraceRow& one = model.row(model.index(row, 0, top(0)));
            if (plainText(one.title) == name)
                return one.value;
        }
        return {};
    }
    QString state() const { return pane->head()->findChild<Chip*>()->content().text; }

    std::unique_ptr<gifts::Desk> desk;
    std::unique_ptr<EffectsPane> pane;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

QTEST_MAIN(EffectsPaneTest)
#include "effectspanetest.moc"
