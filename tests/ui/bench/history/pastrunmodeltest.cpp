// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/pastrunmodel.h"

#include "tests/ui/bench/history/past.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;
using State = PastRunModel::State;

class PastRunModelTest : public QObject {
    Q_OBJECT

private:
    static void ready(PastRunModel& model) { QTRY_COMPARE(model.state(), State::Ready); }

private Q_SLOTS:
    void thousandsComePageByPage()
    {
        past::FakeRuns runs;
        runs.fill(50'000);
        PastRunModel model(runs);
        model.reload();
        ready(model);
        QCOMPARE(model.rowCount(), 200);
        QCOMPARE(model.total(), std::size_t{50'000});
        QCOMPARE(model.line(0).id, 50'000);
        QVERIFY(model.hasMore());
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // it was asked already
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 400);
        QCOMPARE(model.line(399).id, 50'000 - 399);
        QCOMPARE(model.rowOf(50'000 - 399), 399);
        QCOMPARE(model.rowOf(1), -1);
        QCOMPARE(runs.searches.size(), std::size_t{2});
    }

    void aViewThatScrollsFetchesAndNeverAsksForAll()
    {
        past::FakeRuns runs;
        runs.fill(50'000);
        PastRunModel model(runs);
        QListView view;
        view.setModel(&model);
        view.setUniformItemSizes(true);
        view.resize(300, 500);
        model.reload();
        view.show();
        ready(model);
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY2(model.rowCount() <= 600, qPrintable(QString::number(model.rowCount())));
        for (int i = 0; i < 3; ++i) {
            const int before = model.rowCount();
            view.scrollToBottom();
            QTRY_VERIFY(model.rowCount() > before);
        }
        QVERIFY(model.rowCount() < 3000);
    }

    void theModelIsSoundWhileItGrows()
    {
        past::FakeRuns runs;
        runs.fill(1'000);
        PastRunModel model(runs);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.reload();
        ready(model);
        while (model.hasMore()) {
            model.fetchMore({});
            QTest::qWait(1);
        }
        QCOMPARE(model.rowCount(), 1'000);
    }

    void theLastPageEndsIt()
    {
        past::FakeRuns runs;
        runs.fill(200);
        PastRunModel model(runs);
        model.reload();
        ready(model);
        QVERIFY(!model.hasMore());
        QVERIFY(!model.canFetchMore({}));
    }

    void aNewRunComesOnTopAndADeletedOneGoes()
    {
        past::FakeRuns runs;
        runs.fill(3);
        PastRunModel model(runs);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.reload();
        ready(model);
        const QPersistentModelIndex second(model.index(1));
        runs.add(past::run(9, 9));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.line(0).id, 9);
        QCOMPARE(second.row(), 2); // who is looked at stays
        QCOMPARE(model.total(), std::size_t{4});
        model.drop({9, 2, 77});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!second.isValid());
        QCOMPARE(model.total(), std::size_t{2});
    }

    void aSearchListsAnewAndOnlyItsLatestAnswerCounts()
    {
        past::FakeRuns runs;
        runs.fill(5);
        runs.runs.push_back({.id = 9, .summary = u"Stopped at step 1"_s});
        PastRunModel model(runs);
        model.reload();
        model.search(u"nothing"_s); // before the first answer is there
        model.search(u"  stopped "_s);
        ready(model);
        QTest::qWait(20);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.line(0).id, 9);
        QVERIFY(model.isSearch());
        runs.add(past::run(10, 3)); // which the search finds, too
        QTRY_COMPARE(model.rowCount(), 2);
        runs.add(past::run(11, 9)); // which it does not
        QTest::qWait(20);
        QCOMPARE(model.rowCount(), 2);
    }

    void whatCannotBeReadIsToldAndNotAskedForAgain()
    {
        past::FakeRuns runs;
        runs.fill(300);
        PastRunModel model(runs);
        model.reload();
        ready(model);
        runs.failure = Error{Error::Kind::Io, phrase("history.sqlite", "disk I/O error"), {}, {}};
        model.fetchMore({});
        QTRY_COMPARE(model.state(), State::Failed);
        QVERIFY(model.error());
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.rowCount(), 200); // what was there stays
        runs.failure.reset();
        model.reload();
        ready(model);
        QVERIFY(!model.error());
    }

    void anotherWorkspaceHasRunsOfItsOwn()
    {
        past::FakeRuns runs;
        runs.fill(3);
        PastRunModel model(runs);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.reload();
        ready(model);
        runs.runs.clear();
        Q_EMIT runs.reset();
        QCOMPARE(model.rowCount(), 0); // at once
        ready(model);
        QCOMPARE(model.total(), std::size_t{0});
    }
};

QTEST_MAIN(PastRunModelTest)
#include "pastrunmodeltest.moc"
