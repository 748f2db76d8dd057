// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/design/targetstage.h"

namespace retort {

/// The template of a target and what it prints.
class TargetPaneTest : public QObject, private TargetStage {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

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
};

} // namespace retort

QTEST_MAIN(retort::TargetPaneTest)
#include "targetpanetest.moc"
