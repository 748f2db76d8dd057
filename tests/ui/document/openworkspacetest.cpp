// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"
#include "tests/ui/document/opensamples.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class WorkspaceTest : public OpenSamples {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }

    void listsWhatIsThere()
    {
        QCOMPARE(workspace->name(), u"Acme loyalty"_s);
        QStringList titles;
        for (const auto kind : {EntryKind::Reaction, EntryKind::Event, EntryKind::Target}) {
            for (const auto id : workspace->entries(kind))
                titles << workspace->find(id)->title();
        }
        QCOMPARE(titles, (QStringList{u"NPS Survey Completed"_s, u"Tier 2 welcome"_s, u"torn"_s, u"Survey: promoter"_s,
                                      u"survey-passive"_s, u"tier"_s, u"VIP to Slack"_s}));
        QCOMPARE(workspace->unsavedCount(), 0);
        QVERIFY(!workspace->history().canUndo());
    }

    void passesOverOtherFiles()
    {
        auto some = files();
        some.push_back({u"profiles/klaviyo.json"_s, "{}", {}});
        some.push_back({u"targets/old/klaviyo.json"_s, "{}", {}});
        some.push_back({u"reactions/old/a.json"_s, "{}", {}});
        some.push_back({u"reactions/readme.md"_s, "hello", {}});
        const auto before = lines(*workspace).size();
        workspace->open(some);
        QCOMPARE(lines(*workspace).size(), before);
    }

    void touchesNoUnreadableFile()
    {
        const auto torn = idOf(*workspace, u"reactions/torn.json"_s);
        const auto before = lines(*workspace);
        QVERIFY(workspace->find(torn)->unreadable->place.line > 0);
        QVERIFY(!workspace->rename(torn, u"x"_s));
        QVERIFY(!workspace->setText(torn, {ActionId::None, "/name"}, "\"x\"", u"Type"_s));
        QVERIFY(!workspace->apply(torn, {json::Document(), u"Replace"_s}));
        QVERIFY(!workspace->remove(torn));
        QVERIFY(!workspace->documentToSave(torn));
        QCOMPARE(workspace->duplicate(torn), EntryId::None);
        QCOMPARE(lines(*workspace), before);
        QVERIFY(!workspace->isUnsaved(torn));
        QVERIFY(!workspace->history().canUndo());
    }

    void mendsTheWholeTextOfAnUnreadableFile()
    {
        const auto torn = idOf(*workspace, u"reactions/torn.json"_s);
        const auto before = lines(*workspace);
        const std::string text = workspace->shownText(torn, {});
        QCOMPARE(text, std::string("{\"name\": \"Torn\","));
        QVERIFY(!workspace->setText(torn, {}, text + " \"x\"", u"Mend"_s)); // a draft
        QCOMPARE(workspace->shownText(torn, {}), text + " \"x\"");
        QVERIFY(workspace->isUnsaved(torn));
        QVERIFY(workspace->setText(torn, {}, "{}", u"Mend"_s));
        QVERIFY(workspace->find(torn)->isReadable());
        QVERIFY(workspace->documentToSave(torn));
        while (workspace->history().canUndo())
            workspace->history().undo();
        QCOMPARE(lines(*workspace), before);
        QCOMPARE(workspace->shownText(torn, {}), text);
        QVERIFY(!workspace->isUnsaved(torn));
    }

    void aCopyStartsInactiveAndDevicesAreNoFileNames()
    {
        const Entry* original = workspace->find(reaction);
        const auto active = edit::setActive(original->content->document, true);
        QVERIFY(active);
        (void)workspace->apply(reaction, active, u"Switch"_s);
        QVERIFY(workspace->find(reaction)->reaction()->isActive);
        const EntryId copy = workspace->duplicate(reaction);
        QVERIFY(!workspace->find(copy)->reaction()->isActive);
        QVERIFY(workspace->find(reaction)->reaction()->isActive);
        QCOMPARE(workspace->history().undoText(), u"Duplicate reaction"_s);
        const EntryId device = workspace->addReaction(u"CON"_s, "profile.created");
        QCOMPARE(workspace->find(device)->path, u"reactions/con-reaction.json"_s);
        QCOMPARE(workspace->find(workspace->addReaction(u"Contact"_s, "profile.created"))->path,
                 u"reactions/contact.json"_s);
    }

    void namesEachStep()
    {
        QVERIFY(workspace->rename(reaction, u"Other"_s));
        QCOMPARE(workspace->history().undoText(), u"Rename reaction"_s);
        workspace->duplicate(promoter);
        QCOMPARE(workspace->history().undoText(), u"Duplicate sample event"_s);
        QVERIFY(workspace->remove(promoter));
        QCOMPARE(workspace->history().undoText(), u"Delete sample event"_s);
        QCOMPARE(workspace->history().count(), 3);
    }

    void editChangesOnlyItsBytes()
    {
        QVERIFY(workspace->rename(reaction, u"Ärger \"9\""_s));
        auto expected = QString::fromStdString(reactionText);
        expected.replace(u"\"NPS Survey Completed\""_s, u"\"Ärger \\\"9\\\"\""_s);
        QCOMPARE(QString::fromStdString(textOf(*workspace, reaction)), expected);
    }

    void mergesTyping()
    {
        for (const auto& name : {u"N"_s, u"Ne"_s, u"New"_s})
            QVERIFY(workspace->rename(reaction, name));
        QCOMPARE(workspace->history().count(), 1);
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, reaction), reactionText);
        workspace->history().redo();
        QCOMPARE(workspace->find(reaction)->title(), u"New"_s);
    }

    void startsANewStep_data()
    {
        QTest::addColumn<int>("between");
        QTest::newRow("after the focus left") << 0;
        QTest::newRow("in another entry") << 1;
        QTest::newRow("after a save") << 2;
        QTest::newRow("after undo and redo") << 3;
    }

    void startsANewStep()
    {
        QFETCH(int, between);
        const auto other = idOf(*workspace, u"reactions/tier-2-welcome.json"_s);
        QVERIFY(workspace->rename(reaction, u"One"_s));
        switch (between) {
        case 0:
            workspace->endMerge();
            break;
        case 2:
            workspace->noteSaved(reactionPath, contentOf(*workspace, reaction).document);
            break;
        case 3:
            workspace->history().undo();
            workspace->history().redo();
            break;
        default:
            break;
        }
        QVERIFY(workspace->rename(between == 1 ? other : reaction, u"Two"_s));
        QCOMPARE(workspace->history().count(), 2);
    }

    void typingBackLeavesNoStep()
    {
        QVERIFY(workspace->rename(reaction, u"NPS Survey Complete"_s));
        QVERIFY(workspace->isUnsaved(reaction));
        QVERIFY(workspace->rename(reaction, u"NPS Survey Completed"_s));
        QCOMPARE(workspace->history().count(), 0);
        QVERIFY(!workspace->isUnsaved(reaction));
    }

    void noChangeNoStep()
    {
        QVERIFY(workspace->rename(reaction, u"NPS Survey Completed"_s));
        QVERIFY(workspace->setText(promoter, {}, promoterText, u"Type"_s));
        const auto target = condition(*workspace);
        QVERIFY(workspace->setText(reaction, target, workspace->shownText(reaction, target), u"Type"_s));
        QCOMPARE(workspace->history().count(), 0);
        QCOMPARE(textOf(*workspace, reaction), reactionText);
    }

    void dirtyMarkFollowsTheBytes()
    {
        QSignalSpy counts(workspace.get(), &Workspace::unsavedCountChanged);
        describe("One");
        QCOMPARE(workspace->unsavedCount(), 1);
        workspace->noteSaved(reactionPath, contentOf(*workspace, reaction).document);
        QCOMPARE(workspace->unsavedCount(), 0);
        workspace->history().undo();
        QCOMPARE(workspace->unsavedEntries(), std::vector<EntryId>{reaction});
        workspace->history().redo();
        QCOMPARE(workspace->unsavedCount(), 0);
        workspace->history().undo();
        describe("One"); // another way to the same bytes
        QCOMPARE(workspace->unsavedCount(), 0);
        QCOMPARE(counts.size(), 6);
    }

    void invalidTextIsADraft()
    {
        QSignalSpy changes(workspace.get(), &Workspace::changed);
        const auto answer = workspace->setText(promoter, {}, "{\n  \"event\": ,", u"Edit event"_s);
        QVERIFY(!answer);
        QCOMPARE(answer.error().place, (Place{2, 12}));
        QCOMPARE(workspace->shownText(promoter, {}), std::string("{\n  \"event\": ,"));
        QCOMPARE(textOf(*workspace, promoter), promoterText); // the last valid text
        QVERIFY(workspace->isUnsaved(promoter));
        QVERIFY(!workspace->documentToSave(promoter));
        QCOMPARE(workspace->find(promoter)->problem()->place.line, std::size_t{2});
        QCOMPARE(changes.size(), 1);

        workspace->history().undo();
        QCOMPARE(workspace->shownText(promoter, {}), promoterText);
        QVERIFY(!workspace->isUnsaved(promoter));
        workspace->history().redo();
        QCOMPARE(workspace->shownText(promoter, {}), std::string("{\n  \"event\": ,"));
    }

    void draftBecomesValidInOneStep()
    {
        QVERIFY(!workspace->setText(promoter, {}, "{\"event\": \"a.b\"", u"Edit event"_s));
        QVERIFY(workspace->setText(promoter, {}, "{\"event\": \"a.b\"}", u"Edit event"_s));
        QCOMPARE(textOf(*workspace, promoter), std::string("{\"event\": \"a.b\"}"));
        QVERIFY(contentOf(*workspace, promoter).drafts.empty());
        QCOMPARE(workspace->history().count(), 1);
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, promoter), promoterText);
    }

    void openTextKeepsOtherEditsOut()
    {
        QVERIFY(!workspace->setText(promoter, {}, "{", u"Edit event"_s));
        const auto before = lines(*workspace);
        QVERIFY(!workspace->rename(promoter, u"Other"_s));
        QCOMPARE(lines(*workspace), before);
    }

    void textThatIsNoValueIsADraft()
    {
        // It would fit where the value stands, and is two members.
        const auto target = TextTarget{{}, "/data/score"};
        QVERIFY(!workspace->setText(promoter, target, "1, \"x\": 2", u"Type"_s));
        QCOMPARE(textOf(*workspace, promoter), promoterText);
    }

    void fragmentIsShownWithoutTheIndentAround()
    {
        const auto target = condition(*workspace);
        QCOMPARE(workspace->shownText(reaction, target),
                 std::string("{\n  \">=\": [{\"var\": \"data.score\"}, 9.0]\n}"));
        QVERIFY(workspace->setText(reaction, target, "{\n  \"<\": [\n    1,\n\n    2.50\n  ]\n}", u"Type"_s));
        QCOMPARE(workspace->shownText(reaction, target), std::string("{\n  \"<\": [\n    1,\n\n    2.50\n  ]\n}"));
        QVERIFY(
            textOf(*workspace, reaction)
                .find("\"value\": {\n        \"<\": [\n          1,\n\n          2.50\n        ]\n      }, \"is_") !=
            std::string::npos);
        QCOMPARE(workspace->find(reaction)->reaction()->actions.size(), std::size_t{3});
    }

    void draftsFollowTheirAction()
    {
        const auto target = condition(*workspace);
        QVERIFY(!workspace->setText(reaction, target, "{\">=\":", u"Type"_s));
        const auto moved = edit::moveAction(contentOf(*workspace, reaction).document, 0, 2);
        QVERIFY(moved);
        QVERIFY(workspace->apply(reaction, {*moved, u"Move action"_s, {}, {1, 2, 0}}));
        const auto& content = contentOf(*workspace, reaction);
        QCOMPARE(content.actions[2], target.action);
        QCOMPARE(content.pointerTo(target), std::optional<std::string>("/actions/2/arguments/0/value"));
        QCOMPARE(workspace->shownText(reaction, target), std::string("{\">=\":"));

        const auto removed = edit::removeAction(content.document, 2);
        QVERIFY(removed);
        QVERIFY(workspace->apply(reaction, {*removed, u"Delete action"_s, {}, {0, 1}}));
        QVERIFY(contentOf(*workspace, reaction).drafts.empty());
        workspace->history().undo();
        QCOMPARE(workspace->shownText(reaction, target), std::string("{\">=\":"));
    }

    void draftsFollowTheirArgument()
    {
        const auto action = contentOf(*workspace, reaction).actions[1];
        QVERIFY(!workspace->setText(reaction, {action, "/arguments/1/value"}, "promoter", u"Type"_s));
        QVERIFY(workspace->apply(reaction, edit::removeArgument(contentOf(*workspace, reaction).document, 1, 0),
                                 u"Delete argument"_s));
        QCOMPARE(workspace->shownText(reaction, {action, "/arguments/0/value"}), std::string("promoter"));
        QVERIFY(workspace->apply(reaction, edit::removeArgument(contentOf(*workspace, reaction).document, 1, 0),
                                 u"Delete argument"_s));
        QVERIFY(contentOf(*workspace, reaction).drafts.empty());
    }

    void actionsAreFoundAgainInAnotherText()
    {
        const auto before = contentOf(*workspace, reaction).actions;
        const auto removed = edit::removeAction(contentOf(*workspace, reaction).document, 1);
        QVERIFY(workspace->setText(reaction, {}, removed->text(), u"Type"_s));
        QCOMPARE(contentOf(*workspace, reaction).actions, (std::vector<ActionId>{before[0], before[2]}));
    }

    void manyChangeInOneStep()
    {
        const auto tier = idOf(*workspace, u"reactions/tier-2-welcome.json"_s);
        const auto before = lines(*workspace);
        const auto next = [&](EntryId id) {
            return EntryEdit{id, edit::setNotes(contentOf(*workspace, id).document, "both").value()};
        };
        QVERIFY(workspace->applyAll({next(reaction), next(tier), {promoter, contentOf(*workspace, promoter).document}},
                                    u"Note"_s));
        QCOMPARE(workspace->history().count(), 1);
        QCOMPARE(workspace->unsavedEntries(), (std::vector<EntryId>{reaction, tier}));
        QSignalSpy visits(workspace.get(), &Workspace::revisited);
        const auto after = lines(*workspace);
        workspace->history().undo();
        QCOMPARE(lines(*workspace), before);
        QCOMPARE(workspace->unsavedCount(), 0);
        workspace->history().redo();
        QCOMPARE(lines(*workspace), after);
        QCOMPARE(visits.size(), 2); // once each, at the first
        QCOMPARE(visits[0][0].value<EntryId>(), reaction);
    }

    void allOrNone()
    {
        const auto torn = idOf(*workspace, u"reactions/torn.json"_s);
        const auto before = lines(*workspace);
        QVERIFY(!workspace->applyAll({{reaction, contentOf(*workspace, promoter).document}, {torn, {}}}, u"Note"_s));
        QCOMPARE(lines(*workspace), before);
        QCOMPARE(workspace->history().count(), 0);
        QVERIFY(workspace->applyAll({}, u"Nothing"_s));
        QCOMPARE(workspace->history().count(), 0);
    }

    void manyComeInOneStep()
    {
        const auto before = lines(*workspace);
        const auto document = json::Document::parse(tierText).value();
        const auto event = json::Document::parse(tierEventText).value();
        const auto ids = workspace->addAll({{EntryKind::Reaction, u"Twin"_s, document},
                                            {EntryKind::Reaction, u"Twin"_s, document},
                                            {EntryKind::Event, u"Twin"_s, event}},
                                           u"Add from recipe"_s);
        QCOMPARE(workspace->find(ids.at(0))->path, u"reactions/twin.json"_s);
        QCOMPARE(workspace->find(ids.at(1))->path, u"reactions/twin-2.json"_s);
        QCOMPARE(workspace->find(ids.at(2))->path, u"events/twin.json"_s);
        QCOMPARE(workspace->unsavedCount(), 3);
        const auto after = lines(*workspace);
        workspace->history().undo();
        QCOMPARE(lines(*workspace), before);
        QCOMPARE(workspace->unsavedCount(), 0);
        workspace->history().redo();
        QCOMPARE(lines(*workspace), after);
    }

    void settingsAreEditsToo()
    {
        QSignalSpy changes(workspace.get(), &Workspace::manifestChanged);
        QVERIFY(workspace->setSetting("dialect", "js"));
        QVERIFY(workspace->settings().logic.dialect == logic::Dialect::Js);
        QCOMPARE(workspace->unsavedCount(), 1);
        workspace->history().undo();
        QVERIFY(workspace->settings().logic.dialect == logic::Dialect::Php);
        QCOMPARE(textOf(*workspace, idOf(*workspace, u"retort.json"_s)), manifestText);
        QCOMPARE(changes.size(), 2);
    }

    void undoTellsWhereItWas()
    {
        QVERIFY(workspace->rename(reaction, u"One"_s));
        QVERIFY(workspace->remove(promoter));
        QList<EntryId> seen;
        connect(workspace.get(), &Workspace::revisited, this, [&](EntryId id) { seen << id; });
        workspace->history().undo();
        workspace->history().undo();
        workspace->history().redo();
        workspace->history().redo(); // takes it away: nowhere to go
        QCOMPARE(seen, (QList<EntryId>{promoter, reaction, reaction}));
    }

    // A pull may have changed hundreds: the views go to one place, not through all of them.
    void aStepOfManyLeadsToTheFirst()
    {
        const auto tier = idOf(*workspace, u"reactions/tier-2-welcome.json"_s);
        workspace->history().beginMacro(u"Many"_s);
        for (const auto id : {reaction, tier, promoter})
            QVERIFY(workspace->rename(id, u"One of many"_s));
        workspace->history().endMacro();
        QVERIFY(workspace->rename(tier, u"Alone"_s));
        QList<EntryId> seen;
        connect(workspace.get(), &Workspace::revisited, this, [&](EntryId id) { seen << id; });
        workspace->history().undo();
        workspace->history().undo();
        QCOMPARE(seen, (QList<EntryId>{tier, reaction}));
        workspace->history().redo();
        QCOMPARE(seen, (QList<EntryId>{tier, reaction, reaction}));
        workspace->history().setIndex(0);
        QCOMPARE(seen.size(), 4);
        QCOMPARE(seen.back(), reaction);
    }
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::WorkspaceTest)
#include "openworkspacetest.moc"
