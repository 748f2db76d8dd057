// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/targetpane.h"

#include "engine/json/edit.h"
#include "tests/ui/document/samples.h"
#include "ui/common/chip.h"
#include "ui/common/fieldedit.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/segments.h"
#include "ui/design/target/outputview.h"
#include "ui/design/target/twigcompletion.h"
#include "ui/design/target/twigtext.h"

#include <QAbstractItemView>
#include <QLabel>
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
        pane = new TargetPane(*workspace, *selection, *render, window.get());
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
        QTest::mouseClick(pane->findChild<QPushButton*>(u"editTargetCondition"_s), Qt::LeftButton);
        auto* editor = pane->findChild<JsonEditor*>(u"targetCondition"_s);
        QVERIFY(editor->isVisible());
        auto* scintilla = editor->findChild<QsciScintilla*>();
        scintilla->setFocus();
        QTest::keyClicks(scintilla, u"{\">\": [{\"var\": \"data.score\"}, 9]}"_s);
        render->evaluateNow();
        QVERIFY(workspace->find(slack)->target()->condition.has_value());
        QVERIFY(workspace->find(slack)->target()->conditionIsText);
        QVERIFY2(words->toPlainText().contains(u"data.score"_s), qPrintable(words->toPlainText()));
        QVERIFY(printed().find("Score 9") != std::string::npos); // rendered all the same
        editor->findChild<QsciScintilla*>()->selectAll();
        QTest::keyClick(scintilla, Qt::Key_Delete);
        QVERIFY(!workspace->find(slack)->target()->condition);
        QVERIFY(textOf(*workspace, slack).find("\"condition\": null") != std::string::npos);
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
