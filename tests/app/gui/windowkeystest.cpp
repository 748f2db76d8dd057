// SPDX-License-Identifier: GPL-3.0-or-later
// The window by keys alone: a new reaction from nothing, and where the keys go once something that asked is gone.
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/common/noticebar.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/design/pastebar.h"

#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTreeView>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }

} // namespace

class WindowKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }

    void theListOfKeysIsThatOfTheMenusAndParts()
    {
        Desk desk;
        desk.window->items().keys->trigger();
        const auto* list = desk.window->findChild<QTreeView*>(u"keysList"_s);
        QVERIFY(list && list->isVisible());
        QStringList shown;
        for (int group = 0; group < list->model()->rowCount(); ++group) {
            const QModelIndex top = list->model()->index(group, 0);
            for (int row = 0; row < list->model()->rowCount(top); ++row)
                shown << top.data().toString() + u" | "_s + list->model()->index(row, 0, top).data().toString() +
                             u" | "_s + list->model()->index(row, 1, top).data().toString();
        }
        for (const QString& line :
             {u"File | Save | Ctrl+S"_s, u"Edit | Redo | Ctrl+Shift+Z, Ctrl+Y"_s, u"Help | Guide | F1"_s,
              u"Reaction | Move up | Alt+Up"_s, u"In a condition, Build | Group with all | Ctrl+G"_s})
            QVERIFY2(shown.contains(line), qPrintable(line + u'\n' + shown.join(u'\n')));
        QCOMPARE(shown.removeDuplicates(), 0);
        // Whatever has a key in the menus is told.
        for (const QAction* item : desk.window->menuBar()->actions()) {
            for (const QAction* inside : item->menu() ? item->menu()->actions() : QList<QAction*>()) {
                const QString keys = inside->shortcut().toString(QKeySequence::NativeText);
                QVERIFY2(keys.isEmpty() || !shown.filter(keys).isEmpty(), qPrintable(keys));
            }
        }
    }

    void theGuideOpensBesideTheWindow()
    {
        Desk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_F1);
        auto* guide = desk.window->findChild<QDialog*>(u"guide"_s);
        QVERIFY(guide && guide->isVisible() && !guide->isModal());
        guide->close();
        QTest::keyClick(desk.window.get(), Qt::Key_F1); // the same one again
        QVERIFY(guide->isVisible());
        QCOMPARE(desk.window->findChildren<QDialog*>(u"guide"_s).size(), 1);
    }

    void aNewReactionAsksForItsNameThenForItsTrigger()
    {
        Desk desk;
        Workspace& workspace = desk.session->workspace;
        const auto before = workspace.entries(EntryKind::Reaction).size();
        desk.chain().setFocus();
        key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(workspace.entries(EntryKind::Reaction).size(), before + 1);
        const auto* name = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(name);
        QCOMPARE(name->selectedText(), u"New reaction"_s); // so that typing takes its place
        type(u"Tier party"_s);
        key(Qt::Key_Return);
        const auto fresh = [&] { return workspace.find(desk.session->selection.reaction()); };
        QTRY_COMPARE(fresh()->title(), u"Tier party"_s);
        QCOMPARE(fresh()->reaction()->trigger, std::string());
        const QWidget* palette = desk.named(u"Event palette"_s);
        QTRY_VERIFY((palette = desk.named(u"Event palette"_s)) && palette->isVisible());
        QVERIFY(palette->isAncestorOf(QApplication::focusWidget()));
        type(u"tier.ach"_s);
        key(Qt::Key_Return);
        QCOMPARE(fresh()->reaction()->trigger, std::string("tier.achieved"));
        QVERIFY(desk.chain().hasFocus()); // for the first action
        for (int step = 0; step < 3; ++step)
            desk.window->items().undo->trigger();
        QCOMPARE(workspace.unsavedCount(), 0);
    }

    void escapeLeavesTheProposedNameAndNoTrigger()
    {
        Desk desk;
        desk.chain().setFocus();
        key(Qt::Key_N, Qt::ControlModifier);
        key(Qt::Key_Escape);
        QTest::qWait(20);
        QVERIFY(!desk.named(u"Event palette"_s)); // whoever puts the name off puts the rest off
        const Entry* fresh = desk.session->workspace.find(desk.session->selection.reaction());
        QCOMPARE(fresh->title(), u"New reaction"_s);
        key(Qt::Key_F2); // the list has the keys
        type(u"Later"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(desk.session->workspace.find(desk.session->selection.reaction())->title(), u"Later"_s);
    }

    void theKeysGoBackFromTheNotice()
    {
        Desk desk;
        auto* notices = desk.window->findChild<NoticeBar*>();
        desk.chain().setFocus();
        notices->post(u"test"_s, u"Something happened."_s);
        auto* close = notices->findChild<QPushButton*>();
        for (auto* button : notices->findChildren<QPushButton*>())
            close = button->isVisible() ? button : close;
        close->setFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
        QVERIFY(notices->isHidden());
        QVERIFY(desk.chain().hasFocus());

        notices->ask(u"test"_s, u"Which one?"_s, {{u"This one"_s, [notices] { notices->withdraw(u"test"_s); }}});
        notices->focusQuestion();
        QVERIFY(notices->isAncestorOf(QApplication::focusWidget()));
        key(Qt::Key_Space);
        QVERIFY(notices->isHidden());
        QVERIFY(desk.chain().hasFocus());
    }

    void theKeysGoBackFromTheQuestionOfAPaste_data()
    {
        QTest::addColumn<QString>("answer");
        for (const char* answer : {"Make a new reaction", "Insert its actions here", "Cancel"})
            QTest::newRow(answer) << QString::fromLatin1(answer);
    }
    void theKeysGoBackFromTheQuestionOfAPaste()
    {
        QFETCH(QString, answer);
        Desk desk;
        QGuiApplication::clipboard()->setText(QString::fromStdString(desk.reaction().content->document.text()));
        desk.chain().setFocus();
        desk.chain().showCard(1);
        key(Qt::Key_V, Qt::ControlModifier);
        auto* bar = desk.window->findChild<PasteBar*>();
        QVERIFY(bar->isVisible() && bar->isAncestorOf(QApplication::focusWidget()));
        for (auto* button : bar->findChildren<QPushButton*>()) {
            if (button->text().remove(u'&') == answer)
                button->setFocus(Qt::TabFocusReason);
        }
        key(Qt::Key_Return);
        QVERIFY(bar->isHidden());
        QVERIFY(desk.chain().hasFocus());
    }

    void theKeysGoBackFromThePalettes()
    {
        Desk desk;
        desk.chain().setFocus();
        key(Qt::Key_Insert);
        QVERIFY(desk.named(u"Action palette"_s)->isVisible());
        key(Qt::Key_Escape);
        QVERIFY(desk.chain().hasFocus());
        key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!desk.chain().hasFocus());
        key(Qt::Key_Escape);
        QVERIFY(desk.chain().hasFocus());
    }

    void tabGoesThroughTheHeaderAsTheEyeDoes_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("from the left") << Qt::LeftToRight;
        QTest::newRow("from the right") << Qt::RightToLeft;
    }
    void tabGoesThroughTheHeaderAsTheEyeDoes()
    {
        QFETCH(Qt::LayoutDirection, direction);
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        QGuiApplication::setLayoutDirection(direction);
        const Desk desk;
        const auto* header = desk.window->findChild<QWidget*>(u"reactionHeader"_s);
        desk.named(u"Name"_s)->setFocus();
        QStringList passed;
        QPoint before(direction == Qt::LeftToRight ? -1 : header->width(), 0);
        int line = 0;
        while (header->isAncestorOf(QApplication::focusWidget())) {
            const QWidget* at = QApplication::focusWidget();
            passed << at->objectName();
            const QRect place(at->mapTo(header, QPoint()), at->size());
            if (place.top() > line) { // a line of its own, from its beginning
                line = place.bottom();
                before.setX(direction == Qt::LeftToRight ? -1 : header->width());
            }
            const bool onwards =
                direction == Qt::LeftToRight ? place.center().x() > before.x() : place.center().x() < before.x();
            QVERIFY2(onwards, qPrintable(passed.join(u' ')));
            before = place.center();
            key(Qt::Key_Tab);
        }
        QCOMPARE(passed, (QStringList{u"name"_s, u"active"_s, u"problemCount"_s, u"description"_s}));
        QVERIFY(desk.chain().hasFocus());
    }

    void f6GoesToTheChainAndInsertWorksFromTheHeader()
    {
        Desk desk;
        desk.window->findChild<QListView*>(u"reactions"_s)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QVERIFY(desk.chain().hasFocus());
        auto* name = desk.window->findChild<QWidget*>(u"name"_s);
        QVERIFY(name);
        name->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Insert);
        auto* palette = desk.window->findChild<QWidget*>(u"actionPalette"_s);
        QTRY_VERIFY(palette && palette->isVisible());
    }

    void theSidebarsListsStayFoldedFromStartToStart()
    {
        Desk desk;
        auto* head = desk.window->findChild<QAbstractButton*>(u"targetsHead"_s);
        const auto* list = desk.window->findChild<QListView*>(u"targets"_s);
        QVERIFY(head && list->isVisible());
        QTest::mouseClick(head, Qt::LeftButton);
        QVERIFY(!list->isVisible());
        desk.window->close();
        QTRY_VERIFY(!desk.window->isVisible());
        desk.start();
        QVERIFY(!desk.window->findChild<QListView*>(u"targets"_s)->isVisible());
        desk.window->items().resetLayout->trigger();
        QVERIFY(desk.window->findChild<QListView*>(u"targets"_s)->isVisible());
    }

    void undoShowsFirstWhatIsOutOfSight()
    {
        Desk desk;
        Workspace& workspace = desk.session->workspace;
        Selection& selection = desk.session->selection;
        auto* status = desk.window->statusBar();
        const EntryId gold = desk.id(u"reactions/gold-big-spender.json"_s);
        selection.setReaction(gold);
        QVERIFY(workspace.rename(gold, u"Golden"_s));
        selection.setReaction(desk.id(nps));
        desk.chain().setFocus();
        QTest::keyClick(&desk.chain(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(workspace.find(gold)->title(), u"Golden"_s); // still
        QCOMPARE(selection.reaction(), gold);
        QVERIFY2(status->currentMessage().contains(u"Golden"_s) && status->currentMessage().contains(u"Rename"_s),
                 qPrintable(status->currentMessage()));
        QTest::keyClick(&desk.chain(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(workspace.find(gold)->title(), u"Gold big spender"_s);
        QVERIFY2(status->currentMessage().startsWith(u"Undone in "_s), qPrintable(status->currentMessage()));
        selection.setReaction(desk.id(nps));
        QTest::keyClick(&desk.chain(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(workspace.find(gold)->title(), u"Gold big spender"_s);
        QCOMPARE(selection.reaction(), gold);
        QTest::keyClick(&desk.chain(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(workspace.find(gold)->title(), u"Golden"_s);
        QVERIFY2(status->currentMessage().startsWith(u"Done again in Golden"_s), qPrintable(status->currentMessage()));
    }

    void takingBackASavedReactionIsSaidWithItsFile()
    {
        Desk desk;
        Workspace& workspace = desk.session->workspace;
        const EntryId fresh = workspace.addReaction(u"Fresh"_s, "tier.achieved");
        desk.session->selection.setReaction(fresh);
        desk.window->files().save();
        const QString path = workspace.find(fresh)->savedPath;
        QVERIFY(QFile::exists(desk.folder + u'/' + path));
        desk.window->items().undo->trigger();
        QVERIFY(!workspace.find(fresh));
        QVERIFY2(desk.window->statusBar()->currentMessage().contains(u"The file of Fresh goes with the next save"_s),
                 qPrintable(desk.window->statusBar()->currentMessage()));
        QVERIFY(QFile::exists(desk.folder + u'/' + path));
        desk.window->files().save();
        QCOMPARE(desk.window->statusBar()->currentMessage(), u"Deleted 1 file"_s);
        desk.window->items().redo->trigger(); // and it is not lost
        desk.window->files().save();
        QVERIFY(QFile::exists(desk.folder + u'/' + path));
    }

    void f6GoesRound()
    {
        Desk desk;
        const Panes& panes = desk.window->place().panes();
        const auto holder = [&panes]() -> const QWidget* {
            for (const QWidget* pane :
                 {panes.sidebar, panes.canvas, panes.inspector, panes.event, panes.trace, panes.context})
                if (pane == QApplication::focusWidget() || pane->isAncestorOf(QApplication::focusWidget()))
                    return pane;
            return nullptr;
        };
        desk.chain().setFocus();
        QTRY_VERIFY(desk.chain().hasFocus());
        QSet<const QWidget*> seen;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            QVERIFY(holder());
            seen.insert(holder());
        }
        QVERIFY(seen.size() >= 5);
        const QWidget* here = QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), here); // each pane remembers
    }
};

QTEST_MAIN(WindowKeysTest)
#include "windowkeystest.moc"
