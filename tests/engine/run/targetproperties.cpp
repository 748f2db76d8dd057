// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for any target and any event.
#include "engine/json/write.h"
#include "engine/run/tracejson.h"
#include "engine/run/tracetext.h"
#include "tests/engine/json/randomjson.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using json::Choices;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Templates as people write them, and worse: most are sound, some do not compile, some fail, some print no JSON.
std::string randomTemplate(Choices& choices)
{
    static const std::vector<std::string> values = {
        "data.name",      "data.list",  "data.none",  "data.list[0]", "profile_id",
        "data",           "1 % data.n", "data.n / 0", "'x\\n'",       "'now'|date('c')",
        "data.name|date", "\"\\xff\"",  "1..3",       "random(5)",    "data.list ~ 1",
        "true",           "nope"};
    static const std::vector<std::string> filters = {
        "json_encode|raw", "raw",  "upper", "e('js')",          "default('d')", "join(',')",
        "length",          "uper", "first", "keys|json_encode", "slice(0, 2)",  "split(',')"};
    static const std::vector<std::string> pieces = {"{\"a\": ", "\"", "}",  ", ",    "[", "]",
                                                    "\n",       "é",  "}}", "{#x#}", "1"};
    std::string text;
    std::size_t open = 0;
    const auto expression = [&] {
        std::string one = choices.of(values);
        while (choices.oneIn(2))
            one += "|" + choices.of(filters);
        return one;
    };
    for (std::size_t left = 2 + choices.below(10); left > 0; --left) {
        switch (choices.below(7)) {
        case 0:
        case 1:
            text += choices.of(pieces);
            break;
        case 2:
        case 3:
            text += "{{ " + expression() + " }}";
            break;
        case 4:
            text += "{% for i in " + expression() + " %}{{ i }}{{ loop.index }}" +
                    (choices.oneIn(3) ? "{% else %}none" : "") + "{% endfor %}";
            break;
        case 5:
            text += "{% if " + expression() + " %}";
            ++open;
            break;
        default:
            text += "{% set x = " + expression() + " %}{{ x }}";
        }
    }
    for (; open > 0; --open)
        text += "{% endif %}";
    return text;
}

std::string randomCondition(Choices& choices)
{
    static const std::vector<std::string> conditions = {
        "null",
        "null",
        "null",
        R"({"var": "data.n"})",
        R"({"==": [{"var": "data.name"}, {"var": "data.list.0"}]})",
        R"({"some": [{"var": "data.list"}, {"%": [{"var": ""}, {"var": "data.n"}]}]})",
        R"({"is": 1})",
        "[]",
        R"("{\"!\": {\"var\": \"data.none\"}}")",
        R"("broken")",
        "\"\""};
    return choices.of(conditions);
}

struct Case {
    run::Program program;
    Event event;
    run::Options options;
};

Case made(Choices& choices)
{
    run::Settings settings;
    settings.logic.dialect = choices.oneIn(2) ? logic::Dialect::Js : logic::Dialect::Php;
    settings.twig.failOnWarnings = choices.oneIn(2);
    settings.twig.autoescape = choices.oneIn(2) ? twig::Autoescape::Off : twig::Autoescape::Html;
    std::vector<run::TargetFile> files;
    for (const char* handle : {"a", "b"}) {
        const std::string text = randomTemplate(choices);
        files.push_back(run::readTargetFile("targets/" + std::string(handle) + ".json",
                                            R"({"handle": ")" + std::string(handle) + R"(", "template": )" +
                                                json::quoted(text) + R"(, "condition": )" + randomCondition(choices) +
                                                "}"));
        RC_ASSERT(!files.back().error.has_value());
    }
    std::string actions;
    for (const char* handle : {"\"a\"", "\"b\"", R"({"var": "data.name"})", "\"b\""})
        actions += std::string(actions.empty() ? "" : ",") +
                   R"({"name": "target.send", "arguments": [{"name": "target", "is_dynamic": true, "value": )" +
                   handle + "}]}";
    run::Options options;
    options.now = {1770091800, 0};
    const Event event = test::custom(R"({"name": )" + json::randomString(choices) + R"(, "n": )" +
                                     json::randomNumber(choices) + R"(, "list": )" + json::randomJson(choices) + "}");
    return {run::Program::compile(test::must(readReaction(test::document(test::reaction(actions)))), test::catalogue(),
                                  settings, "", run::Targets::compile(files, settings)),
            event, options};
}

bool holds(void (*property)(Case&))
{
    return rc::check([property] {
        Choices choices(*rc::gen::scale(8.0, rc::gen::arbitrary<Bytes>()));
        Case one = made(choices);
        property(one);
    });
}

} // namespace

TEST_CASE("the same target and event give the same request, to the byte")
{
    const bool ok = holds([](Case& one) {
        const run::ReactionTrace first = run::runReaction(one.program, one.event, one.options);
        run::Runner runner(one.program, one.event, one.options);
        for (int i = 0; i < 3; ++i) { // on the memory of the one before
            runner.run();
            RC_ASSERT(runner.trace() == first);
            runner.restart(one.event);
        }
    });
    REQUIRE(ok);
}

TEST_CASE("tracing changes nothing of a request but what is told")
{
    const bool ok = holds([](Case& one) {
        const run::ReactionTrace traced = run::runReaction(one.program, one.event, one.options);
        run::Options quiet = one.options;
        quiet.trace = false;
        const run::ReactionTrace plain = run::runReaction(one.program, one.event, quiet);
        RC_ASSERT(plain.outcome == traced.outcome);
        RC_ASSERT(plain.stoppedAt == traced.stoppedAt);
        for (std::size_t i = 0; i < traced.steps.size(); ++i) {
            RC_ASSERT(plain.steps[i].status == traced.steps[i].status);
            RC_ASSERT(plain.steps[i].effects == traced.steps[i].effects);
            RC_ASSERT(plain.steps[i].error == traced.steps[i].error);
            RC_ASSERT(plain.steps[i].request.has_value() == traced.steps[i].request.has_value());
            if (!traced.steps[i].request)
                continue;
            const run::TargetRender& a = *plain.steps[i].request;
            const run::TargetRender& b = *traced.steps[i].request;
            RC_ASSERT(a.state == b.state);
            RC_ASSERT(a.body == b.body);
            RC_ASSERT(a.json == b.json);
            RC_ASSERT(a.failure == b.failure);
            RC_ASSERT(a.warnings == b.warnings);
            RC_ASSERT(a.condition.has_value() == b.condition.has_value());
            if (a.condition)
                RC_ASSERT(a.condition->result == b.condition->result);
        }
    });
    REQUIRE(ok);
}

TEST_CASE("status, effect and state of a request agree")
{
    const bool ok = holds([](Case& one) {
        using State = run::TargetRender::State;
        for (const run::Step& step : run::runReaction(one.program, one.event, one.options).steps) {
            if (!step.request)
                continue;
            const run::TargetRender& request = *step.request;
            RC_ASSERT((request.state == State::Failed) == (step.status == run::Status::Failed));
            RC_ASSERT(step.effects.size() == (request.state == State::Sent || request.state == State::Unknown ? 1 : 0));
            RC_ASSERT(request.failure.has_value() <= (request.state == State::Failed));
            RC_ASSERT(request.json <= (request.state == State::Sent));
            if (request.state == State::Sent)
                RC_ASSERT(request.json == twig::isSound(request.problems));
            RC_ASSERT(!english(step.why).empty());
        }
    });
    REQUIRE(ok);
}

TEST_CASE("every request is written, read back equal, and printed")
{
    const bool ok = holds([](Case& one) {
        const run::Trace trace = run::runEvent({&one.program, 1}, one.event, one.options);
        const std::string text = run::writeTrace(trace, 0);
        const auto back = run::readTrace(text);
        if (!back)
            RC_FAIL(test::lineOf(back.error()));
        RC_ASSERT(*back == trace);
        RC_ASSERT(run::writeTrace(*back, 0) == text);
        RC_ASSERT(run::textOf(*back) == run::textOf(trace));
    });
    REQUIRE(ok);
}
