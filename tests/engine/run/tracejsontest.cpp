// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/tracejson.h"

#include "engine/json/write.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

run::Trace traceOf(const std::string& actions, const std::string& data)
{
    const auto program = test::program(test::reaction(actions));
    return run::runEvent({&program, 1}, test::custom(data));
}

std::string failure(const std::string& text)
{
    const auto trace = run::readTrace(text);
    return trace ? "read" : test::lineOf(trace.error());
}

// A trace with one reaction and one step that is made of these members.
std::string withStep(const std::string& members)
{
    return R"({"format": "retort-run/1", "event": "a.b", "dialect": "php", "reactions": [{"name": "x", "outcome": "completed",
"steps": [{"step": 1, "action": "filter", "status": "passed")" +
           members + "}]}]}";
}

} // namespace

TEST_CASE("the survey's trace is what the contract shows")
{
    // The example of the trace format; what Retort adds to it is taken away before they are compared.
    const auto program = run::Program::compile(test::must(readReaction(test::document(test::fileText(
                                                   "resources/sample/reactions/nps-survey-completed.json")))),
                                               test::catalogue(), {}, "reactions/nps-survey-completed.json");
    const Event event =
        test::must(readEvent(test::document(test::fileText("resources/sample/events/survey-promoter.json"))));
    const json::Data written = test::must(json::Data::parse(run::writeTrace(run::runEvent({&program, 1}, event))));
    const auto keep = [](json::Value object, std::initializer_list<std::string_view> keys) {
        json::Builder builder;
        builder.beginObject();
        for (std::string_view key : keys) {
            if (const json::Value* value = object.find(key)) {
                builder.key(key);
                builder.value(*value);
            }
        }
        builder.end();
        return json::write(builder.take().root());
    };
    const json::Value root = written.root();
    CHECK(keep(root, {"format", "event", "dialect"}) ==
          R"({"format":"retort-run/1","event":"custom.survey_completed","dialect":"php"})");
    const json::Value reaction = root.find("reactions")->items()[0];
    CHECK(
        keep(reaction, {"name", "file", "active", "outcome"}) ==
        R"({"name":"NPS Survey Completed","file":"reactions/nps-survey-completed.json","active":true,"outcome":"completed"})");
    const json::Value* steps = reaction.find("steps")->items();
    CHECK(
        keep(steps[0], {"step", "sort_order", "action", "status", "result", "why", "reads", "evaluations"}) ==
        R"({"step":1,"sort_order":1,"action":"filter","status":"passed","result":true,"why":"data.score is 9, which is at least 9",)"
        R"("reads":[{"path":"data.score","value":9,"origin":"event","found":"present"}],)"
        R"("evaluations":[{"pointer":"/actions/0/arguments/0/value","operator":">=","value":true}]})");
    CHECK(
        keep(steps[1], {"step", "sort_order", "action", "status", "arguments", "effects"}) ==
        R"({"step":2,"sort_order":2,"action":"benefit.create","status":"done",)"
        R"("arguments":{"profile_id":"9332c9b2-e31c-4d49-8ec3-62a9466d339c","definition":"promoter-thank-you"},)"
        R"("effects":[{"kind":"benefit.create","profile_id":"9332c9b2-e31c-4d49-8ec3-62a9466d339c","definition":"promoter-thank-you"}]})");
}

TEST_CASE("a trace reads back equal")
{
    const std::string chains[] = {
        test::filter(R"({">=": [{"var": "data.score"}, 9]})") + "," + test::gift,
        test::filter(R"({"some": [{"var": "data.items"}, {"or": [{">": [{"var": "price"}, 100]}, {"var": "x"}]}]})"),
        test::filter(R"({"%": [1, 0]})") + "," + test::gift,
        test::filter(R"({"substr": ["é", 0, 1]})"), // half a character
        test::filter("1e308") + "," + test::filter("-0.0"),
        R"x({"name": "till.lock", "arguments": [{"name": "kind", "value": 1}, {"name": "kind (argument)", "value": 2}]})x",
        R"x({"name": "target.send", "arguments": [{"name": "target", "value": "t"},
            {"name": "kind", "value": {"var": "data"}, "is_dynamic": true}, {"name": "kind (argument)", "value": 2},
            {"name": "", "value": 3}]})x",
        R"({"name": "filter"})",
        "",
    };
    for (const std::string& chain : chains) {
        CAPTURE(chain);
        const run::Trace trace = traceOf(chain, R"({"score": 9.0, "items": [{"price": 5}, {"price": 1e2, "x": "a"}]})");
        for (int indent : {0, 2}) {
            const std::string text = run::writeTrace(trace, indent);
            const run::Trace back = test::must(run::readTrace(text));
            CHECK(back == trace);
            CHECK(run::writeTrace(back, indent) == text);
        }
    }
}

TEST_CASE("a difference is seen")
{
    const run::Trace trace = traceOf(test::filter(R"({"!": [{"var": "data.a"}]})") + "," + test::gift, R"({"a": 0})");
    const auto differs = [&](void (*change)(run::Step&)) {
        run::Trace other = trace;
        change(other.reactions[0].steps[0]);
        return !(other == trace) && run::writeTrace(other) != run::writeTrace(trace);
    };
    CHECK(differs([](run::Step& step) { step.why = phrase("run.text", "x"); }));
    CHECK(differs([](run::Step& step) { step.result = test::must(json::Data::parse("1")); }));
    CHECK(differs([](run::Step& step) { step.truth->js = !step.truth->js; }));
    CHECK(differs([](run::Step& step) { step.truth.reset(); }));
    CHECK(differs([](run::Step& step) { step.reads[0].origin = run::Origin::Edited; }));
    CHECK(differs([](run::Step& step) { step.evaluations[0].turn = 3; }));
    CHECK(differs([](run::Step& step) { step.variables[0].evaluation.reset(); }));
    CHECK(differs([](run::Step& step) { step.notes.push_back(phrase("run.text", "x")); }));
    CHECK(differs([](run::Step& step) { step.cut = true; }));
    CHECK(differs([](run::Step& step) { step.error = run::StepError{"a", phrase("run.text", "b"), "", ""}; }));
    CHECK(differs([](run::Step& step) { step.coercions.push_back({"/a", phrase("run.text", "b")}); }));
    CHECK(differs([](run::Step& step) { step.sortOrder = 7; }));
}

TEST_CASE("what is no trace is named with its place")
{
    CHECK(failure("{") != "read");
    CHECK(failure("[]") == "1:1 : The trace is a list, but has to be an object");
    CHECK(failure("{}") == "1:1 : This is no trace of the format retort-run/1");
    CHECK(failure(R"({"format": "retort-run/2"})") == "1:1 : This is no trace of the format retort-run/1");
    CHECK(failure(R"({"format": "retort-run/1", "event": "a"})") == "1:1 : \"dialect\" is missing here, or empty");
    CHECK(failure(R"({"format": "retort-run/1", "event": "a", "dialect": "perl"})") ==
          "1:53 /dialect: \"perl\" is none of the words that may stand here");
    CHECK(failure(withStep("")) == "read");
    CHECK(failure(withStep(R"(, "sort_order": null)")) == "read");
    CHECK(failure(withStep(R"(, "sort_order": 1.5)")) ==
          "2:77 /reactions/0/steps/0/sort_order: \"sort_order\" has to be a whole number");
    CHECK(failure(withStep(R"(, "evaluations": [{"pointer": "", "operator": "and", "value": 1, "parent": 0}])")) ==
          "2:11 /reactions/0/steps/0: A step refers to an evaluation that it does not have");
    CHECK(
        failure(withStep(
            R"(, "variables": [{"path": "a", "value": 1, "origin": "event", "found": "present", "evaluation": 0}])")) ==
        "2:11 /reactions/0/steps/0: A step refers to an evaluation that it does not have");
    CHECK(failure(withStep(R"(, "reads": [{"path": "a", "origin": "event", "found": "present"}])"))
              .ends_with("/reactions/0/steps/0/reads/0: \"value\" is missing here, or empty"));
    CHECK(failure(withStep(R"(, "reads": [{"path": "a", "value": 1, "origin": "moon", "found": "present"}])"))
              .ends_with("/origin: \"moon\" is none of the words that may stand here"));
    CHECK(failure(withStep(R"(, "turn": -1, "evaluations": [{"pointer": "", "operator": "", "value": 1, "turn": -1}])"))
              .ends_with("\"turn\" has to be a whole number"));
}
