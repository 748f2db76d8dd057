// SPDX-License-Identifier: GPL-3.0-or-later
// What a step tells of itself: reads, evaluations, effects, and what is cut of them.
#include "engine/json/write.h"
#include "engine/run/runner.h"
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

// "/value >= true", an evaluation each; pointers from the condition on
std::string evaluations(const run::Step& step)
{
    std::string out;
    for (const run::Evaluation& one : step.evaluations) {
        out += (out.empty() ? "" : "; ") + one.pointer.substr(one.pointer.find("/value") + 6) + " " + one.op + " " +
               (one.failed ? "failed" : json::write(one.value.root()));
        if (one.parent)
            out += " in " + std::to_string(*one.parent);
        if (one.turn)
            out += " turn " + std::to_string(*one.turn);
    }
    return out;
}

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

} // namespace

TEST_CASE("a step says why, what it read, what it evaluated and what it would do")
{
    const auto trace = traceOf(filter(score) + "," + gift, custom(R"({"score": 9})"));
    const run::Step& first = trace.steps[0];
    CHECK(english(first.why) == "data.score is 9, which is at least 9");
    CHECK(reads(first) == "data.score = 9 event present");
    CHECK(evaluations(first) == " >= true");
    REQUIRE(first.variables.size() == 1);
    CHECK(first.variables[0].pointer == "/actions/0/arguments/0/value/>=/0");
    CHECK(first.variables[0].evaluation == 0);
    REQUIRE(first.result);
    CHECK(json::write(first.result->root()) == "true");
    CHECK(first.truth->php);
    CHECK(first.effects.empty());
    CHECK(first.arguments.empty());
    const run::Step& second = trace.steps[1];
    CHECK(english(second.why) == "Issue benefit gift to profile p-1 (from the event)");
    CHECK(effects(second) == "benefit.create profile_id=\"p-1\" definition=\"gift\"");
    CHECK(reads(second) == "profile_id = \"p-1\" event present");
    REQUIRE(second.arguments.size() == 2);
    CHECK(second.arguments[0].dynamic);
    CHECK_FALSE(second.arguments[1].dynamic);
    CHECK_FALSE(second.result.has_value());
    CHECK(english(outcomeOf(trace)) == "Completed: the chain ran to its end");

    const auto stopped = traceOf(filter(score) + "," + gift, custom(R"({"score": 8})"));
    CHECK(english(stopped.steps[0].why) == "data.score is 8, which is not at least 9");
    CHECK(english(stopped.steps[1].why) == "Not reached, because step 1 stopped the chain");
    CHECK(english(outcomeOf(stopped)) == "Stopped at step 1: data.score is 8, which is not at least 9");
}

TEST_CASE("values that were added to the context say where they came from")
{
    const auto trace =
        traceOf(filter(R"({"cat": [{"var": "data.a"}, {"var": "data.a.b"}, {"var": "data.ab"}, {"var": "profile_id"},
                                          {"var": "data"}]})"),
                custom(R"({"a": {"b": 1}, "ab": 2})"),
                {.origins = {{"data.a", run::Origin::Profile}, {"data.a.b", run::Origin::Edited}}});
    std::string origins;
    for (const run::Read& read : trace.steps[0].reads)
        origins += read.path + "=" + std::string(wordOf(read.origin)) + " ";
    CHECK(origins == "data.a=profile data.a.b=edited data.ab=event profile_id=event data=event ");
}

TEST_CASE("what was not evaluated is said, and how values were taken")
{
    const auto trace =
        traceOf(filter(R"({"or": [{"===": [{"var": "data.tier"}, "gold"]}, {">": [{"var": "data.spend"}, 500]}]})"),
                custom(R"({"tier": "gold"})"));
    const run::Step& step = trace.steps[0];
    CHECK(evaluations(step) == " or true; /or/0 === true in 0");
    REQUIRE(step.notEvaluated.size() == 1);
    CHECK(step.notEvaluated[0].pointer == "/actions/0/arguments/0/value/or/1");
    CHECK(reads(step) == "data.tier = \"gold\" event present");

    const auto missing = traceOf(filter(R"({"<=": [{"var": "data.score"}, 6]})"), custom("{}"));
    CHECK(story(missing) == "filter passed: completed");
    CHECK(reads(missing.steps[0]) == "data.score = null event missing");
    CHECK_FALSE(missing.steps[0].coercions.empty());
    const auto fallback = traceOf(filter(R"({"===": [{"var": ["data.score", 6]}, 6]})"), custom("{}"));
    CHECK(reads(fallback.steps[0]) == "data.score = 6 event default");
}

TEST_CASE("loops say which turn")
{
    const auto trace =
        traceOf(filter(R"({"some": [{"var": "data.items"}, {">": [{"var": "price"}, 100]}]})"),
                custom(R"({"items": [{"price": 50}, {"price": 150}]})"), {}, test::dialect(logic::Dialect::Js));
    const run::Step& step = trace.steps[0];
    CHECK(evaluations(step) == " some true; /some/1 > false in 0 turn 0; /some/1 > true in 0 turn 1");
    std::string origins;
    for (const run::VariableRead& read : step.variables)
        origins +=
            read.path + "=" + std::string(wordOf(read.origin)) + (read.turn ? std::to_string(*read.turn) : "") + " ";
    CHECK(origins == "data.items=event price=item0 price=item1 ");
}

TEST_CASE("without tracing the results are the same")
{
    const std::string chain = filter(score) + "," + gift;
    const auto traced = traceOf(chain, custom(R"({"score": 9})"));
    const auto plain = traceOf(chain, custom(R"({"score": 9})"), {.trace = false});
    CHECK(story(plain) == story(traced));
    CHECK(effects(plain.steps[1]) == effects(traced.steps[1]));
    CHECK(plain.steps[0].reads.empty());
    CHECK(plain.steps[0].evaluations.empty());
    CHECK(plain.steps[0].why.id.empty());
    CHECK(plain.steps[0].result == traced.steps[0].result);
}

TEST_CASE("a step that evaluates too much keeps its result and says that it is cut")
{
    std::string items;
    for (int i = 0; i < 20'000; ++i)
        items += (i ? "," : "") + std::to_string(i);
    const auto trace = traceOf(filter(R"({"all": [{"var": "data.items"}, {">": [{"var": ""}, -1]}]})"),
                               custom("{\"items\": [" + items + "]}"));
    const run::Step& step = trace.steps[0];
    CHECK(step.status == run::Status::Passed);
    CHECK(step.cut);
    CHECK_FALSE(step.evaluations.empty());
    std::size_t bytes = 0;
    for (const run::Evaluation& one : step.evaluations)
        bytes += one.pointer.size() + json::write(one.value.root()).size();
    CHECK(bytes < (5U << 20));
}

TEST_CASE("a step that is cut keeps the ends of a loop and the turn that decides it")
{
    std::string items;
    for (int i = 0; i < 60'000; ++i)
        items += (i ? "," : "") + std::to_string(i);
    const auto trace = traceOf(filter(R"({"some": [{"var": "data.l"}, {"==": [{"var": ""}, 40000]}]})"),
                               custom("{\"l\": [" + items + "]}"));
    const run::Step& step = trace.steps[0];
    CHECK(step.status == run::Status::Passed);
    CHECK(step.cut);
    for (std::size_t turn : {0U, 40'000U, 59'999U}) {
        CAPTURE(turn);
        CHECK(std::any_of(step.evaluations.begin(), step.evaluations.end(),
                          [&](const run::Evaluation& one) { return one.turn == turn; }));
        CHECK(std::any_of(step.variables.begin(), step.variables.end(),
                          [&](const run::VariableRead& one) { return one.turn == turn; }));
    }
}

TEST_CASE("missing, null, empty text and a default that was used are told apart")
{
    const auto told = [](const std::string& rule, const std::string& data) {
        const auto trace = traceOf(filter(rule), custom(data));
        return reads(trace.steps[0]) + (trace.steps[0].reads[0].null ? " over null" : "");
    };
    const std::string plain = R"({"==": [{"var": "data.tier"}, "gold"]})";
    const std::string byDefault = R"({"==": [{"var": ["data.tier", "none"]}, "gold"]})";
    CHECK(told(plain, "{}") == "data.tier = null event missing");
    CHECK(told(plain, R"({"tier": null})") == "data.tier = null event present");
    CHECK(told(plain, R"({"tier": ""})") == "data.tier = \"\" event present");
    CHECK(told(byDefault, "{}") == "data.tier = \"none\" event default");
    CHECK(told(byDefault, R"({"tier": null})") == "data.tier = \"none\" event default over null");
    CHECK(told(R"({"missing": ["data.tier"]})", R"({"tier": null})") == "data.tier = null event present");

    const std::string loop = R"({"some": [{"var": "data.lines"}, {"==": [{"var": "sku"}, "A"]}]})";
    const auto lines = traceOf(filter(loop), custom(R"({"lines": [{"sku": null}, {}]})"));
    std::string found;
    for (const run::VariableRead& read : lines.steps[0].variables)
        found += read.path + " " + std::string(wordOf(read.found)) + "; ";
    CHECK(found == "data.lines present; sku present; sku missing; ");
}
