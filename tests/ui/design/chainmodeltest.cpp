// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"
#include "tests/ui/design/designstage.h"

#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class ChainModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTargetSaysWhetherItsPayloadIsSound()
    {
        DesignStage stage;
        const auto sentence = [&] { return stage.sentences().back(); };
        const auto card = [&] { return static_cast<ChainModel*>(stage.chain->model())->card(3); };
        QVERIFY2(sentence().contains(u"VIP to Slack"_s), qPrintable(sentence()));
        QCOMPARE(card().verdict->tone, Tone::Ok);
        const auto slack = samples::idOf(stage.workspace, samples::slackPath);
        const auto set = [&](const char* pointer, const char* text) {
            QVERIFY(stage.workspace.apply(
                slack, json::setString(samples::contentOf(stage.workspace, slack).document, pointer, text), u"Set"_s));
            stage.run.evaluateNow();
        };
        set("/template", "{{ data.score }");
        QCOMPARE(card().verdict->tone, Tone::No);
        set("/template", "{ \"a\": {{ data.score }}");
        QCOMPARE(card().verdict->tone, Tone::No);
        set("/handle", "slack-vop");
        QCOMPARE(card().verdict->tone, Tone::Warn);
        QVERIFY2(plainText(card().detail).contains(u"slack-vop"_s), qPrintable(plainText(card().detail)));
    }

    void enterOnATargetOpensIt()
    {
        DesignStage stage;
        const auto slack = samples::idOf(stage.workspace, samples::slackPath);
        stage.chain->setFocus();
        stage.chain->setCurrentIndex(stage.chain->model()->index(3, 0));
        QTest::keyClick(stage.chain, Qt::Key_Return);
        QCOMPARE(stage.selection.target(), slack);
    }

    void theInspectorOffersTargets()
    {
        DesignStage stage;
        stage.chain->setCurrentIndex(stage.chain->model()->index(3, 0));
        auto* open = stage.inspector->findChild<QPushButton*>(u"open"_s);
        QVERIFY(open && open->isVisible());
        auto* value = stage.named<QLineEdit>(u"target"_s);
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, u"slack-vop"_s);
        QVERIFY(!open->isVisible());
        const auto offers = [&stage](const QString& fix) {
            const auto buttons = stage.inspector->findChildren<QAbstractButton*>();
            return std::any_of(buttons.begin(), buttons.end(), [&](const QAbstractButton* button) {
                return button->isVisible() && button->text() == fix;
            });
        };
        QTRY_VERIFY(offers(u"Write slack-vip"_s));
        value->selectAll();
        QTest::keyClicks(value, u"slack-vip"_s);
        QVERIFY(open->isVisible());
        QObject::connect(stage.inspector, &Inspector::openTargetRequested, stage.pane, &DesignPane::openTarget);
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(stage.selection.target(), samples::idOf(stage.workspace, samples::slackPath));
    }

    void init() { stage = std::make_unique<DesignStage>(); }
    void cleanup() { stage.reset(); }

    void saysEachCardAndItsVerdict()
    {
        const QStringList expected{
            u"Trigger: When custom.survey_completed fires, fired"_s,
            u"Step 1 of 3: Continue only if data.score is at least 9.0, passes: score is 9"_s,
            u"Step 2 of 3: Issue benefit promoter-thank-you to profile 9332c9b2…339c (from the event), would issue 1 benefit"_s,
            u"Step 3 of 3: Would send VIP to Slack to https://hooks.example.com/vip: the payload is sound, would send, "
            "payload sound"_s,
        };
        QCOMPARE(stage->sentences(), expected);
    }

    void tellsMissingNullEmptyAndWordsApart_data()
    {
        QTest::addColumn<QString>("score");
        QTest::addColumn<QString>("said");
        QTest::newRow("null") << u"null"_s << u"score is null"_s;
        QTest::newRow("the word null") << u"\"null\""_s << u"score is \"null\""_s;
        QTest::newRow("empty text") << u"\"\""_s << u"score is empty text"_s;
        QTest::newRow("a number") << u"8"_s << u"score is 8"_s;
        QTest::newRow("a number in a text") << u"\"8\""_s << u"score is \"8\""_s;
        QTest::newRow("missing") << QString() << u"score is missing"_s;
    }
    void tellsMissingNullEmptyAndWordsApart()
    {
        QFETCH(QString, score);
        QFETCH(QString, said);
        const EntryId event = samples::idOf(stage->workspace, promoterPath);
        const json::Document& document = samples::contentOf(stage->workspace, event).document;
        QVERIFY(stage->workspace.apply(event,
                                       score.isEmpty() ? json::remove(document, "/data/score")
                                                       : json::set(document, "/data/score", score.toStdString()),
                                       u"Set"_s));
        stage->run.evaluateNow();
        QVERIFY2(stage->sentences()[1].endsWith(u": "_s + said), qPrintable(stage->sentences()[1]));
    }

    void saysWhereAnotherSampleStops()
    {
        stage->useSample(u"events/survey-passive.json"_s);
        QCOMPARE(stage->sentences()[1],
                 u"Step 1 of 3: Continue only if data.score is at least 9.0, stops here: score is 7"_s);
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
                 u"Step 1 of 3: Continue only if data.score is at least 10, stops here: score is 9"_s);
        QVERIFY(changed.count() > 0);
        QCOMPARE(reset.count(), 0);
    }

    void saysNothingOfATextThatIsNotValid()
    {
        QVERIFY(!stage->workspace.setText(stage->reaction(), condition(stage->workspace), "{\">=\": [", u"x"_s));
        stage->run.evaluateNow();
        QCOMPARE(stage->sentences()[1], u"Step 1 of 3: Continue only if data.score is at least 9.0"_s);
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
        QVERIFY(other.sentences()[1].startsWith(u"Step 1 of 2: "_s));
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
