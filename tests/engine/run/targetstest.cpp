// SPDX-License-Identifier: GPL-3.0-or-later
// Targets of a workspace, and what target.send makes of them.
#include "engine/run/targets.h"

#include "engine/json/write.h"
#include "engine/run/rendertarget.h"
#include "engine/run/tracejson.h"
#include "engine/run/tracetext.h"
#include "engine/run/words.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>

using namespace retort;
using test::custom;

namespace {

/// {"handle": HANDLE, "name": …, "url": …, "template": …} as a file of targets/.
run::TargetFile file(const std::string& handle, const std::string& text, const std::string& condition = "null")
{
    return run::readTargetFile("targets/" + handle + ".json", R"({"name": "The )" + handle + R"(", "handle": ")" +
                                                                  handle + R"(", "url": "https://x.example/)" + handle +
                                                                  R"(", "template": )" + json::quoted(text) +
                                                                  R"(, "condition": )" + condition + "}");
}

std::string send(const std::string& handle)
{
    return R"({"name": "target.send", "arguments": [{"name": "target", "value": ")" + handle + R"("}]})";
}

run::Program program(const std::string& actions, const std::vector<run::TargetFile>& files,
                     const run::Settings& settings = {})
{
    return run::Program::compile(test::must(readReaction(test::document(test::reaction(actions)))), test::catalogue(),
                                 settings, "", run::Targets::compile(files, settings));
}

/// The one step of a reaction that sends one target.
run::Step sent(const run::TargetFile& target, const std::string& data = "{}", const run::Settings& settings = {},
               const run::Options& options = {})
{
    const run::Program compiled = program(send(target.target.handle), {target}, settings);
    return run::runReaction(compiled, custom(data), options).steps.front();
}

std::string problems(const std::vector<Problem>& all)
{
    std::string out;
    for (const Problem& one : all) {
        out += (out.empty() ? "" : "\n") +
               std::string(one.severity == Problem::Severity::Error ? "error " : "warning ") + one.rule + " " +
               one.pointer + ": " + english(one.message);
        if (!one.suggestion.empty())
            out += " -> " + one.suggestion;
    }
    return out;
}

std::string stateOf(const run::Step& step)
{
    return std::string(wordOf(step.status)) + " " +
           (step.request ? std::string(wordOf(step.request->state)) : std::string("-")) + " " +
           std::to_string(step.effects.size());
}

} // namespace

TEST_CASE("a target is rendered over the event")
{
    const run::Step step =
        sent(file("hello", R"({"name": {{ data.name|json_encode|raw }}})"), R"({"name": "Zoë \"Z\""})");
    CHECK(stateOf(step) == "done sent 1");
    CHECK(step.request->handle == "hello");
    CHECK(step.request->name == "The hello");
    CHECK(step.request->file == "targets/hello.json");
    CHECK(step.request->url == "https://x.example/hello");
    CHECK(step.request->body == R"({"name": "Zo\u00eb \"Z\""})");
    CHECK(step.request->json);
    CHECK(step.request->problems.empty());
    CHECK_FALSE(step.request->trace.records.empty());
    CHECK_FALSE(step.request->condition);
    CHECK(english(step.why) == "Would send The hello to https://x.example/hello: the payload is sound");
    CHECK(english(run::badgeOf(step)) == "would send, payload sound");
    CHECK(step.notes.empty());
}

TEST_CASE("a quote that breaks the payload is told with its cause and remedy")
{
    const run::TargetFile target = file("broken", "{\"name\": \"{{ data.name|raw }}\"}");
    const run::Step step = sent(target, R"({"name": "Bondi \"Beach\""})");
    CHECK(stateOf(step) == "done sent 1");
    CHECK_FALSE(step.request->json);
    CHECK(step.request->body == "{\"name\": \"Bondi \"Beach\"\"}");
    REQUIRE_FALSE(step.request->problems.empty());
    const twig::PayloadProblem& problem = step.request->problems.front();
    CHECK(problem.cause == "quote");
    CHECK(target.target.templateText.substr(problem.span.offset, problem.span.length).find("data.name") !=
          std::string::npos);
    CHECK_FALSE(problem.remedy.id.empty());
    CHECK(english(step.why).find("Would send The broken to https://x.example/broken: the payload is no JSON: ") == 0);
    CHECK(english(run::badgeOf(step)) == "payload is no JSON");
    // Mended as it says, it is sound.
    std::string mended = target.target.templateText;
    REQUIRE(problem.replaceable);
    mended.replace(problem.replaced.offset, problem.replaced.length, problem.replacement);
    CHECK(sent(file("broken", mended), R"({"name": "Bondi \"Beach\""})").request->json);
}

TEST_CASE("a condition decides whether a target is sent")
{
    const std::string gold = R"({"==": [{"var": "data.tier"}, "gold"]})";
    for (const std::string& condition : {gold, json::quoted(gold)}) {
        const run::TargetFile target = file("gold", "{}", condition);
        const run::Step passed = sent(target, R"({"tier": "gold"})");
        CHECK(stateOf(passed) == "done sent 1");
        REQUIRE(passed.request->condition);
        CHECK(passed.request->condition->passed);
        REQUIRE(passed.request->condition->reads.size() == 1);
        CHECK(passed.request->condition->reads[0].path == "data.tier");
        REQUIRE(passed.request->condition->evaluations.size() == 1);
        CHECK(passed.request->condition->evaluations[0].pointer == "/condition");
        CHECK(passed.reads.empty()); // the step's own pointers lead into the reaction

        const run::Step held = sent(target, R"({"tier": "silver"})");
        CHECK(stateOf(held) == "done held 0");
        CHECK(held.request->body.empty());
        CHECK_FALSE(held.request->json);
        CHECK(held.request->trace.records.empty());
        CHECK(english(held.why).find("The gold is not sent, because its condition does not hold: data.tier is") == 0);
        CHECK(english(run::badgeOf(held)) == "would not send");
    }
    // The chain goes on.
    const run::Program chain = program(send("never") + "," + test::gift, {file("never", "{}", "\"false\"")});
    CHECK(test::story(run::runReaction(chain, custom("{}"))) == "target.send done, benefit.create done: completed");
    // A template that would fail is not looked at.
    CHECK(stateOf(sent(file("held", "{{ 1 % 0 }}{% nope %}", "\"false\""))) == "done held 0");
}

TEST_CASE("a condition passes as a filter does")
{
    run::Settings strict;
    strict.filterTruth = run::FilterTruth::Strict;
    CHECK(stateOf(sent(file("one", "{}", R"({"var": "data.n"})"), R"({"n": 1})")) == "done sent 1");
    CHECK(stateOf(sent(file("one", "{}", R"({"var": "data.n"})"), R"({"n": 1})", strict)) == "done held 0");
    CHECK(stateOf(sent(file("text", "{}", R"({"var": "data.n"})"), R"({"n": "0"})")) == "done held 0");
    CHECK(stateOf(sent(file("text", "{}", R"({"var": "data.n"})"), R"({"n": "0"})",
                       test::dialect(logic::Dialect::Js))) == "done sent 1");
}

TEST_CASE("a condition that cannot be answered fails the action")
{
    const run::Step throws = sent(file("t", "{}", R"({"%": [1, 0]})"));
    CHECK(stateOf(throws) == "failed failed 0");
    CHECK(throws.error->kind == "target-condition");
    CHECK(throws.error->pointer == "/actions/0/arguments/0");
    CHECK(throws.error->thrown == "DivisionByZeroError: Modulo by zero");
    CHECK(english(throws.error->message).find("The t cannot be sent, because its condition cannot be answered: ") == 0);
    const run::Step text = sent(file("t", "{}", R"("is gold")"));
    CHECK(stateOf(text) == "failed failed 0");
    CHECK(text.error->kind == "target-condition");
    CHECK(english(text.error->message).find("is a text that is no JSON") != std::string::npos);
}

TEST_CASE("a template that fails fails the action, by its kind")
{
    const auto kind = [](const std::string& text, const std::string& data = "{}") {
        const run::Step step = sent(file("t", text), data);
        CHECK(stateOf(step) == "failed failed 0");
        CHECK(step.error->pointer == "/actions/0/arguments/0");
        return step.error->kind + " " + std::to_string(step.request->failure->line);
    };
    CHECK(kind("{\n\"a\": {{ a|uper }}}") == "template-syntax 2");
    CHECK(kind("a\n\n{{ data|merge(1) }}") == "template-runtime 3");
    CHECK(kind("{{ 1 % 0 }}") == "template-php 1");
    CHECK(kind("{% for i in 0..99999 %}{% for j in 0..99 %}{% endfor %}{% endfor %}") == "template-limit 1");
    const run::Step step = sent(file("t", "{\n\"a\": {{ a|uper }}}"));
    CHECK(step.error->thrown.find("Unknown \"uper\" filter. Did you mean \"upper\"") == 0);
    CHECK(english(step.why).find("The template of The t fails in line 2: ") == 0);
    const run::Step part = sent(file("t", "{\"a\": {{ 1 % 0 }}}"));
    CHECK(part.request->body == "{\"a\": ");
    const run::Program chain = program(send("t") + "," + test::gift, {file("t", "{{ 1 % 0 }}")});
    CHECK(test::story(run::runReaction(chain, custom("{}"))) ==
          "target.send failed, benefit.create not-reached: failed at 1");
}

TEST_CASE("a handle that no target has does not end the chain")
{
    const std::vector<run::TargetFile> files = {file("welcome-email", "{}")};
    const run::Program near = program(send("welcom-email") + "," + test::gift, files);
    CHECK(problems(near.problems())
              .find("warning handle.unknown /actions/0/arguments/0: The workspace has no target "
                    "welcom-email; perhaps welcome-email is meant -> welcome-email") != std::string::npos);
    const run::ReactionTrace trace = run::runReaction(near, custom("{}"));
    CHECK(test::story(trace) == "target.send done, benefit.create done: completed");
    CHECK(stateOf(trace.steps[0]) == "done unknown 1");
    CHECK(test::sentences(trace.steps[0].notes).find("perhaps welcome-email is meant") != std::string::npos);
    CHECK(english(run::badgeOf(trace.steps[0])) == "unknown target");
    const run::Program far = program(send("zzz"), files);
    CHECK(problems(far.problems()).find("handle.unknown") != std::string::npos);
    CHECK(far.problems().front().suggestion.empty());
    CHECK(stateOf(sent(file("Welcome", "{}"))) == "done sent 1");
    // Letter case counts.
    CHECK(stateOf(run::runReaction(program(send("Welcome-email"), files), custom("{}")).steps[0]) == "done unknown 1");
}

TEST_CASE("a file that cannot be read may be the one")
{
    const std::vector<run::TargetFile> files = {run::readTargetFile("targets/welcome.json", "{\"handle\": }")};
    const run::Program compiled = program(send("welcome"), files);
    CHECK(problems(compiled.problems()).find("targets/welcome.json, which cannot be read") != std::string::npos);
    const run::Step step = run::runReaction(compiled, custom("{}")).steps[0];
    CHECK(stateOf(step) == "done unreadable 1");
    CHECK(step.request->file == "targets/welcome.json");
}

TEST_CASE("without a workspace a request is not rendered, and no problem is made of it")
{
    const run::Program compiled = test::program(test::reaction(send("anything")));
    CHECK(problems(compiled.problems()).find("handle") == std::string::npos);
    const run::Step step = run::runReaction(compiled, custom("{}")).steps[0];
    CHECK(stateOf(step) == "done no-targets 1");
    CHECK(test::sentences(step.notes) == "The targets of a workspace are not known here, so the request is not "
                                         "rendered");
    // A workspace without targets is another thing.
    CHECK(stateOf(run::runReaction(program(send("anything"), {}), custom("{}")).steps[0]) == "done unknown 1");
}

TEST_CASE("the handle may be given under each of its names, and worked out from the event")
{
    const std::vector<run::TargetFile> files = {file("a", "{}"), file("b", "{}"), file("7", "{}")};
    const auto handleOf = [&](const std::string& arguments) {
        const run::Step step =
            run::runReaction(program(R"({"name": "tsend", "arguments": [)" + arguments + "]}", files),
                             custom(R"({"h": "b"})"))
                .steps[0];
        return step.request ? step.request->handle + " " + std::string(wordOf(step.request->state)) : "none";
    };
    for (const char* name : {"target", "handle", "target_handle"})
        CHECK(handleOf(R"({"name": ")" + std::string(name) + R"(", "value": "a"})") == "a sent");
    CHECK(handleOf(R"({"name": "target", "value": {"var": "data.h"}, "is_dynamic": true})") == "b sent");
    CHECK(handleOf(R"({"name": "target", "value": 7})") == "7 sent");
    CHECK(handleOf(R"({"name": "target", "value": "a"}, {"name": "handle", "value": "b"})") == "b sent");
    CHECK(handleOf(R"({"name": "where_to", "value": "a"})") == "none"); // perhaps; the step says so
}

TEST_CASE("what is wrong with a target whatever the event stands at the action that names it")
{
    const std::vector<run::TargetFile> files = {file("t", "{{ a|uper }}"), file("c", "{}", R"({"is": [1]})"),
                                                file("x", "{}", "\"nonsense\"")};
    const auto of = [&](const std::string& handle) { return problems(program(send(handle), files).problems()); };
    CHECK(of("t").find("error template.syntax /actions/0/arguments/0: targets/t.json: ") != std::string::npos);
    CHECK(of("c").find("error condition.unknown-operator /actions/0/arguments/0: targets/c.json: ") !=
          std::string::npos);
    CHECK(of("x").find("error condition.syntax /actions/0/arguments/0: targets/x.json: ") != std::string::npos);

    const run::Targets targets = run::Targets::compile(files);
    REQUIRE(targets.all().size() == 3);
    CHECK(problems(targets.all()[0].problems).find("error template.syntax /template: Line 1: ") == 0);
    CHECK(problems(targets.all()[0].problems).find(" -> upper") != std::string::npos);
    CHECK(problems(targets.all()[1].problems).find("error condition.unknown-operator /condition: ") == 0);
    CHECK(problems(targets.all()[2].problems).find("error condition.syntax /condition: ") == 0);
    CHECK(targets.all()[0].failure);
    CHECK_FALSE(targets.all()[1].failure);
}

TEST_CASE("of two targets with one handle the first counts")
{
    run::TargetFile first = file("same", "1");
    run::TargetFile second = file("same", "2");
    second.file = "targets/second.json";
    const run::Targets targets =
        run::Targets::compile({first, second, run::readTargetFile("targets/z.json", R"({"template": "1"})")});
    REQUIRE(targets.find("same") != nullptr);
    CHECK(targets.find("same")->file == "targets/same.json");
    CHECK(problems(targets.all()[1].problems) ==
          "warning handle.twice /handle: targets/same.json has the handle same too, and is the one that is used");
    CHECK(problems(targets.all()[2].problems).find("target.no-handle") != std::string::npos);
    CHECK(problems(targets.all()[2].problems).find("target.no-url") != std::string::npos);
    CHECK(targets.find("") == nullptr);
    CHECK_FALSE(run::Targets().known());
    CHECK(targets.known());
}

TEST_CASE("the clock is the sample's, else the run's")
{
    const run::TargetFile target = file("t", R"("{{ 'now'|date('Y-m-d H:i:s e') }}")");
    run::Options options;
    options.now = {1770091800, 0};
    CHECK(sent(target, "{}", {}, options).request->body == "\"2026-02-03 04:10:00 UTC\"");
    run::Settings east;
    east.twig.timezone = "+10:00";
    CHECK(sent(target, "{}", east, options).request->body == "\"2026-02-03 14:10:00 +10:00\"");

    const run::Program compiled = program(send("t"), {target});
    Event event = custom("{}");
    event.clock = "2020-01-01T00:00:00";
    event.timezone = "+01:00";
    const run::Step own = run::runReaction(compiled, event, options).steps[0];
    CHECK(own.request->body == "\"2019-12-31 23:00:00 UTC\"");
    CHECK(own.notes.empty());
    event.clock = "soon";
    const run::Step unreadable = run::runReaction(compiled, event, options).steps[0];
    CHECK(unreadable.request->body == "\"2026-02-03 04:10:00 UTC\"");
    CHECK(test::sentences(unreadable.notes).find("The sample's clock soon is no time") == 0);

    // One runner serves events with clocks of their own.
    run::Runner runner(compiled, custom("{}"), options);
    runner.run();
    CHECK(runner.trace().steps[0].request->body == "\"2026-02-03 04:10:00 UTC\"");
    event.clock = "2020-01-01T00:00:00Z";
    runner.restart(event);
    runner.run();
    CHECK(runner.trace().steps[0].request->body == "\"2020-01-01 00:00:00 UTC\"");
    runner.restart(custom("{}"));
    runner.run();
    CHECK(runner.trace().steps[0].request->body == "\"2026-02-03 04:10:00 UTC\"");
}

TEST_CASE("settings reach the template")
{
    const std::string data = R"({"name": "O'Brien", "list": [1]})";
    const run::TargetFile name = file("t", R"("{{ data.name }}")");
    const run::TargetFile list = file("t", R"("{{ data.list }}")");
    const run::TargetFile money = file("t", R"("{{ data.name|money|raw }}")");
    run::Settings off;
    off.twig.autoescape = twig::Autoescape::Off;
    off.twig.failOnWarnings = false;
    off.twig.passedFilters = {"money"};
    CHECK(sent(name, data).request->body == "\"O&#039;Brien\"");
    CHECK(sent(name, data, off).request->body == "\"O'Brien\"");
    CHECK(stateOf(sent(list, data)) == "failed failed 0");
    CHECK(sent(list, data).error->kind == "template-php");
    const run::Step warned = sent(list, data, off);
    CHECK(warned.request->body == "\"Array\"");
    CHECK(warned.request->warnings.size() == 1);
    CHECK_FALSE(warned.notes.empty());
    CHECK(sent(money, data).error->kind == "template-syntax");
    CHECK(sent(money, data, off).request->body == "\"O'Brien\"");
}

TEST_CASE("where html escaping matters for the event at hand both outputs are shown")
{
    const run::TargetFile target = file("t", R"({"name": "{{ data.name }}"})");
    const run::Step step = sent(target, R"({"name": "O'Brien"})");
    REQUIRE(step.request->escaping);
    CHECK(step.request->escaping->html == R"({"name": "O&#039;Brien"})");
    CHECK(step.request->escaping->off == R"({"name": "O'Brien"})");
    CHECK(test::sentences(step.notes).find("Whether the platform escapes HTML is not confirmed") != std::string::npos);
    CHECK_FALSE(sent(target, R"({"name": "Brown"})").request->escaping);
}

TEST_CASE("equal keys are JSON, and what comes after them is looked at")
{
    CHECK(sent(file("t", R"({"a": 1, "a": 2})")).request->json);
    CHECK_FALSE(sent(file("t", R"([{"a": 1, "a": 2}, ])")).request->json);
    CHECK_FALSE(sent(file("t", "")).request->json);
    CHECK(sent(file("t", "7")).request->json);
    for (const char* text : {R"({"a": 1, "a": 2})", R"([{"a": 1, "a": 2}, ])", "", "7", "{\"a\": \"\t\"}", "\xff"}) {
        const run::Step traced = sent(file("t", text));
        const run::Step bare = sent(file("t", text), "{}", {}, {.trace = false});
        CHECK_MESSAGE(traced.request->json == bare.request->json, text);
        CHECK_MESSAGE(traced.request->json == twig::isSound(traced.request->problems), text);
    }
}

TEST_CASE("a target on its own comes to the same")
{
    const run::Targets targets = run::Targets::compile(
        {file("t", "{{ data.a }}", R"({"var": "data.go"})"), run::readTargetFile("targets/x.json", "")});
    const Event event = custom(R"({"a": 1, "go": true})");
    const run::TargetRendering on = run::renderTarget(targets.all()[0], event, {});
    CHECK(on.render.state == run::TargetRender::State::Sent);
    CHECK(on.render.body == "1");
    const run::Program compiled = program(send("t"), {file("t", "{{ data.a }}", R"({"var": "data.go"})")});
    CHECK(*run::runReaction(compiled, event).steps[0].request == on.render);
    CHECK(run::renderTarget(targets.all()[0], custom("{}"), {}).render.state == run::TargetRender::State::Held);
    CHECK(run::renderTarget(targets.all()[1], event, {}).render.state == run::TargetRender::State::Unreadable);
}

TEST_CASE("a request is written and read back")
{
    run::Settings settings;
    settings.twig.failOnWarnings = false;
    const std::vector<run::TargetFile> files = {
        file("a",
             R"({"a": "{{ data.name }}", {% for i in data.list %}"{{ i }}": {{ loop.last ? 1 : none }}, {% endfor %}
            {% set x = data.none|default('d')|upper %}"x": "{{ x ~ data.list }}"{{ nope.way }}})",
             R"({"or": [{"var": "data.no"}, {"==": ["1", {"var": "data.list.0"}]}]})"),
        file("b", "{{ 1 % 0 }}"),
        file("c", "{% nope %}"),
        file("d", "{}", "\"false\""),
        file("e", "{}", "\"x\""),
        file("f", "{{ data.name|slice(0, 2)|raw }}{{ \"\\xff\" }}")};
    for (const char* handle : {"a", "b", "c", "d", "e", "f", "nope"}) {
        const run::Program compiled = program(send(handle), files, settings);
        const Event event = custom(R"({"name": "Zoë \"Z\"", "list": [1, 2]})");
        const run::Trace trace = run::runEvent({&compiled, 1}, event);
        const std::string text = run::writeTrace(trace);
        CAPTURE(text);
        const auto back = run::readTrace(text);
        REQUIRE(back);
        CHECK(*back == trace);
        CHECK(run::writeTrace(*back) == text);
        CHECK(run::textOf(*back) == run::textOf(trace));
    }
}

TEST_CASE("a request that was tampered with is refused")
{
    const run::Program compiled = program(send("t"), {file("t", "{% if data.a %}{{ data.a }}{% endif %}")});
    const std::string text = run::writeTrace(run::runEvent({&compiled, 1}, custom(R"({"a": 1})")), 0);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        const std::size_t at = changed.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, from);
        changed.replace(at, from.size(), to);
        return run::readTrace(changed).has_value();
    };
    CHECK(with("\"state\":\"sent\"", "\"state\":\"sent\""));
    CHECK_FALSE(with("\"state\":\"sent\"", "\"state\":\"gone\""));
    CHECK_FALSE(with("\"parent\":0", "\"parent\":7"));
    CHECK_FALSE(with("\"span\":[", "\"span\":[-"));
    CHECK_FALSE(with("\"kind\":\"print\"", "\"kind\":\"paint\""));
    CHECK_FALSE(with("\"body\":\"1\"", "\"body\":1"));
}

TEST_CASE("a person reads what would be sent")
{
    const run::Program compiled =
        program(send("t"), {file("t", "{\n  \"name\": \"{{ data.name|raw }}\",\n\t\"x\": \"{{ data.x }}\"\n}")});
    const std::string text = run::textOf(run::runEvent({&compiled, 1}, custom(R"({"name": "a \"b\""})")));
    CAPTURE(text);
    CHECK(text.find("POST https://x.example/t  targets/t.json\n") != std::string::npos);
    CHECK(text.find("  {\n") != std::string::npos);
    CHECK(text.find("    \"name\": \"a \"b\"\",\n") != std::string::npos);
    CHECK(text.find("payload: ") != std::string::npos);
    CHECK(text.find("read data.x: missing in the event") != std::string::npos);
    CHECK(text.find('\t') == std::string::npos);
}
