// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"
#include "tests/ui/document/samples.h"
#include "ui/document/selection.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

const QString benefitsPath = u"definitions/benefits.json"_s;
const std::string benefitsText =
    R"({"kind": "benefits", "from": "acme-stg", "at": "2026-02-01", "data": [{"handle": "promoter-thank-you"}]})";

} // namespace

class DefinitionsEntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        auto all = files();
        all.push_back({benefitsPath, benefitsText, {}});
        all.push_back({u"definitions/tiers.json"_s, R"({"kind": "tiers"})", {}});
        all.push_back({u"definitions/old/tags.json"_s, R"({"kind": "tags", "data": []})", {}});
        workspace->open(all);
        benefits = idOf(*workspace, benefitsPath);
    }
    void cleanup() { selection.reset(); }

    void areReadWithTheWorkspace()
    {
        QCOMPARE(workspace->entries(EntryKind::Definitions).size(), std::size_t{2}); // not those of a folder inside
        const auto* entry = workspace->find(benefits);
        QCOMPARE(entry->kind, EntryKind::Definitions);
        QCOMPARE(entry->title(), u"Benefits"_s);
        QCOMPARE(entry->definitions()->from, std::string("acme-stg"));
        QVERIFY(workspace->definitions().find("benefit_definition", "promoter-thank-you") != nullptr);
        QCOMPARE(workspace->definitions().list("tier_definition"), nullptr); // it has no data
        const auto* torn = workspace->findPath(u"definitions/tiers.json"_s);
        QVERIFY(torn->problem() != nullptr);
        QCOMPARE(torn->title(), u"tiers"_s); // of the file
        QCOMPARE(workspace->unsavedCount(), 0);
    }

    // A list with no file is not an empty list: nothing is unknown to it.
    void noneAreKnownWithoutFiles()
    {
        workspace->open(files());
        QVERIFY(workspace->definitions().all().empty());
        QCOMPARE(workspace->definitions().list("benefit_definition"), nullptr);
    }

    void followEditsAndTheDisk()
    {
        QSignalSpy told(workspace.get(), &Workspace::definitionsChanged);
        QVERIFY(workspace->apply(
            benefits, {json::set(workspace->find(benefits)->content->document, "/data/0/handle", "\"thanks\"").value(),
                       u"Rename handle"_s}));
        QCOMPARE(told.count(), 1);
        QVERIFY(workspace->definitions().find("benefits", "thanks") != nullptr);
        workspace->history().undo();
        QVERIFY(workspace->definitions().find("benefits", "thanks") == nullptr);
        QCOMPARE(told.count(), 2);
        workspace->fileGone(benefitsPath);
        QCOMPARE(workspace->definitions().list("benefits"), nullptr);
        QCOMPARE(told.count(), 3);
        workspace->reload({benefitsPath, benefitsText, {}});
        QVERIFY(workspace->definitions().list("benefits") != nullptr);
        QCOMPARE(told.count(), 4);
    }

    void belongToTheTenant()
    {
        QCOMPARE(workspace->duplicate(benefits), EntryId::None);
        QVERIFY(workspace->rename(benefits, u"Gifts"_s));
        QVERIFY(workspace->remove(benefits));
        QCOMPARE(workspace->history().count(), 0);
        QCOMPARE(textOf(*workspace, benefits), benefitsText);
    }

    void areLookedAtInThePlaceOfAReaction()
    {
        const auto reaction = selection->reaction();
        selection->setDefinitions(reaction); // none
        QCOMPARE(selection->definitions(), EntryId::None);
        selection->setTarget(idOf(*workspace, slackPath));
        selection->setDefinitions(benefits);
        QCOMPARE(selection->definitions(), benefits);
        QCOMPARE(selection->target(), EntryId::None);
        selection->setTarget(idOf(*workspace, slackPath));
        QCOMPARE(selection->definitions(), EntryId::None);
        selection->setDefinitions(benefits);
        selection->setReaction(selection->reaction());
        QCOMPARE(selection->definitions(), EntryId::None);
        selection->setDefinitions(benefits);
        workspace->fileGone(benefitsPath);
        QVERIFY(selection->definitions() != benefits);
        workspace->open(files());
        QCOMPARE(selection->definitions(), EntryId::None);
    }

private:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    EntryId benefits = EntryId::None;
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::DefinitionsEntryTest)
#include "definitionsentrytest.moc"
