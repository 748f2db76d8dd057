// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/liverender.h"

#include "engine/json/edit.h"
#include "tests/ui/document/samples.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;
using State = LiveRender::State;

class LiveRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        workspace->open(files());
        slack = idOf(*workspace, slackPath);
        selection->setEvent(idOf(*workspace, promoterPath));
        live = std::make_unique<LiveRender>(*workspace, *selection, Outside{.zones = nullptr, .now = [] {
                                                                                return Instant{1'700'000'000, 0};
                                                                            }});
    }

    void cleanup()
    {
        live.reset();
        selection.reset();
    }

    void write(const std::string& text)
    {
        QVERIFY(workspace->apply(
            slack, json::setString(contentOf(*workspace, slack).document, targetpointer::templateText, text),
            u"Change template"_s, u"template"_s));
    }
    std::string body() const { return live->rendering() ? live->rendering()->render.body : "none"; }

    void nothingWithoutATarget()
    {
        live->evaluateNow();
        QCOMPARE(live->state(), State::Empty);
        QCOMPARE(live->rendering(), nullptr);
    }

    void rendersTheSelectedTarget()
    {
        QSignalSpy told(live.get(), &LiveRender::changed);
        selection->setTarget(slack);
        QCOMPARE(live->rendering(), nullptr); // not before the next turn of the event loop
        QTRY_COMPARE(live->state(), State::Current);
        QVERIFY(!told.isEmpty());
        QCOMPARE(body(), std::string("{\n  \"text\": \"Score 9\",\n  \"survey\": \"NPS-2025-Q2\"\n}"));
        QVERIFY(live->rendering()->isSound());
        QCOMPARE(live->rendering()->target, slack);
    }

    void followsEachEdit()
    {
        selection->setTarget(slack);
        live->evaluateNow();
        for (const char* text : {"{", "{}", "{} ", "{\"a\": {{ data.score + 1 }}}"}) {
            write(text);
            QCoreApplication::processEvents();
            QCOMPARE(live->state(), State::Current);
            QCOMPARE(live->rendering()->source, std::string(text));
        }
        QCOMPARE(body(), std::string("{\"a\": 10}"));
        workspace->history().undo();
        QCoreApplication::processEvents();
        QVERIFY(body() != "{\"a\": 10}");
    }

    void followsTheEvent()
    {
        selection->setTarget(slack);
        live->evaluateNow();
        selection->setEvent(idOf(*workspace, u"events/survey-passive.json"_s));
        live->evaluateNow();
        QVERIFY(body().find("Score 7") != std::string::npos);
        QVERIFY(!live->rendering()->render.problems.empty()); // it has no survey_id
    }

    void saysWhyItDoesNotRender()
    {
        selection->setTarget(slack);
        write("{\n{{ data.score|uper }}}");
        live->evaluateNow();
        QCOMPARE(live->state(), State::Current);
        const auto& failure = live->rendering()->render.failure;
        QVERIFY(failure.has_value());
        QCOMPARE(failure->line, std::size_t{2});
        QVERIFY(!live->rendering()->isSound());
    }

    void anOlderRenderingIsNotCurrent()
    {
        selection->setTarget(slack);
        live->evaluateNow();
        const auto promoter = selection->event();
        (void)workspace->setText(promoter, {}, "{", u"Type"_s);
        QCoreApplication::processEvents();
        QCOMPARE(live->state(), State::Invalid);
        QVERIFY(live->problem());
        QVERIFY(live->rendering()); // of what was there before
        QVERIFY(!live->isCurrent());
        workspace->history().undo();
        selection->setTarget(slack);
        QCoreApplication::processEvents();
        QCOMPARE(live->state(), State::Current);
    }

    void withoutAnEvent()
    {
        workspace->open({{slackPath, slackText, {}}});
        slack = idOf(*workspace, slackPath);
        selection->setTarget(slack);
        live->evaluateNow();
        QCOMPARE(live->state(), State::NoEvent);
        QCOMPARE(live->rendering(), nullptr);
    }

    void theConditionIsAnsweredAndTheTemplateRenderedAllTheSame()
    {
        selection->setTarget(slack);
        QVERIFY(workspace->apply(
            slack,
            json::set(contentOf(*workspace, slack).document, "/condition", R"({">": [{"var": "data.score"}, 9]})"),
            u"Change"_s));
        live->evaluateNow();
        QVERIFY(live->rendering()->condition.has_value());
        QVERIFY(!live->rendering()->condition->passed);
        QVERIFY(live->rendering()->conditionWords.has_value());
        QVERIFY(live->rendering()->isSound());
        QVERIFY(body().find("Score 9") != std::string::npos);
    }

    void timeComesFromOutside()
    {
        selection->setTarget(slack);
        write("{\"at\": \"{{ 'now'|date('Y-m-d') }}\"}");
        live->evaluateNow();
        QCOMPARE(body(), std::string("{\"at\": \"2023-11-14\"}"));
    }

    void aLongRenderDoesNotHoldTheWindow()
    {
        selection->setTarget(slack);
        live->evaluateNow();
        write("{% for i in 1..900 %}{% for j in 1..110 %}{% set a = [i, j]|join(',')|upper|lower|upper %}"
              "{% endfor %}{% endfor %}{}");
        QCoreApplication::processEvents();
        // Until it is there, what shows is not said to be of this text.
        QVERIFY(live->state() == State::Working || live->rendering()->source.starts_with("{%"));
        QTRY_COMPARE_WITH_TIMEOUT(live->state(), State::Current, 20000);
        QVERIFY(live->rendering()->source.starts_with("{%"));
    }

private:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveRender> live;
    EntryId slack{};
};

} // namespace retort

QTEST_MAIN(retort::LiveRenderTest)
#include "liverendertest.moc"
