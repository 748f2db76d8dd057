// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bench/history/past.h"
#include "ui/bench/history/tracepairmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;

class TracePairsTest : public QObject {
    Q_OBJECT

private:
    static TracePairs pairs(const PastRunPtr& a, const PastRunPtr& b)
    {
        return tracePairs(a->run.trace, b->run.trace, run::compare(a->run.trace, b->run.trace), b->programs);
    }

private Q_SLOTS:
    void equalRunsSaySo()
    {
        const TracePairs same = pairs(past::run(1, 9), past::run(2, 9));
        QVERIFY(same.same);
        QCOMPARE(same.differences, std::size_t{0});
        QCOMPARE(same.verdict, u"Same outcome: both runs say the same in every step."_s);
        QCOMPARE(same.rows.size(), std::size_t{2}); // a row for each step
        QCOMPARE(same.rows[0].sentence, u"Step 1 Continue only if data.score is at least 9: both passes. Same."_s);
        TracePairModel model;
        model.show(same, {}, {});
        QVERIFY(!model.firstDifference().isValid());
        QVERIFY(!model.nextDifference({}).isValid());
        QVERIFY(!model.previousDifference({}).isValid());
    }

    void whereTheyPartIsTheFirstDifference()
    {
        const TracePairs other = pairs(past::run(1, 9), past::run(2, 3));
        QVERIFY(!other.same);
        QCOMPARE(other.verdict, u"The first difference is at step 1: reads data.score: 9, then 3."_s);
        TracePairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(other, u"then"_s, u"now"_s);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"then"_s);
        const QModelIndex first = model.firstDifference();
        QVERIFY(first.isValid());
        QCOMPARE(first.parent().row(), 0); // below step 1
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(),
                 u"First difference. reads data.score: first 9, second 3"_s);
        const QString said = town::sentences(model).join(u'\n');
        QVERIFY2(said.contains(u"verdict: first passed, second stopped"_s), qPrintable(said));
        QVERIFY2(said.contains(u"effect: first \"benefit.create\", second nothing"_s), qPrintable(said));
        QVERIFY2(said.contains(u"reads profile_id: first \"p-1\", second not read"_s), qPrintable(said));
        QVERIFY2(said.contains(u"outcome: first completed, second stopped"_s), qPrintable(said));
        QCOMPARE(first.siblingAtColumn(1).data().toString(), u"9"_s);
        QCOMPARE(first.siblingAtColumn(2).data().toString(), u"3"_s);
        // Round all of them, both ways.
        QModelIndex at = first;
        std::size_t met = 0;
        do {
            at = model.nextDifference(at);
            ++met;
            QCOMPARE(model.row(at).kind, TracePairRow::Kind::Difference);
            QCOMPARE(model.previousDifference(model.nextDifference(at)), at);
        } while (at != first && met < 1000);
        QCOMPARE(met, other.differences);
        QCOMPARE(std::count_if(other.rows.begin(), other.rows.end(), [](const auto& row) { return row.isFirst; }), 0);
    }

    void aStepThatWasPutInMovesNothingElse()
    {
        const std::string three = town::reaction("Gift", "custom.survey_completed",
                                                 town::filter(R"({">=": [{"var": "data.score"}, 9]})") + "," +
                                                     town::benefit("tea") + "," + town::benefit("cake", 3));
        const TracePairs other = pairs(past::run(1, 9), past::run(2, 9, three));
        QVERIFY(!other.same);
        int missing = 0;
        for (const TracePairRow& row : other.rows)
            missing += row.first.text == u"is not there"_s ? 1 : 0;
        QVERIFY(missing >= 1);
    }
};

QTEST_MAIN(TracePairsTest)
#include "tracepairstest.moc"
