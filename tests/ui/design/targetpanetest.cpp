// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/targetpane.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "tests/ui/document/samples.h"
#include "ui/common/chip.h"
#include "ui/common/fieldedit.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/segments.h"
#include "ui/condition/build/partrow.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/target/outputview.h"
#include "ui/design/target/twigcompletion.h"
#include "ui/design/target/twigtext.h"
#include "ui/document/typedtext.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QTextEdit>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

const std::string quoteEvent =
    "{\"event\": \"custom.survey_completed\", \"profile_id\": \"p\", \"data\": {\"name\": \"Al \\\"Bo\\\" O'Brien\","
    "\"score\": 9, \"items\": [{\"sku\": \"a\", \"price\": 1.5}, {\"sku\": \"b\", \"price\": 2}], \"on\": true}}";

} // namespace

/// The target editor with a real mouse and real keys.
class TargetPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        auto all = files();
        all.push_back({u"events/quote.json"_s, quoteEvent, {}});
        workspace->open(all);
        slack = idOf(*workspace, slackPath);
        render = std::make_unique<LiveRender>(*workspace, *selection);
        window = std::make_unique<QWidget>();
        run = std::make_unique<LiveRun>(*workspace, *selection);
        pane = new TargetPane(*workspace, *selection, *run, *render, window.get());
        pane->setGeometry(0, 0, 1100, 600);
        window->resize(1100, 600);
        selection->setTarget(slack);
        selection->setEvent(idOf(*workspace, promoterPath));
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        text = pane->findChild<TwigText*>(u"template"_s);
        output = pane->findChild<OutputView*>(u"previewText"_s);
        state = pane->findChild<Chip*>(u"previewState"_s);
        settle();
    }

    void cleanup()
    {
        window.reset();
        run.reset();
        render.reset();
        selection.reset();
    }

    void settle() { QTRY_COMPARE(render->state(), LiveRender::State::Current); }
    std::string written() const { return workspace->find(slack)->target()->templateText; }
    std::string printed() const { return output->bytes().toStdString(); }
    /// Puts a template in, as if it came from elsewhere.
    void use(const std::string& source, const QString& event = u"events/quote.json"_s)
    {
        QVERIFY(workspace->apply(slack, json::setString(contentOf(*workspace, slack).document, "/template", source),
                                 u"Set"_s));
        selection->setEvent(idOf(*workspace, event));
        render->evaluateNow();
        QCOMPARE(text->bytes().toStdString(), source);
    }
    static QPoint pointOf(const QsciScintilla& editor, std::size_t offset)
    {
        const auto at = static_cast<long>(offset);
        return {static_cast<int>(editor.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, at)) + 1,
                static_cast<int>(editor.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, at)) + 4};
    }
    static void click(QsciScintilla& editor, std::size_t offset)
    {
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, pointOf(editor, offset));
    }
    /// The pieces of an editor's text that have an indicator.
    static QStringList marked(const CodeText& editor, unsigned long indicator)
    {
        QStringList pieces;
        const QByteArray bytes = editor.bytes();
        for (long at = 0; at < bytes.size();) {
            const long end = editor.SendScintilla(QsciScintilla::SCI_INDICATOREND, indicator, at);
            if (editor.SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, indicator, at) != 0)
                pieces << QString::fromUtf8(bytes.mid(at, end - at));
            if (end <= at)
                break;
            at = end;
        }
        return pieces;
    }
    QStringList outputs() const { return marked(*output, 9); }
    QStringList errors() const { return marked(*text, 8); }
    QStringList sources() const { return marked(*text, 10); }
    void caretTo(std::size_t offset)
    {
        text->SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(offset));
    }
    QPushButton* apply() const
    {
        for (auto* button : pane->findChildren<QPushButton*>())
            if (button->isVisible() && button->accessibleName().startsWith(u"Apply"_s))
                return button;
        return nullptr;
    }
    QString selected() const { return text->selectedText(); }

    void showsTheDecodedText()
    {
        QCOMPARE(text->bytes().toStdString(), written());
        QCOMPARE(printed(), std::string("{\n  \"text\": \"Score 9\",\n  \"survey\": \"NPS-2025-Q2\"\n}"));
        QCOMPARE(state->text(), u"sound JSON"_s);
        QCOMPARE(pane->findChild<QLineEdit*>(u"targetHandle"_s)->text(), u"slack-vip"_s);
    }

    void typingChangesThePreview()
    {
        caretTo(written().find("{{ data.score"));
        text->setFocus();
        QTest::keyClicks(text, u"of "_s);
        QVERIFY(written().find("Score of {{ data.score }}") != std::string::npos);
        QCoreApplication::processEvents(); // one turn of the event loop, no more
        QVERIFY(printed().find("Score of 9") != std::string::npos);
        QCOMPARE(workspace->history().count(), 1); // one step for all that was typed
        QCOMPARE(workspace->history().undoText(), u"Change template"_s);
        // Nothing else of the file changed.
        QVERIFY(textOf(*workspace, slack).find("\"url\": \"https://hooks.example.com/vip\"") != std::string::npos);
    }

    void undoTakesTypingBackFirst()
    {
        const std::string before = written();
        caretTo(0);
        text->setFocus();
        QTest::keyClicks(text, u" "_s);
        QVERIFY(written() != before);
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(written(), before);
        QCOMPARE(workspace->history().count(), 0); // typed back to where it began
        QTest::keyClicks(text, u"x"_s);
        workspace->history().undo(); // the application's undo, from elsewhere
        QCOMPARE(written(), before);
        QCOMPARE(text->bytes().toStdString(), before);
    }

    void aClickInTheOutputSelectsTheExpression()
    {
        click(*output, printed().find("NPS-2025") + 2);
        QCOMPARE(selected(), u"data.survey_id"_s);
        QCOMPARE(sources(), QStringList{u"data.survey_id"_s});
        QTRY_COMPARE(outputs(), QStringList{u"NPS-2025-Q2"_s});
    }

    void aClickOnTheTemplatesOwnTextGoesThere()
    {
        click(*output, printed().find("NPS-2025"));
        click(*output, printed().find("survey") + 3);
        QCOMPARE(text->caret(), written().find("\"survey\"") + 4);
        QCOMPARE(selected(), QString());
        QVERIFY(sources().isEmpty());
        QTRY_COMPARE(outputs(), QStringList{u"\"survey\": \""_s}); // of that line
        // What white space control takes away is no part of it.
        use("{%- if data.on -%}   [\"x\", {{ data.score }}{% endif %}]");
        click(*output, printed().find('x'));
        QCOMPARE(text->caret(), written().find("x\""));
        pane->findChild<Segments*>(u"previewViews"_s)->choice(1)->click();
        click(*output, printed().find(']'));
        QCOMPARE(text->caret(), written().find(']'));
    }

    void theCaretMarksWhatItsExpressionPrinted()
    {
        click(*text, written().find("data.score") + 2);
        QTRY_COMPARE(outputs(), QStringList{u"9"_s});
        click(*text, written().find("\"survey\""));
        QTRY_COMPARE(outputs(), QStringList{u"\"survey\": \""_s}); // the template's own text
        use("[{% for item in data.items %}\n  1,\n{% endfor %} 2]");
        caretTo(written().find('1'));
        QTRY_COMPARE(outputs(), (QStringList{u"1,"_s, u"1,"_s}));
        caretTo(written().find("data.items") - 8); // a tag prints nothing itself
        QTRY_VERIFY(outputs().isEmpty());
    }

    void loopsHaveManyPlaces()
    {
        use("[{% for item in data.items %}\"{{ item.sku }}\"{{ loop.last ? '' : ', ' }}{% endfor %}]");
        QCOMPARE(printed(), std::string("[\"a\", \"b\"]"));
        caretTo(written().find("item.sku") + 1);
        QTRY_COMPARE(outputs(), (QStringList{u"a"_s, u"b"_s}));
        click(*output, printed().find('b'));
        QCOMPARE(selected(), u"item.sku"_s);
    }

    void theLaidOutViewMapsAsWell()
    {
        use("{\"a\":\"{{ data.score }}\",\"b\":[{{ data.items[1].price }}]}");
        pane->findChild<Segments*>(u"previewViews"_s)->choice(1)->click();
        QCOMPARE(printed(), std::string("{\n  \"a\": \"9\",\n  \"b\": [\n    2\n  ]\n}"));
        click(*output, printed().find('2'));
        QCOMPARE(selected(), u"data.items[1].price"_s);
        QTRY_COMPARE(outputs(), QStringList{u"2"_s});
        caretTo(written().find("data.score"));
        QTRY_COMPARE(outputs(), QStringList{u"9"_s});
    }

    void saysWhereItIsNoJsonAndMendsIt()
    {
        use("{\"name\": \"{{ data.name|raw }}\"}");
        QVERIFY2(state->text().startsWith(u"no JSON: line 1, column "_s), qPrintable(state->text()));
        QCOMPARE(errors().size(), 1);
        QVERIFY(errors().front().contains(u"data.name"_s));
        auto* button = apply();
        QVERIFY(button);
        const std::string before = written();
        QTest::mouseClick(button, Qt::LeftButton);
        render->evaluateNow();
        QVERIFY(written() != before);
        QVERIFY(json::Document::parse(printed()).has_value());
        QVERIFY(errors().isEmpty());
        workspace->history().undo();
        QCOMPARE(written(), before);
    }

    void saysWhyItDoesNotRender()
    {
        use("{\n  \"a\": {{ data.score|uper }}\n}");
        QCOMPARE(state->text(), u"template error, line 2"_s);
        QVERIFY(!output->isVisible()); // what was rendered before is not shown as if it were of this text
        QCOMPARE(errors().size(), 1);
        use("{}");
        QVERIFY(output->isVisible());
        QVERIFY(errors().isEmpty());
    }

    void theOtherEscapingIsShownWhereItDiffers()
    {
        auto* otherwise = pane->findChild<Segments*>(u"previewViews"_s)->choice(2);
        QVERIFY(!otherwise->isVisible());
        use("{\"a\": \"{{ data.name|replace({'\"': ''}) }}\"}");
        QVERIFY(printed().find("O&#039;Brien") != std::string::npos);
        QVERIFY(otherwise->isVisible());
        otherwise->click();
        QVERIFY(printed().find("O'Brien") != std::string::npos);
        use("{}");
        QVERIFY(!otherwise->isVisible());
        QCOMPARE(printed(), std::string("{}"));
    }

    void completesFieldsWithTypeAndValue()
    {
        const auto at = [&](const std::string& source) {
            return completionsAt(source, source.size(), workspace->find(selection->event())->event()->context);
        };
        const auto noteOf = [](const std::vector<Completion>& rows, const QString& name) {
            for (const auto& row : rows)
                if (row.text == name)
                    return row.note;
            return u"none"_s;
        };
        selection->setEvent(idOf(*workspace, u"events/quote.json"_s));
        QCOMPARE(noteOf(at("{{ sc"), u"data.score"_s), u"9 · number"_s);
        QCOMPARE(noteOf(at("{{ data."), u"score"_s), u"9 · number"_s);
        QCOMPARE(noteOf(at("{% for i in data.items %}{{ i."), u"sku"_s), u"a · text"_s);
        QCOMPARE(noteOf(at("{% for i in data.items %}{{ "), u"i.sku"_s), u"a · text"_s);
        QVERIFY(noteOf(at("{% for i in data.items %}{{ loop."), u"last"_s) != u"none"_s);
        QCOMPARE(noteOf(at("{% for i in data.items %}{% endfor %}{{ "), u"i.sku"_s), u"none"_s);
        QVERIFY(noteOf(at("{{ data.score|"), u"number_format"_s).size() > 5);
        QVERIFY(noteOf(at("{{ data.score is "), u"defined"_s) != u"none"_s);
        QVERIFY(noteOf(at("{% "), u"for"_s) != u"none"_s);
        QVERIFY(at("score").empty());
    }

    void aCompletionIsTaken()
    {
        use("{\"a\": }");
        caretTo(6);
        text->setFocus();
        QTest::keyClicks(text, u"{{ scor"_s);
        auto* popup = completionPopup();
        QVERIFY(popup);
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(written().c_str(), "{\"a\": {{ data.score}");
        QTest::keyClicks(text, u"|numb"_s);
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(written(), std::string("{\"a\": {{ data.score|number_format}"));
    }

    void theHeaderEditsTheDocument()
    {
        const auto type = [&](const QString& name, const QString& typed) {
            auto* field = pane->findChild<QLineEdit*>(name);
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, typed);
        };
        type(u"targetName"_s, u"Slack"_s);
        type(u"targetHandle"_s, u"slack"_s);
        type(u"targetUrl"_s, u"https://example.com/a"_s);
        const Target& target = *workspace->find(slack)->target();
        QCOMPARE(target.name, std::string("Slack"));
        QCOMPARE(target.handle, std::string("slack"));
        QCOMPARE(target.url, std::string("https://example.com/a"));
        QCOMPARE(workspace->history().count(), 3);
    }

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

    void problemsLeadIntoTheText()
    {
        setCondition(
            "\"{\\\"and\\\": [{\\\">=\\\": [{\\\"var\\\": \\\"data.score\\\"}, 9]}, {\\\"grater\\\": [1, 2]}]}\"");
        Problem problem{.severity = Problem::Severity::Error,
                        .rule = "condition.unknown-operator",
                        .pointer = "/condition",
                        .message = phrase("x"),
                        .fixes = {{phrase("x"), {{Change::Kind::Rename, "/and/1/grater", ">"}}, "/condition"}},
                        .within = "/and/1"};
        pane->showProblems({problem});
        QVERIFY(pane->showPlace("/condition", true, "/and/1"));
        auto* editor = pane->findChild<ConditionEditor*>();
        QVERIFY(editor->isVisible());
        const auto rows = editor->build()->allRows();
        QCOMPARE(rows.size(), std::size_t{2});
        QVERIFY(rows[1]->isHere());
        QVERIFY(rows[1]->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(rows[1]->problems().size(), std::size_t{1});
        QVERIFY(rows[0]->problems().empty());
        const auto fixed = applied(contentOf(*workspace, slack).document, problem.fixes[0]);
        QVERIFY(fixed);
        QVERIFY(fixed->text().find(R"({\">\": [1, 2]})") != std::string::npos);
    }

    void everyControlHasAName()
    {
        use("{\"name\": \"{{ data.name|raw }}\", \"a\": {{ data.on }}}");
        for (auto* widget : pane->findChildren<QWidget*>()) {
            if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy())
                QVERIFY2(
                    !widget->accessibleName().isEmpty() || (qobject_cast<QAbstractButton*>(widget) &&
                                                            !static_cast<QAbstractButton*>(widget)->text().isEmpty()),
                    qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

    void whatIsSelectedStaysInSight()
    {
        std::string source = "[";
        for (int i = 0; i < 80; ++i)
            source += "\n  " + std::to_string(i) + ",";
        use(source + "\n  {{ data.score }}]");
        const auto inSight = [&] {
            const QPoint at = pointOf(*text, text->caret());
            return at.y() > 0 && at.y() + 8 < text->viewport()->height();
        };
        pane->showSource({static_cast<std::uint32_t>(written().find("\n  79") + 3), 2});
        QVERIFY(inSight());
        pane->resize(1100, 420); // as when the list of problems appears below
        QCoreApplication::processEvents();
        QVERIFY(inSight());
        // Where one has scrolled away from it, one stays.
        text->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
        QVERIFY(!inSight());
        pane->resize(1100, 400);
        QCoreApplication::processEvents();
        QVERIFY(!inSight());
        QCOMPARE(text->verticalScrollBar()->value(), 0);
    }

    void tabLeavesTheTemplate()
    {
        const std::string before = written();
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Tab);
        QCOMPARE(written(), before);
        QVERIFY(!text->hasFocus());
    }

    void saysWhereNoReactionSendsIt()
    {
        const auto* said = pane->findChild<QLabel*>(u"previewUnsent"_s);
        QVERIFY(said->isHidden()); // the survey's reaction does
        selection->setEvent(idOf(*workspace, u"events/tier.json"_s));
        settle();
        QTRY_VERIFY(said->isVisible());
        QCOMPARE(said->text(),
                 u"No reaction sends this target on tier.achieved. It is sent on: custom.survey_completed."_s);
        QVERIFY(workspace->remove(idOf(*workspace, reactionPath)));
        selection->setTarget(slack);
        selection->setEvent(idOf(*workspace, promoterPath));
        settle();
        QTRY_VERIFY(said->text().startsWith(u"No reaction sends this target yet."_s));
        workspace->history().undo();
        selection->setTarget(slack);
        settle();
        QTRY_VERIFY(said->isHidden());
    }

private:
    void setCondition(const std::string& json)
    {
        QVERIFY(
            workspace->apply(slack, json::set(contentOf(*workspace, slack).document, "/condition", json), u"Set"_s));
    }
    std::string condition() const
    {
        const auto& document = contentOf(*workspace, slack).document;
        const auto node = document.find("/condition");
        return node ? document.stringOf(*node).value_or(std::string()) : std::string();
    }
    ConditionEditor* openCondition()
    {
        auto* button = pane->findChild<QPushButton*>(u"editTargetCondition"_s);
        if (!button->isChecked())
            QTest::mouseClick(button, Qt::LeftButton);
        return pane->findChild<ConditionEditor*>();
    }
    QWidget* named(const QString& name) const
    {
        for (auto* found : pane->findChildren<QWidget*>())
            if (found->accessibleName() == name && found->isVisible())
                return found;
        return nullptr;
    }
    bool said(const QString& text) const
    {
        const auto labels = pane->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    QAbstractItemView* completionPopup() const
    {
        for (auto* widget : QApplication::allWidgets())
            if (widget->accessibleName() == u"Completions"_s)
                return qobject_cast<QAbstractItemView*>(widget);
        return nullptr;
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveRender> render;
    std::unique_ptr<LiveRun> run;
    std::unique_ptr<QWidget> window;
    TargetPane* pane = nullptr;
    TwigText* text = nullptr;
    OutputView* output = nullptr;
    Chip* state = nullptr;
    EntryId slack{};
};

} // namespace retort

QTEST_MAIN(retort::TargetPaneTest)
#include "targetpanetest.moc"
