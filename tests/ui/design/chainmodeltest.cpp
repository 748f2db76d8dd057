// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/design/designstage.h"

#include <QMimeData>
#include <QSignalSpy>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class ChainModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { stage = std::make_unique<DesignStage>(); }
    void cleanup() { stage.reset(); }

    void saysEachCardAndItsVerdict()
    {
        const QStringList expected{
            u"Trigger: When custom.survey_completed fires, fired"_s,
            u"Step 1: Continue only if data.score is at least 9.0, passes: score is 9"_s,
            u"Step 2: Issue benefit promoter-thank-you to profile 9332c9b2…339c (from the event), would issue 1 benefit"_s,
            u"Step 3: Send to target slack-vip with the data of the event, would send 1 request"_s,
        };
        QCOMPARE(stage->sentences(), expected);
    }

    void saysWhereAnotherSampleStops()
    {
        stage->useSample(u"events/survey-passive.json"_s);
        QCOMPARE(stage->sentences()[1],
                 u"Step 1: Continue only if data.score is at least 9.0, stops here: score is 7"_s);
        QVERIFY2(stage->sentences()[2].endsWith(u", not reached"_s), qPrintable(stage->sentences()[2]));
        const auto& model = *stage->chain->chain();
        QVERIFY(model.card(1).reached);
        QVERIFY(!model.card(2).reached);
        QVERIFY(!model.isChainCompleted());
        stage->useSample(promoterPath);
        QVERIFY(model.card(3).reached);
        QVERIFY(model.isChainCompleted());
    }

    void saysThatAnotherEventDoesNotFire()
    {
        stage->useSample(u"events/tier.json"_s);
        QCOMPARE(stage->sentences()[0], u"Trigger: When custom.survey_completed fires, does not fire"_s);
        QVERIFY(!stage->chain->chain()->card(1).reached);
    }

    void followsEveryEdit()
    {
        QSignalSpy changed(stage->chain->model(), &QAbstractItemModel::dataChanged);
        QSignalSpy reset(stage->chain->model(), &QAbstractItemModel::modelReset);
        QVERIFY(stage->workspace.setText(stage->reaction(), condition(stage->workspace),
                                         R"({">=": [{"var": "data.score"}, 10]})", u"Change condition"_s));
        QVERIFY(stage->sentences()[1].contains(u"data.score is at least 10"_s));
        stage->run.evaluateNow();
        QCOMPARE(stage->sentences()[1],
                 u"Step 1: Continue only if data.score is at least 10, stops here: score is 9"_s);
        QVERIFY(changed.count() > 0);
        QCOMPARE(reset.count(), 0);
    }

    void saysNothingOfATextThatIsNotValid()
    {
        QVERIFY(!stage->workspace.setText(stage->reaction(), condition(stage->workspace), "{\">=\": [", u"x"_s));
        stage->run.evaluateNow();
        QCOMPARE(stage->sentences()[1], u"Step 1: Continue only if data.score is at least 9.0"_s);
        QVERIFY(!stage->chain->chain()->card(2).reached);
    }

    void reportsMovesAsMoves()
    {
        auto* model = stage->chain->model();
        const QPersistentModelIndex filter(model->index(1, 0));
        QSignalSpy moved(model, &QAbstractItemModel::rowsMoved);
        QSignalSpy removed(model, &QAbstractItemModel::rowsRemoved);
        const auto chain = chainOf(stage->workspace, stage->reaction());
        QVERIFY(moveActions(stage->workspace, stage->reaction(), {chain[0]}, 3));
        QCOMPARE(filter.row(), 3);
        stage->workspace.history().undo();
        QCOMPARE(filter.row(), 1);
        stage->workspace.history().redo();
        QCOMPARE(filter.row(), 3);
        QCOMPARE(moved.count(), 3);
        QCOMPARE(removed.count(), 0);
    }

    void marksWhereSteppingStands()
    {
        stage->run.reset();
        QVERIFY(stage->chain->chain()->card(0).cursor);
        QVERIFY2(stage->sentences()[0].endsWith(u"where stepping stands"_s), qPrintable(stage->sentences()[0]));
        stage->run.step();
        QVERIFY(!stage->chain->chain()->card(0).cursor);
        QVERIFY(stage->chain->chain()->card(1).cursor);
        QVERIFY(!stage->chain->chain()->card(2).reached);
        stage->run.runAll();
        QVERIFY(!stage->chain->chain()->card(1).cursor);
    }

    void isEmptyForAFileThatCannotBeRead()
    {
        stage->useReaction(u"reactions/torn.json"_s);
        QCOMPARE(stage->chain->model()->rowCount(), 0);
        stage->useReaction(u"reactions/tier-2-welcome.json"_s);
        QCOMPARE(stage->chain->model()->rowCount(), 1);
        stage->useReaction(reactionPath);
        QCOMPARE(stage->chain->model()->rowCount(), 4);
    }

    void showsTheOrderOfExecutionAndNotThatOfTheFile()
    {
        auto files = samples::files();
        files.push_back({u"reactions/upside-down.json"_s,
                         R"({"name": "Upside down", "trigger": "custom.x_y", "actions": [
            {"name": "target.send", "sort_order": 20, "arguments": []},
            {"name": "filter", "sort_order": 10, "arguments": []}]})",
                         {}});
        DesignStage other(files);
        other.useReaction(u"reactions/upside-down.json"_s);
        QCOMPARE(other.types(), QStringList({u"filter"_s, u"target.send"_s}));
        QVERIFY(other.sentences()[1].startsWith(u"Step 1: "_s));
        QCOMPARE(other.chain->chain()->card(1).glyph, Glyph::Filter);
    }

    void takesMarkupAsText()
    {
        QVERIFY(stage->workspace.setText(
            stage->reaction(), {contentOf(stage->workspace, stage->reaction()).actions[1], "/arguments/1/value"},
            "\"<b>bold</b>\"", u"x"_s));
        const QModelIndex card = stage->chain->model()->index(2, 0);
        QCOMPARE(card.data().toString(), u"Issue benefit <b>bold</b>"_s);
        QVERIFY(!card.data(Qt::ToolTipRole).toString().contains(u"<b>"_s)); // escaped: tooltips read markup
    }

    void readsBackOnlyItsOwnDrags()
    {
        auto* model = stage->chain->chain();
        const std::unique_ptr<QMimeData> mime(model->mimeData({model->index(2, 0), model->index(3, 0)}));
        QCOMPARE(model->actionsIn(mime.get()), (std::vector{model->idAt(2), model->idAt(3)}));
        const std::unique_ptr<QMimeData> trigger(model->mimeData({model->index(0, 0)}));
        QVERIFY(model->actionsIn(trigger.get()).empty());
        DesignStage other;
        QVERIFY(other.chain->chain()->actionsIn(mime.get()).empty());
        QVERIFY(removeActions(stage->workspace, stage->reaction(), {model->idAt(2)}));
        QVERIFY(model->actionsIn(mime.get()).empty());
    }

private:
    std::unique_ptr<DesignStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::ChainModelTest)
#include "chainmodeltest.moc"
