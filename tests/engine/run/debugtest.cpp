// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/debug.h"

#include "engine/run/tracejson.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::test;
using run::Stop;

namespace {

// and(>= data.score 9, or(== data.a 1, < (+ data.b 1) 5)), a gift, points for a score that is worked out
const std::string condition = R"({"and": [{">=": [{"var": "data.score"}, 9]},
    {"or": [{"==": [{"var": "data.a"}, 1]}, {"<": [{"+": [{"var": "data.b"}, 1]}, 5]}]}]})";
const std::string points =
    R"({"name": "point.create", "arguments": [{"name": "profile_id", "value": "p"},
        {"name": "definition", "value": "base"}, {"name": "value", "value": {"*": [{"var": "data.score"}, 2]}, "is_dynamic": true}]})";
const std::string chain = filter(condition) + "," + gift + "," + points;
const Event passing = custom(R"({"score": 9, "a": 2, "b": 3})");
const run::Options traced;

run::ReactionTrace ran(const Event& event = passing) { return traceOf(chain, event); }

/// ">= of 1" or "2" for a step, "end"
std::string name(const run::ReactionTrace& trace, const Stop& stop)
{
    if (stop == run::endOf(trace))
        return "end";
    const run::Step& step = trace.steps.at(stop.step);
    return (stop.evaluation ? step.evaluations.at(*stop.evaluation).op + " of " : "") + std::to_string(step.number);
}

template <class Move>
std::string walk(const run::ReactionTrace& trace, Stop at, Move move)
{
    std::string out = name(trace, at);
    for (int i = 0; i < 50; ++i) {
        const Stop next = move(trace, at);
        if (next == at)
            break;
        at = next;
        out += ", " + name(trace, at);
    }
    return out;
}

Stop at(const run::ReactionTrace& trace, const std::string& wanted)
{
    for (Stop stop; stop != run::endOf(trace); stop = run::into(trace, stop)) {
        if (name(trace, stop) == wanted)
            return stop;
    }
    throw std::runtime_error("no stop " + wanted);
}

run::Breakpoint breakpoint(const std::string& pointer, const std::string& rule = {})
{
    run::Breakpoint made{pointer, {}, true};
    if (!rule.empty())
        made.condition = logic::Program::compile(must(json::Data::parse(rule)));
    return made;
}

/// What is said of every chain without sort_order, before what was edited.
const std::string inOrder = "No action has a sort_order; they run in the order of the file | ";
const std::string inFilter = "/actions/0/arguments/0/value";

} // namespace

TEST_CASE("into goes from operator to operator, over from step to step, and both to the end")
{
    const auto trace = ran();
    CHECK(walk(trace, {}, run::into) == "1, and of 1, >= of 1, or of 1, == of 1, < of 1, + of 1, 2, 3, * of 3, end");
    CHECK(walk(trace, {}, run::over) == "1, 2, 3, end");
    CHECK(walk(trace, at(trace, ">= of 1"), run::over) == ">= of 1, or of 1, 2, 3, end");
    CHECK(walk(trace, at(trace, "and of 1"), run::over) == "and of 1, 2, 3, end");
    CHECK(name(trace, run::out(trace, at(trace, "+ of 1"))) == "2"); // < is the last in or, and or the last in and
    CHECK(name(trace, run::out(trace, at(trace, ">= of 1"))) == "2");
    CHECK(name(trace, run::out(trace, at(trace, "and of 1"))) == "2");
    CHECK(name(trace, run::out(trace, {})) == "end");
    CHECK(run::pointerOf(trace, at(trace, "or of 1")) == inFilter + "/and/1");
    CHECK(run::pointerOf(trace, {1, {}}) == "/actions/1");
    CHECK(run::pointerOf(trace, run::endOf(trace)).empty());
}

TEST_CASE("back leads to where over came from")
{
    const auto trace = ran();
    CHECK(walk(trace, run::endOf(trace), run::back) == "end, 3, 2, 1");
    CHECK(walk(trace, at(trace, "< of 1"), run::back) == "< of 1, == of 1, or of 1, >= of 1, and of 1, 1");
    CHECK(walk(trace, at(trace, "* of 3"), run::back) == "* of 3, 3, 2, 1");
    REQUIRE(rc::check("over, then back", [&] {
        Stop stop;
        for (auto moves = *rc::gen::inRange(0, 12); moves > 0; --moves)
            stop = *rc::gen::arbitrary<bool>() ? run::into(trace, stop) : run::over(trace, stop);
        const Stop next = run::over(trace, stop);
        if (stop.evaluation && next.evaluation &&
            trace.steps[stop.step].evaluations[*stop.evaluation].parent ==
                trace.steps[next.step].evaluations[*next.evaluation].parent)
            RC_ASSERT(run::back(trace, next) == stop);
        if (!stop.evaluation && stop != run::endOf(trace))
            RC_ASSERT(run::back(trace, next) == stop);
        RC_ASSERT(stop == run::endOf(trace) || next > stop);
    }));
}

TEST_CASE("the end is behind the step that stopped the chain, and places of another trace find room")
{
    const auto stopped = ran(custom(R"({"score": 1})"));
    CHECK(walk(stopped, {}, run::into) == "1, and of 1, >= of 1, end");
    CHECK(run::endOf(stopped) == Stop{1, {}});
    CHECK(run::within(stopped, {2, 0}) == run::endOf(stopped));
    CHECK(run::within(stopped, {0, 5}) == Stop{0, {}});
    CHECK(run::into(stopped, {7, 7}) == run::endOf(stopped));
    const auto inactive =
        run::runReaction(program(R"({"name": "T", "trigger": "custom.y", "is_active": true})"), passing);
    CHECK(run::into(inactive, {}) == run::endOf(inactive));
    CHECK(run::back(inactive, {}) == run::endOf(inactive));
}

TEST_CASE("at a place it is known what was evaluated before it, and what was read")
{
    const auto trace = ran();
    const run::Step& step = trace.steps[0];
    const auto known = [&](const std::string& before) {
        const std::size_t place = *at(trace, before).evaluation;
        std::string out;
        for (std::size_t i = 0; i < step.evaluations.size(); ++i) {
            constexpr const char* signs[] = {"+", "~", "-"};
            out += step.evaluations[i].op + signs[static_cast<int>(run::progressAt(step, place, i))] + " ";
        }
        for (const run::VariableRead& read : step.variables)
            out += run::wasRead(step, place, read) ? read.path + " " : "";
        return out;
    };
    CHECK(known("and of 1") == "and- >=- or- ==- <- +- ");
    CHECK(known(">= of 1") == "and~ >=- or- ==- <- +- ");
    CHECK(known("or of 1") == "and~ >=+ or- ==- <- +- data.score ");
    CHECK(known("< of 1") == "and~ >=+ or~ ==+ <- +- data.score data.a ");
    CHECK(known("+ of 1") == "and~ >=+ or~ ==+ <~ +- data.score data.a ");

    const auto reads =
        traceOf(filter(R"({"and": [{"var": "data.a"}, {"<": [{"var": "data.b"}, {"+": [1, 1]}]}]})"), passing);
    const run::Step& other = reads.steps[0];
    const auto readBefore = [&](const std::string& op) {
        std::string out;
        for (const run::VariableRead& read : other.variables)
            out += run::wasRead(other, *at(reads, op).evaluation, read) ? read.path + " " : "";
        return out;
    };
    CHECK(readBefore("and of 1").empty());
    CHECK(readBefore("< of 1") == "data.a ");
    CHECK(readBefore("+ of 1") == "data.a data.b ");
}

TEST_CASE("within a step, the step has not run")
{
    const auto trace = ran();
    const auto shown = run::until(trace, at(trace, "* of 3"));
    CHECK(shown.outcome == run::Outcome::Unfinished);
    CHECK(shown.steps[1] == trace.steps[1]);
    CHECK(shown.steps[2].status == run::Status::NotReached);
    CHECK(shown.steps[2].effects.empty());
    CHECK(run::until(trace, run::endOf(trace)) == trace);
}

TEST_CASE("a watch hears of each step that runs, of those behind an edit again")
{
    std::string heard;
    const auto watch = [&](std::size_t step, bool ended) { heard += std::to_string(step) + (ended ? ") " : "("); };
    const auto of = program(R"({"name": "T", "trigger": "custom.x", "is_active": true, "actions": [)" + chain + "]}");
    const auto none = run::runEdited(of, passing, traced, {}, watch);
    CHECK(heard == "0(0) 1(1) 2(2) ");
    CHECK(none == run::runReaction(of, passing, traced));
    heard.clear();
    const std::vector<run::ContextEdit> edits{{1, "data.score", must(json::Data::parse("3"))}};
    CHECK(run::runEdited(of, passing, traced, edits, watch) == run::runEdited(of, passing, traced, edits));
    CHECK(heard == "0(0) 1(1) 2(2) 1(1) 2(2) ");
}

TEST_CASE("a breakpoint can hold where one begins, and none does at the end")
{
    const auto trace = ran();
    const run::Contexts contexts(passing);
    const std::vector<run::Breakpoint> first{breakpoint("/actions/0")};
    CHECK(run::holdsAt(trace, {}, first, contexts));
    CHECK(!run::holdsAt(trace, {1, {}}, first, contexts));
    CHECK(!run::holdsAt(trace, run::endOf(trace), first, contexts));
    CHECK(!run::holdsAt(trace, run::endOf(trace), std::vector{breakpoint("")}, contexts));
}

TEST_CASE("breakpoints stop at actions and clauses, where their rule holds")
{
    const auto trace = ran();
    const run::Contexts contexts(passing);
    const auto stops = [&](const std::vector<run::Breakpoint>& breakpoints) {
        return walk(trace, {}, [&](const run::ReactionTrace& of, const Stop& stop) {
            return run::goOn(of, stop, breakpoints, contexts);
        });
    };
    CHECK(stops({}) == "1, end");
    CHECK(stops({breakpoint("/actions/1"), breakpoint(inFilter + "/and/1/or/1")}) == "1, < of 1, 2, end");
    CHECK(stops({breakpoint("/actions/9")}) == "1, end");
    auto off = breakpoint("/actions/1");
    off.enabled = false;
    CHECK(stops({off}) == "1, end");
    CHECK(stops({breakpoint("/actions/1", R"({">": [{"var": "data.score"}, 8]})")}) == "1, 2, end");
    CHECK(stops({breakpoint("/actions/1", R"({">": [{"var": "data.score"}, 9]})")}) == "1, end");
    CHECK(stops({breakpoint("/actions/1", R"({"no-such": 1})")}) == "1, 2, end"); // worth a look
    CHECK(name(trace, run::runTo(trace, {}, "/actions/2")) == "3");
    CHECK(name(trace, run::runTo(trace, {}, inFilter + "/and/0")) == ">= of 1");
    CHECK(name(trace, run::runTo(trace, {2, {}}, "/actions/0")) == "end"); // only ahead
    // A breakpoint looks at what its step sees.
    const std::vector<run::ContextEdit> edits{{1, "data.score", must(json::Data::parse("20"))}};
    const run::Contexts edited(passing, edits);
    const std::vector<run::Breakpoint> large{breakpoint("/actions/0", R"({">": [{"var": "data.score"}, 15]})"),
                                             breakpoint("/actions/1", R"({">": [{"var": "data.score"}, 15]})")};
    CHECK(name(trace, run::goOn(trace, {}, large, edited)) == "2");
}

TEST_CASE("a value that is edited before a step is seen from there on, and marked as edited")
{
    const auto reactionProgram = program(reaction(chain));
    const auto value = [](const std::string& text) { return must(json::Data::parse(text)); };
    const std::vector<run::ContextEdit> later{{2, "data.score", value("50")}};
    const auto trace = run::runEdited(reactionProgram, passing, traced, later);
    CHECK(story(trace) == "filter passed, benefit.create done, point.create done: completed");
    const auto plain = ran();
    CHECK(trace.steps[0] == plain.steps[0]);
    CHECK(trace.steps[1] == plain.steps[1]);
    CHECK(reads(trace.steps[2]) == "data.score = 50 edited present");
    CHECK(json::write(trace.steps[2].effects[0].argument("value")->root()) == "100");
    CHECK(sentences(trace.notes) == inOrder + "Edited before step 3: data.score is 50");
    CHECK(must(run::readTrace(run::writeTrace({.reactions = {trace}}))).reactions[0] == trace);

    // From the first step on it decides, and an edit that the chain does not come to changes nothing.
    const std::vector<run::ContextEdit> first{{0, "data.score", value("1")}, {2, "data.score", value("9")}};
    CHECK(story(run::runEdited(reactionProgram, passing, traced, first)) ==
          "filter stopped, benefit.create not-reached, point.create not-reached: stopped at 1");
    // What stopped the chain may be edited away, by going back before it.
    const Event low = custom(R"({"score": 1, "a": 1})");
    const std::vector<run::ContextEdit> rescued{{0, "data.score", value("10")}};
    CHECK(story(run::runEdited(reactionProgram, low, traced, rescued)) ==
          "filter passed, benefit.create done, point.create done: completed");
    // Several, in any order; the later one wins from its step on; what is taken out is missing.
    const std::vector<run::ContextEdit> both{{2, "data.score", std::nullopt}, {1, "profile_id", value("\"other\"")}};
    const auto twice = run::runEdited(reactionProgram, passing, traced, both);
    CHECK(reads(twice.steps[1]) == "profile_id = \"other\" edited present");
    CHECK(reads(twice.steps[2]) == "data.score = null edited missing");
    CHECK(sentences(twice.notes) ==
          inOrder + "Edited before step 2: profile_id is \"other\" | Edited before step 3: data.score is "
                    "taken out");
    run::Options skipping;
    skipping.skipped.insert("/actions/1");
    CHECK(story(run::runEdited(reactionProgram, passing, skipping, later)) ==
          "filter passed, benefit.create skipped, point.create done: completed");
    CHECK(run::runEdited(reactionProgram, passing, traced, {}) == plain);
}

TEST_CASE("edits before a step leave all steps before it as they were, and those behind as on an event with the edit")
{
    const auto reactionProgram = program(reaction(chain));
    REQUIRE(rc::check("edited runs", [&] {
        const auto step = *rc::gen::inRange<std::size_t>(0, 4);
        const auto score = *rc::gen::inRange(0, 20);
        const std::vector<run::ContextEdit> edits{{step, "data.score", must(json::Data::parse(std::to_string(score)))}};
        const auto edited = run::runEdited(reactionProgram, passing, traced, edits);
        const auto plain = run::runReaction(reactionProgram, passing);
        const auto other =
            run::runReaction(reactionProgram, custom(R"({"score": )" + std::to_string(score) + R"(, "a": 2, "b": 3})"));
        for (std::size_t i = 0; i < edited.steps.size(); ++i) {
            if (i < step)
                RC_ASSERT(edited.steps[i] == plain.steps[i]);
            else if (other.steps[i].status == run::Status::Done)
                RC_ASSERT(edited.steps[i].effects == other.steps[i].effects);
        }
        if (step == 0)
            RC_ASSERT(edited.outcome == other.outcome);
        else
            RC_ASSERT(edited.outcome == plain.outcome);
    }));
}
