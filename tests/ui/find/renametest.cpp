// SPDX-License-Identifier: GPL-3.0-or-later
// A handle's renaming over many files: what is offered, what is refused, and that it is one step.
#include "tests/ui/document/samples.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/find/renamedialog.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

std::vector<WorkspaceFile> twoSenders()
{
    auto all = files();
    std::string second = reactionText;
    second.replace(second.find("NPS Survey Completed"), 20, "Second");
    second.replace(second.find("9.0"), 3, "\"slack-vip\"");
    all.push_back({u"reactions/second.json"_s, second, {}});
    all.push_back({u"targets/other.json"_s,
                   R"({"name": "Other", "handle": "other", "template": "{% if to == 'slack-vip' %}1{% endif %}"})",
                   {}});
    return all;
}

} // namespace

class RenameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        index.reset();
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        index = std::make_unique<FindIndex>(*workspace);
        workspace->open(twoSenders());
    }
    void cleanup() { index.reset(); }

    void changesWhatNamesIt()
    {
        const auto before = lines(*workspace);
        RenamePlan plan(*workspace, *index, slack);
        QCOMPARE(plan.changes().size(), 5);
        QVERIFY(plan.apply(u"slack-gold"_s));
        QCOMPARE(workspace->history().count(), 1);
        QCOMPARE(workspace->history().undoText(), u"Rename slack-vip to slack-gold"_s);
        const auto nps = idOf(*workspace, reactionPath);
        const auto second = idOf(*workspace, u"reactions/second.json"_s);
        const auto target = idOf(*workspace, slackPath);
        QCOMPARE(workspace->unsavedEntries(), (std::vector<EntryId>{nps, second, target}));
        QCOMPARE(workspace->find(target)->target()->handle, "slack-gold");
        QCOMPARE(workspace->targetOf("slack-gold"), target);
        auto expected = reactionText;
        expected.replace(expected.find("slack-vip"), 9, "slack-gold");
        QCOMPARE(textOf(*workspace, nps), expected); // no other byte
        // The same text in a condition and in a template was offered, and not ticked.
        QVERIFY(textOf(*workspace, second).find("\"slack-vip\"") != std::string::npos);
        workspace->history().undo();
        QCOMPARE(lines(*workspace), before);
        QCOMPARE(workspace->unsavedCount(), 0);
    }

    // A custom attribute is a handle in actions and a part of the path in rules and templates: one step for all.
    void aCustomAttributeInPathsToo()
    {
        auto all = files();
        all.push_back({u"definitions/attributes.json"_s,
                       R"({"kind": "attributes", "data": [{"namespace": "loyalty", "handle": "cohort"}]})",
                       {}});
        const std::string second = R"({"name": "S", "trigger": "profile.updated", "actions": [
  {"name": "filter", "arguments": [{"name": "condition", "value": {"==": [{"var": "custom_attributes.loyalty.cohort"}, "A"]}}]},
  {"name": "update.highest.status.attribute", "arguments": [{"name": "namespace", "value": "loyalty"},
    {"name": "handle", "value": "cohort"}]}]})";
        all.push_back({u"reactions/second.json"_s, second, {}});
        all.push_back({u"targets/other.json"_s,
                       R"({"name": "Other", "handle": "other", "template": "{{ custom_attributes.loyalty.cohort }}"})",
                       {}});
        workspace->open(all);
        const uses::Subject cohort{uses::Subject::Kind::Handle, "cohort", "attributes", "loyalty"};
        RenamePlan plan(*workspace, *index, cohort);
        QCOMPARE(plan.changes().size(), 4); // the definition, the argument, the rule, the template
        for (const RenameChange& change : plan.changes())
            QVERIFY(change.sure && change.ticked);
        QVERIFY(!plan.objectionTo(u"co.hort"_s).isEmpty());
        QVERIFY(plan.apply(u"group"_s));
        QCOMPARE(workspace->history().count(), 1);
        auto expected = second;
        expected.replace(expected.find("cohort"), 6, "group");
        expected.replace(expected.find("\"cohort\""), 8, "\"group\"");
        QCOMPARE(textOf(*workspace, idOf(*workspace, u"reactions/second.json"_s)), expected);
        QVERIFY(workspace->find(idOf(*workspace, u"targets/other.json"_s))->target()->templateText ==
                "{{ custom_attributes.loyalty.group }}");
        QCOMPARE(
            uses::Subject(
                index->placesOf({uses::Subject::Kind::Handle, "group", "attributes", "loyalty"}).front().use.subject)
                .name,
            "group");
    }

    void changesWhatIsTicked()
    {
        RenamePlan plan(*workspace, *index, slack);
        for (std::size_t i = 0; i < plan.changes().size(); ++i)
            plan.tick(i, !plan.changes()[i].sure); // what is sure stays ticked
        QVERIFY(plan.apply(u"slack-gold"_s));
        for (const auto& line : lines(*workspace))
            QVERIFY2(!line.contains(u"slack-vip\""_s) && !line.contains(u"'slack-vip'"_s), qPrintable(line));
        QVERIFY(index->placesOf(slack).empty());
    }

    void changesADefinitionAndWhatNamesIt()
    {
        auto all = files();
        all.push_back({u"definitions/benefits.json"_s,
                       R"({"kind": "benefits", "from": "acme", "at": "", "data": [
                           {"handle": "promoter-thank-you", "name": "Thanks"}, {"handle": "welcome"}]})",
                       {}});
        workspace->open(all);
        const uses::Subject thanks{uses::Subject::Kind::Handle, "promoter-thank-you", "benefits", {}};
        const RenamePlan plan(*workspace, *index, thanks);
        QCOMPARE(plan.changes().size(), 2);
        QCOMPARE(plan.objectionTo(u"welcome"_s), u"Another benefit has this handle: Benefits."_s);
        QCOMPARE(plan.noteOn(u"thanks"_s), u"Definitions come from the tenant: rename it there as well."_s);
        QVERIFY(plan.apply(u"thanks"_s));
        QCOMPARE(workspace->history().count(), 1);
        const auto list = idOf(*workspace, u"definitions/benefits.json"_s);
        QCOMPARE(workspace->find(list)->definitions()->definitions[0].handle, "thanks");
        QVERIFY(textOf(*workspace, idOf(*workspace, reactionPath)).find("\"thanks\"") != std::string::npos);
        QCOMPARE(workspace->unsavedCount(), 2);
        workspace->history().undo();
        QCOMPARE(workspace->unsavedCount(), 0);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("handle");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing") << u""_s << u"Type the new handle."_s;
        QTest::newRow("the same") << u"slack-vip"_s << u"It is called that already."_s;
        QTest::newRow("spaces") << u"slack vip"_s << u"A handle has no spaces."_s;
        QTest::newRow("a line") << u"a\nb"_s << u"A handle has no spaces."_s;
        QTest::newRow("another's") << u"other"_s << u"Another target has this handle: Other."_s;
        QTest::newRow("a free one") << u"slack-gold"_s << QString();
        QTest::newRow("another kind's") << u"promoter-thank-you"_s << QString();
    }
    void refuses()
    {
        QFETCH(QString, handle);
        const RenamePlan plan(*workspace, *index, slack);
        QTEST(plan.objectionTo(handle), "why");
    }

    void tellsOfNamesThatLeadNowhere()
    {
        const auto nps = idOf(*workspace, reactionPath);
        const auto action = contentOf(*workspace, nps).actions[2];
        QVERIFY(workspace->setText(nps, {action, "/arguments/0/value"}, "\"slack-gold\"", u"Edit"_s));
        index->finish();
        const RenamePlan plan(*workspace, *index, slack);
        QCOMPARE(plan.objectionTo(u"slack-gold"_s), QString());
        QCOMPARE(plan.noteOn(u"slack-gold"_s), u"1 place names slack-gold already; it will be one of these then."_s);
    }

    void allOrNothing()
    {
        const auto second = idOf(*workspace, u"reactions/second.json"_s);
        const RenamePlan plan(*workspace, *index, slack);
        QVERIFY(!workspace->setText(second, {}, "{", u"Type"_s)); // a draft of the whole: nothing else is taken
        const auto before = lines(*workspace);
        QVERIFY(!plan.apply(u"slack-gold"_s));
        QCOMPARE(lines(*workspace), before);
    }

    void isWorkedOutAnywhereAndTakenOnlyWhereNothingChanged()
    {
        const RenamePlan plan(*workspace, *index, slack);
        const RenameWork work = plan.work(u"slack-gold"_s);
        QCOMPARE(work.parts.size(), 3);
        QCOMPARE(work.parts.front().entry, idOf(*workspace, slackPath)); // undo leads to what defines it
        std::atomic<int> done = 0;
        const auto edits = carryOut(work, &done);
        QVERIFY(edits.has_value());
        QCOMPARE(done.load(), 3);
        QVERIFY(plan.isCurrent(work));
        const auto before = lines(*workspace);
        QVERIFY(workspace->rename(idOf(*workspace, u"reactions/second.json"_s), u"Another"_s));
        QVERIFY(!plan.isCurrent(work));
        workspace->history().undo();
        QVERIFY(plan.isCurrent(work));
        QCOMPARE(lines(*workspace), before);
        QVERIFY(plan.take(*edits, u"slack-gold"_s));
        QCOMPARE(workspace->unsavedCount(), 3);
    }

    void manyAreWorkedOutWhileTheDialogWaits()
    {
        auto all = twoSenders();
        for (int i = 0; i < 2000; ++i) {
            auto copy = *std::find_if(all.begin(), all.end(),
                                      [](const WorkspaceFile& file) { return file.path == u"reactions/second.json"; });
            copy.path = u"reactions/copy-%1.json"_s.arg(i);
            all.push_back(copy);
        }
        workspace->open(all);
        auto* dialog = new RenameDialog(*workspace, *index, slack);
        const QSignalSpy renamed(dialog, &RenameDialog::renamed);
        dialog->open();
        auto* name = dialog->findChild<QLineEdit*>(u"newHandle"_s);
        QTest::keyClicks(name, u"slack-gold"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTest::keyClick(name, Qt::Key_Return); // a second one does nothing
        QTRY_COMPARE_WITH_TIMEOUT(renamed.size(), 1, 30'000);
        QCOMPARE(renamed[0][1].toInt(), 2003);
        QCOMPARE(workspace->history().count(), 1);
        QCOMPARE(workspace->unsavedCount(), 2003);
        workspace->history().undo();
        QCOMPARE(workspace->unsavedCount(), 0);
    }

    void theDialogShowsAndDoesIt()
    {
        auto* dialog = new RenameDialog(*workspace, *index, slack);
        const QSignalSpy renamed(dialog, &RenameDialog::renamed);
        dialog->open();
        auto* list = dialog->findChild<QListWidget*>();
        auto* name = dialog->findChild<QLineEdit*>(u"newHandle"_s);
        QPushButton* button = nullptr;
        for (auto* one : dialog->findChildren<QPushButton*>())
            button = one->text() == u"Rename"_s ? one : button;
        QVERIFY(list && name && button);
        QStringList shown;
        for (int row = 0; row < list->count(); ++row) {
            const auto* item = list->item(row);
            const bool heading = !item->flags().testFlag(Qt::ItemIsSelectable);
            shown << (heading ? item->text()
                              : (item->checkState() == Qt::Checked ? u"[x] "_s : u"[ ] "_s) + item->text());
        }
        QCOMPARE(
            shown,
            (QStringList{
                u"Names it"_s, u"[x] NPS Survey Completed › Send to target slack-vip · \"slack-vip\" in line 14"_s,
                u"[x] Second › Send to target slack-vip · \"slack-vip\" in line 14"_s,
                u"[x] VIP to Slack · \"slack-vip\" in line 3"_s, u"The same text, which may mean it: tick what does"_s,
                u"[ ] Second › Continue only if data.score is slack-vip or sorts after it · \"slack-vip\" in line 8"_s,
                u"[ ] Other · 'slack-vip' in line 1 of the template"_s}));
        QVERIFY(!button->isEnabled()); // it is called that already
        QVERIFY(name->hasFocus() || !dialog->isActiveWindow());
        QTest::keyClicks(name, u"slack-gold"_s); // over the selected one
        QVERIFY(button->isEnabled());
        list->item(6)->setCheckState(Qt::Checked);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(renamed[0][1].toInt(), 4);
        QVERIFY(textOf(*workspace, idOf(*workspace, u"targets/other.json"_s)).find("'slack-gold'") !=
                std::string::npos);
        QCOMPARE(workspace->history().count(), 1);
    }

private:
    const uses::Subject slack{uses::Subject::Kind::Handle, "slack-vip", "targets", {}};
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<FindIndex> index;
};

} // namespace retort

QTEST_MAIN(retort::RenameTest)
#include "renametest.moc"
