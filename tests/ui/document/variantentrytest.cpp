// SPDX-License-Identifier: GPL-3.0-or-later
// Sample events that refer to other files: what they stand for follows those.
#include "engine/compose/variant.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "tests/ui/document/samples.h"
#include "ui/document/liverun.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

const QString lowPath = u"events/survey-low.json"_s;
const QString lowerPath = u"events/survey-lower.json"_s;
const QString janePath = u"profiles/jane.json"_s;

/// The survey's event as a variant, a variant of that, and a customer.
std::vector<WorkspaceFile> withVariants()
{
    auto all = files();
    all.push_back({lowPath,
                   R"({"_retort": {"label": "Low", "base": "survey-promoter", "profile": "jane", )"
                   R"("changes": [{"pointer": "/data/score", "value": 3}]}})",
                   {}});
    all.push_back(
        {lowerPath, R"({"_retort": {"base": "survey-low", "changes": [{"pointer": "/data/score", "value": 2}]}})", {}});
    all.push_back({janePath, R"({"id": "p-1", "first_name": "Jane"})", {}});
    all[0].text = R"({"format": "retort/1", "name": "Acme", "settings": {"profile_place": {"custom": "linked"}}})";
    return all;
}

json::Document variantOf(const std::string& base)
{
    return json::Document::parse("{\"_retort\": {\"base\": " + json::quoted(base) + "}}").value();
}

} // namespace

class VariantEntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        workspace->open(withVariants());
        promoter = idOf(*workspace, promoterPath);
        low = idOf(*workspace, lowPath);
        lower = idOf(*workspace, lowerPath);
    }

    void isListedAndStandsForItsBase()
    {
        QCOMPARE(workspace->find(low)->title(), u"Low"_s);
        QCOMPARE(workspace->find(lower)->title(), u"survey-lower"_s);
        QCOMPARE(workspace->find(lower)->baseName(), u"survey-low"_s);
        QCOMPARE(workspace->find(promoter)->baseName(), QString());
        QCOMPARE(valueIn(low, "data.score"), u"3"_s);
        QCOMPARE(valueIn(lower, "data.score"), u"2"_s);
        QCOMPARE(valueIn(lower, "data.survey_id"), u"\"NPS-2025-Q2\""_s);
        QCOMPARE(workspace->find(low)->event()->name, std::string("custom.survey_completed"));
        QVERIFY(!workspace->isUnsaved(low));
    }

    void hasTheCustomerWhereTheWorkspaceHasThem()
    {
        QCOMPARE(valueIn(low, "profile.first_name"), u"\"Jane\""_s);
        QVERIFY(workspace->find(low)->content->origins.count("profile") > 0);
        const auto manifest = workspace->at(EntryKind::Manifest, 0)->id;
        QSignalSpy changed(workspace.get(), &Workspace::changed);
        QVERIFY(
            workspace->setText(manifest, {ActionId::None, "/settings/profile_place/custom"}, "\"root\"", u"Place"_s));
        QCOMPARE(valueIn(low, "first_name"), u"\"Jane\""_s);
        QVERIFY(idsIn(changed).contains(low));
        QVERIFY(!idsIn(changed).contains(promoter)); // who names nobody
        workspace->history().undo();
        QCOMPARE(valueIn(low, "profile.first_name"), u"\"Jane\""_s);
    }

    void followsItsBase()
    {
        QSignalSpy changed(workspace.get(), &Workspace::changed);
        QVERIFY(workspace->setText(promoter, {ActionId::None, "/data/survey_id"}, "\"other\"", u"Edit"_s));
        QCOMPARE(valueIn(low, "data.survey_id"), u"\"other\""_s);
        QCOMPARE(valueIn(lower, "data.survey_id"), u"\"other\""_s);
        QCOMPARE(idsIn(changed), (QList<EntryId>{promoter, low, lower}));
        QVERIFY(!workspace->isUnsaved(low)); // nothing of its own changed
        workspace->history().undo();
        QCOMPARE(valueIn(lower, "data.survey_id"), u"\"NPS-2025-Q2\""_s);
        // What an undo step kept of the variant is not what the base says by now.
        QVERIFY(workspace->setText(low, {ActionId::None, "/_retort/changes/0/value"}, "4", u"Edit"_s));
        QVERIFY(workspace->setText(promoter, {ActionId::None, "/data/survey_id"}, "\"new\"", u"Edit"_s));
        workspace->reload({lowPath, R"({"_retort": {"base": "survey-promoter"}})", {}});
        workspace->history().undo();
        QCOMPARE(valueIn(low, "data.survey_id"), u"\"new\""_s);
        QCOMPARE(valueIn(low, "data.score"), u"4"_s);
    }

    void followsItsCustomer()
    {
        workspace->reload({janePath, R"({"first_name": "Joan"})", {}});
        QCOMPARE(valueIn(low, "profile.first_name"), u"\"Joan\""_s);
        workspace->fileGone(janePath);
        QVERIFY(!workspace->find(low)->event());
        QCOMPARE(problemOf(low), u"compose.profile.missing 1:68"_s);
        workspace->history().undo();
        QVERIFY(!workspace->find(low)->problem());
    }

    void tellsABrokenBaseAtItsPlace()
    {
        workspace->setText(promoter, {}, "{\"event\": ", u"Edit"_s);
        QCOMPARE(problemOf(low), u"compose.variant.in-base 1:38"_s);
        QCOMPARE(problemOf(lower), u"compose.variant.in-base 1:22"_s);
        QCOMPARE(workspace->find(low)->title(), u"Low"_s); // no flicker
        workspace->setText(promoter, {}, promoterText, u"Edit"_s);
        QVERIFY(!workspace->find(low)->problem());
        QVERIFY(workspace->remove(promoter));
        QCOMPARE(problemOf(low), u"compose.variant.no-base 1:38"_s);
        workspace->history().undo();
        QCOMPARE(valueIn(low, "data.score"), u"3"_s);
    }

    void aBaseThatComesLaterIsFound()
    {
        const auto id = workspace->add(EntryKind::Event, u"Early"_s, variantOf("late"), u"Add"_s);
        QVERIFY(workspace->find(id)->problem());
        workspace->addEvent(u"Late"_s, "custom.late");
        QVERIFY(!workspace->find(id)->problem());
        QCOMPARE(workspace->find(id)->event()->name, std::string("custom.late"));
    }

    void aBaseKeepsItsFileWhenItIsRenamed()
    {
        const auto base = workspace->addEvent(u"Late"_s, "custom.late");
        const auto path = workspace->find(base)->path;
        QVERIFY(workspace->rename(base, u"Sooner"_s));
        QVERIFY(workspace->find(base)->path != path); // nobody stands on it
        const auto kept = workspace->find(base)->path;
        const auto id = workspace->add(EntryKind::Event, u"V"_s,
                                       variantOf(workspace->find(base)->fileName().toStdString()), u"Add"_s);
        QVERIFY(workspace->rename(base, u"Other"_s));
        QCOMPARE(workspace->find(base)->path, kept);
        QVERIFY(!workspace->find(id)->problem());
    }

    void anEditOfWhatItStandsForBecomesAChange()
    {
        const auto whole = workspace->wholeEvent(low);
        QVERIFY(whole);
        QVERIFY(workspace->applyWholeEvent(low, json::set(*whole, "/data/survey_id", "\"x\""), u"Try"_s));
        QCOMPARE(valueIn(low, "data.survey_id"), u"\"x\""_s);
        const auto variant = compose::readVariant(workspace->find(low)->content->document);
        QVERIFY(variant);
        QCOMPARE(variant->changes.size(), 2U);
        QCOMPARE(valueIn(promoter, "data.survey_id"), u"\"NPS-2025-Q2\""_s);
    }

    void isRunAsWhatItStandsFor()
    {
        Selection selection(*workspace);
        LiveRun live(*workspace, selection);
        selection.setReaction(idOf(*workspace, reactionPath));
        selection.setEvent(low);
        live.evaluateNow();
        QVERIFY(live.trace());
        QCOMPARE(live.trace()->outcome, run::Outcome::Stopped);
        QVERIFY(workspace->setText(low, {ActionId::None, "/_retort/changes"}, "[]", u"Edit"_s));
        QTRY_COMPARE(live.trace()->outcome, run::Outcome::Completed);
        // A keystroke in the base is seen in the variant's run.
        QVERIFY(workspace->setText(promoter, {ActionId::None, "/data/score"}, "1", u"Edit"_s));
        QTRY_COMPARE(live.trace()->outcome, run::Outcome::Stopped);
        workspace->setText(promoter, {}, "{", u"Edit"_s);
        QTRY_COMPARE(live.state(), LiveRun::State::Invalid);
        QCOMPARE(live.problemEntry(), low);
    }

private:
    QString valueIn(EntryId id, const std::string& path)
    {
        const Event* event = workspace->find(id)->event();
        if (!event)
            return u"no event"_s;
        json::Value value = event->context.root();
        for (const QString& part : QString::fromStdString(path).split(u'.')) {
            const json::Value* next = value.isObject() ? value.find(part.toStdString()) : nullptr;
            if (!next)
                return u"missing"_s;
            value = *next;
        }
        return QString::fromStdString(json::write(value));
    }
    QString problemOf(EntryId id)
    {
        const Error* problem = workspace->find(id)->problem();
        return problem ? u"%1 %2:%3"_s.arg(QString::fromStdString(problem->message.id))
                             .arg(problem->place.line)
                             .arg(problem->place.column)
                       : QString();
    }
    static QList<EntryId> idsIn(const QSignalSpy& spy)
    {
        QList<EntryId> ids;
        for (const auto& arguments : spy)
            ids << arguments.first().value<EntryId>();
        return ids;
    }

    std::unique_ptr<Workspace> workspace;
    EntryId promoter, low, lower;
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::VariantEntryTest)
#include "variantentrytest.moc"
