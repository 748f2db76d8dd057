// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/sidebar/sidebar.h"

#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

QStringList titles(const QAbstractItemModel& model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles << model.index(row, 0).data().toString();
    return titles;
}

QStringList notes(const EntryModel& model)
{
    QStringList notes;
    for (int row = 0; row < model.rowCount(); ++row)
        notes << model.index(row).data(EntryModel::NoteRole).toString();
    return notes;
}

} // namespace

class SidebarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(Catalogue(), &readManifest);
        workspace->open(files());
        selection = std::make_unique<Selection>(*workspace);
        lint = std::make_unique<LiveLint>(*workspace, *selection);
        sidebar = std::make_unique<Sidebar>(*workspace, *selection, *lint);
        sidebar->resize(252, 600);
        sidebar->show();
        QVERIFY(QTest::qWaitForWindowExposed(sidebar.get()));
        sidebar->activateWindow();
        reactions = sidebar->findChild<QListView*>(u"reactions"_s);
        events = sidebar->findChild<QListView*>(u"sampleEvents"_s);
        targets = sidebar->findChild<QListView*>(u"targets"_s);
        filter = sidebar->findChild<QLineEdit*>(u"sidebarFilter"_s);
        new QAbstractItemModelTester(reactions->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     sidebar.get());
        new QAbstractItemModelTester(events->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     sidebar.get());
        new QAbstractItemModelTester(targets->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     sidebar.get());
        nps = idOf(*workspace, reactionPath);
        slack = idOf(*workspace, slackPath);
        tier = idOf(*workspace, u"reactions/tier-2-welcome.json"_s);
        promoter = idOf(*workspace, promoterPath);
    }

    void cleanup()
    {
        sidebar.reset();
        lint.reset();
    }

    void listsBothKinds()
    {
        QCOMPARE(titles(*reactions->model()), (QStringList{u"NPS Survey Completed"_s, u"Tier 2 welcome"_s, u"torn"_s}));
        QCOMPARE(titles(*events->model()), (QStringList{u"survey-passive"_s, u"Survey: promoter"_s, u"tier"_s}));
        QCOMPARE(reactions->currentIndex().row(), 0);
        QCOMPARE(events->currentIndex().row(), 1);
    }

    void saysOfWhatASampleIsAVariant()
    {
        auto all = files();
        all.push_back({u"events/v.json"_s, R"({"_retort": {"label": "V", "base": "survey-passive"}})", {}});
        all.push_back({u"events/w.json"_s, R"({"_retort": {"base": "nobody"}})", {}});
        workspace->open(all);
        const EntryModel events(*workspace, *lint, EntryKind::Event);
        const QStringList told = notes(events);
        QVERIFY(told.filter(u"of "_s).join(u' ').contains(u"survey-passive"_s));
        QVERIFY(told.contains(u"cannot be run"_s));
        const QModelIndex variant = events.index(static_cast<int>(told.indexOf(u"of survey-passive"_s)));
        QVERIFY(variant.isValid());
        QVERIFY(variant.data(Qt::AccessibleTextRole).toString().startsWith(u"V, a variant of survey-passive"_s));
        QVERIFY(variant.data(Qt::ToolTipRole).toString().contains(u"A variant of survey-passive"_s));
    }

    void saysHowEachStands()
    {
        auto& model = *static_cast<EntryModel*>(reactions->model());
        const auto status = [&](int row) {
            return static_cast<Status>(model.index(row).data(EntryModel::StatusRole).toInt());
        };
        QCOMPARE(notes(model), (QStringList{QString(), u"inactive"_s, u"cannot be read"_s}));
        QCOMPARE(status(0), Status::InStep);
        QCOMPARE(status(1), Status::Inactive);
        QCOMPARE(status(2), Status::Problem);
        const auto typed = condition(*workspace);
        QVERIFY(workspace->rename(nps, u"Other"_s));
        QCOMPARE(model.index(0).data(EntryModel::NoteRole).toString(), u"changed"_s);
        QCOMPARE(status(0), Status::Changed);
        QVERIFY(!workspace->setText(nps, typed, "{", u"Type"_s));
        QCOMPARE(status(0), Status::Problem);
        workspace->history().undo();
        workspace->history().undo();
        QCOMPARE(status(0), Status::InStep);
    }

    void savingIsSeenAtOnce()
    {
        QVERIFY(workspace->rename(nps, u"Other"_s));
        QSignalSpy told(reactions->model(), &QAbstractItemModel::dataChanged);
        workspace->noteSaved(workspace->find(nps)->path, contentOf(*workspace, nps).document);
        QCOMPARE(told.size(), 1);
        QCOMPARE(notes(*static_cast<EntryModel*>(reactions->model())).front(), QString());
    }

    void aFilterWithoutConditionIsAProblem()
    {
        QVERIFY(workspace->setText(nps, {}, R"({"name": "A", "trigger": "custom.a", "actions": [{"name": "filter"}]})",
                                   u"Type"_s));
        lint->lintNow();
        const auto counts = lint->counts(nps); // of an error, and of warnings
        QVERIFY(counts.errors == 1 && counts.all() > 1);
        QCOMPARE(reactions->model()->index(0, 0).data(EntryModel::NoteRole).toString(),
                 u"%1 problems"_s.arg(counts.all()));
        QVERIFY(reactions->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"1 error, "_s));
    }

    void screenReadersGetASentence()
    {
        const auto sentence = [&](int row) {
            return reactions->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(sentence(0), u"NPS Survey Completed, on custom.survey_completed, active"_s);
        QVERIFY(sentence(2).startsWith(u"reactions/torn.json cannot be read: "_s));
        QCOMPARE(sidebar->accessibleName(), u"Workspace"_s);
        QCOMPARE(reactions->accessibleName(), u"Reactions"_s);
        QCOMPARE(events->accessibleName(), u"Sample events"_s);
        auto* list = QAccessible::queryAccessibleInterface(reactions);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->child(0)->text(QAccessible::Name), sentence(0));
    }

    void partsAreNamedAndPlain() { QCOMPARE(problemsOfWidgets(*sidebar), QStringList()); }

    void tooltipsShowMarkupAsItStands()
    {
        QVERIFY(workspace->rename(nps, u"<img src=x><b>x</b>"_s));
        const auto tip = reactions->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(u"&lt;img"_s));
        QVERIFY(!tip.contains(u"<img"_s));
    }

    void followsInsertsRemovalsAndUndo()
    {
        const auto before = titles(*reactions->model());
        workspace->duplicate(nps);
        QVERIFY(titles(*reactions->model()).contains(u"Copy of NPS Survey Completed"_s));
        QVERIFY(workspace->remove(tier));
        workspace->addReaction(u"New"_s, "custom.a", 0);
        QCOMPARE(reactions->model()->rowCount(), 4);
        while (workspace->history().canUndo())
            workspace->history().undo();
        QCOMPARE(titles(*reactions->model()), before);
        while (workspace->history().canRedo())
            workspace->history().redo();
        QCOMPARE(reactions->model()->rowCount(), 4);
        workspace->open(files());
        QCOMPARE(titles(*reactions->model()), before);
    }

    void filterHidesWhatDoesNotMatch()
    {
        QTest::keyClicks(filter, u"survey pro"_s);
        QCOMPARE(titles(*reactions->model()), QStringList());
        QCOMPARE(titles(*events->model()), QStringList{u"Survey: promoter"_s});
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(filter->text(), QString());
        QCOMPARE(reactions->model()->rowCount(), 3);
        QCOMPARE(reactions->currentIndex().row(), 0); // still at what is selected
        QTest::keyClicks(filter, u"TIER.ACHIEVED"_s);
        QCOMPARE(titles(*reactions->model()), QStringList{u"Tier 2 welcome"_s});
        QCOMPARE(selection->reaction(), nps); // filtering goes nowhere
    }

    void filteredListFollowsEdits()
    {
        QTest::keyClicks(filter, u"welcome"_s);
        const auto model = reactions->model();
        QCOMPARE(titles(*model), QStringList{u"Tier 2 welcome"_s});
        QVERIFY(workspace->rename(nps, u"A welcome too"_s)); // begins to match
        QCOMPARE(titles(*model), (QStringList{u"A welcome too"_s, u"Tier 2 welcome"_s}));
        QVERIFY(workspace->rename(tier, u"Tier 2"_s)); // no longer matches, and stays while it is edited
        QCOMPARE(titles(*model), (QStringList{u"A welcome too"_s, u"Tier 2"_s}));
        workspace->addReaction(u"Nothing of the kind"_s, "custom.a", 0);
        workspace->addReaction(u"Welcome back"_s, "custom.a", 2);
        QCOMPARE(titles(*model), (QStringList{u"A welcome too"_s, u"Tier 2"_s, u"Welcome back"_s}));
        QVERIFY(workspace->remove(nps));
        QCOMPARE(titles(*model), (QStringList{u"Tier 2"_s, u"Welcome back"_s}));
        while (workspace->history().canUndo())
            workspace->history().undo();
    }

    void keysAndClicksSelect()
    {
        QTest::mouseClick(reactions->viewport(), Qt::LeftButton, {},
                          reactions->visualRect(reactions->model()->index(1, 0)).center());
        QCOMPARE(selection->reaction(), tier);
        QCOMPARE(titles(*events->model())[events->currentIndex().row()], u"tier"_s); // its sample came with it
        QTest::keyClick(reactions, Qt::Key_Up);
        QCOMPARE(selection->reaction(), nps);
        events->setFocus();
        QTest::keyClick(events, Qt::Key_End);
        QCOMPARE(selection->event(), idOf(*workspace, u"events/tier.json"_s));
    }

    void followsTheSelection()
    {
        selection->setReaction(tier);
        QCOMPARE(reactions->currentIndex().row(), 1);
        QTest::keyClicks(filter, u"nps"_s);
        QVERIFY(!reactions->currentIndex().isValid());
        filter->clear();
        QCOMPARE(reactions->currentIndex().row(), 1);
    }

    void renamesInPlace()
    {
        reactions->setFocus();
        QTest::keyClick(reactions, Qt::Key_F2);
        auto* editor = reactions->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"NPS Survey Completed"_s);
        QTest::keyClicks(editor, u"Thanks"_s);
        QVERIFY(!workspace->history().canUndo()); // nothing before Return
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(workspace->find(nps)->title(), u"Thanks"_s);
        QCOMPARE(workspace->history().count(), 1);
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, nps), reactionText);
    }

    void renamingCanBeGivenUp()
    {
        reactions->setFocus();
        QTest::keyClick(reactions, Qt::Key_F2);
        auto* editor = reactions->viewport()->findChild<QLineEdit*>();
        QTest::keyClicks(editor, u"Thanks"_s);
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!workspace->history().canUndo());
    }

    void keepsWhatIsTypedWhileItsRowChanges()
    {
        reactions->setFocus();
        QTest::keyClick(reactions, Qt::Key_F2);
        auto* editor = reactions->viewport()->findChild<QLineEdit*>();
        QTest::keyClicks(editor, u"Tha"_s);
        QVERIFY(workspace->setSetting("dialect", "js")); // all rows are told to look again
        QCOMPARE(editor->text(), u"Tha"_s);
    }

    void unreadableIsNotRenamedOrDeleted()
    {
        reactions->setCurrentIndex(reactions->model()->index(2, 0));
        reactions->setFocus();
        QTest::keyClick(reactions, Qt::Key_F2);
        QVERIFY(!reactions->viewport()->findChild<QLineEdit*>());
        QTest::keyClick(reactions, Qt::Key_Delete);
        QCOMPARE(reactions->model()->rowCount(), 3);
    }

    void keysDuplicateAndDelete()
    {
        reactions->setFocus();
        QSignalSpy inactive(sidebar.get(), &Sidebar::copiedInactive);
        QTest::keyClick(reactions, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(reactions->model()->rowCount(), 4);
        QCOMPARE(inactive.count(), 1); // it is told
        QVERIFY(!workspace->find(selection->reaction())->reaction()->isActive);
        QCOMPARE(workspace->find(selection->reaction())->title(), u"Copy of NPS Survey Completed"_s);
        QTest::keyClick(reactions, Qt::Key_Delete);
        QCOMPARE(reactions->model()->rowCount(), 3);
        QVERIFY(workspace->find(selection->reaction()));
        workspace->history().undo();
        workspace->history().undo();
        QCOMPARE(workspace->unsavedCount(), 0);
        QVERIFY(workspace->find(selection->reaction()));
        QCOMPARE(reactions->currentIndex().row(), workspace->rowOf(selection->reaction()));
    }

    void addsFromTheHead()
    {
        QTest::keyClicks(filter, u"nothing like it"_s);
        QTest::mouseClick(sidebar->findChild<QToolButton*>(u"addReaction"_s), Qt::LeftButton);
        const auto* entry = workspace->find(selection->reaction());
        QCOMPARE(entry->title(), u"New reaction"_s);
        QCOMPARE(entry->reaction()->trigger, std::string()); // nothing is taken from what happens to be open
        QSignalSpy trigger(sidebar.get(), &Sidebar::triggerRequested);
        auto* editor = reactions->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"Mine"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(entry->title(), u"Mine"_s);
        QCOMPARE(trigger.count(), 1); // and now it is asked for
        QTest::keyClick(reactions, Qt::Key_F2);
        QTest::keyClick(reactions->viewport()->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(!reactions->viewport()->findChild<QLineEdit*>());
        QCOMPARE(trigger.count(), 1); // a later rename is not the first name
        workspace->history().undo();  // the name
        workspace->history().undo();
        selection->setReaction(workspace->entries(EntryKind::Reaction).front());
        QSignalSpy event(sidebar.get(), &Sidebar::newEventRequested);
        QTest::mouseClick(sidebar->findChild<QToolButton*>(u"addEvent"_s), Qt::LeftButton);
        QCOMPARE(event.count(), 1); // which one is asked first
    }

    void menuOffersWhatWorks()
    {
        const auto texts = [this](int row) {
            const auto at = reactions->visualRect(reactions->model()->index(row, 0)).center();
            Q_EMIT reactions->customContextMenuRequested(at);
            QStringList texts;
            auto* menu = sidebar->findChild<QMenu*>();
            for (const auto* action : menu->actions()) {
                if (!action->isSeparator())
                    texts << action->text();
            }
            delete menu;
            return texts;
        };
        QCOMPARE(texts(0), (QStringList{u"Rename"_s, u"Cut"_s, u"Copy"_s, u"Paste"_s, u"Duplicate"_s, u"Delete"_s,
                                        u"New reaction"_s}));
        QCOMPARE(texts(2), (QStringList{u"Paste"_s, u"New reaction"_s}));
    }

    void copiesAndCutsTheWholeFile()
    {
        reactions->setFocus();
        QTest::keyClick(reactions, Qt::Key_C, Qt::ControlModifier);
        const std::string text = textOf(*workspace, selection->reaction());
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), text);
        QCOMPARE(workspace->history().count(), 0);
        const auto count = workspace->entries(EntryKind::Reaction).size();
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(reactions, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), text);
        QCOMPARE(workspace->entries(EntryKind::Reaction).size(), count - 1);
        QSignalSpy pasted(sidebar.get(), &Sidebar::pasteRequested);
        QTest::keyClick(reactions, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(pasted.count(), 1);
    }

    void downLeadsFromTheFilterToTheList()
    {
        filter->setFocus();
        QTest::keyClicks(filter, u"tier"_s);
        QTest::keyClick(filter, Qt::Key_Down);
        QTRY_VERIFY(reactions->hasFocus());
        QCOMPARE(selection->reaction(), tier);
    }

    void emptyPlacesSayWhatGoesThere()
    {
        workspace->open({});
        QStringList shown;
        for (const auto* label : sidebar->findChildren<QLabel*>()) {
            if (label->isVisible())
                shown << label->text();
        }
        for (const auto* head : sidebar->findChildren<QAbstractButton*>())
            shown << head->text();
        QVERIFY(shown.contains(u"Reactions · 0"_s));
        QVERIFY(shown.join(u' ').contains(u"A sample event shows"_s));
    }

    void targetsHaveASection()
    {
        QCOMPARE(targets->accessibleName(), u"Targets"_s);
        QCOMPARE(titles(*targets->model()), (QStringList{u"VIP to Slack"_s}));
        QVERIFY(!targets->currentIndex().isValid());
        QCOMPARE(targets->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 u"VIP to Slack, target slack-vip"_s);
        // One of the two lists has the current row: what the middle of the window shows.
        QTest::mouseClick(targets->viewport(), Qt::LeftButton, {},
                          targets->visualRect(targets->model()->index(0, 0)).center());
        QCOMPARE(selection->target(), slack);
        QVERIFY(!reactions->currentIndex().isValid());
        QTest::mouseClick(reactions->viewport(), Qt::LeftButton, {},
                          reactions->visualRect(reactions->model()->index(0, 0)).center());
        QCOMPARE(selection->target(), EntryId::None);
        QCOMPARE(selection->reaction(), nps);
        QVERIFY(!targets->currentIndex().isValid());
        QCOMPARE(reactions->currentIndex().row(), 0);
    }

    void targetsAreFiltered()
    {
        QTest::keyClicks(filter, u"slack-vip"_s);
        QCOMPARE(targets->model()->rowCount(), 1);
        QTest::keyClicks(filter, u"x"_s);
        QCOMPARE(targets->model()->rowCount(), 0);
    }

    void aTargetIsAddedRenamedAndTakenAway()
    {
        QTest::mouseClick(sidebar->findChild<QToolButton*>(u"addTarget"_s), Qt::LeftButton);
        auto* editor = targets->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"Welcome mail"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(titles(*targets->model()), (QStringList{u"VIP to Slack"_s, u"Welcome mail"_s}));
        QCOMPARE(selection->target(), workspace->targetOf("new-target"));
        targets->setFocus();
        QTest::keyClick(targets, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(titles(*targets->model()).first(), u"Copy of Welcome mail"_s);
        QTest::keyClick(targets, Qt::Key_Delete);
        QCOMPARE(targets->model()->rowCount(), 2);
        workspace->history().undo();
        QCOMPARE(targets->model()->rowCount(), 3);
    }

    void saysWhichTargetRendersNoJson()
    {
        auto& model = *static_cast<EntryModel*>(targets->model());
        const auto at = model.index(0);
        const auto status = [&] { return static_cast<Status>(at.data(EntryModel::StatusRole).toInt()); };
        QCOMPARE(status(), Status::InStep);
        QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        sidebar->showUnsound({slack});
        QCOMPARE(told.size(), 1);
        QCOMPARE(status(), Status::Problem);
        QCOMPARE(at.data(EntryModel::NoteRole).toString(), u"renders no JSON"_s);
        QVERIFY(at.data(Qt::AccessibleTextRole).toString().contains(u"renders no JSON"_s));
        sidebar->showUnsound({slack});
        QCOMPARE(told.size(), 1);
        sidebar->showUnsound({});
        QCOMPARE(status(), Status::InStep);
    }

private:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveLint> lint;
    std::unique_ptr<Sidebar> sidebar;
    QListView* reactions = nullptr;
    QListView* events = nullptr;
    QListView* targets = nullptr;
    QLineEdit* filter = nullptr;
    EntryId nps{}, tier{}, promoter{}, slack{};
};

} // namespace retort

QTEST_MAIN(retort::SidebarTest)
#include "sidebartest.moc"
