// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "tests/ui/condition/conditionstage.h"
#include "ui/common/fonts.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/condition/values/choiceedit.h"
#include "ui/condition/values/dateedit.h"
#include "ui/condition/values/fieldfacts.h"
#include "ui/condition/values/itemchip.h"
#include "ui/condition/values/listedit.h"
#include "ui/condition/values/numberedit.h"
#include "ui/condition/values/typedslot.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QToolButton>

namespace retort {

using namespace Qt::StringLiterals;
using namespace std::string_literals;

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void numbersCountAndFinish_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("steps");
        QTest::addColumn<QString>("counted");
        QTest::addColumn<QString>("finished");
        QTest::newRow("whole") << u"9"_s << 1 << u"10"_s << u"9"_s;
        QTest::newRow("decimals stay") << u"9.50"_s << -1 << u"8.50"_s << u"9.50"_s;
        QTest::newRow("below zero") << u"0.25"_s << -1 << u"-0.75"_s << u"0.25"_s;
        QTest::newRow("no rounding") << u"0.1"_s << 1 << u"1.1"_s << u"0.1"_s;
        QTest::newRow("unfinished") << u".5"_s << 10 << u"10.5"_s << u"0.5"_s;
        QTest::newRow("leading zeros") << u"007"_s << 1 << u"8"_s << u"7"_s;
        QTest::newRow("plus") << u"+3."_s << 1 << u"4"_s << u"3"_s;
        QTest::newRow("exponent stays") << u"1e3"_s << 1 << u"1e3"_s << u"1e3"_s;
        QTest::newRow("half an exponent") << u"1e"_s << 1 << u"2"_s << u"1"_s;
        QTest::newRow("too large") << u"9223372036854775807"_s << 1 << u"9223372036854775807"_s
                                   << u"9223372036854775807"_s;
        QTest::newRow("thousands") << u"1,500"_s << 1 << u"1501"_s << u"1500"_s;
        QTest::newRow("thousands and decimals") << u"-1,234,500.75"_s << 1 << u"-1234499.75"_s << u"-1234500.75"_s;
        QTest::newRow("thousands with points") << u"1.500,25"_s << 1 << u"1501.25"_s << u"1500.25"_s;
        QTest::newRow("thousands with spaces") << u"1 500,5"_s << 1 << u"1501.5"_s << u"1500.5"_s;
        QTest::newRow("comma as the point") << u"1,5"_s << 1 << u"2.5"_s << u"1.5"_s;
        QTest::newRow("comma after nothing") << u"0,500"_s << 1 << u"1.500"_s << u"0.500"_s;
        QTest::newRow("commas anywhere") << u"1,50,0"_s << 1 << u"1,50,0"_s << u""_s;
        QTest::newRow("none") << u"-"_s << 1 << u"-"_s << u""_s;
    }
    void numbersCountAndFinish()
    {
        QFETCH(QString, text);
        QFETCH(int, steps);
        QFETCH(QString, counted);
        QFETCH(QString, finished);
        QCOMPARE(QString::fromStdString(NumberEdit::counted(text.toStdString(), steps)), counted);
        QCOMPARE(QString::fromStdString(NumberEdit::finished(text.toStdString())), finished);
    }

    void aNumberIsTypedAndCounted()
    {
        open(R"({">=": [{"var": "total"}, 9.50]})");
        auto* number = found<NumberEdit>();
        number->setFocus();
        stage->key(Qt::Key_Up);
        QCOMPARE(stage->rule(), R"({">=":[{"var":"total"},10.5]})"s);
        QVERIFY(stage->bytes().find("10.50") != std::string::npos);
        stage->key(Qt::Key_PageDown);
        QVERIFY(stage->bytes().find("0.50]") != std::string::npos);
        QCOMPARE(stage->steps(), 1); // counting is one step, like typing
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"12,5"_s); // as some countries write it
        QCOMPARE(stage->rule(), R"({">=":[{"var":"total"},12.5]})"s);
        QCOMPARE(number->text(), u"12,5"_s);
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"1,500"_s); // and as others do
        QCOMPARE(number->text(), u"1,500"_s);
        QCOMPARE(stage->rule(), R"({">=":[{"var":"total"},1500]})"s);
        stage->key(Qt::Key_Tab);
        QCOMPARE(number->text(), u"1500"_s);
        QCOMPARE(stage->rule(), R"({">=":[{"var":"total"},1500]})"s);
        number->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u".5"_s); // no JSON yet
        QVERIFY(number->hasProblem());
        stage->key(Qt::Key_Tab);
        QCOMPARE(stage->rule(), R"({">=":[{"var":"total"},0.5]})"s); // finished on leaving
        QVERIFY(!number->hasProblem());
    }

    void zerosInFrontAreReadAndStayWhileTyped()
    {
        open(R"({">=": [{"var": "total"}, 1]})");
        auto* number = found<NumberEdit>();
        number->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"007.50"_s);
        QCOMPARE(number->text(), u"007.50"_s);
        QVERIFY(!number->hasProblem());
        QVERIFY(stage->bytes().find(", 7.50]") != std::string::npos);
        stage->key(Qt::Key_Tab);
        QCOMPARE(number->text(), u"7.50"_s);
    }

    void anEmptyBoxIsNoValueYet()
    {
        open(R"({">=": [{"var": "total"}, 100]})");
        auto* number = found<NumberEdit>();
        number->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->key(Qt::Key_Delete);
        QVERIFY(number->hasProblem());
        QCOMPARE(number->accessibleDescription(), u"Give the value that total is compared with."_s);
        const auto* chip = stage->row(0)->findChild<AnswerChip*>();
        QVERIFY(chip);
        QCOMPARE(chip->content().text, u"no value yet"_s); // and not what it came to before
        const auto refused = stage->workspace.documentToSave(stage->id);
        QVERIFY(!refused);
        QCOMPARE(say(refused.error()), u"reactions/r.json was not saved, because a value is missing in it. Give the "
                                       "value that total is compared with."_s);
        stage->type(u"1.2.3"_s); // kept as it was typed
        QCOMPARE(number->text(), u"1.2.3"_s);
        QCOMPARE(number->accessibleDescription(),
                 u"\"1.2.3\" is no number. Give the value that total is compared with, as 7.50."_s);
        stage->key(Qt::Key_Tab);
        QCOMPARE(number->text(), u"1.2.3"_s);
        number->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"200"_s);
        QVERIFY(chip->content().text != u"no value yet"_s);
        QVERIFY(stage->workspace.documentToSave(stage->id));
    }

    void moneyShowsItsCurrency()
    {
        open(R"({"and": [{">=": [{"var": "total"}, 9]}, {">=": [{"var": "count"}, 9]}]})",
             R"({"total": 120.5, "count": 3, "currency": "AUD", "profile": {"currency": "x"}})");
        const auto numbers = stage->window.findChildren<NumberEdit*>();
        QCOMPARE(numbers.size(), 2);
        QCOMPARE(numbers[0]->accessibleName(), u"Value, clause 1"_s);
        QCOMPARE(numbers[0]->accessibleDescription(), u"in AUD"_s);
        QCOMPARE(numbers[1]->accessibleDescription(), QString());
        QCOMPARE(numbers[0]->unit(), u"AUD"_s);
        QCOMPARE(numbers[1]->unit(), QString());
        const json::Data event = *json::Data::parse(R"({"currency": "EUR", "a": {"spend_12m": 1}})");
        QCOMPARE(currencyFor(&event, "a.spend_12m", "number"), "EUR"s);
        QCOMPARE(currencyFor(&event, "a.spend_12m", "string"), ""s);
        QCOMPARE(currencyFor(&event, "spend_first_date", "number"), ""s);
        QCOMPARE(currencyFor(nullptr, "total", "number"), ""s);
    }

    void aMoneyClauseFitsOnOneLineWithItsVerdict()
    {
        types = {{"total", "number"}, {"profile_id", "string"}};
        open(R"({"and": [{">=": [{"var": "total"}, 100]}, {"!!": {"var": "profile_id"}}]})",
             R"({"total": 149.95, "currency": "AUD", "profile_id": "3f0c1a52-7d4e-4b7a-9a55-0c1f2b3c4d5e"})");
        stage->window.resize(372, 900); // what the inspector leaves it at a window of 1440
        refresh();
        const auto* number = found<NumberEdit>();
        QCOMPARE(number->unit(), u"AUD"_s);
        QVERIFY(number->width() >= number->sizeHint().width());
        for (int row = 0; row < 2; ++row) {
            const auto* chip = stage->row(row)->findChild<AnswerChip*>();
            const auto* field = stage->row(row)->findChild<PathEdit*>();
            QVERIFY(chip && field);
            QCOMPARE(chip->geometry().center().y(), field->geometry().center().y());
            QVERIFY(field->width() >= field->sizeHint().width()); // the name is whole
            QVERIFY(chip->width() >= 84);
        }
    }

    void aTextOffersWhatWasSeen()
    {
        open(R"({"===": [{"var": "tier"}, "x"]})", R"({"tier": "gold"})");
        stage->editor->setValues([](std::string_view path) {
            std::vector<json::Data> values;
            if (path == "tier") {
                for (const char* value : {R"("silver")", R"("gold")", R"("platinum")"})
                    values.push_back(*json::Data::parse(value));
            }
            return values;
        });
        refresh();
        auto* text = found<ChoiceEdit>();
        QCOMPARE(text->text(), u"x"_s);
        text->setFocus();
        stage->key(Qt::Key_Down);
        auto* list = qobject_cast<QAbstractItemView*>(QApplication::activePopupWidget());
        QVERIFY(list);
        QCOMPARE(list->model()->rowCount(), 3); // the event's own, then those seen elsewhere, each once
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"gold"_s);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(stage->rule(), R"({"===":[{"var":"tier"},"silver"]})"s);
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"anything"_s); // as good
        QCOMPARE(stage->rule(), R"({"===":[{"var":"tier"},"anything"]})"s);
    }

    void aListIsChips()
    {
        open(R"({"in": [{"var": "tier"}, ["gold",  "\u0041", 7]]})", R"({"tier": "gold"})");
        auto* list = found<ListEdit>();
        QCOMPARE(list->chips().size(), 3u);
        QCOMPARE(list->chips()[1]->accessibleName(), u"A, value 2 of 3"_s);
        list->focusValue();
        stage->type(u"new one"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), R"({"in":[{"var":"tier"},["gold","A",7,"new one"]]})"s);
        QVERIFY(stage->bytes().find(R"(["gold",  "\u0041", 7, "new one"])") != std::string::npos); // bytes stay
        QCOMPARE(stage->lastStep(), u"Change value"_s);
        stage->type(u"gold"_s); // is there already
        stage->key(Qt::Key_Return);
        QCOMPARE(list->chips().size(), 4u);
        // To the chips and back, and one out.
        stage->key(Qt::Key_Backspace);
        QCOMPARE(focusName(), u"new one, value 4 of 4"_s);
        stage->key(Qt::Key_Left);
        stage->key(Qt::Key_Left);
        QCOMPARE(focusName(), u"A, value 2 of 4"_s);
        stage->key(Qt::Key_Delete);
        QCOMPARE(stage->rule(), R"({"in":[{"var":"tier"},["gold",7,"new one"]]})"s);
        QCOMPARE(focusName(), u"7, value 2 of 3"_s);
        stage->key(Qt::Key_Home);
        stage->key(Qt::Key_F2); // edited where it stands
        QCOMPARE(list->itemLine()->text(), u"gold"_s);
        stage->type(u"Gold"_s);
        stage->key(Qt::Key_Tab); // leaving takes it
        QCOMPARE(stage->rule(), R"({"in":[{"var":"tier"},["Gold",7,"new one"]]})"s);
        QTest::mouseClick(list->chips()[1], Qt::LeftButton, {}, {6, 8}); // its text: only the focus
        QCOMPARE(focusName(), u"7, value 2 of 3"_s);
        QCOMPARE(list->chips().size(), 3u);
        const QRect chip = list->chips()[0]->rect();
        QTest::mouseClick(list->chips()[0], Qt::LeftButton, {}, {chip.right() - 8, chip.center().y()});
        QCOMPARE(stage->rule(), R"({"in":[{"var":"tier"},[7,"new one"]]})"s);
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
    }

    void anItemIsEditedWhereItStandsInOneStep()
    {
        open(R"({"in": [{"var": "tier"}, ["a",  "b\u0041", 7, ""]]})", R"({"tier": "gold"})");
        auto* list = found<ListEdit>();
        QTest::mouseDClick(list->chips()[1], Qt::LeftButton, {}, {6, 8});
        QVERIFY(list->itemLine());
        QVERIFY(list->itemLine()->x() < list->chips()[2]->x());
        QVERIFY(list->chips()[1]->isHidden());
        stage->type(u"c"_s);
        QCOMPARE(stage->steps(), 0);
        stage->key(Qt::Key_Return);
        QVERIFY(stage->bytes().find(R"(["a",  "c", 7, ""])") != std::string::npos); // in its place, the rest as it was
        QCOMPARE(stage->steps(), 1);
        QCOMPARE(focusName(), u"c, value 2 of 4"_s);
        stage->key(Qt::Key_Right);
        stage->key(Qt::Key_Return);
        stage->type(u"8,5"_s); // a number stays one
        stage->key(Qt::Key_Return);
        QVERIFY(stage->bytes().find(R"(["a",  "c", 8.5, ""])") != std::string::npos);
        QCOMPARE(stage->steps(), 2);
        stage->key(Qt::Key_Return);
        stage->type(u"9"_s);
        stage->key(Qt::Key_Escape); // as it was
        QCOMPARE(focusName(), u"8.5, value 3 of 4"_s);
        stage->key(Qt::Key_Right);
        stage->key(Qt::Key_Return);
        QCOMPARE(list->itemLine()->text(), QString()); // "empty text" is what its chip says
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->steps(), 2);
        stage->workspace.history().undo();
        stage->workspace.history().undo();
        QVERIFY(stage->bytes().find(R"(["a",  "b\u0041", 7, ""])") != std::string::npos);
    }

    void chipsShowTheirWholeText()
    {
        for (const QString& text : {u"Anna"_s, u"Bea"_s, u"Wilhelmine"_s, u"iiiiil"_s}) {
            open(u"{\"in\": [{\"var\": \"tier\"}, [\"%1\", \"x\"]]}"_s.arg(text).toStdString(), "{}");
            ItemChip* chip = found<ListEdit>()->chips()[0];
            const double room = chip->width() - 31; // besides the cross and the edges
            QVERIFY(QFontMetricsF(secondaryFont()).horizontalAdvance(text) <= room);
        }
    }

    void whatIsTypedIntoAListHasTheFieldsType()
    {
        open(R"({"in": [{"var": "score"}, []]})", R"({"score": 9})");
        auto* list = found<ListEdit>();
        list->focusValue();
        stage->type(u"9"_s);
        stage->key(Qt::Key_Return);
        stage->type(u"9,5"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), R"({"in":[{"var":"score"},[9,9.5]]})"s);
        open(R"({"in": [{"var": "code"}, []]})", R"({"code": "9"})");
        found<ListEdit>()->focusValue();
        stage->type(u"9"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), R"({"in":[{"var":"code"},["9"]]})"s);
        QApplication::clipboard()->setText(u"a\nb\n\nb\nc"_s);
        stage->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stage->rule(), R"({"in":[{"var":"code"},["9","a","b","c"]]})"s);
        stage->type(u"[\"d\", 7]"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), R"({"in":[{"var":"code"},["9","a","b","c","d",7]]})"s);
    }

    void valuesOfOneLineAreSeveral()
    {
        open(R"({"in": [{"var": "kind"}, []]})", R"({"kind": "a, b"})");
        found<ListEdit>()->focusValue();
        stage->type(u"temporary, system; \"x, y\""_s);
        stage->key(Qt::Key_Escape); // the list of seen values
        found<ListEdit>()->focusValue();
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), R"({"in":[{"var":"kind"},["temporary","system","x, y"]]})"s);
        QCOMPARE(stage->steps(), 1);
        found<ListEdit>()->focusValue();
        stage->type(u"a, b"_s); // as it was seen
        stage->key(Qt::Key_Return);
        QVERIFY(stage->rule().find(R"("a, b"])") != std::string::npos);
    }

    void aListWrapsInsteadOfGrowing()
    {
        open(
            R"({"in": [{"var": "tier"}, ["first value", "second value", "third value", "fourth value", "fifth value"]]})",
            R"({"tier": "gold"})");
        auto* list = found<ListEdit>();
        QTRY_VERIFY(list->height() > 45); // two lines
        QVERIFY(stage->window.width() <= 396);
        for (ItemChip* chip : list->chips()) {
            QVERIFY(list->rect().contains(chip->geometry()));
            QVERIFY(chip->width() >= chip->sizeHint().width());
        }
        QVERIFY(list->rect().contains(list->line()->geometry()));
    }

    void datesAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("corrected");
        QTest::newRow("platform") << u"2026-01-31"_s << u""_s;
        QTest::newRow("with a time") << u"2026-01-31 10:00:00"_s << u""_s;
        QTest::newRow("points") << u"3.4.2026"_s << u"2026-04-03"_s;
        QTest::newRow("day over 12") << u"31/01/2026"_s << u"2026-01-31"_s;
        QTest::newRow("American") << u"01/31/2026"_s << u"2026-01-31"_s;
        QTest::newRow("nobody knows") << u"03/04/2026"_s << u""_s;
        QTest::newRow("same either way") << u"04/04/2026"_s << u"2026-04-04"_s;
        QTest::newRow("year first") << u"2026/1/5 09:30"_s << u"2026-01-05 09:30"_s;
        QTest::newRow("no such day") << u"2026-02-31"_s << u""_s;
        QTest::newRow("no date") << u"soon"_s << u""_s;
    }
    void datesAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, corrected);
        QCOMPARE(QString::fromStdString(DateEdit::corrected(text.toStdString())), corrected);
    }

    void aDayIsPickedAndTheTimeStays()
    {
        types["joined_at"] = "datetime";
        open(R"({">=": [{"var": "joined_at"}, "2026-01-31 10:20:30"]})", R"({"joined_at": "2025-01-01 00:00:00"})");
        auto* date = found<DateEdit>();
        date->focusValue();
        stage->key(Qt::Key_F4);
        auto* calendar = QApplication::activePopupWidget()->findChild<QCalendarWidget*>();
        QVERIFY(calendar);
        QCOMPARE(calendar->selectedDate(), QDate(2026, 1, 31));
        auto* days = calendar->findChild<QWidget*>(u"qt_calendar_calendarview"_s);
        QTest::keyClick(days, Qt::Key_Right);
        QTest::keyClick(days, Qt::Key_Return);
        QVERIFY(!QApplication::activePopupWidget());
        QCOMPARE(stage->rule(), R"({">=":[{"var":"joined_at"},"2026-02-01 10:20:30"]})"s);
        QCOMPARE(stage->steps(), 1);
        date->focusValue();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"5.2.2026"_s);
        auto* mend = stage->named(u"Value, clause 1: make it \"2026-02-05\""_s);
        QVERIFY(mend);
        stage->click(mend);
        QCOMPARE(stage->rule(), R"({">=":[{"var":"joined_at"},"2026-02-05"]})"s);
        QVERIFY(!stage->named(u"Value, clause 1: make it \"2026-02-05\""_s));
    }

    void aValueOfAnotherTypeSaysSo_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("mended");
        QTest::newRow("number as text") << u"\"9\""_s << u"number"_s << u"9"_s;
        QTest::newRow("no number") << u"\"nine\""_s << u"number"_s << u""_s;
        QTest::newRow("text as number") << u"9.50"_s << u"string"_s << u"\"9.50\""_s;
        QTest::newRow("truth as text") << u"\"true\""_s << u"boolean"_s << u"true"_s;
        QTest::newRow("fits") << u"9"_s << u"integer"_s << u""_s;
        QTest::newRow("nothing known") << u"\"9\""_s << u""_s << u""_s;
        QTest::newRow("no JSON") << u"\"9"_s << u"number"_s << u""_s;
    }
    void aValueOfAnotherTypeSaysSo()
    {
        QFETCH(QString, json);
        QFETCH(QString, type);
        QFETCH(QString, mended);
        QCOMPARE(QString::fromStdString(TypedSlot::mended(json.toStdString(), type.toStdString())), mended);
    }

    void truthIsASwitchAndNullSaysSo()
    {
        open(R"({"and": [{"!==": [{"var": "optout"}, true]}, {"!==": [{"var": "birth_days"}, null]}]})",
             R"({"optout": false})");
        auto* value = found<QCheckBox>();
        QCOMPARE(value->accessibleName(), u"Value, clause 1"_s);
        value->setFocus();
        stage->key(Qt::Key_Space);
        QVERIFY(stage->rule().find(R"({"!==":[{"var":"optout"},false]})") != std::string::npos);
        QVERIFY(stage->named(u"Value, clause 2"_s));
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
    }

    void fromRightToLeftNothingOverlaps()
    {
        types["total"] = "number";
        open(R"({"and": [{">=": [{"var": "total"}, 9]}, {"in": [{"var": "tier"}, ["gold", "silver"]]}]})",
             R"({"total": 5, "currency": "AUD", "tier": "x"})");
        stage->window.setLayoutDirection(Qt::RightToLeft);
        QCoreApplication::processEvents();
        auto* list = found<ListEdit>();
        QVERIFY(list->chips()[0]->x() > list->chips()[1]->x());
        list->focusValue();
        stage->key(Qt::Key_Right); // back is to the right here
        QCOMPARE(focusName(), u"silver, value 2 of 2"_s);
    }

private:
    void open(const std::string& rule, const std::string& event = R"({"total": 120})")
    {
        stage = std::make_unique<ConditionStage>(rule, event, "profile.updated");
        stage->editor->setTypes([this](std::string_view path) {
            const auto type = types.find(std::string(path));
            return type == types.end() ? std::string() : type->second;
        });
        refresh();
    }

    /// Has every row filled anew.
    void refresh()
    {
        stage->editor->build()->refresh();
        QCoreApplication::processEvents();
    }

    template <class T>
    T* found()
    {
        for (T* one : stage->window.findChildren<T*>()) {
            if (one->isVisible())
                return one;
        }
        throw std::runtime_error("no such control");
    }

    QString focusName() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : QString();
    }

    std::unique_ptr<ConditionStage> stage;
    std::map<std::string, std::string> types;
};

} // namespace retort

QTEST_MAIN(retort::ValuesTest)
#include "valuestest.moc"
