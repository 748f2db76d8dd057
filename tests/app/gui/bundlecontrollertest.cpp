// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are passed on: out of the history into a file, and back into a window.
#include "app/gui/bench/bundlecontroller.h"

#include "app/bundle/bundlefile.h"
#include "app/gui/bench/historycontroller.h"
#include "app/gui/frame/menuitems.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "tests/app/gui/desk.h"
#include "tests/support/widgetwalk.h"
#include "ui/bench/history/bundledialog.h"
#include "ui/bench/history/exportdialog.h"
#include "ui/bench/history/historydialog.h"
#include "ui/bench/history/pastrunpane.h"
#include "ui/bench/history/tracepairpane.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"

#include <fstream>
#include <sstream>

using namespace retort;
using namespace Qt::StringLiterals;

class BundleControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        desk = std::make_unique<Desk>();
        file = desk->home.filePath(u"run.bundle.json"_s);
    }
    void cleanup() { desk.reset(); }

    void aRunIsExportedAndComesOutTheSame()
    {
        desk->prompts.willSaveTo(file);
        exportLatest(false);
        QTRY_VERIFY(QFile::exists(file));
        QVERIFY(desk->prompts.suggested.last().contains(u"nps-survey-completed "_s));
        QVERIFY(desk->prompts.suggested.last().endsWith(u".bundle.json"_s));
        const auto read = readBundleFile(pathOf(file));
        QVERIFY(read);
        QCOMPARE(read->seal, Seal::Whole);
        QVERIFY(!read->bundle.scrubbed);
        QVERIFY(text().find("9332c9b2-e31c-4d49-8ec3-62a9466d339c") != std::string::npos);

        desk->prompts.willOpen(file);
        desk->window->items().openBundle->trigger();
        BundleDialog* opened = nullptr;
        QTRY_VERIFY((opened = desk->window->findChild<BundleDialog*>()) && opened->isVisible());
        QCOMPARE(opened->pair().verdict(), u"Same outcome: both runs say the same in every step."_s);
        QCOMPARE(opened->findChild<PlainLabel*>(u"seal"_s)->text(), u"The file is as it was exported."_s);
        QCOMPARE(opened->findChild<PlainLabel*>(u"here"_s)->text(), u"This workspace has the same reaction."_s);
        QCOMPARE(problemsOfWidgets(*opened).join(u'\n'), QString());
    }

    void personalDataIsScrubbedOnRequestOnly()
    {
        desk->prompts.willSaveTo(file);
        exportLatest(true);
        QTRY_VERIFY(QFile::exists(file));
        QVERIFY(text().find("9332c9b2-e31c-4d49-8ec3-62a9466d339c") == std::string::npos);
        const auto read = readBundleFile(pathOf(file));
        QVERIFY(read && read->bundle.scrubbed);
        QCOMPARE(read->seal, Seal::Whole);
    }

    void noSecretLeavesThisMachine()
    {
        // In the address and the headers of a target, in its payload, and in the event.
        const EntryId target = desk->target();
        Workspace& workspace = desk->session->workspace;
        const auto put = [&](EntryId id, const char* pointer, const std::string& json) {
            const json::Document& document = workspace.find(id)->content->document;
            QVERIFY(workspace.apply(id, json::set(document, pointer, json), u"Plant"_s));
        };
        put(target, "/url", json::quoted("https://hooks.example.com/pl4nted-in-address"));
        put(target, "/headers", R"([{"name": "Authorization", "value": "Bearer pl4nted-in-header"}])");
        put(target, "/template", json::quoted(R"({"api_key": "pl4nted-in-payload"})"));
        put(desk->session->selection.event(), "/data/password", json::quoted("pl4nted-in-event"));
        desk->prompts.willSaveTo(file);
        exportLatest(false);
        QTRY_VERIFY(QFile::exists(file));
        QVERIFY(text().find("pl4nted") == std::string::npos);
        QVERIFY(text().find("https://hooks.example.com/") != std::string::npos);
        // Nor is it in the history's file.
        for (const char* part : {"history.db", "history.db-wal"}) {
            std::ifstream stream(pathOf(desk->home.filePath(u"state/retort/"_s + QLatin1String(part))),
                                 std::ios::binary);
            std::stringstream bytes;
            bytes << stream.rdbuf();
            QVERIFY(bytes.str().find("pl4nted") == std::string::npos);
        }
    }

    void whatComesOutOtherwiseIsToldWithItsStep()
    {
        desk->prompts.willSaveTo(file);
        exportLatest(false);
        QTRY_VERIFY(QFile::exists(file));
        std::string edited = text();
        const std::size_t score = edited.find("\"score\": 9");
        QVERIFY(score != std::string::npos);
        edited.replace(score, 10, "\"score\": 4");
        std::ofstream(pathOf(file), std::ios::binary | std::ios::trunc) << edited;

        drop(file);
        BundleDialog* opened = nullptr;
        QTRY_VERIFY((opened = desk->window->findChild<BundleDialog*>()) && opened->isVisible());
        QVERIFY2(opened->pair().verdict().startsWith(u"The first difference is at step 1"_s),
                 qPrintable(opened->pair().verdict()));
        QCOMPARE(opened->findChild<PlainLabel*>(u"seal"_s)->text(), u"The file was changed after it was exported."_s);

        const std::size_t before = desk->session->workspace.entries(EntryKind::Event).size();
        for (QPushButton* button : opened->findChildren<QPushButton*>())
            if (button->text() == u"Use its event"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk->session->workspace.entries(EntryKind::Event).size(), before + 1);
    }

    void whatIsNoBundleIsTold()
    {
        std::ofstream(pathOf(file)) << R"({"format": "retort-bundle/1"})";
        drop(file);
        auto* notices = desk->window->findChild<NoticeBar*>();
        QTRY_VERIFY2(notices->text().contains(u"run.bundle.json cannot be opened as a trace bundle."_s),
                     qPrintable(notices->text()));
        QVERIFY(!desk->window->findChild<BundleDialog*>());
        // Other files are not taken for one.
        const QString other = desk->home.filePath(u"event.md"_s);
        std::ofstream(pathOf(other)) << R"({"event": "custom.x"})";
        QVERIFY(!accepted(other));
        QVERIFY(accepted(file));
        QVERIFY(!accepted(desk->home.filePath(u"none.json"_s)));
    }

    void aFileThatCannotBeWrittenIsTold()
    {
        desk->prompts.willSaveTo(desk->home.filePath(u"no/such/folder/run.json"_s));
        exportLatest(false);
        auto* notices = desk->window->findChild<NoticeBar*>();
        QTRY_VERIFY(!notices->text().isEmpty());
    }

private:
    std::string text() const
    {
        std::ifstream stream(pathOf(file), std::ios::binary);
        std::stringstream all;
        all << stream.rdbuf();
        return all.str();
    }

    void exportLatest(bool scrub)
    {
        desk->session->run.evaluateNow();
        QTest::keyClick(desk->window.get(), Qt::Key_F5);
        QTest::keyClick(desk->window.get(), Qt::Key_H, Qt::ControlModifier);
        HistoryDialog& history = *desk->window->findChild<HistoryController*>()->dialog();
        QTRY_VERIFY(history.pane().run());
        for (QPushButton* button : history.findChildren<QPushButton*>())
            if (button->text() == u"Export…"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = history.findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(problemsOfWidgets(*dialog).join(u'\n'), QString());
        auto* box = dialog->findChild<QCheckBox*>();
        QVERIFY(!box->isChecked()); // on request
        if (scrub)
            QTest::keyClick(box, Qt::Key_Space);
        QTest::keyClick(dialog, Qt::Key_Return);
    }

    bool accepted(const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(desk->window.get(), &enter);
        return enter.isAccepted();
    }
    void drop(const QString& path)
    {
        QVERIFY(accepted(path));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(desk->window.get(), &event);
    }

    std::unique_ptr<Desk> desk;
    QString file;
};

QTEST_MAIN(BundleControllerTest)
#include "bundlecontrollertest.moc"
