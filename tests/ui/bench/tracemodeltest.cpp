// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/tracemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace retort;

namespace {

TraceRow row(std::string key, const QString& sentence, std::vector<TraceRow> children = {}, std::size_t step = 1)
{
    TraceRow made;
    made.key = key;
    made.pointer = std::move(key);
    made.sentence = sentence;
    made.title = {{sentence}};
    made.step = step;
    made.children = std::move(children);
    return made;
}

std::vector<TraceRow> randomRows(QRandomGenerator& random, int depth)
{
    std::vector<TraceRow> rows;
    for (int key = 0; key < 6; ++key) {
        if (random.bounded(3) == 0)
            continue;
        rows.push_back(row(std::to_string(key), QString::number(random.bounded(4)),
                           depth > 0 ? randomRows(random, depth - 1) : std::vector<TraceRow>{},
                           static_cast<std::size_t>(key)));
    }
    return rows;
}

/// The whole tree in one line, as the model tells it.
QString told(const TraceModel& model, const QModelIndex& parent = {})
{
    QString text;
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        text += index.data(Qt::AccessibleTextRole).toString() + u'(' + told(model, index) + u')';
    }
    return text;
}

QString told(const std::vector<TraceRow>& rows)
{
    QString text;
    for (const TraceRow& at : rows)
        text += at.sentence + u'(' + told(at.children) + u')';
    return text;
}

} // namespace

class TraceModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangeIsToldToTheViews()
    {
        TraceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QRandomGenerator random(7);
        for (int i = 0; i < 300; ++i) {
            const std::vector<TraceRow> rows = randomRows(random, 2);
            model.show(rows);
            QCOMPARE(told(model), told(rows));
        }
    }

    void whatStaysKeepsItsPlace()
    {
        TraceModel model;
        model.show({row("trigger", QStringLiteral("T"), {}, 0),
                    row("/actions/0", QStringLiteral("A"), {row("/x", QStringLiteral("9"))})});
        const QPersistentModelIndex step = model.indexOfStep(1);
        const QPersistentModelIndex value = model.indexOf(1, "/x");
        QVERIFY(value.isValid());
        QSignalSpy changed(&model, &TraceModel::dataChanged);
        QSignalSpy removed(&model, &TraceModel::rowsRemoved);
        model.show({row("trigger", QStringLiteral("T"), {}, 0),
                    row("/actions/0", QStringLiteral("A"), {row("/x", QStringLiteral("10"))})});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(removed.count(), 0);
        QVERIFY(step.isValid());
        QCOMPARE(value.data(Qt::AccessibleTextRole).toString(), QStringLiteral("10"));
    }

    void theSameTraceChangesNothing()
    {
        TraceModel model;
        const std::vector<TraceRow> rows{row("trigger", QStringLiteral("T"), {}, 0),
                                         row("/actions/0", QStringLiteral("A"))};
        model.show(rows);
        QSignalSpy changed(&model, &TraceModel::dataChanged);
        model.show(rows);
        QCOMPARE(changed.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TraceModelTest)
#include "tracemodeltest.moc"
