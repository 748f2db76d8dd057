// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the right of a card makes way for its sentence, in stages.
#include "ui/design/chain/cardchips.h"

#include "engine/json/edit.h"
#include "tests/ui/design/designstage.h"
#include "ui/common/style.h"
#include "ui/condition/build/names.h"

namespace retort {

using namespace Qt::StringLiterals;

class CardChipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }

    void giveWayInStages()
    {
        constexpr double apart = 12;
        for (const int count : {0, 2}) {
            Card card;
            card.verdict = ChipContent{u"stops here: a_rather_long_field_name is missing"_s, Tone::No, Glyph::Cross};
            card.verdictInAWord = u"stops"_s;
            card.problems.warnings = count;
            QStringList stages;
            for (double room = 1400; room >= 60; room -= 1) {
                const CardChips chips = chipsThatFit(card, room, 5000, apart);
                QVERIFY(chips.verdict.has_value());
                QCOMPARE(chips.badge.has_value(), count > 0);
                const QString stage = chips.verdict->text + u'|' + (chips.badge ? chips.badge->text : QString());
                if (stages.isEmpty() || stages.back() != stage)
                    stages << stage;
                QVERIFY2(room - chips.width() - apart >= 0.6 * room || stage == u"|"_s, qPrintable(stage));
                QVERIFY(!chips.verdict->text.isEmpty() || chips.verdict->sign.has_value());
                QVERIFY(!chips.badge || !chips.badge->text.isEmpty() || chips.badge->sign.has_value());
            }
            const QString two = count > 0 ? u"2"_s : QString();
            QStringList expected{card.verdict->text + u'|' + two, u"stops|"_s + two, u"|"_s + two};
            if (count > 0)
                expected << u"|"_s;
            QCOMPARE(stages, expected);
        }
    }

    void leaveAShortSentenceWhatItNeeds()
    {
        Card card;
        card.verdict = ChipContent{u"passes: every one of its five clauses holds"_s, Tone::Ok, Glyph::Check};
        card.verdictInAWord = u"passes"_s;
        QCOMPARE(chipsThatFit(card, 360, 60, 12).verdict->text, card.verdict->text);
        QCOMPARE(chipsThatFit(card, 360, 300, 12).verdict->text, card.verdictInAWord);
        // Three fifths would be left beside the whole verdict, but a word leaves the whole sentence.
        const double whole = chipSize(*card.verdict).width();
        const double room = (whole + 12) / 0.4 + 1;
        QCOMPARE(chipsThatFit(card, room, 5000, 12).verdict->text, card.verdict->text);
        QCOMPARE(chipsThatFit(card, room, room * 0.6 + 20, 12).verdict->text, card.verdictInAWord);
    }

    void sayListsInWords()
    {
        const auto said = [](const char* text) { return listedValue(json::Data::parse(text)->root()); };
        QCOMPARE(said(R"(["vip"])"), u"vip"_s);
        QCOMPARE(said(R"(["vip", "gold"])"), u"vip and gold"_s);
        QCOMPARE(said(R"(["vip", "gold", 3, "beta", "b", "c"])"), u"vip, gold, 3 and 3 more"_s);
        QCOMPARE(said(R"(["9", "two words"])"), u"\"9\" and \"two words\""_s);
        QCOMPARE(said("[]"), u"an empty list"_s);
        QVERIFY(!said(R"([["vip", "gold", "beta", "silver", "copper"], ["a", "b", "c", "d"]])").contains(u'['));
        DesignStage stage;
        const EntryId event = samples::idOf(stage.workspace, samples::promoterPath);
        QVERIFY(stage.workspace.apply(
            event, json::set(samples::contentOf(stage.workspace, event).document, "/data/score", R"(["vip", "gold"])"),
            u"Set"_s));
        stage.run.evaluateNow();
        const QString filter = stage.sentences()[1];
        QVERIFY2(filter.contains(u"score is vip and gold"_s) && !filter.contains(u'['), qPrintable(filter));
    }

    void sayInTheTipWhatTheyLeaveOut()
    {
        DesignStage stage;
        const QModelIndex filter = stage.chain->model()->index(1, 0);
        QVERIFY(filter.data(Qt::ToolTipRole).toString().contains(u"passes: score is 9"_s));
        QVERIFY(filter.data(Qt::AccessibleTextRole).toString().contains(u"passes: score is 9"_s));
        for (int row = 0; row < stage.chain->model()->rowCount(); ++row) {
            const Card& card = stage.chain->chain()->card(row);
            QVERIFY(card.verdict.has_value());
            if (!card.verdictInAWord.isEmpty())
                QVERIFY(card.verdictInAWord.size() < card.verdict->text.size());
        }
    }
};

} // namespace retort

QTEST_MAIN(retort::CardChipsTest)
#include "cardchipstest.moc"
