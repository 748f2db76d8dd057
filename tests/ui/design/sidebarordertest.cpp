// SPDX-License-Identifier: GPL-3.0-or-later
// The order of the sidebar's lists, their shares of the room, and folding them away.
#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/design/sidebar/sidebar.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class SidebarOrderTest : public QObject {
    Q_OBJECT

    QStringList titles(const QListView& list) const
    {
        QStringList all;
        for (int row = 0; row < list.model()->rowCount(); ++row)
            all << list.model()->index(row, 0).data().toString();
        return all;
    }
    static WorkspaceFile reaction(const QString& file, const QString& name)
    {
        return {.path = u"reactions/%1.json"_s.arg(file),
                .text = u"{\"name\": \"%1\", \"trigger\": \"x\", \"actions\": []}\n"_s.arg(name).toStdString(),
                .error = {}};
    }

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(Catalogue(), &readManifest);
        workspace->open({reaction(u"a"_s, u"Welcome 10"_s),
                         reaction(u"b"_s, u"welcome 9"_s),
                         reaction(u"c"_s, u"Äpfel"_s),
                         reaction(u"d"_s, u"Birthday"_s),
                         {slackPath, slackText, {}}});
        selection = std::make_unique<Selection>(*workspace);
        lint = std::make_unique<LiveLint>(*workspace, *selection);
        sidebar = std::make_unique<Sidebar>(*workspace, *selection, *lint);
        sidebar->resize(252, 600);
        sidebar->show();
        QVERIFY(QTest::qWaitForWindowActive(sidebar.get()));
        reactions = sidebar->findChild<QListView*>(u"reactions"_s);
        events = sidebar->findChild<QListView*>(u"sampleEvents"_s);
        targets = sidebar->findChild<QListView*>(u"targets"_s);
        new QAbstractItemModelTester(reactions->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     sidebar.get());
    }
    void cleanup()
    {
        sidebar.reset();
        lint.reset();
    }

    void namesAreSortedAsPeopleDo()
    {
        QCOMPARE(titles(*reactions), (QStringList{u"Äpfel"_s, u"Birthday"_s, u"welcome 9"_s, u"Welcome 10"_s}));
    }

    void aNewOneStandsInItsPlace()
    {
        const EntryId id = workspace->addReaction(u"Churn"_s, {});
        QCOMPARE(titles(*reactions).indexOf(u"Churn"_s), 2);
        QVERIFY(workspace->remove(id));
        QCOMPARE(reactions->model()->rowCount(), 4);
        workspace->history().undo();
        QCOMPARE(titles(*reactions).indexOf(u"Churn"_s), 2);
    }

    void aRenamedOneGoesToItsPlaceOnceTheKeysRest()
    {
        const EntryId id = idOf(*workspace, u"reactions/d.json"_s);
        selection->setReaction(id);
        QCOMPARE(reactions->currentIndex().row(), 1);
        QVERIFY(workspace->rename(id, u"Z"_s));
        QCOMPARE(reactions->currentIndex().row(), 1); // not under the keys
        QTRY_COMPARE(titles(*reactions), (QStringList{u"Äpfel"_s, u"welcome 9"_s, u"Welcome 10"_s, u"Z"_s}));
        QCOMPARE(reactions->currentIndex().row(), 3);
        QCOMPARE(selection->reaction(), id);
        QVERIFY(workspace->rename(id, u"A"_s));
        QVERIFY(workspace->rename(idOf(*workspace, u"reactions/c.json"_s), u"Y"_s));
        QTRY_COMPARE(titles(*reactions), (QStringList{u"A"_s, u"welcome 9"_s, u"Welcome 10"_s, u"Y"_s}));
        workspace->history().undo();
        workspace->history().undo();
        QTRY_COMPARE(titles(*reactions), (QStringList{u"Äpfel"_s, u"Birthday"_s, u"welcome 9"_s, u"Welcome 10"_s}));
    }

    void whatIsRenamedAndFilteredOrRemovedMeanwhileIsNoTrouble()
    {
        const EntryId id = idOf(*workspace, u"reactions/d.json"_s);
        QVERIFY(workspace->rename(id, u"Zebra"_s));
        QTest::keyClicks(sidebar->findChild<QLineEdit*>(u"sidebarFilter"_s), u"e"_s);
        QCOMPARE(titles(*reactions), (QStringList{u"Äpfel"_s, u"welcome 9"_s, u"Welcome 10"_s, u"Zebra"_s}));
        QVERIFY(workspace->rename(id, u"Aachen"_s));
        QVERIFY(workspace->remove(id));
        QTest::qWait(600);
        QCOMPARE(titles(*reactions), (QStringList{u"Äpfel"_s, u"welcome 9"_s, u"Welcome 10"_s}));
    }

    void manyRenamedOnesGoToTheirPlacesTogether()
    {
        std::vector<WorkspaceFile> many;
        for (int i = 10; i < 60; ++i)
            many.push_back(reaction(u"f%1"_s.arg(i), u"Name %1"_s.arg(i)));
        workspace->open(many);
        const EntryId last = idOf(*workspace, u"reactions/f59.json"_s);
        selection->setReaction(last);
        QTest::keyClicks(sidebar->findChild<QLineEdit*>(u"sidebarFilter"_s), u"name"_s);
        for (int i = 10; i < 40; ++i) // and no longer fit the filter
            QVERIFY(workspace->rename(idOf(*workspace, u"reactions/f%1.json"_s.arg(i)), u"Zz %1"_s.arg(99 - i)));
        QVERIFY(workspace->rename(last, u"A"_s));
        QTRY_COMPARE(titles(*reactions).front(), u"A"_s);
        QStringList sorted = titles(*reactions);
        QCOMPARE(sorted.size(), 50);
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(titles(*reactions), sorted);
        QCOMPARE(reactions->currentIndex().row(), 0);
        QCOMPARE(selection->reaction(), last);
    }

    void theListsShareTheRoom_data()
    {
        QTest::addColumn<std::vector<int>>("counts"); // reactions, events, targets
        QTest::newRow("few") << std::vector{2, 2, 2};
        QTest::newRow("many reactions") << std::vector{500, 3, 2};
        QTest::newRow("many events") << std::vector{3, 500, 1};
        QTest::newRow("many targets") << std::vector{2, 2, 500};
        QTest::newRow("two are many") << std::vector{500, 500, 2};
        QTest::newRow("all are many") << std::vector{500, 500, 500};
    }

    void theListsShareTheRoom()
    {
        QFETCH(std::vector<int>, counts);
        std::vector<WorkspaceFile> many;
        for (int i = 0; i < counts[0]; ++i)
            many.push_back({u"reactions/%1.json"_s.arg(i), tierText, {}});
        for (int i = 0; i < counts[1]; ++i)
            many.push_back({u"events/%1.json"_s.arg(i), passiveText, {}});
        for (int i = 0; i < counts[2]; ++i)
            many.push_back({u"targets/%1.json"_s.arg(i), slackText, {}});
        workspace->open(many);
        QCoreApplication::processEvents();
        const auto need = [](const QListView& list) { return list.model()->rowCount() * list.sizeHintForRow(0); };
        const auto bottom = [&](const QListView& list) {
            return list.mapTo(sidebar.get(), QPoint(0, list.height())).y();
        };
        const auto room = reactions->height() + events->height() + targets->height();
        QVERIFY(room <= 600);
        for (const auto* list : {reactions, events, targets}) {
            // Each is whole, or has two rows and about its share of the rest: of nine parts the reactions six, the
            // samples two.
            const int two = 2 * (reactions->sizeHintForRow(0) + events->sizeHintForRow(0) + targets->sizeHintForRow(0));
            const int share = 2 * list->sizeHintForRow(0) + std::max(0, room - two) *
                                                                (list == reactions ? 6
                                                                 : list == events  ? 2
                                                                                   : 1) /
                                                                9;
            const int least = std::min(need(*list), share - 1) - list->sizeHintForRow(0); // in whole rows
            QVERIFY2(list->height() > least, qPrintable(list->accessibleName()));
            QCOMPARE(list->height() % list->sizeHintForRow(0), 0);
            QVERIFY(bottom(*list) <= 600);
        }
        if (counts[0] + counts[1] + counts[2] > 100) // and no room is left over where it is wanted
            QVERIFY(bottom(*targets) > 600 - 12 - targets->sizeHintForRow(0));
    }

    void aHeadFoldsItsList_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("mouse") << u"mouse"_s;
        QTest::newRow("Space") << u"space"_s;
        QTest::newRow("arrows") << u"arrows"_s;
    }
    void aHeadFoldsItsList()
    {
        QFETCH(QString, how);
        auto* head = sidebar->findChild<QAbstractButton*>(u"targetsHead"_s);
        const auto press = [&](Qt::Key arrow) {
            if (how == u"mouse"_s)
                return QTest::mouseClick(head, Qt::LeftButton);
            head->setFocus();
            QTest::keyClick(head, how == u"space"_s ? Qt::Key_Space : arrow);
        };
        const int before = reactions->height();
        press(Qt::Key_Left);
        QVERIFY(!targets->isVisible());
        QVERIFY(sidebar->findChild<QToolButton*>(u"addTarget"_s)->isVisible());
        QCOMPARE(sidebar->foldedLists(), QStringList{u"targets"_s});
        QVERIFY(reactions->height() >= before);
        if (how == u"arrows"_s) {
            press(Qt::Key_Left); // is folded already
            QVERIFY(!targets->isVisible());
        }
        press(Qt::Key_Right);
        QVERIFY(targets->isVisible());
        QCOMPARE(problemsOfWidgets(*sidebar), QStringList());
    }

    void whatIsLookedForOrMadeIsShownAllTheSame()
    {
        sidebar->foldLists({u"targets"_s, u"reactions"_s});
        auto* filter = sidebar->findChild<QLineEdit*>(u"sidebarFilter"_s);
        QTest::keyClicks(filter, u"slack"_s);
        QVERIFY(targets->isVisible());
        filter->clear();
        QVERIFY(!targets->isVisible());
        sidebar->addReaction();
        QVERIFY(reactions->isVisible());
        QCOMPARE(sidebar->foldedLists(), QStringList{u"targets"_s});
    }

    void theHeadSaysWhatItIs()
    {
        auto* head = sidebar->findChild<QAbstractButton*>(u"reactionsHead"_s);
        QCOMPARE(head->text(), u"Reactions · 4"_s);
        QCOMPARE(head->accessibleDescription(), u"Fold the list away"_s);
        head->click();
        QCOMPARE(head->accessibleDescription(), u"Show the list"_s);
    }

private:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveLint> lint;
    std::unique_ptr<Sidebar> sidebar;
    QListView* reactions = nullptr;
    QListView* events = nullptr;
    QListView* targets = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::SidebarOrderTest)
#include "sidebarordertest.moc"
