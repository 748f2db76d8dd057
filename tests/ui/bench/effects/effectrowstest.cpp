// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/effectrows.h"

#include "tests/ui/bench/effects/desk.h"
#include "ui/common/say.h"

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

QString wordsOf(const TraceRow& row)
{
    QStringList parts;
    if (!row.number.isEmpty())
        parts << row.number;
    parts << plainText(row.title) << row.value << row.chip.text << plainText(row.detail);
    parts.removeAll(QString());
    return parts.join(u" | "_s);
}

QStringList below(const TraceRow& row)
{
    QStringList all;
    for (const TraceRow& one : row.children)
        all << wordsOf(one);
    return all;
}

} // namespace

class EffectRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void balancesAreTheDifference()
    {
        gifts::Desk desk;
        const auto& rows = desk.effects.result()->rows;
        QCOMPARE(rows.size(), 4U);
        const QStringList balances = below(rows[0]);
        QCOMPARE(wordsOf(rows[0]), u"ada | profiles/ada.json"_s);
        QVERIFY2(balances.contains(u"Rewards | 35.5 → 45.5 | +10"_s), qPrintable(balances.join(u'\n')));
        QVERIFY2(balances.contains(u"Points | 100 → 125.5 | +25.5"_s), qPrintable(balances.join(u'\n')));
        QCOMPARE(effectsHead(*desk.effects.result()), u"2 effects · 1 not applied"_s);
    }

    void aRecordShowsItsFieldsAndNotes()
    {
        gifts::Desk desk;
        const auto& rows = desk.effects.result()->rows;
        QCOMPARE(wordsOf(rows[1]), u"2 | Reward ten | applied | value_initial 10.0 · expires_at 2026-07-12 10:00:00"_s);
        const QStringList fields = below(rows[1]);
        QVERIFY2(fields.contains(u"value_remaining | 10.0"_s), qPrintable(fields.join(u'\n')));
        QVERIFY2(fields.contains(u"Would raise reward.created | inferred"_s), qPrintable(fields.join(u'\n')));
        // Each sentence of the engine is there, but for the one that the event itself says.
        for (const run::EffectNote& note : desk.effects.result()->trace.steps[1].applied[0].notes)
            QCOMPARE(fields.filter(say(note.text)).isEmpty(), note.id == "raises");
        QCOMPARE(rows[1].step, 2U);
        QCOMPARE(rows[1].pointer, std::string("/actions/1"));
    }

    void whatIsRefusedSaysWhy()
    {
        gifts::Desk desk;
        const TraceRow& row = desk.effects.result()->rows[3];
        QCOMPARE(row.chip, (ChipContent{u"refused"_s, Tone::No, Glyph::Cross}));
        const run::AppliedEffect& effect = desk.effects.result()->trace.steps[3].applied[0];
        QCOMPARE(effect.state, run::AppliedEffect::State::Refused);
        QVERIFY(!below(row).filter(u"refused"_s).isEmpty());
    }

    void withoutAProfileItSaysWhatIsNotKnown()
    {
        gifts::Desk desk;
        desk.look(gifts::strangerPath);
        const auto& rows = desk.effects.result()->rows;
        QCOMPARE(wordsOf(rows[0]), u"Customer bob | Known from the event alone"_s);
        const QStringList balances = below(rows[0]);
        QVERIFY2(balances.contains(u"Rewards | 0.0 → 10.0 | +10"_s), qPrintable(balances.join(u'\n')));
        QCOMPARE(balances.filter(u"not known"_s).size(),
                 static_cast<qsizetype>(desk.effects.result()->customer.notes.size()));
        QVERIFY(balances.filter(u"clock"_s).size() >= 1);
        QCOMPARE(rows[1].chip.text, u"partly known"_s); // the expiry, without a clock
    }

    void aStoppedChainGivesNothing()
    {
        gifts::Desk desk;
        desk.set(gifts::eventPath, "/data/total", "3");
        const auto& rows = desk.effects.result()->rows;
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].chip.text, u"unchanged"_s);
        QVERIFY(below(rows[0]).contains(u"Rewards | 35.5"_s));
        QCOMPARE(wordsOf(rows[1]), u"No action of this run does anything to the customer."_s);
    }

    void aRequestIsNotSent()
    {
        gifts::Desk desk;
        desk.selection.setReaction(samples::idOf(desk.workspace, samples::reactionPath));
        desk.look(samples::promoterPath);
        const TraceRow& row = desk.effects.result()->rows.back();
        QCOMPARE(wordsOf(row), u"3 | Request slack-vip | not sent from here | POST https://hooks.example.com/vip"_s);
        QVERIFY(row.children.front().value.contains(u"Score 9"_s));
    }

    void everyRowSpeaksForItself()
    {
        gifts::Desk desk;
        for (const TraceRow& row : desk.effects.result()->rows) {
            QVERIFY(!row.sentence.isEmpty());
            std::set<std::string> keys;
            for (const TraceRow& one : row.children) {
                QVERIFY(!one.sentence.isEmpty());
                QVERIFY2(keys.insert(one.key).second, one.key.c_str());
            }
        }
    }
};

QTEST_MAIN(EffectRowsTest)
#include "effectrowstest.moc"
