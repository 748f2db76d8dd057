// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "tests/ui/design/designstage.h"
#include "ui/common/style.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/chain/chainitems.h"
#include "ui/design/palette/palette.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class ChainViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        stage = std::make_unique<DesignStage>();
        chain = stage->chain;
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        chain->setFocus();
    }
    void cleanup() { stage.reset(); }

    void isFoundByItsName()
    {
        QCOMPARE(chain->accessibleName(), u"Chain"_s);
        QCOMPARE(stage->named<QAbstractButton>(u"Add action"_s)->text(), u"Add action…"_s);
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
    }

    void altArrowsMoveTheCard()
    {
        const std::string before = stage->text();
        chain->showCard(3);
        QTest::keyClick(chain, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(stage->types(), QStringList({u"filter"_s, u"target.send"_s, u"benefit.create"_s}));
        QCOMPARE(chain->currentIndex().row(), 2); // the keys stay with the card
        QTest::keyClick(chain, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(chain, Qt::Key_Up, Qt::AltModifier); // nothing goes before the trigger
        QCOMPARE(stage->types(), QStringList({u"target.send"_s, u"filter"_s, u"benefit.create"_s}));
        for (std::size_t row = 0; row < 3; ++row)
            QCOMPARE(stage->value().actions[row].sortOrder, std::int64_t(row) + 1);
        QTest::keyClick(chain, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(stage->types(), QStringList({u"filter"_s, u"target.send"_s, u"benefit.create"_s}));
        QCOMPARE(stage->workspace.history().count(), 3);
        while (stage->workspace.history().canUndo())
            stage->workspace.history().undo();
        QCOMPARE(stage->text(), before);
    }

    void altArrowsMoveSeveralTogether()
    {
        chain->showCard(2);
        QTest::keyClick(chain, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(chain->selectedActions().size(), std::size_t{2});
        QTest::keyClick(chain, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(stage->types(), QStringList({u"benefit.create"_s, u"target.send"_s, u"filter"_s}));
        QCOMPARE(stage->workspace.history().count(), 1);
        QCOMPARE(stage->workspace.history().undoText(), u"Move 2 actions"_s);
        QCOMPARE(chain->selectedActions().size(), std::size_t{2});
    }

    void deleteRemovesAndUndoBringsBack()
    {
        const std::string before = stage->text();
        chain->showCard(2);
        QTest::keyClick(chain, Qt::Key_Delete);
        QCOMPARE(stage->types(), QStringList({u"filter"_s, u"target.send"_s}));
        QVERIFY(chain->currentIndex().isValid());
        QCOMPARE(stage->selection.action(), chain->chain()->idAt(chain->currentIndex().row()));
        stage->workspace.history().undo();
        QCOMPARE(stage->text(), before);
        chain->showCard(0);
        QTest::keyClick(chain, Qt::Key_Delete); // the trigger stays
        QCOMPARE(stage->text(), before);
    }

    void controlDDuplicates()
    {
        chain->showCard(2);
        QTest::keyClick(chain, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(stage->types(),
                 QStringList({u"filter"_s, u"benefit.create"_s, u"benefit.create"_s, u"target.send"_s}));
        QCOMPARE(chain->currentIndex().row(), 3); // the copy
    }

    void shiftAndControlSelectSeveral()
    {
        QTest::mouseClick(chain->viewport(), Qt::LeftButton, {}, stage->middleOf(1));
        QTest::mouseClick(chain->viewport(), Qt::LeftButton, Qt::ControlModifier, stage->middleOf(3));
        QCOMPARE(chain->selectedActions(), (std::vector{idAt(1), idAt(3)}));
        QTest::mouseClick(chain->viewport(), Qt::LeftButton, {}, stage->middleOf(1));
        QTest::mouseClick(chain->viewport(), Qt::LeftButton, Qt::ShiftModifier, stage->middleOf(3));
        QCOMPARE(chain->selectedActions().size(), std::size_t{3});
        chain->showCard(2);
        QTest::keyClick(chain, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(chain->selectedActions(), (std::vector{idAt(1), idAt(2)}));
        chain->showCard(0);
        QTest::keyClick(chain, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(chain->selectedActions().size(), std::size_t{3});
        QVERIFY(!chain->selectionModel()->isRowSelected(0)); // the trigger is no action
    }

    void skipLeavesTheActionOutOfTheRun()
    {
        chain->showCard(1);
        stage->useSample(u"events/survey-passive.json"_s); // which the filter stops
        QTest::keyClick(chain, Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(stage->sentences()[1],
                 u"Step 1 of 3: Continue only if data.score is at least 9.0, skipped for this run"_s);
        stage->run.evaluateNow();
        QCOMPARE(stage->run.trace()->steps[0].status, run::Status::Skipped);
        QVERIFY2(stage->sentences()[2].endsWith(u", would issue 1 benefit"_s), qPrintable(stage->sentences()[2]));
        QCOMPARE(stage->text(), reactionText); // nothing of it is in the file
        QCOMPARE(stage->workspace.history().count(), 0);
        QVERIFY(chain->items().skip->isChecked());
        QTest::keyClick(chain, Qt::Key_Slash, Qt::ControlModifier);
        stage->run.evaluateNow();
        QVERIFY2(stage->sentences()[1].endsWith(u", stops here: score is 7"_s), qPrintable(stage->sentences()[1]));
    }

    void skipStaysWithTheActionThroughMovesEditsAndUndo()
    {
        const ActionId filter = idAt(1);
        chain->showCard(1);
        QTest::keyClick(chain, Qt::Key_Slash, Qt::ControlModifier);
        QTest::keyClick(chain, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(idAt(2), filter);
        QVERIFY(chain->chain()->card(2).skipped);
        QVERIFY(!chain->chain()->card(1).skipped);
        stage->run.evaluateNow();
        QCOMPARE(stage->run.stepOf(filter)->status, run::Status::Skipped);
        QTest::keyClick(chain, Qt::Key_D, Qt::ControlModifier); // the copy is not skipped
        QVERIFY(!chain->chain()->card(3).skipped);
        chain->showCard(2);
        QTest::keyClick(chain, Qt::Key_Delete);
        stage->workspace.history().undo();
        QVERIFY(chain->chain()->card(2).skipped);
        QVERIFY(chain->items().runAllAgain->isEnabled());
        chain->items().runAllAgain->trigger();
        QVERIFY(!chain->chain()->card(2).skipped);
        QVERIFY(!chain->items().runAllAgain->isEnabled());
        stage->run.setSkipped({filter}, true);
        stage->workspace.open(files());
        QVERIFY(!stage->run.isSkipped(filter)); // forgotten with the workspace
    }

    void skipIsSeenWithoutASampleToo()
    {
        auto bare = files();
        std::erase_if(bare, [](const WorkspaceFile& file) { return file.path.startsWith(u"events/"_s); });
        DesignStage other(bare);
        other.chain->showCard(1);
        other.chain->items().skip->trigger();
        QVERIFY(other.sentences()[1].endsWith(u", skipped for this run"_s));
        other.chain->selectActions();
        QVERIFY(!other.chain->items().skip->isChecked());
        other.chain->items().skip->trigger(); // some are: all become
        QVERIFY(other.sentences()[3].endsWith(u", skipped for this run"_s));
    }

    void insertAddsAfterTheCardFromThePalette()
    {
        chain->showCard(1);
        QTest::keyClick(chain, Qt::Key_Insert);
        auto* palette = stage->named<Palette>(u"Action palette"_s);
        auto* search = stage->part<QLineEdit>(u"actionSearch"_s);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"reward"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(palette->isHidden());
        QCOMPARE(stage->types(), QStringList({u"filter"_s, u"reward.create"_s, u"benefit.create"_s, u"target.send"_s}));
        QCOMPARE(chain->currentIndex().row(), 2);
        QVERIFY(chain->hasFocus());
        QCOMPARE(stage->value().actions[1].sortOrder, 2);
        stage->workspace.history().undo();
        QCOMPARE(stage->text(), reactionText);
    }

    void escapeLeavesThePaletteWithoutAChange()
    {
        QTest::keyClick(chain, Qt::Key_Insert);
        auto* palette = stage->named<Palette>(u"Action palette"_s);
        auto* search = stage->part<QLineEdit>(u"actionSearch"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(palette->isHidden());
        QVERIFY(chain->hasFocus());
        QCOMPARE(stage->text(), reactionText);
    }

    void arrowsWalkThroughThePalette()
    {
        QTest::keyClick(chain, Qt::Key_Insert);
        auto* search = stage->part<QLineEdit>(u"actionSearch"_s);
        auto* list = stage->part<QListView>(u"actionList"_s);
        QCOMPARE(list->currentIndex().data().toString(), u"Filter"_s);
        QTest::keyClick(search, Qt::Key_Down); // over a heading
        QCOMPARE(list->currentIndex().data().toString(), u"Issue benefit"_s);
        QTest::keyClick(search, Qt::Key_Up);
        QTest::keyClick(search, Qt::Key_Up); // and no further
        QCOMPARE(list->currentIndex().data().toString(), u"Filter"_s);
    }

    void clickElsewhereClosesThePalette()
    {
        QTest::keyClick(chain, Qt::Key_Insert);
        auto* palette = stage->named<Palette>(u"Action palette"_s);
        QTest::mouseClick(&stage->window, Qt::LeftButton, {}, {2, 2});
        QVERIFY(palette->isHidden());
    }

    void plusAddsWhereItStands()
    {
        const CardGeometry trigger{chain->visualRect(chain->model()->index(0, 0))};
        QTest::mouseClick(chain->viewport(), Qt::LeftButton, {}, trigger.bubbleBelow().center().toPoint());
        auto* search = stage->part<QLineEdit>(u"actionSearch"_s);
        QVERIFY(search->isVisible());
        QTest::keyClicks(search, u"tier.assign"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(stage->types().first(), u"tier.assign"_s);
    }

    void buttonAddsAtTheEnd()
    {
        QTest::mouseClick(stage->named<QAbstractButton>(u"Add action"_s), Qt::LeftButton);
        auto* search = stage->part<QLineEdit>(u"actionSearch"_s);
        QTest::keyClicks(search, u"profile.sms.send"_s); // the catalogue is no closed list
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(stage->types().last(), u"profile.sms.send"_s);
    }

    void dropMovesInOneStep_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("onto");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QStringList>("types");
        const QString f = u"filter"_s, b = u"benefit.create"_s, t = u"target.send"_s;
        QTest::newRow("above the first") << 3 << 1 << -20 << QStringList{t, f, b};
        QTest::newRow("below the first") << 3 << 1 << 20 << QStringList{f, t, b};
        QTest::newRow("below the last") << 1 << 3 << 20 << QStringList{b, t, f};
        QTest::newRow("on the trigger") << 2 << 0 << -20 << QStringList{b, f, t};
        QTest::newRow("where it was") << 2 << 2 << 5 << QStringList{f, b, t};
    }
    void dropMovesInOneStep()
    {
        QFETCH(int, row);
        QFETCH(int, onto);
        QFETCH(int, offset);
        const std::unique_ptr<QMimeData> mime(chain->chain()->mimeData({chain->model()->index(row, 0)}));
        const QPoint place = stage->middleOf(onto) + QPoint(0, offset);
        const ActionId moved = chain->chain()->idAt(row);
        chain->showCard(row);
        QVERIFY(drop(*mime, place));
        QTEST(stage->types(), "types");
        QCOMPARE(chain->chain()->idAt(chain->currentIndex().row()), moved); // selection and current go along
        const bool changed = stage->text() != reactionText;
        QCOMPARE(stage->workspace.history().count(), changed ? 1 : 0);
        stage->workspace.history().undo();
        QCOMPARE(stage->text(), reactionText);
    }
    void dropOfSeveralIsOneStep()
    {
        const std::unique_ptr<QMimeData> mime(
            chain->chain()->mimeData({chain->model()->index(1, 0), chain->model()->index(2, 0)}));
        QVERIFY(drop(*mime, stage->middleOf(3) + QPoint(0, 20)));
        QCOMPARE(stage->types(), QStringList({u"target.send"_s, u"filter"_s, u"benefit.create"_s}));
        QCOMPARE(stage->workspace.history().count(), 1);
    }
    void dropOfAnythingElseIsRefused()
    {
        QMimeData text;
        text.setText(u"filter"_s);
        QVERIFY(!drop(text, stage->middleOf(1)));
        DesignStage other;
        const std::unique_ptr<QMimeData> foreign(other.chain->chain()->mimeData({other.chain->model()->index(1, 0)}));
        QVERIFY(!drop(*foreign, stage->middleOf(3)));
        QCOMPARE(stage->text(), reactionText);
    }

    void triggerIsNotDragged()
    {
        QVERIFY(!(chain->model()->flags(chain->model()->index(0, 0)) & Qt::ItemIsDragEnabled));
        QVERIFY(chain->model()->flags(chain->model()->index(1, 0)) & Qt::ItemIsDragEnabled);
        QVERIFY(!(chain->model()->flags(chain->model()->index(1, 0)) & Qt::ItemIsDropEnabled)); // between, not on
    }

    void selectionGoesBothWays()
    {
        QTest::mouseClick(chain->viewport(), Qt::LeftButton, {}, stage->middleOf(2));
        QCOMPARE(stage->selection.action(), chain->chain()->idAt(2));
        stage->selection.setAction(ActionId::None);
        QCOMPARE(chain->currentIndex().row(), 0);
        QTest::keyClick(chain, Qt::Key_Down);
        QCOMPARE(stage->selection.action(), chain->chain()->idAt(1));
    }
    void clickBesideTheCardsChangesNothing()
    {
        chain->showCard(2);
        QTest::mouseClick(chain->viewport(), Qt::LeftButton, {}, {4, stage->middleOf(1).y()});
        QCOMPARE(chain->currentIndex().row(), 2);
        QVERIFY(!chain->selectedActions().empty());
    }

    void enterGoesToTheInspector()
    {
        QSignalSpy asked(stage->pane, &DesignPane::editRequested);
        QTest::keyClick(chain, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QTest::mouseDClick(chain->viewport(), Qt::LeftButton, {}, stage->middleOf(2));
        QCOMPARE(asked.count(), 2);
    }

    void menuItemsSayWhatCanBeDone()
    {
        chain->showCard(0);
        QVERIFY(chain->items().insert->isEnabled());
        QVERIFY(!chain->items().remove->isEnabled());
        QVERIFY(!chain->items().moveUp->isEnabled());
        chain->showCard(1);
        QVERIFY(!chain->items().moveUp->isEnabled());
        QVERIFY(chain->items().moveDown->isEnabled());
        chain->showCard(3);
        QVERIFY(chain->items().moveUp->isEnabled());
        QVERIFY(!chain->items().moveDown->isEnabled());
    }

    void longChainScrollsToItsFooter()
    {
        for (int i = 0; i < 20; ++i)
            QVERIFY(retort::addAction(stage->workspace, stage->reaction(), u"target.send"_s, 3));
        QTRY_VERIFY(chain->verticalScrollBar()->maximum() > 0);
        chain->verticalScrollBar()->setValue(chain->verticalScrollBar()->maximum());
        auto* button = stage->named<QAbstractButton>(u"Add action"_s);
        const QPoint corner = chain->viewport()->mapFromGlobal(button->mapToGlobal(button->rect().bottomRight()));
        QVERIFY2(chain->viewport()->rect().contains(corner), qPrintable(QString::number(corner.y())));
        QVERIFY(button->isVisible());
        chain->verticalScrollBar()->setValue(0);
        QVERIFY(!button->isVisible()); // it would lie over what is below the chain
    }

    /// Assistive technology is told of a list's items and of no widget below the list.
    void theAddButtonIsToldToScreenReaders()
    {
        const auto tells = [](const auto& self, QAccessibleInterface* at) -> bool {
            if (at->role() == QAccessible::Button && at->text(QAccessible::Name) == u"Add action"_s)
                return !at->state().invisible;
            for (int i = 0; i < at->childCount(); ++i) {
                if (QAccessibleInterface* child = at->child(i); child != nullptr && self(self, child))
                    return true;
            }
            return false;
        };
        QVERIFY(tells(tells, QAccessible::queryAccessibleInterface(&stage->window)));
    }

private:
    ActionId idAt(int row) const { return chain->chain()->idAt(row); }
    /// The events of a drag that comes in and is dropped; whether it was taken.
    bool drop(const QMimeData& mime, const QPoint& place)
    {
        QDragEnterEvent enter(place, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(chain->viewport(), &enter);
        QDragMoveEvent move(place, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(chain->viewport(), &move);
        if (!move.isAccepted()) {
            QDragLeaveEvent leave;
            QApplication::sendEvent(chain->viewport(), &leave);
            return false;
        }
        QDropEvent drop(place, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(chain->viewport(), &drop);
        return drop.isAccepted() && drop.dropAction() == Qt::IgnoreAction; // nobody takes the cards away afterwards
    }

    std::unique_ptr<DesignStage> stage;
    ChainView* chain = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::ChainViewTest)
#include "chainviewtest.moc"
