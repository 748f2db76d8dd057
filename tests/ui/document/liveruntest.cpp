// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/liverun.h"

#include "engine/base/english.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "engine/reaction/edit.h"
#include "tests/ui/document/samples.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

QString word(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<int>(text.size())); }

/// "completed: passed done done"
QString summary(const LiveRun& live)
{
    if (!live.trace())
        return u"nothing"_s;
    auto line = word(run::wordOf(live.trace()->outcome)) + u':';
    for (const auto& step : live.trace()->steps)
        line += u' ' + word(run::wordOf(step.status));
    return line;
}

} // namespace

class LiveRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        live = std::make_unique<LiveRun>(*workspace, *selection);
        workspace->open(files());
        nps = idOf(*workspace, reactionPath);
        tier = idOf(*workspace, u"reactions/tier-2-welcome.json"_s);
        promoter = idOf(*workspace, promoterPath);
        live->evaluateNow();
    }

    void cleanup()
    {
        live.reset();
        selection.reset();
    }

    void answersWithoutBeingAsked()
    {
        QCOMPARE(live->state(), LiveRun::State::Current);
        QCOMPARE(summary(*live), u"completed: passed done done"_s);
        QCOMPARE(live->reaction(), nps);
        QCOMPARE(live->eventEntry(), promoter);
    }

    void answersEachEdit()
    {
        setCondition(R"({">=": [{"var": "data.score"}, 10]})");
        QTRY_COMPARE(summary(*live), u"stopped: stopped not-reached not-reached"_s);
        workspace->history().undo();
        QTRY_COMPARE(summary(*live), u"completed: passed done done"_s);
        setScore("8.5");
        QTRY_COMPARE(summary(*live), u"stopped: stopped not-reached not-reached"_s);
    }

    void answersManyEditsOnce()
    {
        QSignalSpy changes(live.get(), &LiveRun::changed);
        for (int score = 0; score < 50; ++score)
            setScore(QByteArray::number(score).constData());
        QCOMPARE(changes.size(), 0);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(summary(*live), u"completed: passed done done"_s);
    }

    void answersForWhatIsSelected()
    {
        selection->setReaction(tier);
        QTRY_COMPARE(live->reaction(), tier);
        QVERIFY(live->trace()->asIfActive); // it is not active, and is run all the same
        QCOMPARE(summary(*live), u"completed:"_s);
        selection->setEvent(promoter);
        QTRY_COMPARE(live->eventEntry(), promoter);
        QCOMPARE(summary(*live), u"not-triggered:"_s);
    }

    void otherEntriesDoNotMatter()
    {
        QSignalSpy changes(live.get(), &LiveRun::changed);
        QVERIFY(workspace->rename(tier, u"Other"_s));
        QCoreApplication::processEvents();
        QCOMPARE(changes.size(), 0);
    }

    void neverShowsAnInvalidTextAsCurrent()
    {
        QVERIFY(!workspace->setText(promoter, {}, "{", u"Type"_s));
        QTRY_COMPARE(live->state(), LiveRun::State::Invalid);
        QCOMPARE(live->problemEntry(), promoter);
        QVERIFY(live->problem()->place.line == 1);
        QCOMPARE(summary(*live), u"completed: passed done done"_s); // of before, and said to be
        workspace->history().undo();
        QTRY_COMPARE(live->state(), LiveRun::State::Current);
        QVERIFY(!live->problem());

        QVERIFY(!workspace->setText(nps, condition(*workspace), "{\">=\":", u"Type"_s));
        QTRY_COMPARE(live->state(), LiveRun::State::Invalid);
        QCOMPARE(live->problemEntry(), nps);
        setCondition("false");
        QTRY_COMPARE(live->state(), LiveRun::State::Current);
        QCOMPARE(summary(*live), u"stopped: stopped not-reached not-reached"_s);
    }

    void saysWhyAnEventCannotBeRun_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no event name") << u"{\"data\": {}}"_s;
        QTest::newRow("no object") << u"[]"_s;
    }

    void saysWhyAnEventCannotBeRun()
    {
        QFETCH(QString, text);
        QVERIFY(workspace->setText(promoter, {}, text.toStdString(), u"Type"_s));
        live->evaluateNow();
        QCOMPARE(live->state(), LiveRun::State::Invalid);
        QVERIFY(!english(live->problem()->message).empty());
    }

    void showsNothingOfAnUnreadableFile()
    {
        selection->setReaction(idOf(*workspace, u"reactions/torn.json"_s));
        live->evaluateNow();
        QCOMPARE(live->state(), LiveRun::State::Invalid);
        QVERIFY(!live->trace()); // that of another reaction would mislead
        QVERIFY(!live->canStep());
    }

    void showsNothingWhereNothingIs()
    {
        workspace->open({});
        live->evaluateNow();
        QCOMPARE(live->state(), LiveRun::State::Empty);
        QVERIFY(!live->trace());
        live->step();
        live->runAll();
        QVERIFY(!live->isStepping());
    }

    void settingsCount()
    {
        // An empty list is false in PHP and true in a plain JavaScript `if`.
        setCondition("[]");
        live->evaluateNow();
        const auto php = summary(*live);
        QVERIFY(workspace->setSetting("dialect", "js"));
        QTRY_VERIFY(summary(*live) != php);
    }

    void findsTheStepOfAnAction()
    {
        const auto actions = contentOf(*workspace, nps).actions;
        QCOMPARE(live->stepOf(actions[2])->action, std::string("target.send"));
        QCOMPARE(live->actionOf(live->trace()->steps[1]), actions[1]);
        QVERIFY(!live->stepOf(ActionId::None));
        // Moved, and not evaluated again yet: still the right step.
        const auto moved = edit::moveAction(contentOf(*workspace, nps).document, 2, 0);
        QVERIFY(workspace->apply(nps, {*moved, u"Move action"_s, {}, {2, 0, 1}}));
        QCOMPARE(live->stepOf(actions[2])->action, std::string("target.send"));
        live->evaluateNow();
        QCOMPARE(live->stepOf(actions[2])->number, std::size_t{1});
    }

    void goesThroughItStepByStep()
    {
        QSignalSpy steps(live.get(), &LiveRun::stepped);
        QVERIFY(!live->isStepping());
        QCOMPARE(live->position(), std::size_t{3});
        live->step();
        QVERIFY(live->isStepping());
        QCOMPARE(summary(*live), u"unfinished: passed not-reached not-reached"_s);
        QCOMPARE(live->lastStep()->number, std::size_t{1});
        QCOMPARE(live->wholeTrace()->steps[2].status, run::Status::Done);
        live->step();
        QCOMPARE(summary(*live), u"unfinished: passed done not-reached"_s);
        live->back();
        QCOMPARE(summary(*live), u"unfinished: passed not-reached not-reached"_s);
        live->runToEnd();
        QCOMPARE(summary(*live), u"completed: passed done done"_s);
        QVERIFY(live->isStepping());
        QVERIFY(!live->canStep());
        live->reset();
        QCOMPARE(summary(*live), u"unfinished: not-reached not-reached not-reached"_s);
        QVERIFY(!live->lastStep());
        QVERIFY(!live->canGoBack());
        live->runAll();
        QVERIFY(!live->isStepping());
        QCOMPARE(summary(*live), u"completed: passed done done"_s);
        QCOMPARE(steps.size(), 6);
    }

    void backFromTheEndBeginsStepping()
    {
        live->back();
        QVERIFY(live->isStepping());
        QCOMPARE(live->position(), std::size_t{2});
    }

    void editKeepsThePosition()
    {
        live->goTo(2);
        setScore("9.5");
        live->evaluateNow();
        QCOMPARE(live->position(), std::size_t{2});
        QCOMPARE(summary(*live), u"unfinished: passed done not-reached"_s);
        setScore("1"); // the chain now ends before that
        live->evaluateNow();
        QCOMPARE(live->position(), std::size_t{1});
        QCOMPARE(live->end(), std::size_t{1});
        QVERIFY(!live->canStep());
        selection->setReaction(tier);
        QVERIFY(!live->isStepping());
    }

    void goesIntoARuleAndOutOfIt()
    {
        const auto place = [&] { return word(run::pointerOf(*live->wholeTrace(), live->stop())); };
        live->into();
        QVERIFY(live->isStepping());
        QCOMPARE(live->position(), std::size_t{0});
        QCOMPARE(place(), u"/actions/0/arguments/0/value"_s);
        QCOMPARE(live->stepWithin()->number, std::size_t{1});
        QCOMPARE(summary(*live), u"unfinished: not-reached not-reached not-reached"_s);
        QVERIFY(live->canGoBack());
        live->back();
        QCOMPARE(place(), u"/actions/0"_s);
        QVERIFY(!live->stepWithin());
        live->into();
        live->out();
        QCOMPARE(place(), u"/actions/1"_s);
        QCOMPARE(summary(*live), u"unfinished: passed not-reached not-reached"_s);
        live->goTo(run::Stop{0, 0});
        setScore("9.5"); // the same operator is there
        live->evaluateNow();
        QCOMPARE(live->stop(), (run::Stop{0, 0}));
        setCondition("true"); // none is
        live->evaluateNow();
        QCOMPARE(live->stop(), run::Stop());
        QVERIFY(live->isStepping());
    }

    void editsAValueOnTheWay()
    {
        live->goTo(1);
        live->editContext(1, "data.score", *json::Data::parse("1"));
        QVERIFY(!live->isCurrent()); // until it was run
        live->evaluateNow();
        QVERIFY(live->isCurrent() && live->isEdited());
        QCOMPARE(live->position(), std::size_t{1});
        QCOMPARE(summary(*live), u"unfinished: passed not-reached not-reached"_s);
        QVERIFY(json::write(live->contextAt(1).root()).find("\"score\":1") != std::string::npos);
        QVERIFY(json::write(live->contextAt(0).root()).find("\"score\":9") != std::string::npos);
        QCOMPARE(live->wholeTrace()->notes.back().id, std::string("run.edited"));
        live->goTo(std::size_t{0});
        live->editContext(0, "data.score", *json::Data::parse("1")); // now it stops the chain
        live->evaluateNow();
        QCOMPARE(live->end(), std::size_t{1});
        QCOMPARE(live->edits().size(), std::size_t{2});
        live->editContext(0, "data.score", std::nullopt); // the last of a step and path counts
        live->evaluateNow();
        QCOMPARE(live->edits().size(), std::size_t{2});
        live->takeBackEdits();
        live->evaluateNow();
        QVERIFY(!live->isEdited());
        QCOMPARE(live->end(), std::size_t{3});
    }

    void anEditOfTheContextStaysWithItsAction()
    {
        live->editContext(1, "data.score", *json::Data::parse("1"));
        live->evaluateNow();
        QCOMPARE(live->edits().front().step, std::size_t{1});
        const auto moved = edit::moveAction(contentOf(*workspace, nps).document, 2, 0);
        QVERIFY(workspace->apply(nps, {*moved, u"Move action"_s, {}, {2, 0, 1}}));
        live->evaluateNow();
        QCOMPARE(live->edits().front().step, std::size_t{2});
        selection->setReaction(tier);
        live->evaluateNow();
        QVERIFY(!live->isEdited());
    }

    void anEditInTheMiddleOfAStepBeginsItAgain()
    {
        live->goTo(run::Stop{0, 0});
        live->editContext(0, "data.score", *json::Data::parse("10"));
        live->evaluateNow();
        QCOMPARE(live->stop(), run::Stop());
        QVERIFY(live->isStepping());
    }

    void measuresTheStepsThatRan()
    {
        for (std::size_t step = 0; step < 3; ++step)
            QVERIFY(live->timeOf(step).value() > std::chrono::nanoseconds(0));
        setScore("1");
        QVERIFY(!live->isCurrent());
        live->evaluateNow();
        QVERIFY(live->timeOf(0).has_value());
        QVERIFY(!live->timeOf(1).has_value());
        QVERIFY(!live->timeOf(9).has_value());
    }

    void longEvaluationDoesNotHoldTheWindow()
    {
        QList<LiveRun::State> states;
        connect(live.get(), &LiveRun::changed, this, [&] { states << live->state(); });
        setCondition(longRule().c_str());
        QCoreApplication::processEvents();
        QCOMPARE(states, QList{LiveRun::State::Working});
        QCOMPARE(summary(*live), u"completed: passed done done"_s); // of before, and said to be
        setCondition("false");                                      // meanwhile somebody goes on
        QTRY_COMPARE_WITH_TIMEOUT(live->state(), LiveRun::State::Current, 60000);
        QCOMPARE(summary(*live), u"stopped: stopped not-reached not-reached"_s);
        QCOMPARE(states.count(LiveRun::State::Current), 1); // the answer that was overtaken was never shown
    }

    void longEvaluationIsShownWhenItComes()
    {
        setCondition(longRule().c_str());
        QCoreApplication::processEvents();
        QCOMPARE(live->state(), LiveRun::State::Working);
        QTRY_COMPARE_WITH_TIMEOUT(live->state(), LiveRun::State::Current, 60000);
        QCOMPARE(summary(*live), u"completed: passed done done"_s);
    }

    void nowMeansNow()
    {
        setCondition(longRule().c_str());
        QCoreApplication::processEvents();
        setCondition("false");
        live->evaluateNow(); // after the one that is under way
        QCOMPARE(live->state(), LiveRun::State::Current);
        QCOMPARE(summary(*live), u"stopped: stopped not-reached not-reached"_s);
    }

    void endsWhileTheBackgroundIsAtWork()
    {
        setCondition(longRule().c_str());
        QCoreApplication::processEvents();
        QCOMPARE(live->state(), LiveRun::State::Working);
        live.reset();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60000)); // the sanitizers look on
        QCoreApplication::processEvents();
    }

    void sendsToTheWorkspacesTargets()
    {
        selection->setReaction(nps);
        live->evaluateNow();
        const auto request = [&] { return live->trace()->steps[2].request; };
        QVERIFY(request().has_value());
        QCOMPARE(request()->state, run::TargetRender::State::Sent);
        QVERIFY(request()->json);
        QVERIFY(request()->body.find("Score 9") != std::string::npos);
        // An edit of the target is an edit of the run.
        const auto slack = idOf(*workspace, slackPath);
        QVERIFY(workspace->apply(
            slack, json::setString(contentOf(*workspace, slack).document, "/template", "{ {{ data.score }}"),
            u"Change template"_s));
        QCoreApplication::processEvents();
        QVERIFY(live->isCurrent());
        QVERIFY(!request()->json);
        workspace->history().undo();
        QVERIFY(workspace->apply(slack, json::setString(contentOf(*workspace, slack).document, "/handle", "slack-vop"),
                                 u"Change handle"_s));
        selection->setReaction(nps);
        live->evaluateNow();
        QCOMPARE(request()->state, run::TargetRender::State::Unknown);
        QCOMPARE(live->targets().nearest("slack-vip"), std::string("slack-vop"));
        QVERIFY(workspace->remove(slack));
        live->evaluateNow();
        QVERIFY(live->targets().all().empty());
        workspace->history().undo();
        workspace->history().undo();
        live->evaluateNow();
        QCOMPARE(request()->state, run::TargetRender::State::Sent);
    }

private:
    /// True, after two million turns of an operator: not far from the engine's limits, and a long time for a window.
    static std::string longRule()
    {
        std::string list = "[0";
        for (int i = 1; i < 1500; ++i)
            list += ",0";
        list += "]";
        return "{\"all\": [" + list + ", {\"all\": [" + list + ", {\"==\": [1, 1]}]}]}";
    }

    void setCondition(const char* rule)
    {
        (void)workspace->setText(nps, condition(*workspace), rule, u"Edit condition"_s);
    }
    void setScore(const char* score)
    {
        (void)workspace->setText(promoter, {{}, "/data/score"}, score, u"Edit event"_s);
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveRun> live;
    EntryId nps{}, tier{}, promoter{};
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::LiveRunTest)
#include "liveruntest.moc"
