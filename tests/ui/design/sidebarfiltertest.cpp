// SPDX-License-Identifier: GPL-3.0-or-later
// Where the lists of the sidebar stand while somebody types into its filter.
#include "tests/ui/document/samples.h"
#include "ui/design/sidebar/sidebar.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class SidebarFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(Catalogue(), &readManifest);
        std::vector<WorkspaceFile> many = files();
        for (int i = 100; i < 300; ++i)
            many.push_back({.path = u"reactions/many-%1.json"_s.arg(i),
                            .text = R"({"name": "Many )" + std::to_string(i) + R"(", "trigger": "x", "actions": []})",
                            .error = {}});
        workspace->open(many);
        selection = std::make_unique<Selection>(*workspace);
        lint = std::make_unique<LiveLint>(*workspace, *selection);
        sidebar = std::make_unique<Sidebar>(*workspace, *selection, *lint);
        sidebar->resize(252, 600);
        sidebar->show();
        QVERIFY(QTest::qWaitForWindowExposed(sidebar.get()));
        reactions = sidebar->findChild<QListView*>(u"reactions"_s);
        filter = sidebar->findChild<QLineEdit*>(u"sidebarFilter"_s);
        selection->setReaction(idOf(*workspace, u"reactions/many-250.json"_s));
        QVERIFY(isSeen());
        QVERIFY(bar().value() > 0);
    }
    void cleanup()
    {
        sidebar.reset();
        lint.reset();
    }

    void whatIsSelectedAndHiddenLeavesTheTop()
    {
        QTest::keyClicks(filter, u"many 1"_s); // more than fit
        QVERIFY(bar().maximum() > 0);
        QCOMPARE(bar().value(), 0);
        bar().setValue(bar().maximum());
        QTest::keyClicks(filter, u"4"_s);
        QCOMPARE(bar().value(), 0);
    }

    void whatIsSelectedIsSeenAgain()
    {
        QTest::keyClicks(filter, u"many 1"_s);
        filter->clear();
        QCOMPARE(reactions->currentIndex().data().toString(), u"Many 250"_s);
        QVERIFY(isSeen());
    }

    void whatIsSelectedStaysInSight()
    {
        for (const QChar letter : u"many 250"_s) { // at last the list is as short as its one row
            QTest::keyClicks(filter, QString(letter));
            QVERIFY2(isSeen(), qPrintable(filter->text()));
        }
        while (!filter->text().isEmpty()) {
            QTest::keyClick(filter, Qt::Key_Backspace);
            QVERIFY2(isSeen(), qPrintable(filter->text()));
        }
    }

    void fiveThousandRowsAreFilteredAndShown()
    {
        std::vector<WorkspaceFile> many;
        for (int i = 0; i < 5000; ++i)
            many.push_back({u"reactions/%1.json"_s.arg(i), reactionText, {}});
        workspace->open(many);
        QTest::keyClicks(filter, u"4711"_s);
        QCOMPARE(reactions->model()->rowCount(), 1); // its file says so
        filter->clear();
        QTest::keyClicks(filter, u"nps"_s);
        QCOMPARE(reactions->model()->rowCount(), 5000);
        reactions->scrollToBottom();
        QVERIFY(reactions->indexAt(reactions->viewport()->rect().center()).row() > 4900);
    }

private:
    QScrollBar& bar() const { return *reactions->verticalScrollBar(); }
    bool isSeen() const
    {
        const auto at = reactions->currentIndex();
        return at.isValid() && reactions->viewport()->rect().contains(reactions->visualRect(at));
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveLint> lint;
    std::unique_ptr<Sidebar> sidebar;
    QListView* reactions = nullptr;
    QLineEdit* filter = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::SidebarFilterTest)
#include "sidebarfiltertest.moc"
