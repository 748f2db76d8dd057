// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of the Sample menu, in the window, on a copy of the sample workspace.
#include "app/gui/bench/sampletexts.h"
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/bench/eventpane.h"
#include "ui/bench/samples/curldialog.h"
#include "ui/bench/samples/importdialog.h"
#include "ui/bench/samples/importmodel.h"
#include "ui/bench/samples/newsampledialog.h"
#include "ui/bench/samples/scrubdialog.h"
#include "ui/bench/samples/scrubmodel.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

namespace retort {

using namespace Qt::StringLiterals;

class SampleControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init() { desk = std::make_unique<Desk>(); }
    void cleanup() { desk.reset(); }

    void aNewSampleIsSelectedAndUndone()
    {
        const EntryId before = desk->session->selection.event();
        auto* filter = desk->window->findChild<QLineEdit*>(u"sidebarFilter"_s);
        QVERIFY(filter);
        filter->setText(u"nothing is like this"_s);
        QTest::mouseClick(desk->window->findChild<QToolButton*>(u"addEvent"_s), Qt::LeftButton);
        auto* dialog = desk->window->findChild<NewSampleDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"sampleEventSearch"_s), u"tier.achieved"_s);
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"sampleEventSearch"_s), Qt::Key_Return);
        const Entry* entry = desk->session->workspace.find(desk->session->selection.event());
        QCOMPARE(entry->event()->name, std::string("tier.achieved"));
        QCOMPARE(entry->title(), u"tier.achieved, typical"_s);
        QVERIFY(filter->text().isEmpty()); // it is seen
        desk->window->items().undo->trigger();
        QCOMPARE(desk->session->workspace.find(entry->id), nullptr);
        QVERIFY(before != EntryId::None);
    }

    void anEmptyPaneLeadsThereToo()
    {
        Workspace& workspace = desk->session->workspace;
        while (!workspace.entries(EntryKind::Event).empty())
            QVERIFY(workspace.remove(workspace.entries(EntryKind::Event).front()).has_value());
        QVERIFY(!desk->window->items().copyAsCurl->isEnabled());
        for (auto* button : desk->window->findChild<EventPane*>()->findChildren<QPushButton*>()) {
            if (button->text() == u"New sample event"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        auto* dialog = desk->window->findChild<NewSampleDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"sampleEventSearch"_s), Qt::Key_Return);
        QCOMPARE(workspace.entries(EntryKind::Event).size(), std::size_t{1});
        QVERIFY(desk->window->items().copyAsCurl->isEnabled());
    }

    void filesThatAreDroppedOnTheWindowAreImported()
    {
        const QString file = desk->home.filePath(u"one.ndjson"_s);
        write(file, lines(2));
        const auto drop = [this](const QStringList& paths) {
            QMimeData data;
            QList<QUrl> urls;
            for (const QString& path : paths)
                urls << QUrl::fromLocalFile(path);
            data.setUrls(urls);
            QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
            enter.ignore();
            QApplication::sendEvent(desk->window.get(), &enter);
            if (!enter.isAccepted())
                return false;
            QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
            event.ignore();
            QApplication::sendEvent(desk->window.get(), &event);
            return event.isAccepted();
        };
        write(desk->home.filePath(u"picture.png"_s), "no event");
        QVERIFY(!drop({desk->home.filePath(u"picture.png"_s)}));
        QVERIFY(drop({desk->folder + u"/retort.json"_s}));
        QTest::qWait(0);
        QVERIFY(!desk->window->findChild<ImportDialog*>()); // a workspace is opened
        QVERIFY(drop({file}));
        QTRY_VERIFY(desk->window->findChild<ImportDialog*>());
        QTRY_COMPARE(desk->window->findChild<ImportModel*>()->rowCount(), 2);
    }

    void theMenuLeadsThereToo()
    {
        desk->window->items().newEvent->trigger();
        auto* dialog = desk->window->findChild<NewSampleDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(desk->session->workspace.unsavedCount(), 0);
    }

    void aFolderIsReadAndAddedAsOneStep()
    {
        const QString folder = desk->home.filePath(u"log"_s);
        write(folder + u"/b.ndjson"_s, lines(3));
        write(folder + u"/deep/a.json"_s, lines(1, 50));
        write(folder + u"/.git/c.json"_s, lines(9, 60));
        write(folder + u"/picture.png"_s, "no event");
        const auto before = desk->session->workspace.entries(EntryKind::Event).size();
        desk->prompts.willChoose(folder);
        auto* dialog = openImport();
        press(*dialog, u"Add a f&older…"_s);
        auto* model = dialog->findChild<ImportModel*>();
        QTRY_COMPARE(model->rowCount(), 4);
        QCOMPARE(model->index(3, ImportModel::PlaceColumn).data().toString(), u"line 1, deep/a.json"_s);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"importMake"_s), Qt::LeftButton);
        const Workspace& workspace = desk->session->workspace;
        QCOMPARE(workspace.entries(EntryKind::Event).size(), before + 4);
        QCOMPARE(desk->session->selection.event(), workspace.entries(EntryKind::Event)[before]);
        desk->window->items().undo->trigger();
        QCOMPARE(workspace.entries(EntryKind::Event).size(), before);
    }

    void aFileIsChosenOrDropped()
    {
        const QString first = desk->home.filePath(u"one.json"_s);
        const QString second = desk->home.filePath(u"two.anything"_s); // who names it means it
        write(first, lines(1));
        write(second, lines(1, 7));
        desk->prompts.willOpen(first);
        auto* dialog = openImport();
        auto* model = dialog->findChild<ImportModel*>();
        press(*dialog, u"Add a &file…"_s);
        QTRY_COMPARE(model->rowCount(), 1);
        Q_EMIT dialog->filesDropped({second, desk->home.filePath(u"gone.json"_s)});
        QTRY_COMPARE(model->rowCount(), 2);
        auto* problems = dialog->findChild<QListWidget*>(u"importProblems"_s);
        QCOMPARE(problems->count(), 1);
        QVERIFY(problems->item(0)->text().startsWith(u"gone.json: "_s));
    }

    void howMuchIsReadHasALimit()
    {
        const QString folder = desk->home.filePath(u"many"_s);
        for (int i = 0; i < 5; ++i)
            write(u"%1/%2.json"_s.arg(folder).arg(i), lines(1, i));
        const std::atomic<bool> goOn = false;
        const auto few = readSampleTexts({pathOf(folder)}, goOn, {.files = 3});
        QCOMPARE(few.size(), 4);
        QVERIFY(!few[2].error && few[3].error && few[3].error->message.id == "compose.import.too-many-files");
        const auto little = readSampleTexts({pathOf(folder)}, goOn, {.bytes = few[0].text.size() * 2});
        QCOMPARE(little.size(), 3);
        QVERIFY(little[2].error && little[2].error->message.id == "compose.import.too-much");
        const std::atomic<bool> stopped = true;
        QVERIFY(readSampleTexts({pathOf(folder)}, stopped).empty());
    }

    void closingTheDialogEndsTheReading()
    {
        write(desk->home.filePath(u"log/a.json"_s), lines(2));
        desk->prompts.willChoose(desk->home.filePath(u"log"_s));
        const QPointer<ImportDialog> first = openImport();
        press(*first, u"Add a f&older…"_s);
        QTest::keyClick(first, Qt::Key_Escape);
        QTRY_VERIFY(!first);
        auto* second = openImport();
        QTest::qWait(50);
        QCOMPARE(second->findChild<ImportModel*>()->rowCount(), 0); // what was asked for before is not for this one
    }

    void theSelectedSampleIsCopiedAsACommand()
    {
        MenuItems& items = desk->window->items();
        QVERIFY(items.copyAsCurl->isEnabled() && items.scrub->isEnabled());
        items.copyAsCurl->trigger();
        auto* dialog = desk->window->findChild<CurlDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"curl -X POST"_s));
    }

    void pseudonymsAreTheSameEachTime()
    {
        const auto after = [this] {
            desk->window->items().scrub->trigger();
            QPointer<ScrubDialog> dialog;
            for (auto* one : desk->window->findChildren<ScrubDialog*>()) {
                if (one->isVisible())
                    dialog = one;
            }
            auto* model = dialog->findChild<ScrubModel*>();
            for (int i = 0; i < 200 && model->rowCount() == 0; ++i)
                QTest::qWait(10);
            QStringList all;
            for (int row = 0; row < model->rowCount(); ++row)
                all << model->index(row, ScrubModel::AfterColumn).data().toString();
            QTest::keyClick(dialog, Qt::Key_Escape);
            return all;
        };
        const QStringList first = after();
        QVERIFY(first.size() > 20);
        QCOMPARE(after(), first);
        QCOMPARE(desk->session->workspace.unsavedCount(), 0);
    }

    void whatIsScrubbedStillRunsAlike()
    {
        const auto outcomes = [this] {
            QStringList all;
            const Workspace& workspace = desk->session->workspace;
            for (const EntryId reaction : workspace.entries(EntryKind::Reaction)) {
                desk->session->selection.setReaction(reaction);
                for (const EntryId event : workspace.entries(EntryKind::Event)) {
                    desk->session->selection.setEvent(event);
                    desk->session->run.evaluateNow();
                    const auto* trace = desk->session->run.wholeTrace();
                    all << (trace ? QString::number(static_cast<int>(trace->outcome)) : u"-"_s);
                }
            }
            return all;
        };
        const QStringList before = outcomes();
        desk->window->items().scrub->trigger();
        auto* dialog = desk->window->findChild<ScrubDialog*>();
        auto* apply = dialog->findChild<QPushButton*>(u"scrubApply"_s);
        QTRY_VERIFY(apply->isEnabled());
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(desk->session->workspace.unsavedCount() > 10);
        QCOMPARE(outcomes(), before);
        desk->session->workspace.history().undo();
        QCOMPARE(desk->session->workspace.unsavedCount(), 0);
    }

private:
    static QByteArray lines(int count, int first = 0)
    {
        QByteArray all;
        for (int i = 0; i < count; ++i)
            all += R"({"event": "custom.survey_completed", "profile_id": "p", "data": {"score": 1)" +
                   QByteArray::number(first + i) + "}}\n";
        return all;
    }
    static void write(const QString& path, const QByteArray& text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    ImportDialog* openImport() const
    {
        desk->window->items().importEvents->trigger();
        ImportDialog* shown = nullptr;
        for (auto* dialog : desk->window->findChildren<ImportDialog*>()) {
            if (dialog->isVisible())
                shown = dialog;
        }
        return shown;
    }
    static void press(const QWidget& in, const QString& text)
    {
        for (auto* button : in.findChildren<QPushButton*>()) {
            if (button->text() == text)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }

    std::unique_ptr<Desk> desk;
};

} // namespace retort

QTEST_MAIN(retort::SampleControllerTest)
#include "samplecontrollertest.moc"
