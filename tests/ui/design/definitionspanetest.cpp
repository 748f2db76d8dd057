// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/definitions/definitionspane.h"

#include "engine/reaction/edit.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"
#include "ui/common/style.h"
#include "ui/design/definitions/definitionsmodel.h"
#include "ui/design/sidebar/sidebar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class DefinitionsPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        workspace->open(lists());
        lint = std::make_unique<LiveLint>(*workspace, *selection);
        sidebar = std::make_unique<Sidebar>(*workspace, *selection, *lint);
        sidebar->resize(252, 640);
        sidebar->show();
        pane = std::make_unique<DefinitionsPane>(*workspace, *selection);
        pane->resize(700, 500);
        pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(pane.get()));
        table = pane->findChild<QTreeView*>(u"definitionTable"_s);
        list = sidebar->findChild<QListView*>(u"definitions"_s);
        new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, pane.get());
    }
    void cleanup()
    {
        pane.reset();
        sidebar.reset();
        lint.reset();
        selection.reset();
    }

    void sidebarListsThem()
    {
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"Benefits · 2"_s);
        QCOMPARE(list->model()->index(0, 0).data(EntryModel::NoteRole).toString(), u"from acme-stg"_s);
        QVERIFY(list->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"2026"_s));
        QCOMPARE(list->model()->index(1, 0).data(EntryModel::NoteRole).toString(), u"is no list"_s);
        QVERIFY(!list->model()->index(0, 0).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(!sidebar->findChild<QToolButton*>(u"addDefinitions"_s));
        QCOMPARE(problemsOfWidgets(*sidebar), QStringList());
        workspace->open(files()); // which has none
        QVERIFY(!list->isVisible());
    }

    void clickOpensTheTable()
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(selection->definitions(), idOf(*workspace, u"definitions/benefits.json"_s));
        QVERIFY(!sidebar->findChild<QListView*>(u"reactions"_s)->currentIndex().isValid());
        QCOMPARE(row(0), (QStringList{u"promoter-thank-you"_s, u"Promoter thank-you"_s, u"gift"_s, u"1 place"_s}));
        QCOMPARE(row(1), (QStringList{u"welcome"_s, u"Welcome"_s, u""_s, u"not used"_s}));
        QCOMPARE(table->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 u"promoter-thank-you, Promoter thank-you, gift, 1 place"_s);
        QCOMPARE(problemsOfWidgets(*pane), QStringList());
        QTest::keyClick(table, Qt::Key_Down);
        table->setCurrentIndex(table->model()->index(1, 0));
        table->setFocus();
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"welcome"_s);
        QCOMPARE(workspace->history().count(), 0);
    }

    void whatAConditionComparesIsAUse()
    {
        auto all = files();
        all.push_back({u"definitions/tiers.json"_s,
                       R"({"kind": "tiers", "data": [{"handle": "tier-1"}, {"handle": "tier-2"}]})",
                       {}});
        all.push_back({u"reactions/tier.json"_s,
                       R"({"name": "T", "trigger": "tier.achieved", "actions": [
            {"name": "filter", "arguments": [{"name": "condition", "value":
              {"or": [{"===": [{"var": "definition.handle"}, "tier-2"]}, {"==": [{"var": "name"}, "tier-1"]}]}}]}]})",
                       {}});
        workspace->open(all);
        const auto uses = usesOfHandles(*workspace, "tiers");
        QCOMPARE(uses.size(), std::size_t(1));
        QCOMPARE(uses.at("tier-2"), 1);
    }

    void filterAndUsesFollow()
    {
        selection->setDefinitions(idOf(*workspace, u"definitions/benefits.json"_s));
        auto* filter = pane->findChild<QLineEdit*>(u"definitionFilter"_s);
        filter->setFocus();
        QTest::keyClicks(filter, u"PROMOTER"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        filter->clear();
        const auto reaction = idOf(*workspace, reactionPath);
        QVERIFY(workspace->apply(
            reaction, edit::setArgumentValue(workspace->find(reaction)->content->document, 1, 1, "\"welcome\""),
            u"Change definition"_s));
        QTRY_COMPARE(row(1).back(), u"1 place"_s);
        QCOMPARE(row(0).back(), u"not used"_s);
        workspace->history().undo(); // which goes to the reaction
        QCOMPARE(selection->definitions(), EntryId::None);
        selection->setDefinitions(idOf(*workspace, u"definitions/benefits.json"_s));
        QTRY_COMPARE(row(0).back(), u"1 place"_s);
    }

    void saysWhyAFileIsNone()
    {
        selection->setDefinitions(idOf(*workspace, u"definitions/tiers.json"_s));
        QVERIFY(!table->isVisible());
        const auto labels = pane->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(u"definitions/tiers.json"_s);
        }));
    }

private:
    static std::vector<WorkspaceFile> lists()
    {
        auto all = files();
        all.push_back({u"definitions/benefits.json"_s,
                       R"({"kind": "benefits", "from": "acme-stg", "at": "2026-02-01T00:00:00Z", "data": [
                           {"handle": "promoter-thank-you", "name": "Promoter thank-you", "type": "gift"},
                           {"handle": "welcome", "name": "Welcome"}]})",
                       {}});
        all.push_back({u"definitions/tiers.json"_s, R"({"kind": "tiers"})", {}});
        return all;
    }
    QStringList row(int row) const
    {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells << table->model()->index(row, column).data().toString();
        return cells;
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveLint> lint;
    std::unique_ptr<Sidebar> sidebar;
    std::unique_ptr<DefinitionsPane> pane;
    QTreeView* table = nullptr;
    QListView* list = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::DefinitionsPaneTest)
#include "definitionspanetest.moc"
