// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an open workspace: new ones, renamed ones, deleted ones, and those that others change.
#include "engine/json/edit.h"
#include "tests/ui/document/opensamples.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class WorkspaceFilesTest : public OpenSamples {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }

    void newFilesGetFreeNames()
    {
        const auto first = workspace->addReaction(u"Größe & Maß!"_s, "custom.a");
        const auto second = workspace->addReaction(u"große maß"_s, "custom.a", 0);
        const auto third = workspace->addEvent(u"…"_s, "custom.a");
        QCOMPARE(workspace->find(first)->path, u"reactions/große-maß.json"_s);
        QCOMPARE(workspace->find(second)->path, u"reactions/große-maß-2.json"_s);
        QCOMPARE(workspace->find(third)->path, u"events/event.json"_s);
        QCOMPARE(workspace->rowOf(second), 0);
        QCOMPARE(workspace->unsavedCount(), 3);
        QVERIFY(!workspace->find(first)->reaction()->isActive);
        QVERIFY(workspace->find(third)->event());
    }

    void newFilesLeaveTakenNamesAlone()
    {
        // Another case is the same name on other systems, and an unsaved deletion may be undone.
        workspace->reload({u"reactions/Loud.json"_s, tierText, {}});
        QVERIFY(workspace->remove(reaction));
        QCOMPARE(workspace->find(workspace->addReaction(u"LOUD"_s, "custom.a"))->path, u"reactions/loud-2.json"_s);
        QCOMPARE(workspace->find(workspace->addReaction(u"NPS survey completed"_s, "custom.a"))->path,
                 u"reactions/nps-survey-completed-2.json"_s);
    }

    void deletingIsUnsavedUntilTheFileIsGone()
    {
        QVERIFY(workspace->remove(reaction));
        QCOMPARE(workspace->deletedPaths(), std::vector<QString>{reactionPath});
        QCOMPARE(workspace->unsavedCount(), 1);
        workspace->history().undo();
        QCOMPARE(workspace->unsavedCount(), 0);
        QCOMPARE(workspace->rowOf(reaction), 0);
        workspace->history().redo();
        workspace->noteDeleted(reactionPath);
        QCOMPARE(workspace->unsavedCount(), 0);
        workspace->history().undo(); // now it is a file to be written anew
        QVERIFY(workspace->isUnsaved(reaction));
    }

    void newAndDeletedAgainIsNothing()
    {
        const auto id = workspace->addReaction(u"New"_s, "custom.a");
        QVERIFY(workspace->remove(id));
        QCOMPARE(workspace->unsavedCount(), 0);
        QVERIFY(workspace->deletedPaths().empty());
    }

    void outsideChangeIsAStep()
    {
        QVERIFY(workspace->rename(reaction, u"Mine"_s));
        auto theirs = reactionText;
        theirs.replace(theirs.find("NPS"), 3, "CSAT");
        workspace->reload({reactionPath, theirs, {}});
        QCOMPARE(workspace->find(reaction)->title(), u"CSAT Survey Completed"_s);
        QVERIFY(!workspace->isUnsaved(reaction));
        workspace->history().undo();
        QCOMPARE(workspace->find(reaction)->title(), u"Mine"_s);
        QVERIFY(workspace->isUnsaved(reaction));
    }

    void outsideChangeThatIsOursAlreadyIsNone()
    {
        describe("Mine");
        workspace->reload({reactionPath, textOf(*workspace, reaction), {}});
        QVERIFY(!workspace->isUnsaved(reaction));
        QCOMPARE(workspace->history().count(), 1);
    }

    void outsideChangeMayBreakAndMendAFile()
    {
        workspace->reload({reactionPath, "<<<<<<< ours", {}});
        QVERIFY(!workspace->find(reaction)->isReadable());
        QVERIFY(!workspace->isUnsaved(reaction));
        QVERIFY(workspace->deletedPaths().empty());
        workspace->reload({reactionPath, reactionText, {}});
        QCOMPARE(textOf(*workspace, reaction), reactionText);
        QVERIFY(!workspace->isUnsaved(reaction));
    }

    void fileFollowsTheName()
    {
        QVERIFY(workspace->rename(reaction, u"NPS: thanks"_s));
        QCOMPARE(workspace->find(reaction)->path, u"reactions/nps-thanks.json"_s);
        QCOMPARE(workspace->findPath(reactionPath), nullptr);
        QCOMPARE(workspace->findFile(reactionPath)->id, reaction);
        QCOMPARE(workspace->unsavedCount(), 1);     // the old file is not a second change
        QVERIFY(workspace->deletedPaths().empty()); // and stays until the new one is written
        workspace->noteSaved(u"reactions/nps-thanks.json"_s, contentOf(*workspace, reaction).document);
        QCOMPARE(workspace->deletedPaths(), std::vector<QString>{reactionPath});
        workspace->noteDeleted(reactionPath);
        QCOMPARE(workspace->unsavedCount(), 0);

        workspace->history().undo(); // name and file
        QCOMPARE(workspace->find(reaction)->path, reactionPath);
        QCOMPARE(workspace->unsavedCount(), 1);
        workspace->noteSaved(reactionPath, contentOf(*workspace, reaction).document);
        QCOMPARE(workspace->deletedPaths(), std::vector<QString>{u"reactions/nps-thanks.json"_s});
        workspace->history().redo();
        QCOMPARE(workspace->find(reaction)->path, u"reactions/nps-thanks.json"_s);
    }

    void fileFollowsWhatIsTyped()
    {
        for (const auto& typed : {u"N"_s, u""_s, u"Tier"_s, u"Tier 2 welcome"_s, u"Tier 2 welcomes"_s})
            QVERIFY(workspace->rename(reaction, typed));
        QCOMPARE(workspace->find(reaction)->path, u"reactions/tier-2-welcomes.json"_s);
        QCOMPARE(workspace->history().count(), 1);
        QVERIFY(workspace->rename(reaction, u"Tier 2 welcome"_s)); // there is one
        QCOMPARE(workspace->find(reaction)->path, u"reactions/tier-2-welcome-2.json"_s);
        QVERIFY(workspace->rename(reaction, u"NPS Survey Completed"_s));
        QCOMPARE(workspace->history().count(), 0); // typed back: its own name is free for it
        QCOMPARE(workspace->find(reaction)->path, reactionPath);
    }

    void fileOfItsOwnNameStays()
    {
        workspace->reload({u"reactions/winter.json"_s, tierText, {}});
        const auto id = idOf(*workspace, u"reactions/winter.json"_s);
        QVERIFY(workspace->rename(id, u"Summer"_s));
        QCOMPARE(workspace->find(id)->path, u"reactions/winter.json"_s);
        // One without a file yet has no name to keep.
        const auto fresh = workspace->addReaction(u"New reaction"_s, "custom.a");
        QVERIFY(workspace->rename(fresh, u"Autumn"_s));
        QCOMPARE(workspace->find(fresh)->path, u"reactions/autumn.json"_s);
        // The folder's name stands for a name without letters.
        QVERIFY(workspace->rename(fresh, u"…"_s));
        QCOMPARE(workspace->find(fresh)->path, u"reactions/reaction.json"_s);
    }

    void overriddenTargetStaysInItsFile()
    {
        const auto slack = idOf(*workspace, slackPath);
        workspace->reload({slackPath, R"({"name": "Slack VIP", "handle": "slack-vip", "template": "{}"})", {}});
        workspace->reload(
            {u"retort.json"_s,
             R"({"name": "A", "tenants": [{"overrides": {"targets/slack-vip.json": {"url": "https://x"}}}]})",
             {}});
        QVERIFY(workspace->rename(slack, u"Slack"_s));
        QCOMPARE(workspace->find(slack)->path, slackPath);
    }

    void outsideChangeOfARenamedFile()
    {
        QVERIFY(workspace->rename(reaction, u"Mine"_s));
        // Somebody makes a file of the new name: it is another one.
        workspace->reload({u"reactions/mine.json"_s, tierText, {}});
        QCOMPARE(workspace->find(reaction)->path, u"reactions/mine-2.json"_s);
        QCOMPARE(workspace->find(reaction)->title(), u"Mine"_s);
        QCOMPARE(workspace->findPath(u"reactions/mine.json"_s)->title(), u"Tier 2 welcome"_s);
        QCOMPARE(workspace->unsavedCount(), 1);
        // Somebody deletes the file that ours came from: ours goes, and undo brings it back.
        workspace->fileGone(reactionPath);
        QVERIFY(!workspace->find(reaction));
        workspace->history().undo();
        QCOMPARE(workspace->find(reaction)->title(), u"Mine"_s);
        QVERIFY(workspace->isUnsaved(reaction));
    }

    void deletedAfterRenaming()
    {
        QVERIFY(workspace->rename(reaction, u"Mine"_s));
        QVERIFY(workspace->remove(reaction));
        QCOMPARE(workspace->deletedPaths(), std::vector<QString>{reactionPath});
        workspace->history().undo();
        QVERIFY(workspace->deletedPaths().empty());
    }

    void newFileFromOutsideIsNoStep()
    {
        workspace->reload({u"reactions/new.json"_s, tierText, {}});
        QVERIFY(workspace->findPath(u"reactions/new.json"_s));
        QVERIFY(!workspace->history().canUndo()); // undoing it would delete somebody's file
        QCOMPARE(workspace->unsavedCount(), 0);
    }

    void fileGoneOutsideComesBackByUndo()
    {
        workspace->fileGone(reactionPath);
        QVERIFY(!workspace->find(reaction));
        QCOMPARE(workspace->unsavedCount(), 0);
        workspace->history().undo();
        QVERIFY(workspace->isUnsaved(reaction));
        QCOMPARE(textOf(*workspace, reaction), reactionText);
    }
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::WorkspaceFilesTest)
#include "workspacefilestest.moc"
