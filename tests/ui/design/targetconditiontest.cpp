// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/design/targetstage.h"

namespace retort {

/// The condition of a target, which may be JSON inside of a text.
class TargetConditionTest : public QObject, private TargetStage {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void theConditionIsShownInWordsAndEditedAsJson()
    {
        auto* words = pane->findChild<QTextEdit*>(u"targetConditionWords"_s);
        QVERIFY(words->toPlainText().startsWith(u"Sent whenever"_s));
        auto* editor = openCondition();
        editor->setView(ConditionEditor::View::Json);
        auto* json = editor->json()->findChild<QsciScintilla*>();
        json->setFocus();
        const std::string before = textOf(*workspace, slack);
        QTest::keyClicks(json, u"{\">\": [{\"var\": \"data.score\"}, 9]"_s);
        QVERIFY(textOf(*workspace, slack).find("\"condition\": null") != std::string::npos ||
                textOf(*workspace, slack) == before); // no text that is no JSON is written
        QTest::keyClicks(json, u"}"_s);
        render->evaluateNow();
        QCOMPARE(condition(), std::string("{\">\": [{\"var\": \"data.score\"}, 9]}"));
        QVERIFY2(words->toPlainText().contains(u"data.score"_s), qPrintable(words->toPlainText()));
        QVERIFY(printed().find("Score 9") != std::string::npos); // rendered all the same
        json->selectAll();
        QTest::keyClick(json, Qt::Key_Delete);
        QVERIFY(!workspace->find(slack)->target()->condition);
        QVERIFY(textOf(*workspace, slack).find("\"condition\": \"\"") != std::string::npos);
    }

    void openingTheConditionChangesNoByte()
    {
        for (const char* value :
             {"\"{\\\"and\\\":[ {\\\"var\\\":\\\"data.score\\\"} ,\\n  {\\\"==\\\": [1.0, \\\"a\\\\\\/b\\\"]}]}\"",
              "\"\"", "\"  \"", "null", "[]", "{}", R"({"and": [{"var": "a"}]})", "\"no { json\"", "\"null\"", "\"[]\"",
              "\"3\"", "\"\\\"x\\\"\""}) {
            setCondition(value);
            const std::string before = textOf(*workspace, slack);
            const int steps = workspace->history().count();
            auto* editor = openCondition();
            for (const auto view :
                 {ConditionEditor::View::Json, ConditionEditor::View::Words, ConditionEditor::View::Build}) {
                editor->setView(view);
                editor->focusEditor();
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            }
            selection->setTarget(EntryId::None);
            selection->setTarget(slack);
            QCOMPARE(textOf(*workspace, slack), before);
            QCOMPARE(workspace->history().count(), steps);
        }
    }

    void clausesAreEditedInsideOfTheText()
    {
        // Escapes of the file's text, and the formatting of the JSON in it, stay where nothing is changed.
        setCondition("\"{\\n  \\\"and\\\": [\\n    {\\\"===\\\": [{\\\"var\\\": \\\"data.name\\\"}, \\\"caf\\u00e9 "
                     "\\\\u00e9 a\\/b\\\"]},\\n"
                     "    {\\\">=\\\":  [{\\\"var\\\":\\\"data.score\\\"}, 9.50]}\\n  ]\\n}\"");
        const std::string before = textOf(*workspace, slack);
        auto* editor = openCondition();
        QCOMPARE(editor->build()->allRows().size(), std::size_t{2});
        auto* value = qobject_cast<QLineEdit*>(named(u"Value, clause 2"_s));
        QVERIFY(value);
        QCOMPARE(value->text(), u"9.50"_s);
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, u"12"_s);
        std::string after = before;
        after.replace(after.find("9.50"), 4, "12");
        QCOMPARE(textOf(*workspace, slack), after);
        QCOMPARE(workspace->history().count(), 2); // one step for what was typed
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, slack), before);

        QTest::mouseClick(named(u"More, clause 1"_s), Qt::LeftButton); // any command
        qobject_cast<QMenu*>(QApplication::activePopupWidget())->close();
        editor->build()->run(PartCommand::Negate, editor->build()->allRows().at(0));
        after = before;
        after.replace(after.find("==="), 3, "!==");
        QCOMPARE(textOf(*workspace, slack), after);
        workspace->history().undo();
        editor->build()->run(PartCommand::Remove, editor->build()->allRows().at(1));
        QCOMPARE(
            condition(),
            std::string("{\n  \"and\": [\n    {\"===\": [{\"var\": \"data.name\"}, \"café \\u00e9 a/b\"]}\n  ]\n}"));
        QVERIFY(textOf(*workspace, slack).find(R"(\"caf\u00e9 \\u00e9 a\/b\")") != std::string::npos);
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, slack), before);
    }

    void theFirstClauseIsWrittenAsText_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("asText");
        QTest::newRow("null") << u"null"_s << true;
        QTest::newRow("empty text") << u"\"\""_s << true;
        QTest::newRow("not there") << QString() << true;
        QTest::newRow("empty list") << u"[]"_s << false;
    }
    void theFirstClauseIsWrittenAsText()
    {
        QFETCH(QString, value);
        QFETCH(bool, asText);
        if (value.isEmpty())
            QVERIFY(
                workspace->apply(slack, json::remove(contentOf(*workspace, slack).document, "/condition"), u"x"_s) ||
                !contentOf(*workspace, slack).document.find("/condition"));
        else
            setCondition(value.toStdString());
        const std::string before = textOf(*workspace, slack);
        const int steps = workspace->history().count();
        openCondition();
        QTest::mouseClick(named(u"Add clause"_s), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), u"data.score"_s);
        QWidget* popup = QApplication::activePopupWidget();
        QTest::keyClick(popup ? popup : QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(workspace->find(slack)->target()->conditionIsText, asText);
        QVERIFY(workspace->find(slack)->target()->condition.has_value());
        QCOMPARE(json::write(workspace->find(slack)->target()->condition->root()),
                 std::string(R"({">=":[{"var":"data.score"},0]})"));
        QCOMPARE(workspace->history().count(), steps + 1);
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, slack), before);
    }

    void aTextThatIsNoJsonStandsAsText()
    {
        setCondition("\"data.score > 9\"");
        const std::string before = textOf(*workspace, slack);
        auto* editor = openCondition();
        QVERIFY(editor->build()->allRows().empty());
        QVERIFY(said(u"is a text that is no JSON"_s));
        QVERIFY(!named(u"Add clause"_s)->isEnabled());
        editor->setView(ConditionEditor::View::Json);
        QCOMPARE(editor->json()->text(), u"data.score > 9"_s);
        QVERIFY(!editor->json()->problem().isEmpty());
        auto* json = editor->json()->findChild<QsciScintilla*>();
        json->setFocus();
        json->selectAll();
        QTest::keyClicks(json, u"{\">\": [{\"var\": \"data.score\"}, "_s);
        QCOMPARE(condition(), std::string()); // kept as it was typed, until it is JSON
        QVERIFY(workspace->isUnsaved(slack));
        editor->setView(ConditionEditor::View::Build);
        for (auto* button : editor->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == u"Drop what was typed"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(workspace->find(slack)->content->drafts.empty());
        workspace->history().undo(); // what was dropped
        workspace->history().undo(); // and typed
        QCOMPARE(textOf(*workspace, slack), before);
        editor->setView(ConditionEditor::View::Json);
        QCOMPARE(editor->json()->text(), u"data.score > 9"_s);
        json->setFocus();
        json->selectAll();
        QTest::keyClicks(json, u"{\">\": [{\"var\": \"data.score\"}, 9]}"_s);
        QCOMPARE(condition(), std::string(R"({">": [{"var": "data.score"}, 9]})"));
        QVERIFY(workspace->find(slack)->content->drafts.empty());
        editor->setView(ConditionEditor::View::Build);
        QCOMPARE(editor->build()->allRows().size(), std::size_t{1});
    }

    void aValueThatIsNotFinishedIsKeptInsideOfTheText()
    {
        setCondition("\"{\\\">=\\\": [{\\\"var\\\": \\\"data.score\\\"}, 9]}\"");
        const std::string before = textOf(*workspace, slack);
        openCondition();
        auto* value = qobject_cast<QLineEdit*>(named(u"Value, clause 1"_s));
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, u"-"_s);
        QCOMPARE(value->text(), u"-"_s);
        QCOMPARE(textOf(*workspace, slack), before);
        QCOMPARE(workspace->find(slack)->content->drafts.size(), std::size_t{1});
        const TextTarget target = workspace->find(slack)->content->drafts[0].target;
        QCOMPARE(targetAt(target.action, placeOf(target)), target); // as the journal keeps it
        QVERIFY(typedText(*workspace->find(slack)->content).find(R"({\"var\": \"data.score\"}, -]})") !=
                std::string::npos);
        QVERIFY(!workspace->documentToSave(slack));
        QTest::keyClicks(value, u"4"_s);
        QCOMPARE(condition(), std::string(R"({">=": [{"var": "data.score"}, -4]})"));
        QVERIFY(workspace->documentToSave(slack));
    }
};

} // namespace retort

QTEST_MAIN(retort::TargetConditionTest)
#include "targetconditiontest.moc"
