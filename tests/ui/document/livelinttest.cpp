// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/livelint.h"

#include "engine/base/english.h"
#include "engine/reaction/edit.h"
#include "tests/ui/document/samples.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <random>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

QString word(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<int>(text.size())); }

/// "field.unknown /actions/0/…", a line for each.
QStringList linesOf(const std::vector<Problem>& problems)
{
    QStringList lines;
    for (const Problem& problem : problems)
        lines << word(problem.rule) + u' ' + word(problem.pointer) + u' ' + word(english(problem.message));
    return lines;
}

/// All there is, by path.
QStringList all(const Workspace& workspace, const LiveLint& lint)
{
    QStringList lines;
    for (const auto kind : {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Manifest}) {
        for (const EntryId id : workspace.entries(kind)) {
            for (const QString& line : linesOf(lint.problemsOf(id)))
                lines << workspace.find(id)->path + u": "_s + line;
        }
    }
    return lines;
}

bool has(const LiveLint& lint, EntryId id, const char* rule)
{
    const auto& problems = lint.problemsOf(id);
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) { return problem.rule == rule; });
}

/// A reaction with something wrong: an operator that nobody knows.
std::string wrongReaction(int number)
{
    QByteArray text = R"({"name": "Wrong NUMBER", "trigger": "custom.survey_completed", "is_active": true, "actions": [
  {"name": "filter", "sort_order": 1, "arguments": [
    {"name": "condition", "value": {"==>": [{"var": "data.score"}, NUMBER]}, "is_dynamic": null}]}]})";
    return text.replace("NUMBER", QByteArray::number(number)).toStdString();
}

} // namespace

class LiveLintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { start(files()); }
    void cleanup()
    {
        lint.reset();
        selection.reset();
    }

    void looksAtEveryFile()
    {
        QVERIFY(lint->pending() > 0);
        QCOMPARE(lint->total().all(), 0);
        QTRY_COMPARE(lint->pending(), 0);
        const EntryId torn = idOf(*workspace, u"reactions/torn.json"_s);
        QVERIFY(has(*lint, torn, "json.invalid"));
        QCOMPARE(lint->counts(torn).errors, 1);
        QVERIFY(lint->isKnown(torn));
        LiveLint::Counts sum;
        for (const auto kind : {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Manifest}) {
            for (const EntryId id : workspace->entries(kind)) {
                sum.errors += lint->counts(id).errors;
                sum.warnings += lint->counts(id).warnings;
                sum.hints += lint->counts(id).hints;
            }
        }
        QCOMPARE(lint->total(), sum);
    }

    void tellsAllThatCannotBeRead()
    {
        const auto wrong = json::Document::parse(R"({"name": 7, "trigger": [], "actions": {}})");
        const EntryId id = workspace->add(EntryKind::Reaction, u"Types"_s, *wrong, u"x"_s);
        lint->lintNow();
        QCOMPARE(lint->counts(id).errors, 3);
        QCOMPARE(lint->problemsOf(id).at(1).pointer, "/trigger");
    }

    void answersAnEditOfTheSelectedReactionAtOnce()
    {
        lint->lintNow();
        QVERIFY(!has(*lint, nps, "condition.unknown-operator"));
        QSignalSpy changed(lint.get(), &LiveLint::changed);
        QVERIFY(workspace->setText(nps, condition(*workspace), R"({"==>": [{"var": "data.score"}, 9]})", u"x"_s));
        QVERIFY(!lint->isKnown(nps));
        QCoreApplication::processEvents();
        QTRY_VERIFY_WITH_TIMEOUT(has(*lint, nps, "condition.unknown-operator"), 500);
        QVERIFY(lint->isKnown(nps));
        QCOMPARE(changed.count(), 1);
        workspace->history().undo();
        QTRY_VERIFY(!has(*lint, nps, "condition.unknown-operator"));
    }

    void problemsWithinAPlace()
    {
        QVERIFY(workspace->setText(nps, condition(*workspace), R"({"==>": [{"var": "data.score"}, 9]})", u"x"_s));
        lint->lintNow();
        QVERIFY(!lint->problemsWithin(nps, "/actions/0").empty());
        QVERIFY(!lint->problemsWithin(nps, "/actions/0/arguments/0/value").empty());
        for (const Problem* problem : lint->problemsWithin(nps, "/actions/1"))
            QVERIFY(QByteArray::fromStdString(problem->pointer).startsWith("/actions/1"));
        QCOMPARE(lint->problemsWithin(nps, "").size(), lint->problemsOf(nps).size());
    }

    void whatIsBeingTypedIsToldFirst()
    {
        lint->lintNow();
        const auto before = lint->counts(nps).errors;
        QVERIFY(!workspace->setText(nps, condition(*workspace), "{\">=\": [", u"x"_s));
        lint->lintNow();
        QCOMPARE(lint->counts(nps).errors, before + 1);
        QCOMPARE(lint->problemsOf(nps).front().rule, "json.invalid");
        QCOMPARE(lint->problemsOf(nps).front().pointer, "/actions/0/arguments/0/value");
    }

    void aSampleDecidesOfTheReactionsOfItsEvent()
    {
        QVERIFY(workspace->setText(nps, condition(*workspace), R"({">=": [{"var": "data.points"}, 9]})", u"x"_s));
        lint->lintNow();
        QVERIFY2(has(*lint, nps, "field.unknown"), qPrintable(linesOf(lint->problemsOf(nps)).join(u'\n')));
        QVERIFY(workspace->setText(idOf(*workspace, promoterPath), {ActionId::None, "/data"},
                                   R"({"points": 3, "score": 9})", u"x"_s));
        QVERIFY(!lint->isKnown(nps));
        QTRY_VERIFY(!has(*lint, nps, "field.unknown"));
        QTRY_COMPARE(lint->pending(), 0);
        QVERIFY(workspace->remove(idOf(*workspace, promoterPath)).has_value());
        QTRY_VERIFY(has(*lint, nps, "field.unknown"));
        workspace->history().undo();
        QTRY_VERIFY(!has(*lint, nps, "field.unknown"));
    }

    void aTargetDecidesOfTheReactionsThatSendToIt()
    {
        lint->lintNow();
        QVERIFY(!has(*lint, nps, "handle.unknown"));
        QVERIFY(workspace->remove(idOf(*workspace, slackPath)).has_value());
        QTRY_VERIFY2(has(*lint, nps, "handle.unknown"), qPrintable(linesOf(lint->problemsOf(nps)).join(u'\n')));
        workspace->history().undo();
        QTRY_VERIFY(!has(*lint, nps, "handle.unknown"));
    }

    void manyEditsEndWhereAFreshLookEnds()
    {
        std::mt19937 random(5);
        std::vector<WorkspaceFile> many = files();
        for (int i = 0; i < 40; ++i)
            many.push_back({u"reactions/r%1.json"_s.arg(i), wrongReaction(i), {}});
        start(many);
        const std::string values[] = {R"({"==>": [1, 2]})", R"({"var": "data.nothing"})", "true", "{\"",
                                      R"({"==": [1]})"};
        const std::string samples[] = {R"({"event": "custom.survey_completed", "data": {"nothing": 1}})",
                                       R"({"event": "custom.survey_completed", "data": {"score": "9"}})",
                                       R"({"event": "tier.achieved", "context": {}})"};
        for (int edit = 0; edit < 300; ++edit) {
            const auto& reactions = workspace->entries(EntryKind::Reaction);
            const EntryId id = reactions[random() % reactions.size()];
            const Entry* entry = workspace->find(id);
            switch (random() % 8) {
            case 0:
                (void)workspace->remove(id);
                break;
            case 1:
                if (workspace->history().canUndo())
                    workspace->history().undo();
                break;
            case 2:
                selection->setReaction(id);
                break;
            case 3:
                (void)workspace->setText(idOf(*workspace, u"events/survey-passive.json"_s), {},
                                         samples[random() % std::size(samples)], u"x"_s);
                break;
            default:
                if (entry->content && !entry->content->actions.empty())
                    (void)workspace->setText(id, {entry->content->actions[0], "/arguments/0/value"},
                                             values[random() % std::size(values)], u"x"_s);
            }
            if (random() % 3 == 0)
                QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(lint->pending(), 0, 20000);
        LiveLint fresh(*workspace, *selection);
        fresh.lintNow();
        QCOMPARE(all(*workspace, *lint), all(*workspace, fresh));
        QCOMPARE(lint->total(), fresh.total());
    }

    void anotherWorkspaceMayOpenMeanwhile()
    {
        std::vector<WorkspaceFile> many;
        for (int i = 0; i < 200; ++i)
            many.push_back({u"reactions/r%1.json"_s.arg(i), wrongReaction(i), {}});
        start(many);
        QCoreApplication::processEvents();
        workspace->open(files());
        QTRY_COMPARE(lint->pending(), 0);
        LiveLint fresh(*workspace, *selection);
        fresh.lintNow();
        QCOMPARE(all(*workspace, *lint), all(*workspace, fresh));
    }

    void itMayEndMeanwhile()
    {
        std::vector<WorkspaceFile> many;
        for (int i = 0; i < 300; ++i)
            many.push_back({u"reactions/r%1.json"_s.arg(i), wrongReaction(i), {}});
        start(many);
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::processEvents();
        lint.reset();
        workspace->open({}); // and the files with it
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }

    void tellsHowFarItIs()
    {
        std::vector<WorkspaceFile> many = files();
        for (int i = 0; i < 300; ++i)
            many.push_back({u"reactions/r%1.json"_s.arg(i), wrongReaction(i), {}});
        start(many);
        QSignalSpy progress(lint.get(), &LiveLint::progress);
        QTRY_COMPARE(lint->pending(), 0);
        QVERIFY(progress.count() >= 2);
        int last = 0;
        for (const auto& call : progress) {
            QVERIFY(call[0].toInt() >= last && call[0].toInt() <= call[1].toInt());
            last = call[0].toInt();
        }
        QCOMPARE(progress.last()[0].toInt(), progress.last()[1].toInt());
        QCOMPARE(last, 308); // 3 and 300 reactions, 3 events, a target, retort.json
    }

    void fiveThousandReactionsLeaveTheWindowFree()
    {
        std::vector<WorkspaceFile> many = files();
        for (int i = 0; i < 5000; ++i)
            many.push_back({u"reactions/r%1.json"_s.arg(i), wrongReaction(i), {}});
        start(many);
        QElapsedTimer whole;
        QElapsedTimer turn;
        whole.start();
        qint64 longest = 0;
        int turns = 0;
        while (lint->pending() > 0 && whole.elapsed() < 60000) {
            ++turns;
            turn.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            longest = std::max(longest, turn.elapsed());
            QThread::usleep(200);
        }
        qInfo("5,000 reactions in %lld ms, longest turn of the event loop %lld ms", whole.elapsed(), longest);
        QCOMPARE(lint->pending(), 0);
        QVERIFY(lint->total().errors >= 5000);
        // How long a turn takes is measured in window_benchmark; here that there are many of them.
        QVERIFY2(turns > 10, qPrintable(QString::number(turns)));
    }

private:
    void start(const std::vector<WorkspaceFile>& files)
    {
        lint.reset();
        selection.reset();
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        lint = std::make_unique<LiveLint>(*workspace, *selection);
        workspace->open(files);
        if (workspace->findPath(reactionPath)) {
            nps = idOf(*workspace, reactionPath);
            selection->setReaction(nps);
        }
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveLint> lint;
    EntryId nps = EntryId::None;
};

} // namespace retort

QTEST_MAIN(retort::LiveLintTest)
#include "livelinttest.moc"
