// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"
#include "tests/ui/document/samples.h"
#include "ui/document/selection.h"
#include "ui/document/targetuse.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class TargetEntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        workspace->open(files());
        slack = idOf(*workspace, slackPath);
        nps = idOf(*workspace, reactionPath);
        tier = idOf(*workspace, u"reactions/tier-2-welcome.json"_s);
        promoter = idOf(*workspace, promoterPath);
    }

    void cleanup() { selection.reset(); }

    const Target& target(EntryId id) const { return *workspace->find(id)->target(); }

    void isReadAsATarget()
    {
        QCOMPARE(workspace->find(slack)->kind, EntryKind::Target);
        QCOMPARE(target(slack).handle, std::string("slack-vip"));
        QCOMPARE(workspace->find(slack)->title(), u"VIP to Slack"_s);
        QCOMPARE(workspace->find(slack)->fileName(), u"slack-vip"_s);
        QCOMPARE(workspace->targetOf("slack-vip"), slack);
        QCOMPARE(workspace->targetOf("slack"), EntryId::None);
    }

    void saysWhyItIsNone()
    {
        QVERIFY(workspace->setText(slack, {}, R"({"template": 1})", u"Type"_s));
        QCOMPARE(workspace->find(slack)->target(), nullptr);
        QVERIFY(workspace->find(slack)->problem() != nullptr);
        QCOMPARE(workspace->find(slack)->title(), u"slack-vip"_s); // of the file
    }

    void editsHaveTheirWords()
    {
        QVERIFY(workspace->rename(slack, u"Slack"_s));
        QCOMPARE(workspace->history().undoText(), u"Rename target"_s);
        QCOMPARE(target(slack).name, std::string("Slack"));
        QCOMPARE(target(slack).handle, std::string("slack-vip"));
        QVERIFY(workspace->isUnsaved(slack));
        QVERIFY(workspace->remove(slack));
        QCOMPARE(workspace->history().undoText(), u"Delete target"_s);
        QCOMPARE(workspace->deletedPaths(), (std::vector<QString>{slackPath}));
        workspace->history().undo();
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, slack), slackText);
        QVERIFY(!workspace->isUnsaved(slack));
    }

    void newOnesHaveHandlesOfTheirOwn()
    {
        const auto first = workspace->addTarget(u"Slack VIP"_s);
        QCOMPARE(workspace->history().undoText(), u"Add target"_s);
        QCOMPARE(workspace->find(first)->path, u"targets/slack-vip-2.json"_s);
        QCOMPARE(target(first).handle, std::string("slack-vip-2"));
        QCOMPARE(target(first).templateText, std::string("{\n  \n}"));
        QVERIFY(target(first).url.empty());
        QVERIFY(!target(first).condition);
        const auto odd = workspace->addTarget(u"…"_s);
        QCOMPARE(workspace->find(odd)->path, u"targets/target.json"_s);
        QCOMPARE(target(odd).handle, std::string("target"));

        const auto copy = workspace->duplicate(slack);
        QCOMPARE(workspace->history().undoText(), u"Duplicate target"_s);
        QCOMPARE(workspace->rowOf(copy), workspace->rowOf(slack) + 1);
        QCOMPARE(target(copy).name, std::string("Copy of VIP to Slack"));
        QCOMPARE(target(copy).handle, std::string("copy-of-vip-to-slack"));
        QCOMPARE(target(copy).templateText, target(slack).templateText);
    }

    void findsWhoNamesATarget()
    {
        const auto& reaction = *workspace->find(nps)->reaction();
        QCOMPARE(targetUses(reaction, workspace->catalogue()), (std::vector<TargetUse>{{2, 0, "slack-vip"}}));
        QVERIFY(sendsTo(reaction, workspace->catalogue(), "slack-vip"));
        QVERIFY(!sendsTo(reaction, workspace->catalogue(), "slack"));
        QVERIFY(targetUses(*workspace->find(tier)->reaction(), workspace->catalogue()).empty());
    }

    void isLookedAtInThePlaceOfTheReaction()
    {
        QSignalSpy told(selection.get(), &Selection::targetChanged);
        selection->setReaction(tier);
        selection->setTarget(slack);
        QCOMPARE(told.size(), 1);
        QCOMPARE(selection->target(), slack);
        // A reaction that sends to it comes with it, and its sample.
        QCOMPARE(selection->reaction(), nps);
        QCOMPARE(selection->event(), promoter);
        selection->setReaction(nps); // the one behind it
        QCOMPARE(selection->target(), EntryId::None);
        QCOMPARE(told.size(), 2);
    }

    void theReactionStaysWhereItSendsOrNobodyDoes()
    {
        const auto other = workspace->addTarget(u"Other"_s);
        selection->setReaction(tier);
        const auto event = selection->event();
        selection->setTarget(other);
        QCOMPARE(selection->reaction(), tier);
        QCOMPARE(selection->event(), event);
        selection->setEvent(promoter);
        QCOMPARE(selection->target(), other);
    }

    void undoGoesToTheTarget()
    {
        QVERIFY(workspace->rename(slack, u"Slack"_s));
        QCOMPARE(selection->target(), EntryId::None);
        workspace->history().undo();
        QCOMPARE(selection->target(), slack);
        QVERIFY(workspace->rename(nps, u"Other"_s));
        workspace->history().undo();
        QCOMPARE(selection->target(), EntryId::None);
    }

    void leavesADeletedOne()
    {
        const auto other = workspace->addTarget(u"Other"_s);
        selection->setTarget(slack);
        QVERIFY(workspace->remove(slack));
        QCOMPARE(selection->target(), other);
        QVERIFY(workspace->remove(other));
        QCOMPARE(selection->target(), EntryId::None);
    }

    void openingAnotherWorkspaceForgetsIt()
    {
        selection->setTarget(slack);
        workspace->open(files());
        QCOMPARE(selection->target(), EntryId::None);
    }

private:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    EntryId slack, nps, tier, promoter;
};

} // namespace retort

QTEST_MAIN(retort::TargetEntryTest)
#include "targetentrytest.moc"
