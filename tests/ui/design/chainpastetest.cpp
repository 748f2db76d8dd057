// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of the chain to the clipboard and back.
#include "tests/ui/design/designstage.h"
#include "ui/common/style.h"
#include "ui/design/chain/chainitems.h"
#include "ui/design/pastebar.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class ChainPasteTest : public QObject {
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

    void copyGivesThePlatformsJson()
    {
        chain->showCard(2);
        QTest::keyClick(chain, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard(),
                 u"{\"name\": \"benefit.create\", \"sort_order\": 2, \"arguments\": [\n"
                 "  {\"name\": \"profile_id\", \"value\": {\"var\": \"profile_id\"}, \"is_dynamic\": true},\n"
                 "  {\"name\": \"definition\", \"value\": \"promoter-thank-you\", \"is_dynamic\": null}]}"_s);
        QTest::keyClick(chain, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(chain, Qt::Key_C, Qt::ControlModifier);
        const auto list = json::Document::parse(clipboard().toStdString());
        QVERIFY(list);
        QCOMPARE(int(list->root().children), 2);
        QCOMPARE(stage->text(), reactionText); // copying changes nothing
        QCOMPARE(stage->workspace.history().count(), 0);
    }

    void cutAndPasteAreOneStepEach()
    {
        chain->showCard(1);
        QTest::keyClick(chain, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(chain, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(stage->types(), QStringList({u"target.send"_s}));
        QCOMPARE(stage->workspace.history().undoText(), u"Cut 2 actions"_s);
        QCOMPARE(stage->workspace.history().count(), 1);
        chain->showCard(1);
        QTest::keyClick(chain, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stage->types(), QStringList({u"target.send"_s, u"filter"_s, u"benefit.create"_s}));
        QCOMPARE(stage->workspace.history().undoText(), u"Paste 2 actions"_s);
        QCOMPARE(stage->workspace.history().count(), 2);
        QCOMPARE(chain->selectedActions(), (std::vector{idAt(2), idAt(3)})); // what was pasted is what is selected
        QCOMPARE(chain->currentIndex().row(), 3);
        for (std::size_t row = 0; row < 3; ++row) // what was there keeps its number
            QCOMPARE(stage->value().actions[row].sortOrder, std::int64_t(row) + 3);
        stage->workspace.history().undo();
        stage->workspace.history().undo();
        QCOMPARE(stage->text(), reactionText);
    }

    void undoOfAPasteGivesTheSelectionBack()
    {
        chain->showCard(1);
        QTest::keyClick(chain, Qt::Key_Down, Qt::ShiftModifier);
        const auto before = chain->selectedActions();
        QCOMPARE(before.size(), std::size_t{2});
        QTest::keyClick(chain, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(chain, Qt::Key_V, Qt::ControlModifier);
        const auto pasted = chain->selectedActions();
        QCOMPARE(pasted.size(), std::size_t{2});
        QVERIFY(pasted != before);
        stage->workspace.history().undo();
        QCOMPARE(chain->selectedActions(), before);
        QCOMPARE(stage->selection.action(), before.back());
        stage->workspace.history().redo();
        QCOMPARE(chain->selectedActions(), pasted);
        // Another step in its place is none of its.
        stage->workspace.history().undo();
        chain->showCard(3);
        QTest::keyClick(chain, Qt::Key_Delete);
        QVERIFY(chain->selectedActions() != pasted);
        chain->showCard(1);
        const auto one = chain->selectedActions();
        stage->workspace.history().undo();
        QVERIFY(chain->selectedActions() != before || one == before);
    }

    void pasteOnTheTriggerGoesFirst()
    {
        QGuiApplication::clipboard()->setText(u"[{\"name\": \"tier.assign\", \"arguments\": []}]"_s);
        chain->showCard(0);
        QTest::keyClick(chain, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stage->types().first(), u"tier.assign"_s);
        QCOMPARE(stage->workspace.history().undoText(), u"Paste Assign tier"_s);
    }

    void pasteTakesAnotherWindowsActionsAndCurl()
    {
        DesignStage other;
        other.chain->setFocus();
        other.chain->selectActions();
        other.chain->items().copy->trigger();
        chain->showCard(3);
        chain->items().paste->trigger();
        QCOMPARE(stage->types().size(), 6);
    }

    void aWholeReactionIsAskedAbout_data()
    {
        QTest::addColumn<QList<int>>("keys");
        QTest::addColumn<QString>("step");
        QTest::newRow("a new one") << QList<int>{Qt::Key_Return} << u"Paste reaction"_s;
        QTest::newRow("its actions") << QList<int>{Qt::Key_Tab, Qt::Key_Return} << u"Paste Assign tier"_s;
        QTest::newRow("cancel") << QList<int>{Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Return} << QString();
        QTest::newRow("escape") << QList<int>{Qt::Key_Escape} << QString();
    }

    void aWholeReactionIsAskedAbout()
    {
        QFETCH(QList<int>, keys);
        QFETCH(QString, step);
        QGuiApplication::clipboard()->setText(
            u"curl -X POST https://api.acme.getomneo.com/api/v3/triggers \\\n  -d '{\"name\": \"It'\\''s\", "
            u"\"trigger\": "
            "\"tier.achieved\", \"actions\": [{\"name\": \"tier.assign\", \"arguments\": []}]}'"_s);
        chain->showCard(1);
        chain->setFocus();
        QTest::keyClick(chain, Qt::Key_V, Qt::ControlModifier);
        auto* bar = stage->pane->findChild<PasteBar*>();
        QVERIFY(bar && bar->isVisible());
        QCOMPARE(bar->accessibleName(), u"The clipboard holds the reaction “It's” with 1 action."_s);
        QCOMPARE(stage->workspace.history().count(), 0); // nothing before the answer
        for (const int key : keys)
            QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key));
        QVERIFY(!bar->isVisible());
        QCOMPARE(QApplication::focusWidget(), chain);
        QCOMPARE(stage->workspace.history().undoText(), step);
        QCOMPARE(stage->workspace.history().count(), step.isEmpty() ? 0 : 1);
        if (step == u"Paste reaction"_s) {
            const Entry* entry = stage->workspace.find(stage->selection.reaction());
            QCOMPARE(entry->title(), u"It's"_s);
            QCOMPARE(entry->reaction()->trigger, std::string("tier.achieved"));
        } else if (!step.isEmpty()) {
            QCOMPARE(stage->types()[1], u"tier.assign"_s); // after the card that was current
        }
    }

    void theQuestionGoesWithTheReaction()
    {
        QGuiApplication::clipboard()->setText(QString::fromStdString(reactionText));
        chain->items().paste->trigger();
        auto* bar = stage->pane->findChild<PasteBar*>();
        QVERIFY(bar->isVisible());
        stage->selection.setReaction(stage->workspace.addReaction(u"Another"_s, "tier.achieved"));
        QVERIFY(!bar->isVisible() && !bar->isAsking());
    }

    void pasteOfAnythingElseIsToldWithItsPlace()
    {
        QGuiApplication::clipboard()->setText(u"[\n  {\"name\": \"filter\"},\n  12]"_s);
        chain->items().paste->trigger();
        QCOMPARE(stage->refused.size(), std::size_t{1});
        QCOMPARE(stage->refused[0].place, (Place{3, 3}));
        QGuiApplication::clipboard()->setText(u"{\"name\": }"_s);
        chain->items().paste->trigger();
        QCOMPARE(stage->refused[1].place, (Place{1, 10}));
        QCOMPARE(stage->text(), reactionText);
        QCOMPARE(stage->workspace.history().count(), 0);
    }

    void pasteOfAnEventBecomesASample()
    {
        QGuiApplication::clipboard()->setText(QString::fromStdString(passiveText));
        chain->items().paste->trigger();
        QCOMPARE(stage->workspace.history().undoText(), u"Paste sample event"_s);
        QCOMPARE(textOf(stage->workspace, stage->selection.event()), passiveText);
        QCOMPARE(stage->text(), reactionText);
    }

private:
    ActionId idAt(int row) const { return chain->chain()->idAt(row); }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    std::unique_ptr<DesignStage> stage;
    ChainView* chain = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::ChainPasteTest)
#include "chainpastetest.moc"
