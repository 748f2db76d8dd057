// SPDX-License-Identifier: GPL-3.0-or-later
// The relation of a clause: chosen from its menu, and what becomes of the values that another one had.
#include "tests/ui/condition/conditiontest.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/condition/build/names.h"
#include "ui/condition/words/wordsview.h"

#include <QLineEdit>

namespace retort {

using namespace Qt::StringLiterals;

class RelationTest : public ConditionTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void operatorIsChosenFromItsMenu_data()
    {
        QTest::addColumn<bool>("mouse");
        QTest::newRow("keys") << false;
        QTest::newRow("mouse") << true;
    }

    void operatorIsChosenFromItsMenu()
    {
        QFETCH(bool, mouse);
        open(R"({">=": [{"var": "data.score"}, 9]})");
        QWidget* button = stage->named(u"Operator, clause 1"_s);
        if (mouse) {
            stage->click(button);
        } else {
            button->setFocus();
            stage->key(Qt::Key_Return);
        }
        stage->choose(relationItem(*condition::relationNamed("less-than"), "number"), mouse);
        QCOMPARE(stage->rule(), compact(R"({"<":[{"var":"data.score"},9]})"));
        QCOMPARE(stage->lastStep(), u"Change operator"_s);
        QCOMPARE(focusName(), u"Operator, clause 1"_s);
    }

    void howATextStartsIsTypedLikeAnyValue()
    {
        const std::string whole = R"({"===": [{"var": "data.name"},  "Mina"]})";
        open(whole);
        const std::string before = stage->bytes();
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*condition::relationNamed("starts-with"), "string"), true);
        QCOMPARE(stage->rule(), compact(R"({"===":[{"substr":[{"var":"data.name"},0,4]},"Mina"]})"));
        QCOMPARE(qobject_cast<QLineEdit*>(stage->named(u"Field, clause 1"_s))->text(), u"data.name"_s);
        QCOMPARE(stage->row(0)->findChild<AnswerChip*>()->content().text, u"Mina"_s);
        stage->type(u"M"_s); // from the relation on to the value
        stage->type(u"on"_s);
        QCOMPARE(fromUtf8(stage->rule()), fromUtf8(compact(R"({"===":[{"substr":[{"var":"data.name"},0,3]},"Mon"]})")));
        QCOMPARE(stage->row(0)->findChild<AnswerChip*>()->content().tone, Tone::No);
        QCOMPARE(wordsOf(stage->editor->rule()).size(), std::size_t{1});
        QCOMPARE(plainText(wordsOf(stage->editor->rule())[0].spans), u"data.name starts with Mon"_s);
        QCOMPARE(stage->steps(), 2);
        stage->named(u"Field, clause 1"_s)->setFocus();
        stage->key(Qt::Key_End);
        stage->type(u"s"_s);
        QCOMPARE(stage->rule(), compact(R"({"===":[{"substr":[{"var":"data.names"},0,3]},"Mon"]})"));
        for (int i = 0; i < 3; ++i)
            stage->workspace.history().undo();
        QCOMPARE(stage->bytes(), before);
    }

    void whatARelationHasNoPlaceForIsTold()
    {
        open(R"({">=": [{"var": "data.score"}, 9]})");
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*condition::relationNamed("is-set"), "number"));
        QCOMPARE(stage->rule(), compact(R"({"!!":{"var":"data.score"}})"));
        QStringList told;
        for (const QLabel* label : stage->window.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(u"has no place for 9"_s))
                told += label->text();
        }
        QCOMPARE(told.size(), 1);
        stage->workspace.history().undo();
        QCOMPARE(stage->rule(), compact(R"({">=":[{"var":"data.score"},9]})"));
    }

    /// A value to begin with gives way in silence only to whoever has just begun the clause.
    void whatSomebodyTypedIsToldEvenIfItIsAValueToBeginWith()
    {
        const auto* isSet = condition::relationNamed("is-set");
        auto* undo = [&]() -> QPushButton* {
            open(R"({"===": [{"var": "data.name"}, ""]})");
            return stage->editor->findChild<QPushButton*>(u"conditionUndo"_s);
        }();
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*isSet, "string"));
        QCOMPARE(stage->rule(), compact(R"({"!!":{"var":"data.name"}})"));
        QVERIFY(undo->isVisible());
        QVERIFY(told(u"has no place for \"\""_s));
        stage->click(undo);
        QCOMPARE(stage->rule(), compact(R"({"===":[{"var":"data.name"},""]})"));
        QVERIFY(!undo->isVisible());

        open("true"); // a new clause: nobody chose its value
        undo = stage->editor->findChild<QPushButton*>(u"conditionUndo"_s);
        const auto begin = [&] {
            stage->click(stage->named(u"Add clause"_s));
            stage->type(u"data.score"_s);
            stage->key(Qt::Key_Return);
        };
        begin();
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*isSet, "number"));
        QCOMPARE(stage->rule(), compact(R"({"!!":{"var":"data.score"}})"));
        QVERIFY(!undo->isVisible());
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*condition::relationNamed("at-least"), "number"));
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*condition::relationNamed("one-of"), "number"));
        QCOMPARE(stage->rule(), compact(R"({"in":[{"var":"data.score"},[]]})"));
        QVERIFY(!undo->isVisible());

        open("true"); // the same value, typed
        undo = stage->editor->findChild<QPushButton*>(u"conditionUndo"_s);
        begin();
        stage->type(u"0"_s);
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*isSet, "number"));
        QVERIFY(undo->isVisible());
        QVERIFY(told(u"has no place for 0"_s));
        stage->workspace.history().undo(); // from elsewhere
        QVERIFY(!undo->isVisible());
        stage->click(stage->named(u"Operator, clause 1"_s));
        stage->choose(relationItem(*condition::relationNamed("one-of"), "number"));
        QCOMPARE(stage->rule(), compact(R"({"in":[{"var":"data.score"},[0]]})")); // which has a place for it
        QVERIFY(!undo->isVisible());
    }

    void aConditionOfAChoiceIsJoined()
    {
        open(R"({"if": [{">": [{"var": "total"}, 1]}, true, false]})");
        grip(u"1"_s)->setFocus();
        QWidget* field = stage->named(u"Field, clause 1.1"_s);
        QVERIFY(field);
        field->setFocus();
        stage->key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(focusName(), u"Field of the new clause"_s);
        stage->type(u"data.score"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), compact(R"({"if":[{"and":[{">":[{"var":"total"},1]},{">=":[{"var":"data.score"},0]}]},)"
                                        R"(true,false]})"));
    }

    void valueThatIsNotFinishedIsKept()
    {
        open(three);
        auto* value = qobject_cast<QLineEdit*>(stage->named(u"Value, clause 1"_s));
        value->setFocus();
        value->selectAll();
        stage->key(Qt::Key_Minus);
        QCOMPARE(value->text(), u"-"_s);
        QVERIFY(stage->rule().find("9]}") != std::string::npos); // the last that was one
        const std::string before = stage->bytes();
        grip(u"2"_s)->setFocus();
        stage->key(Qt::Key_Up, Qt::AltModifier); // would carry the unfinished value to another clause
        QCOMPARE(stage->bytes(), before);
        QVERIFY(value->hasFocus());
        stage->type(u"4"_s);
        QVERIFY(stage->rule().find("-4]}") != std::string::npos);
    }
};

} // namespace retort

QTEST_MAIN(retort::RelationTest)
#include "relationtest.moc"
