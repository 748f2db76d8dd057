// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for any reaction and any event.
#include "engine/run/debug.h"
#include "engine/run/tracejson.h"
#include "engine/run/tracetext.h"
#include "engine/run/tracetree.h"
#include "tests/engine/reaction/anyreaction.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using json::Choices;

namespace {

using Bytes = std::vector<std::uint8_t>;

struct Case {
    run::Program program;
    Event event;
    run::Options options;
};

Case made(Choices& choices)
{
    const auto reaction = readReaction(test::document(test::randomReaction(choices)));
    RC_ASSERT(reaction.has_value());
    run::Settings settings;
    settings.logic.dialect = choices.oneIn(2) ? logic::Dialect::Js : logic::Dialect::Php;
    settings.logic.failOnWarnings = choices.oneIn(2);
    if (choices.oneIn(4))
        settings.filterTruth = run::FilterTruth::Strict;
    run::Options options{.asIfActive = !choices.oneIn(4)};
    if (choices.oneIn(4))
        options.skipped.insert("/actions/1");
    const std::string event =
        "{\"event\": \"custom.survey_completed\", \"profile_id\": \"p\", \"items\": " + json::randomJson(choices) +
        ", \"a\": " + json::randomNumber(choices) + ", \"data\": {\"score\": " + json::randomJson(choices) + "}}";
    return {run::Program::compile(*reaction, test::catalogue(), settings), test::event(event), options};
}

bool holds(void (*property)(Case&, Choices&))
{
    return rc::check([property] {
        Choices choices(*rc::gen::scale(8.0, rc::gen::arbitrary<Bytes>()));
        Case one = made(choices);
        property(one, choices);
    });
}

} // namespace

TEST_CASE("the same run gives the same trace, to the byte")
{
    const bool ok = holds([](Case& one, Choices&) {
        const run::Trace first = run::runEvent({&one.program, 1}, one.event, one.options);
        const run::Trace second = run::runEvent({&one.program, 1}, one.event, one.options);
        RC_ASSERT(first == second);
        RC_ASSERT(run::writeTrace(first) == run::writeTrace(second));
    });
    REQUIRE(ok);
}

TEST_CASE("step by step, back and forth, is the run")
{
    const bool ok = holds([](Case& one, Choices& choices) {
        const run::ReactionTrace whole = run::runReaction(one.program, one.event, one.options);
        run::Runner runner(one.program, one.event, one.options);
        std::vector<run::ReactionTrace> after{runner.trace()};
        while (runner.step())
            after.push_back(runner.trace());
        RC_ASSERT(runner.trace() == whole);
        for (std::size_t n = 0; n < 6; ++n) {
            const std::size_t to = choices.below(after.size());
            runner.goTo(to);
            RC_ASSERT(runner.position() == to);
            RC_ASSERT(runner.trace() == after[to]);
            RC_ASSERT(run::until(whole, {to, {}}) == after[to]);
        }
        runner.run();
        RC_ASSERT(runner.trace() == whole);
        runner.restart(one.event);
        runner.run();
        RC_ASSERT(runner.trace() == whole);
    });
    REQUIRE(ok);
}

TEST_CASE("the outcome and the steps agree")
{
    const bool ok = holds([](Case& one, Choices&) {
        const run::ReactionTrace trace = run::runReaction(one.program, one.event, one.options);
        RC_ASSERT(trace.steps.size() == one.program.actions().size());
        RC_ASSERT(trace.outcome != run::Outcome::Unfinished);
        const bool ends = trace.outcome == run::Outcome::Stopped || trace.outcome == run::Outcome::Failed;
        RC_ASSERT(trace.stoppedAt.has_value() == ends);
        for (const run::Step& step : trace.steps) {
            using run::Status;
            const bool reached = step.status != Status::NotReached;
            const bool ran = trace.outcome == run::Outcome::Completed || (ends && step.number <= *trace.stoppedAt);
            RC_ASSERT(reached == ran);
            RC_ASSERT((step.status == Status::Stopped || step.status == Status::Failed) ==
                      (ends && step.number == *trace.stoppedAt));
            RC_ASSERT(step.error.has_value() == (step.status == Status::Failed));
            RC_ASSERT(step.effects.size() == (step.status == Status::Done ? 1 : 0));
            RC_ASSERT(!english(step.why).empty());
        }
    });
    REQUIRE(ok);
}

TEST_CASE("tracing changes nothing but what is told")
{
    const bool ok = holds([](Case& one, Choices&) {
        const run::ReactionTrace traced = run::runReaction(one.program, one.event, one.options);
        run::Options quiet = one.options;
        quiet.trace = false;
        const run::ReactionTrace plain = run::runReaction(one.program, one.event, quiet);
        RC_ASSERT(plain.outcome == traced.outcome);
        RC_ASSERT(plain.stoppedAt == traced.stoppedAt);
        for (std::size_t i = 0; i < traced.steps.size(); ++i) {
            RC_ASSERT(plain.steps[i].status == traced.steps[i].status);
            RC_ASSERT(plain.steps[i].result == traced.steps[i].result);
            RC_ASSERT(plain.steps[i].arguments == traced.steps[i].arguments);
            RC_ASSERT(plain.steps[i].effects == traced.steps[i].effects);
            RC_ASSERT(plain.steps[i].error == traced.steps[i].error);
        }
    });
    REQUIRE(ok);
}

TEST_CASE("every trace is written, read back equal, printed and drawn")
{
    const bool ok = holds([](Case& one, Choices&) {
        const run::Trace trace = run::runEvent({&one.program, 1}, one.event, one.options);
        const std::string text = run::writeTrace(trace, 0);
        const auto back = run::readTrace(text);
        if (!back)
            RC_FAIL(test::lineOf(back.error()));
        RC_ASSERT(*back == trace);
        RC_ASSERT(run::writeTrace(*back, 0) == text);
        RC_ASSERT(!run::textOf(trace, {.details = true}).empty());
        for (const run::Step& step : trace.reactions[0].steps) {
            const auto tree = run::treeOf(step);
            RC_ASSERT(tree.size() == step.evaluations.size() + step.variables.size() + step.notEvaluated.size());
        }
    });
    REQUIRE(ok);
}
