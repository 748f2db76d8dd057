// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudotranslator.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/condition/conditiontest.h"
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

class BuildTest : public ConditionTest {
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

    void aDropOutsideMovesNothing()
    {
        open(nested);
        const std::string before = stage->bytes();
        QWidget* build = stage->editor->build();
        RowGrip* from = grip(u"1"_s);
        for (const QPoint& outside : {QPoint(-300, 40), QPoint(build->width() + 300, 40), QPoint(40, -300),
                                      QPoint(40, build->height() + 300)}) {
            const QPoint at = from->mapFromGlobal(build->mapToGlobal(outside));
            QTest::mousePress(from, Qt::LeftButton, {}, from->rect().center());
            QTest::mouseMove(from, from->rect().center() + QPoint(0, 20));
            QTest::mouseMove(from, at);
            QTest::mouseRelease(from, Qt::LeftButton, {}, at);
            QCOMPARE(stage->bytes(), before);
            QVERIFY(!stage->row(0)->isSelected());
        }
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

    /// For the window's Edit menu, which serves what a view around the focus offers under its keys.
    void duplicateIsOfferedWhereverInAClauseTheKeysAre()
    {
        open(three);
        QAction* duplicate = nullptr;
        for (QAction* item : stage->editor->build()->actions()) {
            if (item->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_D))
                duplicate = item;
        }
        QVERIFY(duplicate);
        for (const QString& name : {u"Value, clause 2"_s, u"Field, clause 2"_s, u"Operator, clause 2"_s}) {
            stage->named(name)->setFocus();
            QVERIFY(duplicate->isEnabled());
            const std::string before = stage->rule();
            duplicate->trigger();
            QCOMPARE(stage->rows().size(), std::size_t{4});
            stage->workspace.history().undo();
            QCOMPARE(stage->rule(), before);
            stage->named(name)->setFocus();
            stage->key(Qt::Key_D, Qt::ControlModifier);
            QCOMPARE(stage->rows().size(), std::size_t{4});
            stage->workspace.history().undo();
        }
        stage->named(u"Value, clause 2"_s)->setFocus();
        stage->key(Qt::Key_Down, Qt::AltModifier); // moves the clause, whatever could be chosen there
        QVERIFY(stage->rule().find(R"("Mina"]}]})") != std::string::npos);
        setRule(R"({"between?": [1]})");
        stage->reload("true");
        QVERIFY(!duplicate->isEnabled());
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

private:
    void walkTabs(int steps)
    {
        stage->editor->focusEditor();
        for (int i = 0; i < steps && QApplication::focusWidget(); ++i)
            stage->key(Qt::Key_Tab);
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
};

} // namespace retort

QTEST_MAIN(retort::BuildTest)
#include "buildtest.moc"
