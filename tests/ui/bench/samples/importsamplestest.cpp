// SPDX-License-Identifier: GPL-3.0-or-later
// Sample events out of what is pasted or read, by real keys and clicks.
#include "tests/ui/document/samples.h"
#include "ui/bench/samples/importdialog.h"
#include "ui/bench/samples/importmodel.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QAbstractItemModelTester>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QUrl>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

const QString oneEvent = uR"({"event": "custom.survey_completed", "profile_id": "p", "data": {"score": 4}})"_s;
/// A purchase, by its fields alone.
const std::string purchase = R"({"id": 1, "total": 12.5, "transacted_at": "2026-02-03 04:10:00", "items": [],
  "profile_id": "p", "receipt_ref": "R", "payments": []})";

ImportText textOf(const QString& name, const std::string& text) { return {name, text, {}}; }

} // namespace

class ImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        workspace->open(files());
        dialog = new ImportDialog(*workspace);
        dialog->open();
        list = dialog->findChild<QTreeView*>(u"importList"_s);
        model = dialog->findChild<ImportModel*>();
        problems = dialog->findChild<QListWidget*>(u"importProblems"_s);
        guess = dialog->findChild<QComboBox*>(u"importGuess"_s);
        editor = dialog->findChild<JsonEditor*>();
        add = dialog->findChild<QPushButton*>(u"importMake"_s);
        tester =
            std::make_unique<QAbstractItemModelTester>(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        tester.reset();
        delete dialog;
    }

    void whatIsPastedIsFound()
    {
        QVERIFY(!add->isEnabled());
        QVERIFY(!problems->isVisible()); // an empty box is no problem
        paste(oneEvent);
        QTRY_COMPARE(model->rowCount(), 1);
        QCOMPARE(cell(0, ImportModel::EventColumn), u"custom.survey_completed"_s);
        QCOMPARE(cell(0, ImportModel::PlaceColumn), u"line 1"_s);
        QVERIFY(cell(0, ImportModel::WhyColumn).startsWith(u"It names the event itself"_s));
        QCOMPARE(add->text(), u"Add 1 sample"_s);
        QSignalSpy made(dialog, &ImportDialog::made);
        const QPointer<ImportDialog> open(dialog);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(made.count(), 1);
        const Entry* entry = workspace->find(workspace->entries(EntryKind::Event).back());
        QCOMPARE(entry->title(), u"custom.survey_completed, imported"_s);
        QCOMPARE(entry->path, u"events/custom-survey-completed-imported.json"_s);
        // One line is laid out to be read.
        QCOMPARE(QString::fromStdString(std::string(entry->content->document.text())).count(u'\n'), 8);
        QTRY_VERIFY(!open);
    }

    void numbersStayAsTheyWereWritten()
    {
        paste(uR"({"event": "custom.a", "data": {"total": 12.50, "big": 123456789012345678901234567890}})"_s);
        QTRY_COMPARE(model->rowCount(), 1);
        QTest::mouseClick(add, Qt::LeftButton);
        const Entry* entry = workspace->find(workspace->entries(EntryKind::Event).back());
        const QString text = QString::fromStdString(std::string(entry->content->document.text()));
        QVERIFY2(text.contains(u"\"total\": 12.50,"_s) && text.contains(u"123456789012345678901234567890\n"_s),
                 qPrintable(text));
    }

    void severalAreOneStepAndEachHasItsName()
    {
        const auto before = workspace->entries(EntryKind::Event).size();
        QString lines;
        for (int score = 0; score < 3; ++score)
            lines +=
                uR"({"event": "custom.survey_completed", "profile_id": "p", "data": {"score": 1%1}})"_s.arg(score) +
                u'\n';
        paste(lines);
        QTRY_COMPARE(model->rowCount(), 3);
        QCOMPARE(add->text(), u"Add 3 samples"_s);
        QTest::mouseClick(add, Qt::LeftButton);
        const auto& events = workspace->entries(EntryKind::Event);
        QCOMPARE(events.size(), before + 3);
        QStringList paths;
        for (std::size_t at = before; at < events.size(); ++at)
            paths << workspace->find(events[at])->path;
        QCOMPARE(paths, (QStringList{u"events/custom-survey-completed-imported.json"_s,
                                     u"events/custom-survey-completed-imported-2.json"_s,
                                     u"events/custom-survey-completed-imported-3.json"_s}));
        QCOMPARE(workspace->history().count(), 1);
        workspace->history().undo();
        QCOMPARE(workspace->entries(EntryKind::Event).size(), before);
    }

    void whatIsThereAlreadyIsToldAndNotTaken()
    {
        paste(fromUtf8Text(promoterText) + oneEvent + u'\n' + oneEvent);
        QTRY_COMPARE(model->rowCount(), 3);
        QVERIFY(cell(0, ImportModel::WhyColumn).startsWith(u"Already there as “Survey: promoter”."_s));
        QVERIFY(cell(2, ImportModel::WhyColumn).startsWith(u"The same stands further up."_s));
        QCOMPARE(checks(), (QList<int>{0, 2, 0}));
        QCOMPARE(add->text(), u"Add 1 sample"_s);
        // A person may want it all the same.
        list->setCurrentIndex(model->index(0, 0));
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(checks(), (QList<int>{2, 2, 0}));
        QCOMPARE(add->text(), u"Add 2 samples"_s);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(workspace->find(workspace->entries(EntryKind::Event).back())->event()->name,
                 std::string("custom.survey_completed"));
    }

    void aGuessIsExplainedAndCanBeAnother()
    {
        paste(fromUtf8Text(purchase));
        QTRY_COMPARE(model->rowCount(), 1);
        QCOMPARE(cell(0, ImportModel::EventColumn), u"transaction.created"_s);
        QVERIFY2(cell(0, ImportModel::WhyColumn).startsWith(u"Taken for transaction.created ("_s),
                 qPrintable(cell(0, ImportModel::WhyColumn)));
        QVERIFY(!guess->isEnabled());
        list->setCurrentIndex(model->index(0, 0));
        QVERIFY(guess->isEnabled());
        QVERIFY(guess->currentText().startsWith(u"transaction.created ("_s));
        QTest::keyClick(guess, Qt::Key_Down);
        QTRY_VERIFY(cell(0, ImportModel::EventColumn) != u"transaction.created"_s);
        const QString other = cell(0, ImportModel::EventColumn);
        QVERIFY(guess->currentText().startsWith(other));
        QVERIFY(cell(0, ImportModel::WhyColumn).startsWith(u"Taken for %1 by you."_s.arg(other)));
        QTest::mouseClick(add, Qt::LeftButton);
        const Entry* entry = workspace->find(workspace->entries(EntryKind::Event).back());
        QVERIFY(entry->event());
        QCOMPARE(fromUtf8Text(entry->event()->name), other);
        QVERIFY(entry->event()->context.root().find("total")); // the same context
    }

    void customAndPlatformFormsTurnIntoEachOther()
    {
        const auto platform = json::Document::parse(R"({"event": "transaction.created", "context": {"total": 1}})");
        const auto custom = takenFor(*platform, "custom.event_name", catalogue());
        QVERIFY(custom && custom->find("/total") && !custom->find("/context"));
        QCOMPARE(*custom->stringOf(*custom->find("/event")), std::string("custom.event_name"));
        const auto back = takenFor(*custom, "order.created", catalogue());
        QVERIFY(back && back->find("/context/total") && !back->find("/context/event"));
        QCOMPARE(*back->stringOf(*back->find("/event")), std::string("order.created"));
    }

    void problemsLeadToTheirPlace()
    {
        paste(oneEvent + u"\n{\"event\": oops}\n"_s + u"42"_s);
        QTRY_VERIFY(problems->count() > 0);
        QVERIFY(problems->isVisible());
        QCOMPARE(model->rowCount(), 1); // what is good is kept
        QVERIFY2(problems->item(0)->text().startsWith(u"Line 2, column "_s), qPrintable(problems->item(0)->text()));
        QTest::mouseClick(problems->viewport(), Qt::LeftButton, {},
                          problems->visualItemRect(problems->item(0)).center());
        QCOMPARE(editor->cursorPlace().line, std::size_t{2});
        QVERIFY(!editor->problem().isEmpty());
        list->setCurrentIndex(model->index(0, 0));
        QCOMPARE(editor->cursorPlace().line, std::size_t{1});
    }

    void filesComeBesideWhatIsPasted()
    {
        paste(oneEvent);
        QTRY_COMPARE(model->rowCount(), 1);
        ImportText refused{
            u"big.json"_s, {}, Error{Error::Kind::Limit, phrase("compose.import.too-much", "64"), {}, {}}};
        dialog->addTexts({textOf(u"a.ndjson"_s, "\n" + promoterText + purchase), refused});
        QTRY_COMPARE(model->rowCount(), 3);
        QVERIFY(cell(2, ImportModel::PlaceColumn).endsWith(u", a.ndjson"_s));
        QCOMPARE(problems->count(), 1);
        QVERIFY(problems->item(0)->text().startsWith(u"big.json: This file"_s));
        auto* source = dialog->findChild<QComboBox*>(u"importSource"_s);
        list->setCurrentIndex(model->index(1, 0));
        QCOMPARE(source->currentText(), u"a.ndjson"_s);
        QVERIFY(editor->isReadOnly());
        QCOMPARE(editor->cursorPlace().line, std::size_t{2});
        list->setCurrentIndex(model->index(0, 0));
        QVERIFY(!editor->isReadOnly());
        QCOMPARE(editor->text(), oneEvent);
    }

    void manyAreReadAndNotAllTaken()
    {
        std::string many;
        for (int i = 0; i < 10'001; ++i)
            many += R"({"event": "custom.survey_completed", "profile_id": "p", "data": {"score": )" +
                    std::to_string(i + 100) + "}}\n";
        dialog->addTexts({textOf(u"many.ndjson"_s, many)});
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 10'000, 60'000);
        QCOMPARE(model->takenCount(), ImportModel::most);
        auto* state = dialog->findChild<QLabel*>(u"importState"_s);
        QVERIFY2(state->text().contains(u"10000"_s) && state->text().contains(u"500"_s), qPrintable(state->text()));
        for (auto* button : dialog->findChildren<QPushButton*>()) {
            if (button->text() == u"Take &all"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(model->takenCount(), 10'000);
        QVERIFY(!add->isEnabled());
    }

    void readingCanBeStopped()
    {
        QPushButton* stop = nullptr;
        for (auto* button : dialog->findChildren<QPushButton*>()) {
            if (button->text() == u"Stop"_s)
                stop = button;
        }
        paste(oneEvent);
        QTRY_VERIFY(add->isEnabled());
        QVERIFY(!stop->isVisible());
        dialog->showReadingFiles(true);
        QVERIFY(stop->isVisible() && !add->isEnabled());
        QSignalSpy stopped(dialog, &ImportDialog::stopWished);
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
        QVERIFY(!stop->isVisible() && add->isEnabled()); // what was found before is there still
        const std::atomic<bool> cancelled = true;
        const auto text = std::make_shared<const ImportText>(textOf({}, promoterText));
        QVERIFY(readImport({text}, catalogue(), {}, cancelled).events.empty());
    }

    void closingWhileReadingIsFine()
    {
        dialog->addTexts({textOf(u"many.json"_s, '[' + std::string(200'000, ' ') + purchase + ']')});
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }

    void droppedFilesAreAskedFor()
    {
        QSignalSpy dropped(dialog, &ImportDialog::filesDropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/a.json"_s), QUrl(u"https://example.com/b.json"_s)});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(dialog, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(dialog, &drop);
        QTRY_COMPARE(dropped.count(), 1);
        QCOMPARE(dropped[0][0].toStringList(), QStringList{u"/tmp/a.json"_s});
    }

private:
    static QString fromUtf8Text(const std::string& text) { return QString::fromStdString(text); }
    void paste(const QString& text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(editor->findChild<QAbstractScrollArea*>(), Qt::Key_V, Qt::ControlModifier);
    }
    QString cell(int row, int column) const { return model->index(row, column).data().toString(); }
    QList<int> checks() const
    {
        QList<int> states;
        for (int row = 0; row < model->rowCount(); ++row)
            states << model->index(row, 0).data(Qt::CheckStateRole).toInt();
        return states;
    }

    std::unique_ptr<Workspace> workspace;
    QPointer<ImportDialog> dialog;
    std::unique_ptr<QAbstractItemModelTester> tester;
    QTreeView* list = nullptr;
    ImportModel* model = nullptr;
    QListWidget* problems = nullptr;
    QComboBox* guess = nullptr;
    JsonEditor* editor = nullptr;
    QPushButton* add = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::ImportTest)
#include "importsamplestest.moc"
