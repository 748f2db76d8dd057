// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/selection.h"

#include "engine/reaction/edit.h"
#include "tests/ui/document/samples.h"

#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class SelectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        workspace->open(files());
        nps = idOf(*workspace, reactionPath);
        tier = idOf(*workspace, u"reactions/tier-2-welcome.json"_s);
        promoter = idOf(*workspace, promoterPath);
        passive = idOf(*workspace, u"events/survey-passive.json"_s);
        tierEvent = idOf(*workspace, u"events/tier.json"_s);
    }

    void cleanup() { selection.reset(); }

    void beginsAtTheFirst()
    {
        QCOMPARE(selection->reaction(), nps);
        QCOMPARE(selection->event(), promoter);
        QCOMPARE(selection->actionIndex(), std::optional<std::size_t>(0));
    }

    void reactionBringsItsSample()
    {
        selection->setReaction(tier);
        QCOMPARE(selection->event(), tierEvent);
        selection->setReaction(nps);
        QCOMPARE(selection->event(), promoter);
        selection->setEvent(passive);
        selection->setReaction(tier);
        selection->setReaction(nps);
        QCOMPARE(selection->event(), passive); // the one that was chosen for it
    }

    void theSampleThatGetsFurthestComesFirst()
    {
        auto all = files();
        // One that stops at the filter, and is named after the reaction; one that stops too, and comes before all.
        all.push_back({u"events/nps-survey-completed-low.json"_s,
                       R"({"event": "custom.survey_completed", "profile_id": "p", "data": {"score": 1}})",
                       {}});
        all.push_back({u"events/a.json"_s,
                       R"({"event": "custom.survey_completed", "profile_id": "p", "data": {"score": 2}})",
                       {}});
        workspace->open(all);
        QCOMPARE(selection->event(), idOf(*workspace, promoterPath));
        // Of several that get as far the one that is named after it.
        all.push_back({u"events/nps-survey-completed-high.json"_s, promoterText, {}});
        workspace->open(all);
        QCOMPARE(selection->event(), idOf(*workspace, u"events/nps-survey-completed-high.json"_s));
        // What somebody chose stays.
        selection->setEvent(idOf(*workspace, u"events/a.json"_s));
        selection->setReaction(idOf(*workspace, u"reactions/tier-2-welcome.json"_s));
        selection->setReaction(idOf(*workspace, reactionPath));
        QCOMPARE(selection->event(), idOf(*workspace, u"events/a.json"_s));
    }

    void aliasAnswersToo()
    {
        QVERIFY(workspace->setText(tier, {}, R"({"name": "A", "trigger": "transaction.completed", "actions": []})",
                                   u"T"_s));
        QVERIFY(workspace->setText(tierEvent, {}, R"({"event": "transaction.created", "context": {}})", u"T"_s));
        selection->setReaction(tier);
        QCOMPARE(selection->event(), tierEvent);
    }

    void newTriggerBringsAnotherSample()
    {
        selection->setEvent(passive);
        QVERIFY(workspace->apply(nps, edit::setTrigger(contentOf(*workspace, nps).document, "tier.achieved"), u"T"_s));
        QCOMPARE(selection->event(), tierEvent);
        QVERIFY(workspace->apply(nps, edit::setTrigger(contentOf(*workspace, nps).document, "nobody.knows"), u"T"_s));
        QCOMPARE(selection->event(), tierEvent); // nothing better to be had
    }

    void deletedIsLeftForItsNeighbour()
    {
        QVERIFY(workspace->remove(nps));
        QCOMPARE(selection->reaction(), tier);
        QCOMPARE(selection->event(), tierEvent);
        QVERIFY(workspace->remove(tierEvent));
        QVERIFY(workspace->find(selection->event()));
        workspace->history().undo();
        QCOMPARE(selection->event(), tierEvent);
        workspace->history().undo();
        QCOMPARE(selection->reaction(), nps);
    }

    void lastOneLeavesNothing()
    {
        for (const auto kind : {EntryKind::Event, EntryKind::Reaction}) {
            while (const auto* entry = workspace->at(kind, 0)) {
                if (!entry->isReadable()) // is never deleted
                    workspace->fileGone(entry->path);
                else
                    QVERIFY(workspace->remove(entry->id));
            }
        }
        QCOMPARE(selection->reaction(), EntryId::None);
        QCOMPARE(selection->event(), EntryId::None);
        QCOMPARE(selection->action(), ActionId::None);
        const auto id = workspace->addReaction(u"New"_s, "custom.a");
        QCOMPARE(selection->reaction(), id);
    }

    void undoGoesToWhereItWas()
    {
        QVERIFY(workspace->rename(nps, u"Other"_s));
        QVERIFY(workspace->rename(passive, u"Seven"_s));
        selection->setReaction(tier);
        workspace->history().undo();
        QCOMPARE(selection->event(), passive);
        workspace->history().undo();
        QCOMPARE(selection->reaction(), nps);
    }

    void actionIsTheSameWhereverItMoves()
    {
        const auto action = contentOf(*workspace, nps).actions[1];
        selection->setAction(action);
        const auto moved = edit::moveAction(contentOf(*workspace, nps).document, 1, 0);
        QVERIFY(workspace->apply(nps, {*moved, u"Move action"_s, {}, {1, 0, 2}}));
        QCOMPARE(selection->action(), action);
        QCOMPARE(selection->actionIndex(), std::optional<std::size_t>(0));
        workspace->history().undo();
        QCOMPARE(selection->actionIndex(), std::optional<std::size_t>(1));
    }

    void deletedActionIsLeftForTheNextOne()
    {
        const auto actions = contentOf(*workspace, nps).actions;
        selection->setAction(actions[1]);
        QVERIFY(workspace->apply(
            nps, {*edit::removeAction(contentOf(*workspace, nps).document, 1), u"Delete action"_s, {}, {0, 2}}));
        QCOMPARE(selection->action(), actions[2]);
        QVERIFY(workspace->apply(
            nps, {*edit::removeAction(contentOf(*workspace, nps).document, 1), u"Delete action"_s, {}, {0}}));
        QCOMPARE(selection->action(), actions[0]);
        QVERIFY(workspace->apply(
            nps, {*edit::removeAction(contentOf(*workspace, nps).document, 0), u"Delete action"_s, {}, {}}));
        QCOMPARE(selection->action(), ActionId::None);
    }

    void movedActionIsLeftForItsNewNeighbour()
    {
        const auto actions = contentOf(*workspace, nps).actions;
        selection->setAction(actions[0]);
        const auto moved = edit::moveAction(contentOf(*workspace, nps).document, 0, 1);
        QVERIFY(workspace->apply(nps, {*moved, u"Move action"_s, {}, {1, 0, 2}}));
        const auto removed = edit::removeAction(*moved, 1);
        QVERIFY(workspace->apply(nps, {*removed, u"Delete action"_s, {}, {0, 2}}));
        QCOMPARE(selection->action(), actions[2]);
    }

    void aTargetComesWithASampleThatIsSentThere()
    {
        const EntryId slack = idOf(*workspace, slackPath);
        selection->setReaction(nps);
        selection->setEvent(tierEvent); // which that reaction does not answer
        selection->setTarget(slack);
        QCOMPARE(selection->reaction(), nps);
        QCOMPARE(selection->event(), promoter);
        selection->setReaction(nps);
        selection->setEvent(passive); // which it does: somebody wanted this one
        selection->setTarget(slack);
        QCOMPARE(selection->event(), passive);
        selection->setReaction(tier);
        selection->setTarget(slack);
        QCOMPARE(selection->reaction(), nps);
        QCOMPARE(selection->event(), passive);
    }

    void eachReactionRemembersItsAction()
    {
        const auto action = contentOf(*workspace, nps).actions[2];
        selection->setAction(action);
        selection->setReaction(tier);
        QCOMPARE(selection->action(), ActionId::None);
        selection->setAction(action); // belongs to the other one
        QCOMPARE(selection->action(), ActionId::None);
        selection->setReaction(nps);
        QCOMPARE(selection->action(), action);
    }

private:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    EntryId nps{}, tier{}, promoter{}, passive{}, tierEvent{};
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::SelectionTest)
#include "selectiontest.moc"
