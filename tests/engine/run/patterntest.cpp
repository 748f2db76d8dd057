// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's worked examples come out as it says.
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>

using namespace retort;

TEST_CASE("each pattern that an event starts does with its samples what is expected")
{
    std::size_t patterns = 0;
    std::size_t samples = 0;
    for (const Pattern& pattern : test::catalogue().patterns()) {
        if (pattern.kind != "trigger")
            continue;
        ++patterns;
        const Reaction reaction = test::must(readReaction(pattern.reaction));
        CHECK_FALSE(reaction.isActive); // as a careful publisher starts
        for (const logic::Dialect dialect : {logic::Dialect::Php, logic::Dialect::Js}) {
            const auto program = run::Program::compile(reaction, test::catalogue(), test::dialect(dialect));
            CAPTURE(pattern.name);
            CHECK(program.problems().empty());
            for (const Pattern::Sample& sample : pattern.samples) {
                ++samples;
                CAPTURE(sample.name);
                const auto trace = run::runReaction(program, test::must(readEvent(sample.event)), {.asIfActive = true});
                CHECK(wordOf(trace.outcome) == sample.outcome);
                std::vector<std::string> ran;
                for (const run::Step& step : trace.steps) {
                    if (step.status != run::Status::NotReached)
                        ran.push_back(step.action);
                }
                CHECK(ran == sample.ran);
                CHECK(trace.asIfActive);
            }
        }
    }
    CHECK(patterns == 17);
    CHECK(samples == 2 * 36);
}
