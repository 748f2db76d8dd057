// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/runner.h"

#include "engine/json/write.h"
#include "engine/run/words.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>

using namespace retort;
using test::custom;
using test::filter;
using test::gift;
using test::reads;
using test::score;
using test::story;
using test::traceOf;

namespace {

std::string effects(const run::Step& step)
{
    std::string out;
    for (const run::Effect& effect : step.effects) {
        out += effect.kind;
        for (const run::NamedValue& argument : effect.arguments)
            out += " " + argument.name + "=" + json::write(argument.value.root());
    }
    return out;
}

std::string error(const run::Step& step)
{
    return step.error ? step.error->kind + " " + step.error->pointer + ": " + english(step.error->message) : "none";
}

} // namespace

TEST_CASE("a filter lets the chain go on or stops it")
{
    const std::string chain = filter(score) + "," + gift;
    CHECK(story(chain, custom(R"({"score": 9})")) == "filter passed, benefit.create done: completed");
    CHECK(story(chain, custom(R"({"score": 8})")) == "filter stopped, benefit.create not-reached: stopped at 1");
    CHECK(story(chain, custom("{}")) == "filter stopped, benefit.create not-reached: stopped at 1");
    CHECK(story(gift + "," + filter("false") + "," + gift, custom("{}")) ==
          "benefit.create done, filter stopped, benefit.create not-reached: stopped at 2");
    CHECK(story("", custom("{}")) == ": completed");
}

TEST_CASE("only the event that it waits for starts an active reaction")
{
    const auto run = [](const std::string& trigger, const std::string& active, const std::string& name,
                        bool asIfActive) {
        const auto trace = run::runReaction(
            test::program(R"({"name": "x", "trigger": ")" + trigger + R"(", "is_active": )" + active +
                          R"(, "actions": [)" + gift + "]}"),
            test::event(R"({"event": ")" + name + R"(", "profile_id": "p-1"})"), {.asIfActive = asIfActive});
        return story(trace) + (trace.asIfActive ? " as if active" : "") + " " + std::string(wordOf(trace.match)) +
               " [" + test::sentences(trace.notes) + "] " + english(trace.steps[0].why);
    };
    const std::string none = "No action has a sort_order; they run in the order of the file";
    CHECK(run("custom.x", "true", "custom.x", false) ==
          "benefit.create done: completed name [" + none + "] Issue benefit gift to profile p-1 (from the event)");
    CHECK(run("custom.x", "false", "custom.x", false) ==
          "benefit.create not-reached: inactive name [" + none + "] Not reached, because the reaction is inactive");
    CHECK(run("custom.x", "null", "custom.x", false).starts_with("benefit.create not-reached: inactive"));
    CHECK(run("custom.x", "false", "custom.x", true) == "benefit.create done: completed as if active name [The "
                                                        "reaction is inactive; it was run as if it were active | " +
                                                            none +
                                                            "] Issue benefit gift to profile p-1 (from the event)");
    CHECK(run("custom.x", "true", "custom.x", true).starts_with("benefit.create done: completed name"));
    CHECK(run("custom.x", "true", "custom.y", false) == "benefit.create not-reached: not-triggered none [" + none +
                                                            "] Not reached, because the event is another one");
    CHECK(run("custom.x", "false", "custom.y", true).starts_with("benefit.create not-reached: not-triggered none"));
    CHECK(run("custom.x", "true", "custom.X", false).starts_with("benefit.create not-reached: not-triggered"));
    CHECK(run("", "true", "custom.x", false).starts_with("benefit.create not-reached: not-triggered"));
    CHECK(run("transaction.created", "true", "transaction.completed", false)
              .starts_with("benefit.create done: completed alias [The event transaction.completed is another spelling "
                           "of transaction.created, which this reaction waits for | "));
    CHECK(run("transaction.completed", "true", "transaction.create", false)
              .starts_with("benefit.create done: completed alias ["));
}

TEST_CASE("actions run in the order of sort_order")
{
    const std::string actions =
        R"({"name": "custom.a", "sort_order": 3}, {"name": "custom.b"}, {"name": "custom.c", "sort_order": 1},
           {"name": "custom.d", "sort_order": "2"}, {"name": "custom.e", "sort_order": 3})";
    const auto trace = traceOf(actions, custom("{}"));
    CHECK(story(trace) == "custom.c unknown-action, custom.d unknown-action, custom.a unknown-action, custom.e "
                          "unknown-action, custom.b unknown-action: completed");
    CHECK(trace.steps[0].number == 1);
    CHECK(trace.steps[0].pointer == "/actions/2");
    CHECK(trace.steps[1].sortOrder == 2);
    CHECK_FALSE(trace.steps[4].sortOrder.has_value());
}

TEST_CASE("an action that is not known says so, and the chain goes on")
{
    const auto trace = traceOf(
        R"({"name": "till.lock", "arguments": [{"name": "till", "value": {"+": [{"var": "data.n"}, 1]}, "is_dynamic": true}]},)" +
            gift,
        custom(R"({"n": 4})"));
    CHECK(story(trace) == "till.lock unknown-action, benefit.create done: completed");
    CHECK(english(trace.steps[0].why) == "What till.lock does is not known, so it is not shown; the chain goes on");
    CHECK(test::sentences(trace.steps[0].notes) == "till.lock is no action that is known; a tenant may still have it");
    REQUIRE(trace.steps[0].arguments.size() == 1);
    CHECK(json::write(trace.steps[0].arguments[0].value.root()) == "5");
    CHECK(trace.steps[0].effects.empty());
    const auto untyped = traceOf(R"({"description": "x"},)" + gift, custom("{}"));
    CHECK(untyped.steps[0].status == run::Status::UnknownAction);
    CHECK(english(untyped.steps[0].why) ==
          "This action has no type, so nothing is shown of it; write one as its name. The chain goes on");
}

TEST_CASE("a rule that throws ends the chain")
{
    const auto trace =
        traceOf(filter(R"({"and": [true, {"/": [1, {"var": "data.n"}]}]})") + "," + gift, custom(R"({"n": 0})"));
    CHECK(story(trace) == "filter failed, benefit.create not-reached: failed at 1");
    REQUIRE(trace.steps[0].error);
    CHECK(trace.steps[0].error->kind == "division-by-zero");
    CHECK(trace.steps[0].error->pointer == "/actions/0/arguments/0/value/and/1");
    CHECK(trace.steps[0].error->thrown == "DivisionByZeroError: Division by zero");
    CHECK_FALSE(trace.steps[0].result.has_value());
    CHECK(english(trace.steps[0].error->message) == "A division by zero.");
    CHECK(english(trace.steps[0].why).find("data.n is 0") != std::string::npos); // what the error does not say
    CHECK(english(run::outcomeOf(trace)) == "Failed at step 1: " + english(trace.steps[0].why));
    CHECK(reads(trace.steps[0]) == "data.n = 0 event present");
    CHECK(english(trace.steps[1].why) == "Not reached, because step 1 failed");
    // In JavaScript it is infinite, which is true.
    CHECK(story(filter(R"({"/": [1, {"var": "data.n"}]})"), custom(R"({"n": 0})"), {},
                test::dialect(logic::Dialect::Js)) == "filter passed: completed");
    // So does a dynamic argument, of an unknown action too.
    for (const char* type : {"point.create", "till.lock"}) {
        const auto dynamic = traceOf(R"({"name": ")" + std::string(type) +
                                         R"(", "arguments": [{"name": "before", "value": 1}, {"name": "value",
                                              "value": {"nonsense": [1]}, "is_dynamic": true}]},)" +
                                         gift,
                                     custom("{}"));
        CHECK(story(dynamic) == std::string(type) + " failed, benefit.create not-reached: failed at 1");
        CHECK(dynamic.steps[0].error->kind == "unknown-operator");
        CHECK(dynamic.steps[0].error->pointer == "/actions/0/arguments/1/value");
        CHECK(dynamic.steps[0].effects.empty());
    }
}

TEST_CASE("PHP's warnings end the chain where they are exceptions")
{
    const std::string empty = filter(R"({"and": []})");
    run::Settings laravel;
    laravel.logic.failOnWarnings = true;
    CHECK(story(empty, custom("{}")) == "filter stopped: stopped at 1");
    CHECK(story(empty, custom("{}"), {}, laravel) == "filter failed: failed at 1");
    const auto trace = traceOf(empty, custom("{}"));
    CHECK(test::sentences(trace.steps[0].notes).find("PHP warns") != std::string::npos);
}

TEST_CASE("a filter without a condition fails and says what to do")
{
    for (const char* action : {R"({"name": "filter"})", R"({"name": "filter", "arguments": [{"name": "condition"}]})",
                               R"({"name": "filter", "arguments": [{"name": "condition", "value": null}]})",
                               R"({"name": "filter", "arguments": [{"name": "rule", "value": true}]})"}) {
        CAPTURE(action);
        const auto trace = traceOf(std::string(action) + "," + gift, custom("{}"));
        CHECK(story(trace) == "filter failed, benefit.create not-reached: failed at 1");
        CHECK(error(trace.steps[0]) ==
              "no-condition /actions/0: The filter has no condition; give it one, or remove the filter");
    }
}

TEST_CASE("a known action without a value that it needs fails")
{
    const auto trace = [](const std::string& arguments, const std::string& type = "benefit.create") {
        return traceOf(R"({"name": ")" + type + R"(", "arguments": [)" + arguments + "]}," + filter("true"),
                       test::event(R"({"event": "custom.x", "profile_id": null, "data": {"nothing": ""}})"));
    };
    const std::string failed = "benefit.create failed, filter not-reached: failed at 1";
    const std::string definition = R"({"name": "definition", "value": "gift"})";
    const auto absent = trace(definition);
    CHECK(story(absent) == failed);
    CHECK(error(absent.steps[0]) ==
          "missing-argument /actions/0: benefit.create needs the argument profile_id; add it");
    const auto null =
        trace(definition + R"(, {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true})");
    CHECK(story(null) == failed);
    CHECK(error(null.steps[0]) == "missing-argument /actions/0/arguments/1: The argument profile_id comes to null with "
                                  "this event, and the action needs a value");
    CHECK(reads(null.steps[0]) == "profile_id = null event present");
    CHECK(effects(null.steps[0]) == "");
    CHECK(null.steps[0].arguments.size() == 2);
    const auto empty = trace(R"({"name": "profile_id", "value": "p"}, {"name": "definition", "value": ""})");
    CHECK(error(empty.steps[0]) == "missing-argument /actions/0/arguments/1: The argument definition is empty; give it "
                                   "a value");
    // 0 and false are values.
    CHECK(
        story(trace(
            R"({"name": "profile_id", "value": "p"}, {"name": "definition", "value": "d"}, {"name": "value", "value": 0})",
            "point.create")) == "point.create done, filter passed: completed");
    // An alias is as good.
    CHECK(story(trace(R"({"name": "handle", "value": "slack"})", "target.send")) ==
          "target.send done, filter passed: completed");
    // Where only the name is inferred, an unknown argument may be the one; and it is not where there is none.
    const auto other = trace(R"({"name": "goal", "value": "slack"})", "target.send");
    CHECK(story(other) == "target.send done, filter passed: completed");
    CHECK(
        test::sentences(other.steps[0].notes) ==
        "target is not given under a name that is known; another argument may stand for it | Which target is meant is "
        "not known, so the request is not rendered");
    CHECK(story(trace("", "target.send")) == "target.send failed, filter not-reached: failed at 1");
    CHECK(story(trace(R"({"name": "goal", "value": 1})", "benefit.create")) == failed); // profile_id is documented
}

TEST_CASE("of two arguments of one name the last one counts")
{
    const auto trace = traceOf(
        R"({"name": "tier.assign", "arguments": [{"name": "tier", "value": "silver"}, {"name": "profile_id", "value": "p"},
           {"name": "tier", "value": "gold"}]})",
        custom("{}"));
    CHECK(effects(trace.steps[0]) == "tier.assign tier=\"gold\" profile_id=\"p\"");
    CHECK(test::sentences(trace.steps[0].notes) == "The argument tier is given more than once; the last one counts");
    CHECK(english(trace.steps[0].why) == "Assign tier gold to profile p");
    CHECK(
        story(traceOf(
            R"({"name": "filter", "arguments": [{"name": "condition", "value": true}, {"name": "condition", "value": false}]})",
            custom("{}"))) == "filter stopped: stopped at 1");
}

TEST_CASE("an effect has the canonical kind and the arguments as the reaction names them")
{
    const auto trace = traceOf(
        R"({"name": "points.award", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
            {"name": "definition", "value": "rp"}, {"name": "amount", "value": {"*": [{"var": "data.total"}, 2]}, "is_dynamic": true},
            {"name": "meta", "value": {"a": [1.50]}}]},
           {"name": "tsend", "arguments": [{"name": "target_handle", "value": "slack"}]})",
        custom(R"({"total": 149.95})"));
    CHECK(effects(trace.steps[0]) ==
          "point.create profile_id=\"p-1\" definition=\"rp\" value=299.9 meta={\"a\":[1.5]}");
    CHECK(trace.steps[0].action == "points.award");
    CHECK(test::sentences(trace.steps[0].notes) == "points.award is another name of point.create");
    CHECK(effects(trace.steps[1]) == "target.send target=\"slack\"");
    CHECK(english(trace.steps[1].why) == "Send to target slack with the data of the event");
    CHECK(english(badgeOf(trace.steps[0])) == "would award 299.9 points");
    CHECK(english(badgeOf(trace.steps[1])) == "would send 1 request");
    REQUIRE(trace.steps[0].effects[0].argument("value"));
    CHECK(trace.steps[0].arguments[2].name == "amount"); // as the reaction has it
    CHECK(trace.steps[0].effects[0].argument("colour") == nullptr);
}

TEST_CASE("the truth of a result is that of the setting, and differences are said")
{
    struct Row {
        const char* condition;
        logic::Dialect dialect;
        std::optional<run::FilterTruth> truth;
        bool passes;
        const char* note; // what the last note begins with; "" for none
    };
    using logic::Dialect;
    using run::FilterTruth;
    const Row table[] = {
        {"true", Dialect::Php, {}, true, ""},
        {R"({"var": "data.text"})",
         Dialect::Php,
         {},
         true,
         "The condition gives \"gold\", which is no true or false; it counts as true"},
        {R"({"var": "data.text"})", Dialect::Php, FilterTruth::Strict, false,
         "PHP, JavaScript and JSON Logic would take it as true"},
        {R"({"==": [1, 1]})", Dialect::Php, FilterTruth::Strict, true, ""},
        {R"({"var": "data.zero"})",
         Dialect::Php,
         {},
         false,
         "The condition gives \"0\", which is no true or false: JSON Logic takes it as true, PHP as false, JavaScript "
         "as true"},
        {R"({"var": "data.zero"})", Dialect::Js, {}, true, "The condition gives \"0\""},
        {R"({"var": "data.zero"})", Dialect::Php, FilterTruth::Js, true, "The condition gives \"0\""},
        {R"({"var": "data.none"})",
         Dialect::Php,
         {},
         false,
         "The condition gives null, which is no true or false; it counts as false"},
        {R"({"var": "data.list"})",
         Dialect::Php,
         {},
         false,
         "The condition gives [], which is no true or false: JSON Logic takes it as false, PHP as false, JavaScript as "
         "true"},
        {R"({"var": "data.list"})", Dialect::Js, {}, true, "The condition gives []"},
        {"5", Dialect::Php, {}, true, "The condition gives 5, which is no true or false; it counts as true"},
        // What JSON has no number for is named all the same.
        {R"({"/": [1, 0]})",
         Dialect::Js,
         {},
         true,
         "The condition gives Infinity, which is no true or false; it counts as true"},
        {R"({"/": [-1, 0]})",
         Dialect::Js,
         {},
         true,
         "The condition gives -Infinity, which is no true or false; it counts as true"},
        {R"({"/": [0, 0]})",
         Dialect::Js,
         {},
         false,
         "The condition gives NaN, which is no true or false: JSON Logic takes it as false, PHP as true, JavaScript as "
         "false"},
    };
    for (const Row& row : table) {
        CAPTURE(row.condition);
        run::Settings settings = test::dialect(row.dialect);
        settings.filterTruth = row.truth;
        const auto trace =
            traceOf(filter(row.condition), custom(R"({"text": "gold", "zero": "0", "list": []})"), {}, settings);
        const run::Step& step = trace.steps[0];
        CHECK((step.status == run::Status::Passed) == row.passes);
        REQUIRE_FALSE(step.why.id.empty());
        if (!*row.note) {
            CHECK(step.notes.empty());
        } else {
            REQUIRE_FALSE(step.notes.empty());
            CHECK(english(step.notes.back()).starts_with(row.note));
        }
    }
    run::Settings strict;
    strict.filterTruth = FilterTruth::Strict;
    CHECK(english(traceOf(filter(R"({"var": "data.text"})"), custom(R"({"text": "gold"})"), {}, strict).steps[0].why) ==
          "The condition gives \"gold\", and only true itself lets the chain go on");
    CHECK(english(traceOf(filter(R"({"var": "data.zero"})"), custom(R"({"zero": "0"})")).steps[0].why) ==
          "The condition gives \"0\", which a PHP if takes as false");
}

TEST_CASE("steps can be left out of a run")
{
    const std::string chain = filter("false") + "," + gift + "," + gift;
    const auto trace = traceOf(chain, custom("{}"), {.skipped = {"/actions/0", "/actions/2"}});
    CHECK(story(trace) == "filter skipped, benefit.create done, benefit.create skipped: completed");
    CHECK(english(trace.steps[0].why) == "Left out of this run");
    CHECK(trace.steps[2].effects.empty());
}

TEST_CASE("a runner goes step by step, back and forth")
{
    const auto program = test::program(test::reaction(filter(score) + "," + gift + "," + filter("false") + "," + gift));
    run::Runner whole(program, custom(R"({"score": 9})"));
    whole.run();
    run::Runner runner(program, custom(R"({"score": 9})"));
    CHECK(story(runner.trace()) == "filter not-reached, benefit.create not-reached, filter not-reached, benefit.create "
                                   "not-reached: unfinished");
    CHECK(english(runner.trace().steps[0].why) == "Not run yet");
    CHECK(runner.position() == 0);
    CHECK(runner.step());
    CHECK(runner.position() == 1);
    CHECK_FALSE(runner.finished());
    const run::ReactionTrace afterOne = runner.trace();
    CHECK(story(afterOne) == "filter passed, benefit.create not-reached, filter not-reached, benefit.create "
                             "not-reached: unfinished");
    CHECK(runner.step());
    CHECK(runner.step());
    CHECK(runner.finished());
    CHECK(runner.position() == 3);
    CHECK_FALSE(runner.step());
    CHECK(runner.trace() == whole.trace());
    runner.goTo(1);
    CHECK(runner.trace() == afterOne);
    CHECK_FALSE(runner.finished());
    runner.goTo(100);
    CHECK(runner.trace() == whole.trace());
    CHECK(runner.position() == 3);
    runner.goTo(0);
    CHECK(runner.position() == 0);
    CHECK(runner.trace() == run::Runner(program, custom(R"({"score": 9})")).trace());
    runner.goTo(3);
    CHECK(runner.trace() == whole.trace());
    runner.restart(custom(R"({"score": 1})"));
    runner.run();
    CHECK(story(runner.trace()) ==
          "filter stopped, benefit.create not-reached, filter not-reached, benefit.create not-reached: stopped at 1");
    run::Runner moved = std::move(runner);
    moved.restart(custom(R"({"score": 9})"));
    moved.run();
    CHECK(moved.trace() == whole.trace());
    // Where nothing may run, nothing does.
    run::Runner inactive(test::program(R"({"trigger": "custom.x", "actions": [)" + gift + "]}"), custom("{}"));
    CHECK(inactive.finished());
    inactive.goTo(1);
    CHECK(story(inactive.trace()) == "benefit.create not-reached: inactive");
}

TEST_CASE("an event runs through several reactions, each on its own")
{
    const std::vector<run::Program> programs = {test::program(test::reaction(filter("false"))),
                                                test::program(test::reaction(gift)),
                                                test::program(R"({"name": "Other", "trigger": "custom.y"})")};
    const run::Trace trace = run::runEvent(programs, custom("{}"));
    CHECK(trace.event == "custom.x");
    REQUIRE(trace.reactions.size() == 3);
    CHECK(story(trace.reactions[0]) == "filter stopped: stopped at 1");
    CHECK(story(trace.reactions[1]) == "benefit.create done: completed");
    CHECK(story(trace.reactions[2]) == ": not-triggered");
    CHECK(run::runEvent({}, custom("{}")).reactions.empty());
}

TEST_CASE("a value that an action needs is missing, null or empty text: the failure says which")
{
    const auto failure = [](const std::string& event) { return error(traceOf(gift, test::event(event)).steps[0]); };
    CHECK(failure(R"({"event": "custom.x"})") ==
          "missing-argument /actions/0/arguments/0: The argument profile_id reads profile_id, which is missing in this "
          "event, and the action needs a value");
    CHECK(failure(R"({"event": "custom.x", "profile_id": null})") ==
          "missing-argument /actions/0/arguments/0: The argument profile_id comes to null with this event, and the "
          "action needs a value");
    CHECK(
        failure(R"({"event": "custom.x", "profile_id": ""})") ==
        "missing-argument /actions/0/arguments/0: The argument profile_id comes to an empty text with this event, and "
        "the action needs a value");
}

TEST_CASE("a text that is marked as a rule is that text")
{
    const auto trace = traceOf(R"({"name": "benefit.create", "sort_order": 1, "arguments": [
            {"name": "profile_id", "value": "profile_id", "is_dynamic": true}, {"name": "definition", "value": "gift"}]})",
                               custom("{}"));
    CHECK(english(trace.steps[0].why) ==
          "Issue benefit gift to profile \"profile_id\" (this very text, nothing from the event)");
}
