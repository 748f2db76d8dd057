// SPDX-License-Identifier: GPL-3.0-or-later
// The arguments of actions: pickers, notes, empty places, rules; and that looking changes no byte.
#include "engine/json/edit.h"
#include "engine/reaction/edit.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/design/designstage.h"
#include "ui/common/fieldedit.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/style.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/inspector/argumentrow.h"
#include "ui/design/inspector/missingargument.h"

#include <QAbstractItemView>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

std::vector<WorkspaceFile> withDefinitions()
{
    auto all = files();
    all.push_back({u"definitions/benefits.json"_s,
                   R"({"kind": "benefits", "from": "acme-stg", "at": "2026-02-01", "data": [
                       {"handle": "promoter-thank-you", "name": "Promoter thank-you", "type": "gift"},
                       {"handle": "welcome-benefit", "name": "Welcome"}]})",
                   {}});
    all.push_back({u"definitions/attributes.json"_s,
                   R"({"kind": "attributes", "data": [
                       {"namespace": "loyalty", "handle": "cohort"}, {"namespace": "loyalty", "handle": "level"},
                       {"namespace": "shop", "handle": "size"}]})",
                   {}});
    return all;
}

/// One piece of JSON of many shapes, spelled in many ways.
std::string randomJson(QRandomGenerator& random, int depth)
{
    const auto pick = [&random](std::initializer_list<const char*> of) {
        return std::string(*(of.begin() + random.bounded(static_cast<int>(of.size()))));
    };
    switch (random.bounded(depth > 0 ? 7 : 5)) {
    case 0:
        return pick({"1", "1.0", "1.50", "-0", "1e2", "12345678901234567890", "0.1E-3"});
    case 1:
        return pick({"\"a\"", "\"\"", "\"\\u00e9\\/\"", "\"9\"", "\"promoter-thank-you\"", "\"2026-02-01\""});
    case 2:
        return pick({"true", "false", "null"});
    case 3:
        return pick({R"({"var": "data.score"})", R"({"var":["profile_id"]})", R"({ "var" : ["a", 1] })"});
    case 4:
        return pick({R"({"+": [1, {"var": "data.score"}]})", R"({">==": [1]})", R"({"if": []})", "{}", "[]"});
    case 5:
        return "[" + randomJson(random, depth - 1) + " ,\n" + randomJson(random, depth - 1) + "]";
    default:
        return "{\"k\":" + randomJson(random, depth - 1) + ",  \"m.n\" : " + randomJson(random, depth - 1) + "}";
    }
}

std::string randomReaction(QRandomGenerator& random)
{
    const char* types[] = {"filter",      "benefit.create", "point.create",
                           "tsend",       "target.send",    "update.highest.status.attribute",
                           "my.own_type", "Create Reward",  "redeem.benefit"};
    const char* names[] = {"condition",  "profile_id",    "definition", "value", "amount",
                           "check_rate", "rate_priority", "expires_at", "meta",  "target",
                           "namespace",  "handle",        "x y",        ""};
    const char* dynamic[] = {"", R"(, "is_dynamic": null)", R"(, "is_dynamic": true)", R"(,"is_dynamic":false)",
                             R"(, "is_dynamic": 1)"};
    const char* triggers[] = {"custom.survey_completed", "profile.updated", "transaction.completed", "x", ""};
    std::string text = "{\"name\":\"R\",  \"trigger\": \"" + std::string(triggers[random.bounded(5)]) +
                       "\", \"extra\": 1.0, \"actions\": [";
    const int actions = random.bounded(4);
    for (int action = 0; action < actions; ++action) {
        text += action > 0 ? ",\n " : "";
        text += "{\"name\": \"" + std::string(types[random.bounded(9)]) + "\", \"arguments\" : [";
        const int arguments = random.bounded(4);
        for (int argument = 0; argument < arguments; ++argument) {
            text += argument > 0 ? " , " : "";
            text += "{\"name\": \"" + std::string(names[random.bounded(14)]) + "\"";
            if (random.bounded(8) > 0)
                text += ",\"value\" :" + randomJson(random, 2);
            text += std::string(dynamic[random.bounded(5)]) + "}";
        }
        text += "]}";
    }
    return text + "]}";
}

} // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        stage = std::make_unique<DesignStage>(withDefinitions());
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        stage->chain->showCard(2);
    }
    void cleanup() { stage.reset(); }

    void previewTellsMissingNullEmptyAndTextApart_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("shown");
        QTest::newRow("missing") << uR"({"var": "nobody"})"_s << u"missing in this sample"_s;
        QTest::newRow("null") << uR"({"var": "data.nothing"})"_s << u"= null"_s;
        QTest::newRow("empty text") << uR"({"var": "data.empty"})"_s << u"empty text"_s;
        QTest::newRow("there") << uR"({"var": "data.score"})"_s << u"= 9"_s;
        QTest::newRow("a text that lost its var")
            << uR"("profile_id")"_s << u"The text profile_id itself: nothing is read from the event."_s;
    }
    void previewTellsMissingNullEmptyAndTextApart()
    {
        QFETCH(QString, rule);
        QFETCH(QString, shown);
        const EntryId event = samples::idOf(stage->workspace, promoterPath);
        QVERIFY(stage->workspace.apply(event,
                                       json::set(contentOf(stage->workspace, event).document, "/data",
                                                 R"({"score": 9, "nothing": null, "empty": ""})"),
                                       u"Set"_s));
        QVERIFY(stage->workspace.apply(stage->reaction(),
                                       json::set(contentOf(stage->workspace, stage->reaction()).document,
                                                 "/actions/1/arguments/0/value", rule.toStdString()),
                                       u"Set"_s));
        stage->chain->showCard(2);
        stage->run.evaluateNow();
        QCoreApplication::processEvents();
        QVERIFY(shows(shown));
    }

    void handlesAreOfferedWithTheirNames()
    {
        QVERIFY(shows(u"Promoter thank-you · gift"_s)); // what the present one is
        auto* field = stage->named<FieldEdit>(u"definition"_s);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
        QVERIFY(field->completer());
        QAbstractItemView* popup = field->completer()->popup();
        QVERIFY(popup->isVisible());
        QCOMPARE(popup->model()->rowCount(), 2);
        QCOMPARE(popup->currentIndex().data(Qt::EditRole).toString(), u"promoter-thank-you"_s);
        QCOMPARE(popup->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"welcome-benefit, Welcome"_s);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(valueOf(1), u"\"welcome-benefit\""_s);
        QVERIFY(shows(u"Welcome"_s));
        QVERIFY(notes().isEmpty());
    }
    void typingFiltersByNameToo()
    {
        auto* field = stage->named<FieldEdit>(u"definition"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"thank-you"_s);
        QTest::keyClick(field->completer()->popup(), Qt::Key_Down);
        QTest::keyClick(field->completer()->popup(), Qt::Key_Return);
        QCOMPARE(valueOf(1), u"\"promoter-thank-you\""_s);
    }
    void unknownHandleIsToldWithTheNearest()
    {
        setValue(1, "\"promoter-thankyou\"");
        QCOMPARE(notes().size(), 1);
        QVERIFY2(notes().front().startsWith(u"promoter-thankyou is not among the benefits"_s),
                 qPrintable(notes().front()));
        auto* use = stage->named<QPushButton>(u"definition: Write promoter-thank-you"_s);
        QTest::mouseClick(use, Qt::LeftButton);
        QCOMPARE(stage->text(), reactionText); // only the value's bytes
        QVERIFY(notes().isEmpty());
        QCOMPARE(stage->workspace.history().undoText(), u"Write promoter-thank-you"_s);
        setValue(1, "\"nothing-like-it\"");
        QCOMPARE(notes().size(), 1);
        setDynamic(1, true); // a rule that gives it is no better
        QCOMPARE(notes().size(), 1);
    }
    void definitionsThatChangeAreFollowed()
    {
        setValue(1, "\"spring\"");
        QCOMPARE(notes().size(), 1);
        const auto benefits = idOf(stage->workspace, u"definitions/benefits.json"_s);
        const auto next = json::set(contentOf(stage->workspace, benefits).document, "/data/1/handle", "\"spring\"");
        QVERIFY(stage->workspace.apply(benefits, next, u"x"_s));
        QVERIFY(notes().isEmpty());
    }

    void missingArgumentHasItsPlace()
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(stage->reaction(), edit::removeArgument(document, 1, 1), u"x"_s));
        const auto places = missing();
        QCOMPARE(places.size(), 1);
        QCOMPARE(places.front()->accessibleName(), u"definition is required and missing"_s);
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
        auto* add = stage->named<QPushButton>(u"Add definition"_s);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QVERIFY(missing().isEmpty());
        QCOMPARE(valueOf(1), u"\"\""_s);
        QCOMPARE(stage->workspace.history().undoText(), u"Add argument definition"_s);
        QVERIFY(stage->named<FieldEdit>(u"definition"_s)->hasFocus());
        QCOMPARE(notes().size(), 1); // that it is empty
    }

    void aNumberThatIsNeededStartsAsAnEmptyBox()
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(
            stage->reaction(),
            edit::addAction(document, stage->workspace.catalogue(), "tier-point.create", stage->value().actions.size()),
            u"x"_s));
        stage->chain->showCard(stage->chain->model()->rowCount() - 1);
        auto* box = stage->named<FieldEdit>(u"value"_s);
        QCOMPARE(box->text(), QString());
        QVERIFY(!notes().filter(u"value"_s).isEmpty()); // that it is missing
        const std::string before = stage->text();
        box->setFocus();
        QTest::keyClicks(box, u"50"_s);
        QVERIFY(stage->text().find(R"("value": 50,)") != std::string::npos);
        QTest::keyClick(box, Qt::Key_Backspace);
        QTest::keyClick(box, Qt::Key_Backspace);
        QCOMPARE(stage->text(), before); // empty is nothing, and not the last thing that was typed
        QVERIFY(box->hasFocus());
        QTest::keyClicks(box, u"1.2.3"_s);
        QVERIFY2(notes().contains(u"\"1.2.3\" is no number. Give a number for value, as 7.50."_s),
                 qPrintable(notes().join(u'|')));
        QVERIFY2(stage->sentences().last().contains(u"no value yet"_s), qPrintable(stage->sentences().last()));
        QVERIFY2(!stage->sentences().last().contains(u"1.2,"_s), qPrintable(stage->sentences().last()));
    }

    void numbersAreNumbersHoweverTheyAreWritten()
    {
        addArgument("value", "10.00");
        QCOMPARE(stage->named<FieldEdit>(u"value"_s)->text(), u"10.00"_s);
        setValue(2, "1e3");
        QCOMPARE(stage->named<FieldEdit>(u"value"_s)->text(), u"1e3"_s);
        // Somebody looks at one as JSON: that says nothing of the next action's argument of that name.
        auto* row = stage->window.findChild<ArgumentRow*>(u"argument2"_s);
        auto* forms = stage->named<QPushButton>(u"Kind of value of value"_s)->menu();
        Q_EMIT forms->aboutToShow();
        for (QAction* form : forms->actions()) {
            if (form->text() == u"JSON"_s)
                form->trigger();
        }
        QVERIFY(row->findChild<JsonEditor*>()->isVisible());
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        const std::string points = R"({"name": "point.create", "arguments": [{"name": "a", "value": 1},)"
                                   R"( {"name": "b", "value": 2}, {"name": "value", "value": 10.00}]})";
        QVERIFY(stage->workspace.apply(stage->reaction(),
                                       edit::insertAction(document, points, stage->value().actions.size()), u"x"_s));
        stage->chain->showCard(stage->chain->model()->rowCount() - 1);
        QCOMPARE(stage->named<FieldEdit>(u"value"_s)->text(), u"10.00"_s);
    }

    void nothingFromTheEventIsAnEmptyField()
    {
        addArgument("value", "null");
        setDynamic(2, true);
        auto* field = stage->named<FieldEdit>(u"value"_s);
        QCOMPARE(field->placeholderText(), u"Field of the event, as in data.score"_s);
        stage->chain->showCard(1); // also for whoever comes back to it
        stage->chain->showCard(2);
        QVERIFY(stage->named<FieldEdit>(u"value"_s)->isVisible());
        QCOMPARE(valueOf(2), u"null"_s);
    }

    void aFieldIsCalculatedWithInTwoSteps()
    {
        addArgument("value", R"({"var": "data.score"})");
        setDynamic(2, true);
        auto* calculate = stage->named<QPushButton>(u"Calculate with value"_s);
        QStringList offered;
        for (QAction* one : calculate->menu()->actions())
            offered << one->text().mid(1, 1);
        QCOMPARE(offered, (QStringList{u"×"_s, u"+"_s, u"−"_s, u"÷"_s}));
        calculate->menu()->actions().front()->trigger();
        QCOMPARE(valueOf(2), u"{\"*\": [{\"var\": \"data.score\"}, 1]}"_s);
        QVERIFY(!calculate->isVisible());
        // The number is what is left to say.
        auto* number = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(number);
        QCOMPARE(number->text(), u"1"_s);
        QTest::keyClicks(number, u"2"_s);
        QCOMPARE(valueOf(2), u"{\"*\": [{\"var\": \"data.score\"}, 2]}"_s);
    }

    void conditionIsNoArgumentAmongOthers()
    {
        stage->chain->showCard(1);
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(stage->reaction(), edit::removeArgument(document, 0, 0), u"x"_s));
        QVERIFY(missing().isEmpty()); // the condition editor says it
    }

    void anotherTypeIsToldAndMended()
    {
        addArgument("value", "\"10\"");
        QCOMPARE(notes(), QStringList{u"The action takes a number; this is text"_s});
        QTest::mouseClick(stage->named<QPushButton>(u"value: Make it a number"_s), Qt::LeftButton);
        QCOMPARE(valueOf(2), u"10"_s);
        QVERIFY(notes().isEmpty());
        addArgument("expires_at", "\"next week\"");
        QVERIFY(notes().front().startsWith(u"Write a date as "_s));
        QCOMPARE(stage->named<FieldEdit>(u"expires_at"_s)->placeholderText(), u"2026-02-01T09:00:00Z"_s);
        setValue(3, "\"2026-02-01 09:00:00\"");
        QVERIFY(notes().isEmpty());
    }
    void wordsAndNamespacesAreOffered()
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(stage->reaction(),
                                       edit::insertAction(document,
                                                          R"({"name": "update.highest.status.attribute", "arguments": [
                {"name": "group_handle", "value": "x", "is_dynamic": null},
                {"name": "namespace", "value": "loyalty", "is_dynamic": null},
                {"name": "handle", "value": "size", "is_dynamic": null},
                {"name": "type", "value": "sting", "is_dynamic": null}]})",
                                                          0),
                                       u"x"_s));
        stage->chain->showCard(1);
        QCOMPARE(offered(u"namespace"_s), (QStringList{u"loyalty"_s, u"shop"_s}));
        QCOMPARE(offered(u"handle"_s), (QStringList{u"cohort"_s, u"level"_s})); // of that namespace
        QVERIFY(offered(u"type"_s).contains(u"boolean"_s));
        // No list of statuses is known, so nothing is said of the group.
        QCOMPARE(notes(), (QStringList{u"Not in the tenant's list"_s, u"The documentation does not name this word"_s}));
    }

    void ruleIsEditedInTheConditionEditor()
    {
        setValue(1, R"({"cat": ["promoter-", {"var": "data.score"}]})");
        setDynamic(1, true);
        auto* editor = stage->window.findChild<ArgumentRow*>(u"argument1"_s)->ruleEditor();
        QVERIFY(editor && editor->isVisible());
        stage->run.evaluateNow();
        QVERIFY(shows(u"= promoter-9"_s));
        editor->setView(ConditionEditor::View::Json);
        QWidget* json = editor->json()->focusProxy();
        json->setFocus();
        const std::string before = stage->text();
        QTest::keyClick(json, Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(json, Qt::Key_Right);
        const int steps = stage->workspace.history().count();
        QTest::keyClicks(json, u"x"_s);
        QCOMPARE(stage->workspace.history().count(), steps + 1);
        std::string after = stage->text();
        QCOMPARE(after.size(), before.size() + 1);
        stage->workspace.history().undo();
        QCOMPARE(stage->text(), before);
        QCOMPARE(dynamicOf(1), u"true"_s);
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
    }
    void ruleOfAnArgumentGoesThroughUndo()
    {
        setDynamic(1, true);
        setValue(1, R"({"if": [true, "a", "b"]})");
        auto* row = stage->window.findChild<ArgumentRow*>(u"argument1"_s);
        QVERIFY(row->ruleEditor()->isVisible());
        while (stage->workspace.history().canUndo())
            stage->workspace.history().undo();
        QVERIFY(!row->ruleEditor()->isVisible());
        QCOMPARE(stage->text(), reactionText);
        QCOMPARE(stage->named<FieldEdit>(u"definition"_s)->text(), u"promoter-thank-you"_s);
    }

    // Opening the inspector on every card of every pattern, and leaving it, changes no byte and makes no step.
    void lookingAtPatternsChangesNothing()
    {
        std::vector<WorkspaceFile> all = withDefinitions();
        std::map<QString, std::string> texts;
        int number = 0;
        const Catalogue known = catalogue();
        for (const Pattern& pattern : known.patterns()) {
            const QString path = u"reactions/pattern-%1.json"_s.arg(++number);
            texts[path] = pattern.reaction.text();
            all.push_back({path, pattern.reaction.text(), {}});
            for (const Pattern::Sample& sample : pattern.samples)
                all.push_back({u"events/pattern-%1-%2.json"_s.arg(number).arg(all.size()), sample.event.text(), {}});
        }
        QVERIFY(number >= 17);
        look(all, texts);
    }
    void lookingAtAnyReactionChangesNothing()
    {
        QRandomGenerator random(20261123);
        std::vector<WorkspaceFile> all = withDefinitions();
        std::map<QString, std::string> texts;
        for (int number = 0; number < 120; ++number) {
            const QString path = u"reactions/random-%1.json"_s.arg(number);
            texts[path] = randomReaction(random);
            QVERIFY(json::Document::parse(texts[path]));
            all.push_back({path, texts[path], {}});
        }
        look(all, texts);
    }

private:
    void look(const std::vector<WorkspaceFile>& all, const std::map<QString, std::string>& texts)
    {
        DesignStage open(all);
        QVERIFY(QTest::qWaitForWindowActive(&open.window));
        for (const auto& [path, text] : texts) {
            open.useReaction(path);
            const int cards = open.chain->model()->rowCount();
            for (int card = 0; card < cards; ++card) {
                open.chain->showCard(card);
                open.inspector->focusFirst();
                if (QWidget* focused = open.window.focusWidget()) {
                    QTest::keyClick(focused, Qt::Key_Tab);
                    QTest::keyClick(focused, Qt::Key_Home);
                    QTest::keyClick(focused, Qt::Key_End);
                }
                QCoreApplication::processEvents();
            }
            QVERIFY2(
                open.workspace.history().count() == 0,
                qPrintable(path + u' ' + open.workspace.history().undoText() + u'\n' + QString::fromStdString(text)));
            QCOMPARE(textOf(open.workspace, idOf(open.workspace, path)), text);
        }
        QCOMPARE(open.workspace.unsavedCount(), 0);
        QCOMPARE(open.refused.size(), std::size_t{0});
    }

    std::string pointer(int argument) const { return stage->value().actions[1].arguments[argument].pointer; }
    QString written(int argument, const char* member) const
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        const auto node = document.find(pointer(argument) + "/" + member);
        return node ? QString::fromStdString(std::string(document.textOf(*node))) : QString();
    }
    QString valueOf(int argument) const { return written(argument, "value"); }
    QString dynamicOf(int argument) const { return written(argument, "is_dynamic"); }
    void setValue(int argument, const char* json)
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(stage->reaction(), edit::setArgumentValue(document, 1, argument, json), u"x"_s));
    }
    void setDynamic(int argument, std::optional<bool> dynamic)
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(stage->reaction(), edit::setArgumentDynamic(document, 1, argument, dynamic),
                                       u"x"_s));
        QCoreApplication::processEvents();
    }
    void addArgument(const char* name, const char* json)
    {
        const auto& document = contentOf(stage->workspace, stage->reaction()).document;
        QVERIFY(stage->workspace.apply(stage->reaction(), edit::addArgument(document, 1, name, json, std::nullopt),
                                       u"x"_s));
        QCoreApplication::processEvents();
    }
    /// What is told below the values, from top to bottom.
    QStringList notes() const
    {
        stage->lint.lintNow();
        QStringList notes;
        for (int row = 0;; ++row) {
            auto* widget = stage->window.findChild<ArgumentRow*>(u"argument%1"_s.arg(row));
            if (!widget)
                return notes;
            if (!widget->isVisible())
                continue;
            for (const InlineNote& note : widget->notes())
                notes << note.text;
        }
    }
    QStringList offered(const QString& argument) const
    {
        auto* field = stage->named<FieldEdit>(argument);
        field->offerAll();
        QStringList rows;
        const auto* model = field->completer()->completionModel();
        for (int row = 0; row < model->rowCount(); ++row)
            rows << model->index(row, 0).data(Qt::EditRole).toString();
        field->completer()->popup()->hide();
        return rows;
    }
    QList<MissingArgument*> missing() const
    {
        QList<MissingArgument*> shown;
        for (auto* place : stage->window.findChildren<MissingArgument*>()) {
            if (place->isVisible())
                shown << place;
        }
        return shown;
    }
    bool shows(const QString& text) const
    {
        const auto labels = stage->window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    }

    std::unique_ptr<DesignStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::ArgumentsTest)
#include "argumentstest.moc"
