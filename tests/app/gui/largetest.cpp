// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace of so many files that it is read while the window goes on.
#include "app/gui/files/workspacereader.h"
#include "tests/app/gui/desk.h"
#include "tests/support/bigworkspace.h"
#include "ui/common/noticebar.h"

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 1200;

/// A large workspace beside the sample that the desk is open on.
struct Office {
    Desk desk;
    QString large = desk.home.filePath(u"Large"_s);
    QSignalSpy reading{&desk.window->files(), &FileController::reading};
    QSignalSpy opened{&desk.window->files(), &FileController::opened};

    Office() { writeBigWorkspace(RETORT_SOURCE_DIR "/resources/sample", pathOf(large), many); }

    void open() { desk.window->files().open(pathOf(large)); }
    int listed() const { return static_cast<int>(desk.session->workspace.entries(EntryKind::Reaction).size()); }
};

} // namespace

class LargeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOpenStaysUntilTheOtherIsRead()
    {
        Office office;
        const int before = office.listed();
        office.open();
        QCOMPARE(office.listed(), before);
        QCOMPARE(office.reading.size(), 1);
        QCOMPARE(office.reading.first().first().toString(), u"Large"_s);
        QCOMPARE(office.desk.window->findChild<QWidget*>(u"openingCover"_s), nullptr);
        QVERIFY(office.opened.wait(30'000));
        QCOMPARE(office.listed(), many);
        QCOMPARE(office.desk.window->files().folder(), pathOf(office.large));
        for (const EntryId id : office.desk.session->workspace.entries(EntryKind::Reaction)) {
            const Entry* entry = office.desk.session->workspace.find(id);
            QVERIFY(entry->reaction());
            for (const ActionId action : entry->content->actions)
                QVERIFY(action != ActionId::None);
        }
        QCOMPARE(office.desk.session->workspace.unsavedCount(), 0);
    }

    void theFirstOneOfAWindowIsToldInThePlaceOfThePanes()
    {
        Office office;
        office.desk.window.reset();
        office.desk.session = std::make_unique<Session>(nullptr);
        MainWindow window(*office.desk.session, office.desk.settings, office.desk.theme, &office.desk.prompts);
        window.show();
        QSignalSpy opened(&window.files(), &FileController::opened);
        window.files().open(pathOf(office.large));
        auto* cover = window.findChild<QWidget*>(u"openingCover"_s);
        QVERIFY(cover);
        QVERIFY(cover->isVisible());
        QCOMPARE(cover->accessibleName(), u"Opening Large"_s);
        QVERIFY(!window.place().isEnabled());
        QCOMPARE(cover->geometry(), window.place().geometry());
        window.resize(window.width() + 40, window.height() + 20);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(cover->geometry(), window.place().geometry());
        QVERIFY(opened.wait(30'000));
        QCOMPARE(window.findChild<QWidget*>(u"openingCover"_s), nullptr);
        QVERIFY(window.place().isEnabled());
    }

    void whatIsEditedMeanwhileIsAskedAbout()
    {
        Office office;
        Desk& desk = office.desk;
        office.open();
        QVERIFY(desk.session->workspace.rename(desk.id(nps), u"Edited"_s));
        // No answer: "Cancel".
        QTRY_COMPARE_WITH_TIMEOUT(desk.prompts.asked.size(), 1, 30'000);
        QCOMPARE(desk.session->workspace.find(desk.id(nps))->title(), u"Edited"_s);
        QCOMPARE(desk.window->files().folder(), pathOf(desk.folder));
        QCOMPARE(office.opened.size(), 0);

        desk.prompts.willAnswer(u"Discard"_s); // before it is read, and it is not asked again
        office.open();
        QVERIFY(office.opened.wait(30'000));
        QCOMPARE(desk.prompts.asked.size(), 2);
        QCOMPARE(office.listed(), many);
    }

    void theLastWishCounts()
    {
        Office office;
        office.open();
        office.desk.window->files().open(pathOf(office.desk.folder)); // a small one: it is there at once
        QCOMPARE(office.opened.size(), 1);
        QTest::qWait(300);
        QCOMPARE(office.opened.size(), 1);
        QCOMPARE(office.desk.window->files().folder(), pathOf(office.desk.folder));
        QVERIFY(!QFile::exists(office.large + u"/.retort.lock"_s)); // nobody keeps others from it
    }

    void theWindowMayGoMeanwhile()
    {
        Office office;
        office.open();
        office.desk.window->close();
        office.desk.window.reset();
        QTest::qWait(100);
    }

    void whatCannotBeOpenedLeavesEverything()
    {
        Office office;
        QVERIFY(QFile::remove(office.large + u"/retort.json"_s));
        const int before = office.listed();
        QSignalSpy ended(&office.desk.window->files(), &FileController::readingEnded);
        office.open();
        QVERIFY(ended.wait(30'000));
        QCOMPARE(office.listed(), before);
        QCOMPARE(office.desk.window->files().folder(), pathOf(office.desk.folder));
        QVERIFY(!office.desk.window->findChild<NoticeBar*>()->text().isEmpty());
    }

    void everyOneOfManyFilesIsWatched()
    {
        Office office;
        office.open();
        QVERIFY(office.opened.wait(30'000));
        QTest::qWait(400); // until the first look
        const auto& reactions = office.desk.session->workspace.entries(EntryKind::Reaction);
        QSignalSpy reloaded(&office.desk.window->files(), &FileController::reloaded);
        for (const std::size_t row : {std::size_t{0}, reactions.size() / 2, reactions.size() - 1}) {
            const EntryId id = reactions[row];
            QFile file(office.large + u'/' + office.desk.session->workspace.find(id)->path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(R"({"name": "From elsewhere", "trigger": "x", "actions": []})");
            file.close();
            QTRY_COMPARE_WITH_TIMEOUT(office.desk.session->workspace.find(id)->title(), u"From elsewhere"_s, 10'000);
        }
    }
};

QTEST_MAIN(LargeTest)
#include "largetest.moc"
