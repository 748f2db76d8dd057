// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debug/debugger.h"

#include "engine/base/english.h"
#include "engine/json/edit.h"
#include "engine/reaction/edit.h"
#include "tests/ui/document/samples.h"
#include "ui/document/liverun.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

const std::string ruleOfFilter = "/arguments/0/value";

} // namespace

class DebuggerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        live = std::make_unique<LiveRun>(*workspace, *selection);
        debugger = std::make_unique<Debugger>(*workspace, *live);
        workspace->open(files());
        nps = idOf(*workspace, reactionPath);
        live->evaluateNow();
        actions = contentOf(*workspace, nps).actions;
    }

    void cleanup()
    {
        debugger.reset();
        live.reset();
        selection.reset();
    }

    void runsToTheFirstBreakpointThatHolds_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("inside");
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("stopsAt"); // "" where it runs through
        const auto rule = QString::fromStdString(ruleOfFilter);
        QTest::newRow("the first action") << 0 << u""_s << u""_s << u"/actions/0"_s;
        QTest::newRow("a clause") << 0 << rule << u""_s << u"/actions/0/arguments/0/value"_s;
        QTest::newRow("the last action") << 2 << u""_s << u""_s << u"/actions/2"_s;
        QTest::newRow("with a rule that holds")
            << 1 << u""_s << uR"({">": [{"var": "data.score"}, 8]})"_s << u"/actions/1"_s;
        QTest::newRow("with a rule that does not") << 1 << u""_s << uR"({">": [{"var": "data.score"}, 9]})"_s << u""_s;
        QTest::newRow("with a path that is true") << 1 << u""_s << u"data.score"_s << u"/actions/1"_s;
        QTest::newRow("with a rule that throws") << 1 << u""_s << uR"({"%": [1, 0]})"_s << u"/actions/1"_s;
        QTest::newRow("with what is no rule") << 1 << u""_s << u"{"_s << u"/actions/1"_s;
    }

    void runsToTheFirstBreakpointThatHolds()
    {
        QFETCH(int, action);
        QFETCH(QString, inside);
        QFETCH(QString, condition);
        QFETCH(QString, stopsAt);
        const BreakPlace place{actions[static_cast<std::size_t>(action)], inside.toStdString()};
        debugger->breakpoints().set({.reaction = nps, .place = place, .condition = condition});
        debugger->begin();
        QCOMPARE(live->isStepping(), !stopsAt.isEmpty());
        if (live->isStepping()) {
            QCOMPARE(at(), stopsAt);
            QCOMPARE(debugger->here(), std::optional(place));
            QCOMPARE(debugger->reached()->place, place);
            QCOMPARE(live->present()->number, static_cast<std::size_t>(action) + 1);
        }
        debugger->breakpoints().setEnabled(place, false);
        debugger->begin();
        QVERIFY(!live->isStepping());
        QVERIFY(!debugger->reached());
    }

    void goesOnFromOneToTheNext()
    {
        debugger->breakpoints().toggle(nps, {actions[1], {}});
        debugger->breakpoints().toggle(nps, {actions[2], {}});
        debugger->goOn(); // nobody steps
        QVERIFY(!live->isStepping());
        live->reset();
        debugger->goOn();
        QCOMPARE(at(), u"/actions/1"_s);
        debugger->goOn();
        QCOMPARE(at(), u"/actions/2"_s);
        debugger->goOn();
        QVERIFY(live->isStepping());
        QCOMPARE(live->position(), live->end());
        debugger->breakpoints().toggle(nps, {actions[2], {}});
        debugger->begin();
        debugger->goOn();
        QCOMPARE(live->position(), live->end());
    }

    void runsToAPlace()
    {
        const BreakPlace clause{actions[0], ruleOfFilter};
        QVERIFY(debugger->canRunTo({actions[2], {}}));
        QVERIFY(debugger->runTo({actions[2], {}}));
        QCOMPARE(at(), u"/actions/2"_s);
        QCOMPARE(live->present()->number, std::size_t{3});
        QVERIFY(debugger->runTo(clause)); // lies before: from the beginning again
        QCOMPARE(live->stop(), (run::Stop{0, 0}));
        QVERIFY(debugger->runTo({actions[0], {}}));
        QCOMPARE(live->stop(), run::Stop());
        setScore("1"); // stops the chain
        QVERIFY(!debugger->canRunTo({actions[2], {}}));
        QVERIFY(!debugger->runTo({actions[2], {}}));
        QCOMPARE(live->stop(), run::Stop());
        QVERIFY(!debugger->canRunTo({ActionId(12345), {}}));
    }

    void breakpointsStayWithTheirAction()
    {
        Breakpoints& breakpoints = debugger->breakpoints();
        breakpoints.toggle(nps, {actions[1], {}});
        const auto moved = edit::moveAction(contentOf(*workspace, nps).document, 1, 0);
        QVERIFY(workspace->apply(nps, {*moved, u"Move action"_s, {}, {1, 0, 2}}));
        QCOMPARE(breakpoints.of(nps).at(0).pointer, std::string("/actions/0"));
        const auto gone = edit::removeAction(contentOf(*workspace, nps).document, 0);
        QVERIFY(workspace->apply(nps, {*gone, u"Remove action"_s, {}, {1, 2}}));
        QVERIFY(breakpoints.of(nps).empty());
        QVERIFY(!breakpoints.isThere(breakpoints.all().front()));
        workspace->history().undo();
        QCOMPARE(breakpoints.of(nps).size(), std::size_t{1});
    }

    void aClauseThatIsGoneStopsNothing()
    {
        debugger->breakpoints().toggle(nps, {actions[0], ruleOfFilter + "/>=/0"});
        QCOMPARE(debugger->breakpoints().of(nps).size(), std::size_t{1});
        debugger->breakpoints().toggle(nps, {actions[0], ruleOfFilter + "/and/0"});
        QCOMPARE(debugger->breakpoints().of(nps).size(), std::size_t{1});
    }

    void areKeptAndFoundAgain()
    {
        Breakpoints& breakpoints = debugger->breakpoints();
        const QSignalSpy edited(&breakpoints, &Breakpoints::edited);
        const QSignalSpy changed(&breakpoints, &Breakpoints::changed);
        breakpoints.set({.reaction = nps, .place = {actions[0], ruleOfFilter}, .condition = u"data.score"_s});
        breakpoints.set({.reaction = nps, .place = {actions[2], {}}, .condition = {}, .enabled = false});
        breakpoints.set({.reaction = nps, .place = {actions[2], {}}, .condition = {}, .enabled = false}); // the same
        QCOMPARE(edited.size(), 2);
        const QVariantList saved = breakpoints.saved();
        workspace->open(files());
        QVERIFY(breakpoints.all().empty());
        QCOMPARE(edited.size(), 2); // nothing was edited: what is kept stays
        breakpoints.restore(saved);
        QCOMPARE(edited.size(), 2);
        QCOMPARE(changed.size(), 4);
        QCOMPARE(breakpoints.all().size(), std::size_t{2});
        QCOMPARE(breakpoints.saved(), saved);
        QVariantList odd{QVariantMap{{u"reaction"_s, u"reactions/none.json"_s}, {u"action"_s, 0}},
                         QVariantMap{{u"reaction"_s, reactionPath}, {u"action"_s, 7}},
                         QVariantMap{{u"reaction"_s, reactionPath}, {u"action"_s, 0}, {u"inside"_s, u"/no"_s}},
                         QVariant(3)};
        breakpoints.restore(odd);
        QVERIFY(breakpoints.all().empty());
    }

    void knowsThePresentStep()
    {
        QCOMPARE(debugger->presentStep(), std::size_t{0});
        live->step();
        QCOMPARE(debugger->presentStep(), std::size_t{1});
        live->runToEnd();
        QCOMPARE(debugger->presentStep(), std::size_t{2});
        QVERIFY(!debugger->here());
        QVERIFY(!debugger->placeOf(0, "/actions/1"));
        QCOMPARE(debugger->placeOf(1, "/actions/1/arguments/0")->inside, std::string("/arguments/0"));
    }

private:
    QString at() const { return QString::fromStdString(run::pointerOf(*live->wholeTrace(), live->stop())); }

    void setScore(const char* score)
    {
        const EntryId id = idOf(*workspace, promoterPath);
        QVERIFY(workspace->setText(id, {ActionId::None, "/data/score"}, score, {}));
        live->evaluateNow();
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveRun> live;
    std::unique_ptr<Debugger> debugger;
    EntryId nps = EntryId::None;
    std::vector<ActionId> actions;
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::DebuggerTest)
#include "debuggertest.moc"
