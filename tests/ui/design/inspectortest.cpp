// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/edit.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/design/designstage.h"
#include "ui/common/chip.h"
#include "ui/common/fieldedit.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/sentenceview.h"
#include "ui/common/style.h"
#include "ui/common/switch.h"
#include "ui/condition/values/valueeditor.h"
#include "ui/condition/words/wordsview.h"

#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class InspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        stage = std::make_unique<DesignStage>();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
    }
    void cleanup() { stage.reset(); }

    void partsAreFoundByTheirNames()
    {
        QCOMPARE(stage->inspector->accessibleName(), u"Inspector"_s);
        QCOMPARE(stage->part<QWidget>(u"condition"_s)->accessibleName(), u"Condition"_s);
        QCOMPARE(stage->part<JsonEditor>(u"conditionJson"_s)->focusProxy()->accessibleName(), u"Condition JSON"_s);
        QCOMPARE(stage->part<QWidget>(u"conditionWords"_s)->accessibleName(), u"Condition in words"_s);
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
        stage->chain->showCard(2);
        QCOMPARE(stage->part<QWidget>(u"arguments"_s)->accessibleName(), u"Arguments"_s);
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
        stage->chain->showCard(0);
        QVERIFY(stage->named<FieldEdit>(u"Trigger"_s));
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
    }

    // The story of the five-minute tour: 9 becomes 10, and the verdict turns.
    void editOfTheConditionTurnsTheVerdict()
    {
        QCOMPARE(verdict(), u"passes: score is 9"_s);
        QCOMPARE(words(), u"✓  data.score is at least 9.0"_s);
        QTest::mouseClick(tabs(), Qt::LeftButton, {}, tabs()->tabRect(1).center());
        QWidget* json = stage->part<JsonEditor>(u"conditionJson"_s)->focusProxy();
        json->setFocus();
        QTest::keyClick(json, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(json, Qt::Key_Down);
        QTest::keyClick(json, Qt::Key_End);
        QTest::keyClick(json, Qt::Key_Left);
        for (int i = 0; i < 3; ++i) // 9.0
            QTest::keyClick(json, Qt::Key_Backspace);

        // "[…, ]" is no JSON: it is kept as it is typed and marked, and the last condition stays in force.
        stage->run.evaluateNow();
        QCOMPARE(verdict(), u"not valid JSON yet"_s);
        QVERIFY(!stage->part<JsonEditor>(u"conditionJson"_s)->problem().isEmpty());
        QVERIFY(stage->part<JsonEditor>(u"conditionJson"_s)->text().contains(u"}, ]"_s));
        std::string passedBy = reactionText; // the last that was JSON on the way
        passedBy.replace(passedBy.find("9.0"), 3, "9");
        QCOMPARE(stage->text(), passedBy);
        QCOMPARE(words(), u"✓  data.score is at least 9"_s);

        QTest::keyClicks(json, u"10"_s);
        stage->run.evaluateNow();
        QCOMPARE(verdict(), u"stops here: score is 9"_s);
        QCOMPARE(words(), u"✗  data.score is at least 10"_s);
        QVERIFY(stage->part<JsonEditor>(u"conditionJson"_s)->problem().isEmpty());
        QVERIFY(stage->part<SentenceView>(u"conditionWhy"_s)->toPlainText().contains(u"9"_s));
        std::string expected = reactionText;
        expected.replace(expected.find("9.0"), 3, "10"); // and not a byte besides
        QCOMPARE(stage->text(), expected);

        QCOMPARE(stage->workspace.history().count(), 1); // typing is one step
        QCOMPARE(stage->workspace.history().undoText(), u"Change condition"_s);
        stage->workspace.history().undo();
        stage->run.evaluateNow();
        QCOMPARE(stage->text(), reactionText);
        QCOMPARE(verdict(), u"passes: score is 9"_s);
        QVERIFY(stage->part<JsonEditor>(u"conditionJson"_s)->text().contains(u"9.0"_s));
    }

    void draftStaysWithItsFilter()
    {
        stage->workspace.setText(stage->reaction(), condition(stage->workspace), "{\"a\": ", u"x"_s);
        stage->chain->showCard(2);
        stage->chain->showCard(1);
        QCOMPARE(stage->part<JsonEditor>(u"conditionJson"_s)->text(), u"{\"a\": "_s);
        QCOMPARE(verdict(), u"not valid JSON yet"_s);
    }

    void unknownOperatorIsMarkedInPlace()
    {
        stage->workspace.setText(stage->reaction(), condition(stage->workspace),
                                 R"({">==": [{"var": "data.score"}, 9]})", u"x"_s);
        stage->run.evaluateNow();
        QVERIFY(stage->part<JsonEditor>(u"conditionJson"_s)->problem().contains(u">=="_s));
    }

    void answersForAFilterThatTheRunDoesNotReach()
    {
        stage->useSample(u"events/survey-passive.json"_s);
        const auto copy = duplicateActions(stage->workspace, stage->reaction(), {stage->chain->chain()->idAt(1)});
        QVERIFY(copy);
        stage->selection.setAction(copy->front());
        stage->run.evaluateNow();
        QCOMPARE(verdict(), u"not reached, would stop"_s);
    }

    void switchWritesIsDynamicExactly()
    {
        stage->chain->showCard(2);
        QCOMPARE(dynamicOf(1), u"null"_s);
        stage->named<QRadioButton>(u"definition: from event"_s)->click();
        QCOMPARE(dynamicOf(1), u"true"_s);
        QCOMPARE(stage->workspace.history().undoText(), u"Take definition from the event"_s);
        stage->named<QRadioButton>(u"definition: fixed"_s)->click();
        QCOMPARE(dynamicOf(1), u"null"_s);
        QCOMPARE(stage->text(), reactionText);
        stage->named<QRadioButton>(u"profile_id: fixed"_s)->click();
        QCOMPARE(dynamicOf(0), u"null"_s);
        QCOMPARE(valueOf(0), u"{\"var\": \"profile_id\"}"_s);
    }
    void aNameOfTheCatalogueIsNoStopOfTheKeys()
    {
        stage->chain->showCard(2);
        auto* name = stage->named<QLineEdit>(u"Name of argument definition"_s);
        for (QWidget* at = stage->inspector->nextInFocusChain(); at != stage->inspector; at = at->nextInFocusChain())
            QVERIFY(at != name || !(at->focusPolicy() & Qt::TabFocus));
        QTest::mouseClick(name, Qt::LeftButton);
        QVERIFY(!name->hasFocus());
    }

    void helpIsReadWholeAndSaysWhatIsRequired()
    {
        stage->chain->showCard(2);
        stage->inspector->resize(320, 700);
        QCoreApplication::processEvents();
        int required = 0;
        for (const QLabel* label : stage->inspector->findChildren<QLabel*>()) {
            if (!label->isVisible() || !label->text().startsWith(u"Required."_s))
                continue;
            ++required;
            QVERIFY(label->text().size() > 12); // with what the catalogue says of it
            QVERIFY(label->wordWrap());
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
        QCOMPARE(required, 2); // profile_id and definition
    }

    void menuWritesAnyOfTheForms()
    {
        stage->chain->showCard(2);
        auto* more = stage->named<QPushButton>(u"More for argument definition"_s);
        for (const auto& [word, written] : {std::pair{u"false"_s, u"false"_s}, std::pair{u"true"_s, u"true"_s},
                                            std::pair{u"null"_s, u"null"_s}, std::pair{u"left out"_s, QString()}}) {
            QMenu* menu = openMenu(more);
            QAction* item = itemOf(menu, word);
            QVERIFY2(item, qPrintable(word));
            item->trigger();
            menu->close();
            QCOMPARE(dynamicOf(1), written);
        }
    }

    void typedTextStaysText()
    {
        stage->chain->showCard(2);
        auto* field = stage->named<FieldEdit>(u"definition"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"10"_s);
        QCOMPARE(valueOf(1), u"\"10\""_s);
        field->selectAll();
        QTest::keyClicks(field, u"say \"hi\"\\"_s);
        QCOMPARE(valueOf(1), u"\"say \\\"hi\\\"\\\\\""_s);
        QCOMPARE(stage->workspace.history().count(), 1);
        QCOMPARE(stage->workspace.history().undoText(), u"Change definition"_s);
    }
    void typedNumberStaysANumber()
    {
        addArgument("value", "9.0");
        auto* field = stage->named<FieldEdit>(u"value"_s);
        QCOMPARE(field->text(), u"9.0"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"1x0"_s); // letters do not come in
        QCOMPARE(valueOf(2), u"10"_s);
        QTest::keyClicks(field, u".5"_s);
        QCOMPARE(valueOf(2), u"10.5"_s);
        QTest::keyClick(field, Qt::Key_Backspace); // "10." is no number: kept as typed, marked
        QCOMPARE(field->text(), u"10."_s);
        QVERIFY(field->hasProblem());
        QCOMPARE(valueOf(2), u"10.5"_s); // the last that was one
        QTest::keyClicks(field, u"25"_s);
        QVERIFY(!field->hasProblem());
        QCOMPARE(valueOf(2), u"10.25"_s);
    }
    void switchEditsATruthValue()
    {
        addArgument("check_rate", "true");
        stage->named<Switch>(u"check_rate"_s)->click();
        QCOMPARE(valueOf(2), u"false"_s);
    }
    void objectIsEditedAsJson()
    {
        addArgument("meta", R"({"a": 1})");
        for (auto* editor : stage->window.findChildren<JsonEditor*>()) {
            if (editor->isVisible() && editor->focusProxy()->accessibleName() == u"meta"_s) {
                QCOMPARE(editor->text(), u"{\"a\": 1}"_s);
                return;
            }
        }
        QFAIL("there is no editor for the object");
    }
    void fieldOfTheEventIsEditedByItsPath()
    {
        stage->chain->showCard(2);
        auto* field = stage->named<FieldEdit>(u"profile_id"_s);
        QCOMPARE(field->text(), u"profile_id"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"data.survey_id"_s);
        QCOMPARE(valueOf(0), u"{\"var\": \"data.survey_id\"}"_s);
        QCOMPARE(dynamicOf(0), u"true"_s);
        stage->run.evaluateNow();
        QVERIFY(shows(u"= NPS-2025-Q2"_s));
    }
    void showsWhatArgumentsComeTo()
    {
        stage->chain->showCard(2);
        QVERIFY(shows(u"= 9332c9b2-e31c-4d49-8ec3-62a9466d339c"_s));
        stage->useSample(u"events/survey-passive.json"_s); // where the run does not get there
        QVERIFY(shows(u"= p"_s));
    }

    void convertsKeepingWhatItCan()
    {
        using Form = ValueEditor::Form;
        QCOMPARE(ValueEditor::converted("9.0", Form::Text), "\"9.0\"");
        QCOMPARE(ValueEditor::converted("\"9.50\"", Form::Number), "9.50");
        QCOMPARE(ValueEditor::converted("\"nine\"", Form::Number), "0");
        QCOMPARE(ValueEditor::converted("\"\"", Form::Truth), "false");
        QCOMPARE(ValueEditor::converted("\"x\"", Form::Nothing), "null");
        QCOMPARE(ValueEditor::converted(R"({"var": ["a.b"]})", Form::Field), R"({"var": ["a.b"]})");
        QCOMPARE(ValueEditor::converted("\"a.b\"", Form::Field), R"({"var": "a.b"})");
        QCOMPARE(ValueEditor::converted(R"({"var": "a.b"})", Form::Text), "\"a.b\"");
    }

    void addsRenamesAndRemovesArguments()
    {
        stage->chain->showCard(2);
        QMenu* menu = stage->named<QPushButton>(u"Add argument"_s)->menu();
        Q_EMIT menu->aboutToShow();
        QVERIFY(!itemOf(menu, u"definition (required)"_s)); // it is there already
        itemOf(menu, u"expires_at, expires at"_s)->trigger();
        QCOMPARE(names(), QStringList({u"profile_id"_s, u"definition"_s, u"expires_at"_s}));

        auto* name = stage->named<HeadingEdit>(u"Name of argument expires_at"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"colour"_s); // the catalogue does not know it
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(names().last(), u"colour"_s);
        QVERIFY(shows(u"Not in the catalogue."_s));

        name->selectAll();
        QTest::keyClicks(name, u"definition"_s); // taken
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(names().last(), u"colour"_s);
        QCOMPARE(stage->refused.size(), std::size_t{1});
        QCOMPARE(name->text(), u"colour"_s);

        QMenu* more = openMenu(stage->named<QPushButton>(u"More for argument colour"_s));
        itemOf(more, u"Remove argument"_s)->trigger();
        more->close();
        QCOMPARE(names(), QStringList({u"profile_id"_s, u"definition"_s}));
        while (stage->workspace.history().canUndo())
            stage->workspace.history().undo();
        QCOMPARE(stage->text(), reactionText);
    }

    void nameDescriptionAndActiveAreEdited()
    {
        auto* name = stage->named<HeadingEdit>(u"Name"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Thank <b>promoters</b>"_s);
        QCOMPARE(stage->value().name, "Thank <b>promoters</b>");
        QCOMPARE(stage->workspace.history().count(), 1);
        auto* description = stage->named<HeadingEdit>(u"Description"_s);
        description->setFocus();
        QTest::keyClicks(description, u"For scores of nine"_s);
        QCOMPARE(stage->value().description, "For scores of nine");
        auto* active = stage->named<Switch>(u"Active"_s);
        QVERIFY(active->isChecked());
        QTest::mouseClick(active, Qt::LeftButton);
        QVERIFY(!stage->value().isActive);
        QCOMPARE(stage->workspace.history().undoText(), u"Deactivate reaction"_s);
        QCOMPARE(stage->workspace.history().count(), 3);
        stage->workspace.history().undo();
        QVERIFY(active->isChecked());
        while (stage->workspace.history().canUndo())
            stage->workspace.history().undo();
        QCOMPARE(stage->text(), reactionText);
        QCOMPARE(name->text(), u"NPS Survey Completed"_s);
    }

    void undoInAFieldIsTheWorkspaces()
    {
        auto* name = stage->named<HeadingEdit>(u"Name"_s);
        name->setFocus();
        QTest::keyClicks(name, u"x"_s);
        QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        undo.ignore(); // as it is sent; a line edit would take it
        QApplication::sendEvent(name, &undo);
        QVERIFY(!undo.isAccepted()); // so that the window's own shortcut gets it
    }

    void triggerIsEditedAndChecked()
    {
        stage->chain->showCard(0);
        auto* trigger = stage->named<FieldEdit>(u"Trigger"_s);
        trigger->setFocus();
        trigger->selectAll();
        QTest::keyClicks(trigger, u"tier.achieved"_s);
        QCOMPARE(stage->value().trigger, "tier.achieved");
        QVERIFY(!trigger->hasProblem());
        QCOMPARE(stage->workspace.history().count(), 1);
        trigger->selectAll();
        QTest::keyClicks(trigger, u"survey done"_s);
        QVERIFY(trigger->hasProblem());
        QVERIFY(!trigger->accessibleDescription().isEmpty());
    }
    void aliasIsOfferedItsOwnName()
    {
        stage->chain->showCard(0);
        auto* trigger = stage->named<FieldEdit>(u"Trigger"_s);
        trigger->setFocus();
        trigger->selectAll();
        QTest::keyClicks(trigger, u"profiles.create"_s);
        auto* use = stage->part<QPushButton>(u"useSuggestion"_s);
        QVERIFY(use->isVisible());
        use->click();
        QCOMPARE(stage->value().trigger, "profile.created");
        QVERIFY(!use->isVisible());
    }

    void enterTakesTheEventThatWasBegun()
    {
        stage->chain->showCard(0);
        auto* trigger = stage->named<FieldEdit>(u"Trigger"_s);
        trigger->setFocus();
        trigger->selectAll();
        QTest::keyClicks(trigger, u"transaction.cr"_s);
        QTest::keyClick(trigger, Qt::Key_Escape); // the list of completions
        QTest::keyClick(trigger, Qt::Key_Return);
        QCOMPARE(stage->value().trigger, "transaction.created");
    }

    void fileThatCannotBeReadIsSaidAndLeft()
    {
        stage->useReaction(u"reactions/torn.json"_s);
        QVERIFY(shows(u"reactions/torn.json cannot be read as a reaction"_s));
        QVERIFY(stage->workspace.find(stage->reaction())->content == nullptr);
    }

private:
    QString verdict() const { return stage->part<Chip>(u"conditionVerdict"_s)->content().text; }
    QString words() const { return stage->part<WordsView>(u"conditionWords"_s)->toPlainText(); }
    QTabBar* tabs() const { return stage->part<QTabBar>(u"conditionTabs"_s); }
    const Action& benefit() const { return stage->value().actions[1]; }
    /// A member of an argument of the benefit action as it is written; "" where it is left out.
    QString written(int argument, const char* member) const
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        const auto node = document.find(benefit().arguments[argument].pointer + "/" + member);
        return node ? QString::fromStdString(std::string(document.textOf(*node))) : QString();
    }
    QString dynamicOf(int argument) const { return written(argument, "is_dynamic"); }
    QString valueOf(int argument) const { return written(argument, "value"); }
    QStringList names() const
    {
        QStringList names;
        for (const Argument& argument : benefit().arguments)
            names << QString::fromStdString(argument.name);
        return names;
    }
    void addArgument(const char* name, const char* json)
    {
        stage->chain->showCard(2);
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(stage->reaction(), edit::addArgument(document, 1, name, json, std::nullopt),
                                       u"x"_s));
        QCoreApplication::processEvents(); // new rows are laid out
    }
    /// Whether some label that shows says this.
    bool shows(const QString& text) const
    {
        const auto labels = stage->window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    }
    static QMenu* openMenu(QPushButton* button)
    {
        button->click();
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    static QAction* itemOf(const QMenu* menu, const QString& text)
    {
        if (!menu)
            return nullptr;
        for (QAction* item : menu->actions()) {
            if (item->text() == text)
                return item;
            if (QAction* inner = item->menu() ? itemOf(item->menu(), text) : nullptr)
                return inner;
        }
        return nullptr;
    }

    std::unique_ptr<DesignStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::InspectorTest)
#include "inspectortest.moc"
