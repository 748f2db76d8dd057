// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudotranslator.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/condition/conditionstage.h"
#include "ui/common/chip.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/condition/build/names.h"
#include "ui/condition/words/wordsview.h"

#include <QElapsedTimer>
#include <QLineEdit>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const std::string three =
    R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"===": [{"var": "data.name"}, "Mina"]}, {"<": [{"var": "total"}, 100]}]})";
const std::string nested =
    R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"or": [{"===": [{"var": "a"}, "x"]}, {"===": [{"var": "b"}, "y"]}]}, {"<": [{"var": "total"}, 100]}]})";

std::string compact(const std::string& json) { return json::write(json::Data::parse(json)->root()); }

} // namespace

class BuildTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void openingAndClosingChangesNothing_data()
    {
        QTest::addColumn<QString>("rule");
        int row = 0;
        for (const char* rule :
             {R"({"and":[ {">=" : [{"var":["data.score"]}, 9.0]} ]})", R"({"!":{"or":[true,{"var":"a"}]}})", "true",
              "null", R"("text")", R"({"a":1,"b":2})", R"({"nope":[1]})", R"({"if":[{"var":"a"},1,{"var":"b"},2,3]})",
              R"({"some":[{"var":"items"},{">":[{"var":"price"},5]}]})", R"({"missing_some":[1,["a","b"]]})",
              R"({"<":[1,{"var":"x"},10]})",
              R"({"reduce":[{"var":"l"},{"+":[{"var":"current"},{"var":"accumulator"}]},0]})",
              R"({"substr":["abc",{"-":[1]}]})", R"([1,{"var":""}])", R"({"var":["a",{"var":"b"}]})"})
            QTest::addRow("%d", ++row) << QString::fromLatin1(rule);
    }
    void openingAndClosingChangesNothing()
    {
        QFETCH(QString, rule);
        open(rule.toStdString());
        const std::string before = stage->bytes();
        for (const auto view :
             {ConditionEditor::View::Json, ConditionEditor::View::Words, ConditionEditor::View::Build}) {
            stage->editor->setView(view);
            QCOMPARE(problemsOfWidgets(stage->window), QStringList());
        }
        walkTabs(40);
        QCOMPARE(stage->bytes(), before);
        QCOMPARE(stage->steps(), 0);
    }

    void firstClauseMakesTheCondition()
    {
        open("");
        stage->editor->focusEditor();
        QCOMPARE(focusName(), u"Add clause"_s);
        stage->key(Qt::Key_Space);
        QCOMPARE(focusName(), u"Field of the new clause"_s);
        QCOMPARE(stage->steps(), 0); // nothing yet
        stage->type(u"data.score"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), compact(R"({">=":[{"var":"data.score"},0]})"));
        QCOMPARE(stage->steps(), 1);
        QCOMPARE(stage->lastStep(), u"Add clause"_s);
        QCOMPARE(focusName(), u"Operator, clause 1"_s);
        stage->key(Qt::Key_Tab);
        QCOMPARE(focusName(), u"Value, clause 1"_s);
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"9"_s);
        QCOMPARE(stage->rule(), compact(R"({">=":[{"var":"data.score"},9]})"));
        QCOMPARE(stage->steps(), 2);
        stage->workspace.history().undo();
        stage->workspace.history().undo();
        QCOMPARE(stage->rule(), std::string());
    }

    void escapeDropsAClauseToBe()
    {
        open(three);
        stage->click(stage->named(u"Add clause"_s));
        QVERIFY(stage->named(u"Field of the new clause"_s));
        stage->key(Qt::Key_Escape);
        QVERIFY(!stage->named(u"Field of the new clause"_s));
        QCOMPARE(focusName(), u"Add clause"_s);
        QCOMPARE(stage->steps(), 0);
    }

    void addsAGroup()
    {
        open(three);
        stage->click(stage->named(u"Add group"_s));
        stage->type(u"total"_s);
        stage->key(Qt::Key_Tab);
        QCOMPARE(stage->steps(), 1);
        QCOMPARE(stage->lastStep(), u"Add group"_s);
        QCOMPARE(stage->rule(), compact(three).insert(three.size() - 12, "").substr(0, compact(three).size() - 2) +
                                    R"(,{"or":[{">=":[{"var":"total"},0]}]}]})");
        QCOMPARE(focusName(), u"Operator, clause 4.1"_s);
    }

    void everyCommandIsOneStepAndComesBack_data()
    {
        QTest::addColumn<QString>("clause"); // name of the row that has the keys
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("after");
        const auto ctrl = [](Qt::Key key) { return (Qt::CTRL | key).toCombined(); };
        const auto alt = [](Qt::Key key) { return (Qt::ALT | key).toCombined(); };
        const QString a = u"{\">=\":[{\"var\":\"data.score\"},9]}"_s, b = u"{\"===\":[{\"var\":\"a\"},\"x\"]}"_s,
                      c = u"{\"===\":[{\"var\":\"b\"},\"y\"]}"_s, d = u"{\"<\":[{\"var\":\"total\"},100]}"_s;
        const auto all = [](const QStringList& parts) { return u"{\"and\":["_s + parts.join(u',') + u"]}"_s; };
        const auto any = [](const QStringList& parts) { return u"{\"or\":["_s + parts.join(u',') + u"]}"_s; };
        QTest::newRow("duplicate") << u"1"_s << ctrl(Qt::Key_D) << u"Duplicate clause"_s << all({a, a, any({b, c}), d});
        QTest::newRow("remove") << u"1"_s << int(Qt::Key_Delete) << u"Remove clause"_s << all({any({b, c}), d});
        QTest::newRow("move down") << u"1"_s << alt(Qt::Key_Down) << u"Move clause down"_s << all({any({b, c}), a, d});
        QTest::newRow("move up") << u"3"_s << alt(Qt::Key_Up) << u"Move clause up"_s << all({a, d, any({b, c})});
        QTest::newRow("move in") << u"3"_s << alt(Qt::Key_Right) << u"Move clause into a group"_s
                                 << all({a, any({b, c, d})});
        QTest::newRow("move in, forward")
            << u"1"_s << alt(Qt::Key_Right) << u"Move clause into a group"_s << all({any({a, b, c}), d});
        QTest::newRow("move out") << u"2.1"_s << alt(Qt::Key_Left) << u"Move clause out of its group"_s
                                  << all({a, any({c}), b, d});
        QTest::newRow("wrap") << u"1"_s << ctrl(Qt::Key_G) << u"Group with all"_s << all({all({a}), any({b, c}), d});
        QTest::newRow("unwrap") << u"2"_s << (Qt::CTRL | Qt::SHIFT | Qt::Key_G).toCombined() << QString()
                                << all({a, any({b, c}), d}); // would say something else
        QTest::newRow("negate") << u"2.1"_s << ctrl(Qt::Key_I) << u"Turn into the opposite"_s
                                << all({a, any({u"{\"!==\":[{\"var\":\"a\"},\"x\"]}"_s, c}), d});
        QTest::newRow("flip") << u"3"_s << ctrl(Qt::Key_R) << u"Swap sides"_s
                              << all({a, any({b, c}), u"{\">\":[100,{\"var\":\"total\"}]}"_s});
    }
    void everyCommandIsOneStepAndComesBack()
    {
        QFETCH(QString, clause);
        QFETCH(int, key);
        QFETCH(QString, step);
        QFETCH(QString, after);
        open(nested);
        const std::string before = stage->bytes();
        grip(clause)->setFocus();
        const auto keys = QKeyCombination::fromCombined(key);
        stage->key(keys.key(), keys.keyboardModifiers());
        QCOMPARE(QString::fromStdString(stage->rule()), after);
        QCOMPARE(stage->lastStep(), step);
        QCOMPARE(stage->steps(), step.isEmpty() ? 0 : 1);
        QVERIFY(stage->editor->isAncestorOf(QApplication::focusWidget()));
        if (step.isEmpty())
            return;
        stage->workspace.history().undo();
        QCOMPARE(stage->bytes(), before);
        QVERIFY(stage->editor->isAncestorOf(QApplication::focusWidget()));
        stage->workspace.history().redo();
        QCOMPARE(QString::fromStdString(stage->rule()), after);
    }

    void keysWorkWithinFieldsWithoutTakingTheirOwn()
    {
        open(nested);
        QWidget* field = stage->named(u"Field, clause 3"_s);
        field->setFocus();
        stage->key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(stage->lastStep(), u"Move clause up"_s);
        QVERIFY(field->hasFocus()); // the row moved, the caret in it
        stage->key(Qt::Key_Home);
        stage->key(Qt::Key_Delete);
        QCOMPARE(stage->lastStep(), u"Change field"_s); // a letter, not the clause
        QVERIFY(stage->rule().find("\"otal\"") != std::string::npos);
    }

    void copiesAndPastes()
    {
        open(nested);
        grip(u"2.2"_s)->setFocus();
        stage->key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(stage->steps(), 0);
        QCOMPARE(QApplication::clipboard()->text(), u"{\"===\": [{\"var\": \"b\"}, \"y\"]}"_s);
        grip(u"1"_s)->setFocus();
        stage->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stage->lastStep(), u"Paste clause"_s);
        QCOMPARE(stage->rule(), compact(R"({"and":[{">=":[{"var":"data.score"},9]},{"===":[{"var":"b"},"y"]},)"
                                        R"({"or":[{"===":[{"var":"a"},"x"]},{"===":[{"var":"b"},"y"]}]},)"
                                        R"({"<":[{"var":"total"},100]}]})"));
        grip(u"3"_s)->setFocus();
        stage->key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(stage->lastStep(), u"Cut clause"_s);
        QApplication::clipboard()->setText(u"no rule"_s);
        stage->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stage->steps(), 2);
    }

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

    void groupIsAskedForAnythingElse()
    {
        open(nested);
        stage->click(stage->named(u"What the condition asks of its clauses"_s));
        stage->choose(quantifierItem(condition::Quantifier::None));
        QVERIFY(stage->rule().find("{\"!\":{\"or\":[") == 0);
        stage->workspace.history().undo();
        stage->click(stage->named(u"What the group asks, group 2"_s));
        stage->choose(quantifierItem(condition::Quantifier::All), true);
        QVERIFY(stage->rule().find("{\"and\":[{\"===\":[{\"var\":\"a\"}") != std::string::npos);
    }

    void loneClauseStandsInAGroupThatIsNotThere()
    {
        open(R"({">=": [{"var": "data.score"}, 9]})");
        stage->click(stage->named(u"Add clause"_s));
        stage->type(u"data.name"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(),
                 compact(R"({"and":[{">=":[{"var":"data.score"},9]},{"===":[{"var":"data.name"},""]}]})"));
        QCOMPARE(stage->steps(), 1);
    }

    void dragsBetweenGroups()
    {
        open(nested);
        const std::string before = stage->bytes();
        drag(u"1"_s, u"2.2"_s, 2); // below the last one of the group
        QCOMPARE(stage->rule(), compact(R"({"and":[{"or":[{"===":[{"var":"a"},"x"]},{"===":[{"var":"b"},"y"]},)"
                                        R"({">=":[{"var":"data.score"},9]}]},{"<":[{"var":"total"},100]}]})"));
        QCOMPARE(stage->steps(), 1);
        QCOMPARE(stage->lastStep(), u"Move clause"_s);
        stage->workspace.history().undo();
        QCOMPARE(stage->bytes(), before);
        // several at once
        stage->click(grip(u"1"_s));
        stage->click(grip(u"3"_s), Qt::ControlModifier);
        drag(u"3"_s, u"2.1"_s, -2);
        QCOMPARE(stage->rule(), compact(R"({"and":[{"or":[{">=":[{"var":"data.score"},9]},{"<":[{"var":"total"},100]},)"
                                        R"({"===":[{"var":"a"},"x"]},{"===":[{"var":"b"},"y"]}]}]})"));
        QCOMPARE(stage->lastStep(), u"Move clauses"_s);
        stage->workspace.history().undo();
        drag(u"1"_s, u"1"_s, 1); // to where it is
        QCOMPARE(stage->bytes(), before);
        QVERIFY(!stage->row(0)->isSelected());
        drag(u"2"_s, u"2"_s, 1); // a group
        QCOMPARE(stage->bytes(), before);
        QVERIFY(!stage->row(1)->isSelected());
        QVERIFY(!stage->workspace.history().canUndo());
    }

    void escapeEndsADrag()
    {
        open(nested);
        RowGrip* from = grip(u"1"_s);
        QTest::mousePress(from, Qt::LeftButton, {}, from->rect().center());
        QTest::mouseMove(from, from->rect().center() + QPoint(0, 60));
        QTest::qWait(5);
        QTest::keyClick(stage->editor->build(), Qt::Key_Escape);
        QTest::mouseRelease(from, Qt::LeftButton, {}, from->rect().center() + QPoint(0, 100));
        QCOMPARE(stage->steps(), 0);
        QVERIFY(!stage->row(0)->isSelected()); // it was taken to be moved
    }

    void threeViewsAreInStep()
    {
        open(three);
        auto* json = stage->editor->json();
        auto* words = stage->editor->findChild<WordsView*>();
        stage->editor->setView(ConditionEditor::View::Json);
        QCOMPARE(json->text().toStdString(), three);
        QVERIFY(words->toPlainText().contains(u"data.score is at least 9"_s));
        json->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"{\">\": [{\"var\": \"total\"}, 5"_s);
        QVERIFY(!json->problem().isEmpty());
        QVERIFY(words->toPlainText().contains(u"data.score is at least 9"_s)); // the last that was one
        stage->editor->setView(ConditionEditor::View::Build);
        QCOMPARE(stage->rows().size(), std::size_t{3});
        QVERIFY(!stage->named(u"Field, clause 1"_s)->isEnabled());
        QVERIFY(stage->window.findChild<QPushButton*>() != nullptr);
        stage->editor->setView(ConditionEditor::View::Json);
        QCOMPARE(json->text(), u"{\">\": [{\"var\": \"total\"}, 5"_s);
        json->setFocus();
        stage->key(Qt::Key_End, Qt::ControlModifier);
        stage->type(u"]}"_s);
        QVERIFY(json->problem().isEmpty());
        QCOMPARE(words->toPlainText(), u"✓  total is more than 5"_s);
        stage->editor->setView(ConditionEditor::View::Build);
        QCOMPARE(stage->rows().size(), std::size_t{1});
        QCOMPARE(qobject_cast<QLineEdit*>(stage->named(u"Field, clause 1"_s))->text(), u"total"_s);
        QVERIFY(stage->named(u"Field, clause 1"_s)->isEnabled());
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

    void tabGoesThroughTheRowsInTheirOrder()
    {
        open(nested);
        stage->click(stage->named(u"Add clause to group 2"_s)); // a row that comes later stands in the middle
        stage->type(u"data.name"_s);
        stage->key(Qt::Key_Return);
        stage->editor->build()->focusFirst();
        QStringList names;
        for (int i = 0; i < 30 && !names.contains(u"Add group"_s); ++i) {
            names << focusName();
            stage->key(Qt::Key_Tab);
        }
        QStringList fields;
        for (const QString& name : names) {
            if (name.startsWith(u"Field"_s))
                fields << name;
        }
        QCOMPARE(fields, QStringList({u"Field, clause 1"_s, u"Field, clause 2.1"_s, u"Field, clause 2.2"_s,
                                      u"Field, clause 2.3"_s, u"Field, clause 3"_s}));
        QVERIFY(names.indexOf(u"Value, clause 2.3"_s) > names.indexOf(u"Operator, clause 2.3"_s));
    }

    void verdictsStandOnEveryClause()
    {
        open(three);
        QStringList chips;
        for (PartRow* row : stage->rows())
            chips << row->findChild<AnswerChip*>()->content().text;
        QCOMPARE(chips, QStringList({u"9"_s, u"Mina"_s, u"120"_s}));
        QCOMPARE(stage->row(2)->findChild<AnswerChip*>()->content().tone, Tone::No);
        QTest::keyClicks(stage->named(u"Field, clause 1"_s), u"x"_s); // data.scorex or so: not there
        QCOMPARE(stage->row(0)->findChild<AnswerChip*>()->content().text, u"missing"_s);
        QCOMPARE(stage->row(1)->findChild<AnswerChip*>()->content().text, u"not evaluated"_s);
    }

    void rawPartsAreEditedAsJson()
    {
        open(R"({"and": [{"between?": [1]}, {">": [{"var": "total"}, 1]}]})");
        QWidget* json = stage->named(u"JSON, clause 1"_s);
        QVERIFY(json);
        json->setFocus();
        stage->key(Qt::Key_A, Qt::ControlModifier);
        stage->type(u"{\"!!\": {\"var\": \"data\"}}"_s);
        QCOMPARE(stage->rule(), compact(R"({"and":[{"!!":{"var":"data"}},{">":[{"var":"total"},1]}]})"));
        grip(u"2"_s)->setFocus();
        stage->key(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(focusName(), u"JSON, clause 2"_s);
        QCOMPARE(stage->steps(), 1);
    }

    void aRandomWalkComesBackToItsStart()
    {
        quint32 seed = 20261;
        const auto next = [&seed](quint32 below) {
            seed = seed * 1664525u + 1013904223u;
            return (seed >> 8) % below;
        };
        open(nested);
        const std::string before = stage->bytes();
        BuildView* build = stage->editor->build();
        int made = 0;
        for (int i = 0; i < 180; ++i) {
            const auto rows = stage->rows();
            if (rows.empty()) { // all of it went
                stage->workspace.history().undo();
                continue;
            }
            PartRow* row = rows[next(static_cast<quint32>(rows.size()))];
            const auto command = static_cast<PartCommand>(next(partCommands));
            if (command == PartCommand::AddClause || command == PartCommand::AddGroup || !build->can(command, row) ||
                (rows.size() < 4 && (command == PartCommand::Remove || command == PartCommand::Cut)) ||
                (rows.size() > 14 && (command == PartCommand::Duplicate || command == PartCommand::Paste)))
                continue;
            build->run(command, row);
            ++made;
            QVERIFY2(stage->refused.empty(), qPrintable(textOf(command) + u" at "_s + QString::number(i)));
            // What the rows show is what the outline of the text has.
            for (PartRow* one : stage->rows())
                QCOMPARE(one->text(), build->rule().textOf(one->part()));
            QCOMPARE(samples::contentOf(stage->workspace, stage->id).drafts.size(), std::size_t{0});
        }
        QVERIFY(made > 50);
        while (stage->workspace.history().canUndo())
            stage->workspace.history().undo();
        QCOMPARE(stage->bytes(), before);
    }

    void problemsAreMarkedWithTheirWayOut()
    {
        open(three);
        const std::string place = stage->editor->rule().place();
        Problem problem{.severity = Problem::Severity::Warning,
                        .rule = "field.unknown",
                        .pointer = place + "/and/1/===/0/var",
                        .message = phrase("x")};
        problem.fixes.push_back({phrase("y"), {{Change::Kind::Set, place + "/and/1/===/0/var", "\"name\""}}});
        Problem elsewhere = problem;
        elsewhere.pointer = "/name";
        stage->editor->showProblems({problem, elsewhere});
        QCOMPARE(stage->row(0)->problems().size(), std::size_t{0});
        QCOMPARE(stage->row(1)->problems().size(), std::size_t{1});
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
        // A hint looks as it does on the card.
        const auto tone = [&] { return static_cast<ProblemMark*>(stage->named(u"Problem, clause 2"_s))->tone(); };
        QVERIFY(tone() == Tone::Warn);
        problem.severity = Problem::Severity::Hint;
        stage->editor->showProblems({problem});
        QVERIFY(tone() == Tone::Neutral);
        problem.severity = Problem::Severity::Error;
        stage->editor->showProblems({problem});
        QVERIFY(tone() == Tone::No);
        stage->click(stage->named(u"Problem, clause 2"_s));
        stage->choose(say(phrase("y")));
        QCOMPARE(qobject_cast<QLineEdit*>(stage->named(u"Field, clause 2"_s))->text(), u"name"_s);
        QCOMPARE(stage->steps(), 1);
        stage->editor->showProblems({});
        QVERIFY(!stage->named(u"Problem, clause 2"_s));
    }

    void linesHaveTheRoomTheyNeed()
    {
        open(R"({"in": ["influencer", {"var": "profile.flattened_statuses"}]})");
        const auto check = [this](const QString& when) {
            for (int i = 0; i < 6; ++i)
                QApplication::processEvents();
            for (PartRow* row : stage->rows()) {
                QWidget* line = row->line();
                QVERIFY2(line->height() >= line->heightForWidth(line->width()),
                         qPrintable(u"%1: %2 of %3 at width %4"_s.arg(when)
                                        .arg(line->height())
                                        .arg(line->heightForWidth(line->width()))
                                        .arg(line->width())));
            }
        };
        PseudoTranslator language;
        QCoreApplication::installTranslator(&language);
        for (int width = 420; width > 250; width -= 7) {
            stage->window.resize(width, 500);
            check(QString::number(width));
            setRule(nested);
            check(u"nested, %1"_s.arg(width));
            setRule(R"({"in": ["influencer", {"var": "profile.flattened_statuses"}]})");
            check(u"again, %1"_s.arg(width));
        }
    }

    void nothingGoesToAnotherLineWhileSomebodyTypes()
    {
        open(R"({"and": [{"===": [{"var": "data.name"}, "x"]}, {">": [{"var": "total"}, 1]}]})");
        const auto lines = [this] {
            QApplication::processEvents();
            QStringList places;
            for (const QString& name : {u"Field, clause 1"_s, u"Operator, clause 1"_s, u"Value, clause 1"_s})
                places += QString::number(stage->named(name)->mapTo(&stage->window, QPoint()).y());
            return places.join(u' ');
        };
        for (const QString& name : {u"Value, clause 1"_s, u"Field, clause 1"_s}) {
            QWidget* field = stage->named(name);
            field->setFocus();
            const QString before = lines();
            for (int i = 0; i < 40; ++i) {
                stage->type(u"w"_s);
                QVERIFY2(lines() == before, qPrintable(u"%1, letter %2: %3"_s.arg(name).arg(i + 1).arg(lines())));
            }
            for (int i = 0; i < 40; ++i)
                stage->key(Qt::Key_Backspace);
            QCOMPARE(lines(), before);
        }
        stage->click(stage->named(u"Add group"_s));
        QApplication::processEvents();
        QWidget* field = stage->named(u"Field of the new group's first clause"_s);
        const int y = field->y();
        for (int i = 0; i < 40; ++i) {
            stage->type(u"w"_s);
            QApplication::processEvents();
            QCOMPARE(field->y(), y);
        }
    }

    void anEmptyGroupIsNotNothing()
    {
        open(R"({"and": []})");
        QStringList said;
        for (const QLabel* label : stage->window.findChildren<QLabel*>()) {
            if (label->isVisible())
                said += label->text();
        }
        QVERIFY(!said.contains(u"Nothing is asked yet."_s));
        QVERIFY(said.join(u' ').contains(u"This group holds nothing"_s));
    }

    void whatStandsForAMissingFieldIsSeen()
    {
        open(R"({"and": [{"var": ["data.x", 1.50]}, {">": [{"var": "total"}, 1]}]})");
        auto* value = qobject_cast<QLineEdit*>(stage->named(u"Value, clause 1"_s));
        QVERIFY(value);
        QCOMPARE(value->text(), u"1.50"_s);
        QVERIFY(stage->row(0)->findChild<AnswerChip*>()->content().text != u"missing"_s);
    }

    void twoHundredClausesAreAnsweredAtOnce()
    {
        std::string rule = R"({"and": [)";
        for (int group = 0; group < 20; ++group) {
            rule += std::string(group ? ", " : "") + R"({"or": [)";
            for (int i = 0; i < 10; ++i)
                rule += std::string(i ? ", " : "") + R"({">=": [{"var": "data.score"}, )" + std::to_string(group + i) +
                        "]}";
            rule += "]}";
        }
        open(rule + "]}");
        QCOMPARE(stage->rows().size(), std::size_t{220});
        auto* value = qobject_cast<QLineEdit*>(stage->named(u"Value, clause 10.5"_s));
        value->setFocus();
        value->selectAll();
        QElapsedTimer timer;
        timer.start();
        stage->type(u"7"_s);
        const qint64 typed = timer.restart();
        QApplication::processEvents();
        qInfo("a key in one of 200 clauses: %lld ms with verdicts, %lld ms more for layout and the run", typed,
              timer.elapsed());
        QCOMPARE(stage->named(u"Value, clause 10.5"_s), value);
    }

private:
    void open(const std::string& rule)
    {
        stage = std::make_unique<ConditionStage>(rule);
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
    }
    void setRule(const std::string& rule)
    {
        const Content& content = samples::contentOf(stage->workspace, stage->id);
        QVERIFY(stage->workspace.setText(stage->id, {content.actions.at(0), "/arguments/0/value"}, rule, u"x"_s));
    }
    bool told(const QString& text) const
    {
        const auto labels = stage->window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    static QString focusName()
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : QString();
    }
    void walkTabs(int steps)
    {
        stage->editor->focusEditor();
        for (int i = 0; i < steps && QApplication::focusWidget(); ++i)
            stage->key(Qt::Key_Tab);
    }
    RowGrip* grip(const QString& place) const
    {
        for (PartRow* row : stage->rows()) {
            const QString name = row->grip()->accessibleName();
            if (name.startsWith(u"Clause %1:"_s.arg(place)) || name.startsWith(u"Group %1:"_s.arg(place)))
                return row->grip();
        }
        throw std::runtime_error("there is no clause " + place.toStdString());
    }
    /// Drags a row by its grip so many pixels above (negative) or below the middle of another row.
    void drag(const QString& from, const QString& to, int beyond)
    {
        RowGrip* grip = this->grip(from);
        PartRow* target = qobject_cast<PartRow*>(this->grip(to)->parentWidget()->parentWidget());
        QVERIFY(target);
        const QPoint middle = target->mapToGlobal(target->rect().center());
        const QPoint start = grip->rect().center();
        QTest::mousePress(grip, Qt::LeftButton, {}, start);
        QTest::mouseMove(grip, start + QPoint(0, 20));
        QTest::mouseMove(grip, grip->mapFromGlobal(middle + QPoint(0, beyond * 4)));
        QTest::mouseRelease(grip, Qt::LeftButton, {}, grip->mapFromGlobal(middle + QPoint(0, beyond * 4)));
    }

    std::unique_ptr<ConditionStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::BuildTest)
#include "buildtest.moc"
