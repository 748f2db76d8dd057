// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"
#include "ui/bench/whynot/whynotbar.h"
#include "ui/common/sentenceview.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace retort;
using namespace Qt::StringLiterals;
using State = LiveWhyNot::State;

namespace {

const QString passive = u"events/survey-passive.json"_s;

/// The survey reaction on the screen, with the sample that its filter stops.
struct Desk {
    Workspace workspace{samples::catalogue(), samples::readManifest};
    Selection selection{workspace};
    LiveRun run{workspace, selection};
    LiveWhyNot whyNot{workspace, run};

    Desk()
    {
        workspace.open(samples::files());
        selection.setReaction(samples::idOf(workspace, samples::reactionPath));
        look(passive);
    }
    void look(const QString& path)
    {
        selection.setEvent(samples::idOf(workspace, path));
        run.evaluateNow();
    }
    void setCondition(const std::string& json)
    {
        QVERIFY(workspace.setText(samples::idOf(workspace, samples::reactionPath), samples::condition(workspace), json,
                                  u"Edit"_s));
        run.evaluateNow();
    }
};

} // namespace

class WhyNotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<EntryId>();
        desk = std::make_unique<Desk>();
        window = std::make_unique<QWidget>();
        bar = new WhyNotBar(desk->whyNot, window.get());
        bar->resize(420, 200);
        window->resize(440, 240);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    void cleanup()
    {
        window.reset();
        desk.reset();
    }

    void partsHaveNames()
    {
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        QCOMPARE(problemsOfWidgets(*window).join(u'\n'), QString());
    }

    void itTellsTheClauseItsValueAndTheSmallestChange()
    {
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        QCOMPARE(text(u"Why not"_s), u"It needs: data.score is at least 9.0 · data.score is 7"_s);
        QCOMPARE(text(u"What would pass"_s), u"Change data.score from 7 to 9.0, which is 2 more"_s);
    }

    void makeItPassAddsAVariantThatPasses()
    {
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        const QSignalSpy made(bar, &WhyNotBar::made);
        const auto before = desk->workspace.entries(EntryKind::Event).size();
        QTest::mouseClick(button(u"Make it pass"_s), Qt::LeftButton);
        QCOMPARE(made.size(), 1);
        QCOMPARE(desk->workspace.entries(EntryKind::Event).size(), before + 1);
        const auto id = made.front().front().value<EntryId>();
        const Entry& entry = *desk->workspace.find(id);
        QCOMPARE(entry.title(), u"survey-passive, data.score 9.0"_s);
        QCOMPARE(entry.baseName(), u"survey-passive"_s);
        QVERIFY(entry.content->document.find("/_retort/changes/0/pointer"));
        QVERIFY(!entry.content->document.find("/_retort/changes/1"));
        desk->look(entry.path);
        QCOMPARE(desk->run.wholeTrace()->outcome, run::Outcome::Completed);
        QCOMPARE(desk->whyNot.state(), State::None);
        QVERIFY(!button(u"Make it pass"_s)->isVisible());

        desk->workspace.history().undo(); // one step
        QCOMPARE(desk->workspace.entries(EntryKind::Event).size(), before);
    }

    void everyWayIsOffered()
    {
        desk->setCondition(R"({"or": [{">=": [{"var": "data.score"}, 9]}, {"==": [{"var": "data.vip"}, true]}]})");
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        const auto& ways = desk->whyNot.answer()->remedies;
        QVERIFY(ways.size() >= 2);
        QPushButton* others = button(u"Other ways (%1)"_s.arg(ways.size() - 1));
        QVERIFY(others->isVisible());
        const QList<QAction*> actions = others->menu()->actions();
        QCOMPARE(static_cast<std::size_t>(actions.size()), ways.size() - 1);
        for (std::size_t i = 1; i < ways.size(); ++i) {
            const QSignalSpy made(bar, &WhyNotBar::made);
            others->menu()->actions().at(static_cast<qsizetype>(i - 1))->trigger();
            QCOMPARE(made.size(), 1);
            const Entry& entry = *desk->workspace.find(made.front().front().value<EntryId>());
            QVERIFY2(entry.event()->context == ways[i].event.context, qPrintable(entry.title()));
        }
    }

    void aVariantOfAVariantKeepsToItsOwnDifference()
    {
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        desk->setCondition(R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"==": [{"var": "data.shop"}, "york"]}]})");
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        const Result<EntryId> first = desk->whyNot.makePass(0);
        QVERIFY(first.has_value());
        desk->look(desk->workspace.find(*first)->path);
        QCOMPARE(desk->run.wholeTrace()->outcome, run::Outcome::Completed);
        desk->setCondition(R"({">=": [{"var": "data.score"}, 10]})");
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        const Result<EntryId> second = desk->whyNot.makePass(0);
        QVERIFY(second.has_value());
        QCOMPARE(desk->workspace.find(*second)->baseName(), desk->workspace.find(*first)->fileName());
        desk->look(desk->workspace.find(*second)->path);
        QCOMPARE(desk->run.wholeTrace()->outcome, run::Outcome::Completed);
    }

    void anEditTakesTheAnswerAwayAtOnce()
    {
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        QVERIFY(desk->workspace
                    .setText(samples::idOf(desk->workspace, samples::reactionPath), samples::condition(desk->workspace),
                             R"({">=": [{"var": "data.score"}, 8]})", u"Edit"_s)
                    .has_value());
        QVERIFY(desk->whyNot.state() != State::Current); // no turn of the loop in between
        QVERIFY(!desk->whyNot.makePass(0).has_value());
        QVERIFY(!bar->canMakePass());
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        QVERIFY(text(u"What would pass"_s).contains(u"from 7 to 8"_s));
    }

    void whereNothingHelpsItSaysSo()
    {
        desk->setCondition(R"({"==": [1, 2]})");
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        QVERIFY(desk->whyNot.answer()->remedies.empty());
        QVERIFY(!bar->canMakePass());
        QVERIFY(!button(u"Make it pass"_s)->isVisible());
        QVERIFY(text(u"What would pass"_s).startsWith(u"No change"_s));
    }

    void theClauseIsToBeShown()
    {
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        const QSignalSpy asked(bar, &WhyNotBar::clauseRequested);
        QTest::mouseClick(button(u"Show the clause"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toString(), u"/actions/0/arguments/0/value"_s);
    }

    void aChainThatRunsThroughHasNothingToSay()
    {
        desk->look(samples::promoterPath);
        QTest::qWait(300);
        QCOMPARE(desk->whyNot.state(), State::None);
        QCOMPARE(bar->sizeHint().height(), 0);
    }

    void valuesEditedOnTheWayHaveNoAnswer()
    {
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
        desk->run.editContext(0, "data.score", json::Data::copy(json::Value(5.0)));
        desk->run.evaluateNow();
        QCOMPARE(desk->whyNot.state(), State::None);
        desk->run.takeBackEdits();
        desk->run.evaluateNow();
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
    }

    void nothingIsLookedForWhileNobodyLooks()
    {
        window->hide();
        desk->setCondition(R"({">=": [{"var": "data.score"}, 8]})");
        QTest::qWait(300);
        QCOMPARE(desk->whyNot.state(), State::Working);
        window->show();
        QTRY_COMPARE(desk->whyNot.state(), State::Current);
    }

private:
    QString text(const QString& name) const
    {
        for (const SentenceView* view : window->findChildren<SentenceView*>()) {
            if (view->accessibleName() == name)
                return view->toPlainText();
        }
        return u"(there is no %1)"_s.arg(name);
    }
    QPushButton* button(const QString& words) const
    {
        for (QPushButton* one : window->findChildren<QPushButton*>()) {
            if (one->text() == words)
                return one;
        }
        qFatal("there is no button %s", qPrintable(words));
    }

    std::unique_ptr<Desk> desk;
    std::unique_ptr<QWidget> window;
    WhyNotBar* bar = nullptr;
};

QTEST_MAIN(WhyNotTest)
#include "whynottest.moc"
