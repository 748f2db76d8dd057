// SPDX-License-Identifier: GPL-3.0-or-later
// Personal data, shown before it is replaced and then replaced as one step.
#include "ui/bench/samples/scrubdialog.h"

#include "tests/ui/document/samples.h"
#include "ui/bench/samples/scrubmodel.h"
#include "ui/common/segments.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class ScrubDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        workspace->open(
            {{u"events/a.json"_s,
              R"({"event": "custom.a", "profile_id": "p", "data": {"email": "mina@example.com",
                             "comment": "Ask Mina"}, "_retort": {"label": "A", "profile": "mina"}})",
              {}},
             {u"events/b.json"_s, R"({"event": "custom.b", "data": {"email": "mina@example.com", "total": 5}})", {}},
             {u"events/broken.json"_s, "{", {}},
             {u"profiles/mina.json"_s, R"({"first_name": "Mina", "tier_handle": "gold"})", {}}});
        show();
    }
    void cleanup()
    {
        tester.reset();
        delete dialog;
    }

    void showsWhatWouldChangeAndWhy()
    {
        QCOMPARE(scope->current(), 1);
        const int row = rowOf(u"b"_s, u"data.email"_s);
        QVERIFY(row >= 0);
        QCOMPARE(cell(row, ScrubModel::BeforeColumn), u"\"mina@example.com\""_s);
        QVERIFY(cell(row, ScrubModel::AfterColumn).contains(u'@'));
        QVERIFY(cell(row, ScrubModel::AfterColumn) != cell(row, ScrubModel::BeforeColumn));
        QCOMPARE(cell(row, ScrubModel::WhyColumn), u"e-mail addresses"_s);
        // The same customer is the same everywhere.
        QCOMPARE(cell(rowOf(u"A"_s, u"data.email"_s), ScrubModel::AfterColumn), cell(row, ScrubModel::AfterColumn));
        QVERIFY(rowOf(u"mina"_s, u"first_name"_s) >= 0);
        for (int at = 0; at < model->rowCount(); ++at)
            QVERIFY(!cell(at, ScrubModel::FieldColumn).contains(u"tier_handle"_s));
        QCOMPARE(workspace->history().count(), 0); // nothing was done yet
    }

    void isOneStep()
    {
        const std::string before = textOf(u"events/b.json"_s);
        const QString after = cell(rowOf(u"b"_s, u"data.email"_s), ScrubModel::AfterColumn);
        QSignalSpy scrubbed(dialog, &ScrubDialog::scrubbed);
        QTest::mouseClick(apply, Qt::LeftButton);
        QCOMPARE(scrubbed.count(), 1);
        QCOMPARE(scrubbed[0][0].toInt(), 3);
        QVERIFY(QString::fromStdString(textOf(u"events/b.json"_s)).contains(after));
        for (const QString& path : {u"events/a.json"_s, u"events/b.json"_s, u"profiles/mina.json"_s}) {
            const QString text = QString::fromStdString(textOf(path));
            QVERIFY2(!text.contains(u"mina@"_s) && !text.contains(u"Mina"_s), qPrintable(text));
        }
        QCOMPARE(workspace->history().count(), 1);
        workspace->history().undo();
        QCOMPARE(textOf(u"events/b.json"_s), before);
    }

    void aSampleAloneTakesItsProfileAlong()
    {
        const QString inAll = cell(rowOf(u"A"_s, u"data.email"_s), ScrubModel::AfterColumn);
        QTest::mouseClick(scope->choice(0), Qt::LeftButton);
        QVERIFY(rowOf(u"mina"_s, u"first_name"_s) >= 0);
        QCOMPARE(rowOf(u"b"_s, u"data.email"_s), -1);
        QCOMPARE(cell(rowOf(u"A"_s, u"data.email"_s), ScrubModel::AfterColumn), inAll);
        const std::string other = textOf(u"events/b.json"_s);
        QTest::mouseClick(apply, Qt::LeftButton);
        QCOMPARE(textOf(u"events/b.json"_s), other);
        QVERIFY(textOf(u"profiles/mina.json"_s).find("Mina") == std::string::npos);
    }

    void theSameSeedGivesTheSame()
    {
        const QString first = cell(rowOf(u"b"_s, u"data.email"_s), ScrubModel::AfterColumn);
        cleanup();
        show();
        QCOMPARE(cell(rowOf(u"b"_s, u"data.email"_s), ScrubModel::AfterColumn), first);
    }

    void followsWhatChangesMeanwhile()
    {
        const auto next = json::Document::parse(R"({"event": "custom.b", "data": {"total": 6}})");
        QVERIFY(workspace->apply(workspace->findPath(u"events/b.json"_s)->id, {*next, u"Edit"_s}).has_value());
        QTRY_COMPARE(rowOf(u"b"_s, u"data.email"_s), -1);
        QTest::mouseClick(apply, Qt::LeftButton);
        QCOMPARE(textOf(u"events/b.json"_s), next->text()); // what was typed is not overwritten
    }

    void whereThereIsNothingItSaysSo()
    {
        cleanup();
        workspace->open({{u"events/b.json"_s, R"({"event": "custom.b", "data": {"total": 5}})", {}}});
        dialog = new ScrubDialog(*workspace, EntryId::None, 7);
        dialog->open();
        QTRY_COMPARE(dialog->findChild<QLabel*>(u"scrubState"_s)->text(), u"No personal data was found."_s);
        QVERIFY(!dialog->findChild<QPushButton*>(u"scrubApply"_s)->isEnabled());
        QVERIFY(!dialog->findChild<Segments*>()->choice(0)->isEnabled());
    }

private:
    void show()
    {
        dialog = new ScrubDialog(*workspace, workspace->findPath(u"events/a.json"_s)->id, 7);
        dialog->open();
        model = dialog->findChild<ScrubModel*>();
        tester =
            std::make_unique<QAbstractItemModelTester>(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        scope = dialog->findChild<Segments*>();
        apply = dialog->findChild<QPushButton*>(u"scrubApply"_s);
        QTRY_VERIFY(model->rowCount() > 0);
    }
    int rowOf(const QString& file, const QString& field) const
    {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (cell(row, ScrubModel::FileColumn) == file && cell(row, ScrubModel::FieldColumn) == field)
                return row;
        }
        return -1;
    }
    QString cell(int row, int column) const { return model->index(row, column).data().toString(); }
    std::string textOf(const QString& path) const
    {
        return std::string(workspace->findPath(path)->content->document.text());
    }

    std::unique_ptr<Workspace> workspace;
    QPointer<ScrubDialog> dialog;
    ScrubModel* model = nullptr;
    std::unique_ptr<QAbstractItemModelTester> tester;
    Segments* scope = nullptr;
    QPushButton* apply = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::ScrubDialogTest)
#include "scrubdialogtest.moc"
