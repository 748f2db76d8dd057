// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "tests/ui/condition/conditionstage.h"
#include "ui/common/style.h"
#include "ui/condition/edges/edgestrip.h"

namespace retort {

using namespace Qt::StringLiterals;
using namespace std::string_literals;

class EdgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void theEdgesOfAClauseAreChips()
    {
        open(R"({">=": [{"var": "data.score"}, 9]})", R"({"data": {"score": 9}})");
        const QStringList names = chipNames();
        QVERIFY2(names.contains(u"8: stops"_s), qPrintable(names.join(u", ")));
        QVERIFY(names.contains(u"9: passes"_s));
        QVERIFY(names.contains(u"10: passes"_s));
        QVERIFY(names.contains(u"none: stops"_s));
        QCOMPARE(chip(u"8: stops"_s)->content().tone, Tone::No);
        QCOMPARE(chip(u"8: stops"_s)->content().sign, Glyph::Cross);
        QCOMPARE(chip(u"9: passes"_s)->content().tone, Tone::Ok);
        QCOMPARE(chip(u"9: passes"_s)->content().sign, Glyph::Check);
        QVERIFY(chip(u"9: passes"_s)->isPresent());
        QVERIFY(!chip(u"8: stops"_s)->isPresent());
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
        for (EdgeChip* one : strip()->chips()) {
            QVERIFY(one->width() >= one->sizeHint().width());
            QVERIFY(stage->window.rect().contains(QRect(one->mapTo(&stage->window, QPoint(0, 0)), one->size())));
        }
    }

    void aClickPutsTheValueIntoTheSampleAsOneStep()
    {
        open(R"({">=": [{"var": "data.score"}, 9]})", R"({"other": [1,  2], "data": {"score": 9}})");
        const std::string before = eventText();
        stage->click(chip(u"8: stops"_s));
        QCOMPARE(stage->steps(), 1);
        QCOMPARE(stage->lastStep(), u"Try 8 in data.score"_s);
        QVERIFY(eventText().find(R"({"other": [1,  2], "data": {"score": 8}})") != std::string::npos);
        settle();
        QVERIFY(chip(u"8: stops"_s)->isPresent()); // the answers have followed
        stage->workspace.history().undo();
        QCOMPARE(eventText(), before);
        settle();
        QVERIFY(chip(u"9: passes"_s)->isPresent());
        stage->click(chip(u"none: stops"_s));
        QVERIFY(eventText().find(R"({"other": [1,  2], "data": {}})") != std::string::npos);
        QCOMPARE(stage->lastStep(), u"Try without data.score"_s);
        settle();
        stage->click(chip(u"10: passes"_s)); // and in again
        QVERIFY(eventText().find(R"("data": {"score": 10})") != std::string::npos);
    }

    void byKeyboard()
    {
        open(R"({">=": [{"var": "data.score"}, 9]})", R"({"data": {"score": 9}})");
        strip()->chips().front()->setFocus();
        stage->key(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), strip()->chips()[1]);
        stage->key(Qt::Key_Left);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"8: stops"_s);
        stage->key(Qt::Key_Return);
        settle();
        QVERIFY(chip(u"8: stops"_s)->isPresent());
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"8: stops"_s); // the keys stay
    }

    void theClauseThatTheKeysAreInIsTried()
    {
        open(R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"===": [{"var": "tier"}, "gold"]}]})",
             R"({"data": {"score": 3}, "tier": "silver"})");
        stage->row(1)->operatorButton()->setFocus();
        settle();
        const QString gold = u"gold: this clause holds, the chain still stops"_s;
        QVERIFY2(chipNames().contains(gold), qPrintable(chipNames().join(u", ")));
        QCOMPARE(chip(gold)->content().tone, Tone::Warn);   // the clause holds, the other does not
        QCOMPARE(chip(gold)->content().sign, Glyph::Cross); // sign and last word say the same
        QVERIFY2(chip(gold)->content().text.endsWith(u"holds, still stops"_s), qPrintable(chip(gold)->content().text));
        stage->row(0)->operatorButton()->setFocus();
        settle();
        QVERIFY(chipNames().contains(u"9: this clause holds, the chain still stops"_s));
        // The keys go elsewhere: the clause stays.
        stage->editor->setFocus();
        settle();
        QVERIFY(chipNames().contains(u"9: this clause holds, the chain still stops"_s));
    }

    void whatAFieldIsKnownToHoldIsOfferedAlone()
    {
        open(R"({"!!": {"var": "profile_id"}})", R"({"profile_id": null})");
        stage->editor->setTypes([](std::string_view) { return std::string("string"); });
        settle();
        QCOMPARE(chipNames(),
                 (QStringList{u"other: passes"_s, u"empty text: stops"_s, u"none: stops"_s, u"null: stops"_s}));
        stage->editor->setValues([](std::string_view) { return std::vector{*json::Data::parse(R"("P9")")}; });
        settle();
        QCOMPARE(chipNames().front(), u"P9: passes"_s); // one that was seen rather than any
        stage->editor->setTypes([](std::string_view) { return std::string("boolean"); });
        settle();
        QCOMPARE(chipNames(), (QStringList{u"true: passes"_s, u"false: stops"_s, u"none: stops"_s, u"null: stops"_s}));
    }

    void whileAValueIsMissingNothingIsOffered()
    {
        open(R"({">=": [{"var": "data.score"}, 9]})", R"({"data": {"score": 9}})");
        stage->named(u"Value, clause 1"_s)->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->key(Qt::Key_Delete);
        settle();
        QVERIFY(strip()->chips().empty());
        QVERIFY(!strip()->isVisible());
        stage->type(u"7"_s);
        settle();
        QVERIFY(chipNames().contains(u"7: passes"_s));
    }

    void nothingIsOfferedWhereNothingTurns()
    {
        open("true", R"({"a": 1})");
        QVERIFY(!strip()->isVisible());
        QVERIFY(strip()->chips().empty());
        open(R"({"some": [{"var": "items"}, {">": [{"var": "qty"}, 1]}]})", R"({"items": [{"qty": 2}]})");
        QVERIFY(!strip()->isVisible());
    }

    void anEditShowsOtherEdges()
    {
        open(R"({">=": [{"var": "data.score"}, 9]})", R"({"data": {"score": 9}})");
        QVERIFY(chip(u"9: passes"_s));
        auto* value = stage->named(u"Value, clause 1"_s);
        QVERIFY(value);
        value->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"50"_s);
        settle();
        QVERIFY2(chipNames().contains(u"49: stops"_s), qPrintable(chipNames().join(u", ")));
        QVERIFY(chipNames().contains(u"50: passes"_s));
        stage->editor->setView(ConditionEditor::View::Json);
        QVERIFY(!strip()->isVisible());
    }

    void valuesGoIntoTheContextByteByByte_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("after");
        QTest::newRow("there") << u"{\"event\":\"e\", \"data\": {\"a\" : 1.0}}"_s << u""_s << u"data.a"_s << u"2"_s
                               << u"{\"event\":\"e\", \"data\": {\"a\" : 2}}"_s;
        QTest::newRow("platform") << u"{\"event\":\"e\", \"context\": {\"a\": 1}}"_s << u"/context"_s << u"b.c"_s
                                  << u"\"x\""_s
                                  << u"{\"event\":\"e\", \"context\": {\"a\": 1, \"b\": {\"c\":\"x\"}}}"_s;
        QTest::newRow("in the way") << u"{\"a\": 5}"_s << u""_s << u"a.b"_s << u"1"_s << u"{\"a\": {\"b\":1}}"_s;
        QTest::newRow("item") << u"{\"l\": [1, 2]}"_s << u""_s << u"l.1"_s << u"9"_s << u"{\"l\": [1, 9]}"_s;
        QTest::newRow("taken out") << u"{\"a\": {\"b\": 1, \"c\": 2}}"_s << u""_s << u"a.b"_s << u""_s
                                   << u"{\"a\": {\"c\": 2}}"_s;
        QTest::newRow("not there") << u"{\"a\": 1}"_s << u""_s << u"a.b"_s << u""_s << u"{\"a\": 1}"_s;
        QTest::newRow("item taken out") << u"{\"l\": [1, 2]}"_s << u""_s << u"l.0"_s << u""_s
                                        << u"{\"l\": [null, 2]}"_s;
    }
    void valuesGoIntoTheContextByteByByte()
    {
        QFETCH(QString, document);
        QFETCH(QString, context);
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, after);
        std::optional<json::Data> data;
        if (!value.isEmpty())
            data = *json::Data::parse(value.toStdString());
        const auto next = withContextValue(*json::Document::parse(document.toStdString()), context.toStdString(),
                                           path.toStdString(), data);
        QVERIFY(next.has_value());
        QCOMPARE(QString::fromStdString(next->text()), after);
    }

private:
    void open(const std::string& rule, const std::string& context)
    {
        stage = std::make_unique<ConditionStage>(rule, context, "custom.survey_completed");
        settle();
    }
    /// What follows an edit in the next turn of the event loop.
    void settle()
    {
        stage->run.evaluateNow();
        QCoreApplication::processEvents();
        strip()->refreshNow();
        QCoreApplication::processEvents();
    }
    EdgeStrip* strip() const { return stage->editor->edges(); }
    QStringList chipNames() const
    {
        QStringList names;
        for (EdgeChip* one : strip()->chips())
            names += one->accessibleName();
        return names;
    }
    EdgeChip* chip(const QString& name) const
    {
        for (EdgeChip* one : strip()->chips()) {
            if (one->accessibleName() == name)
                return one;
        }
        throw std::runtime_error("no chip " + name.toStdString() + " in " + chipNames().join(u", ").toStdString());
    }
    std::string eventText() const
    {
        return samples::textOf(stage->workspace, samples::idOf(stage->workspace, QStringLiteral("events/e.json")));
    }

    std::unique_ptr<ConditionStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::EdgeTest)
#include "edgetest.moc"
