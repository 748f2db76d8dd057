// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "tests/engine/logic/anyrule.h"
#include "tests/engine/logic/rows.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::logic;

namespace {

/// Everything that an answer is, in one text.
std::string allOf(const Answer& answer, Dialect dialect)
{
    return textOf(answer, dialect) + (answer.failure ? " at " + std::to_string(answer.failure->node) : "");
}

} // namespace

TEST_CASE("tracing changes no answer of a random rule, nor does running it again")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& choices) {
        test::AnyRule any(choices);
        const json::Data rule = any.rule();
        const json::Data data = any.data();
        for (const Column& column : columns()) {
            const Dialect dialect = column.settings.dialect;
            const Program program = Program::compile(rule, column.settings);
            Trace trace;
            const std::string once = allOf(evaluate(program, data), dialect);
            RC_ASSERT(allOf(evaluate(program, data, trace), dialect) == once);
            // One machine, traced and untraced in turn, over other data in between.
            Machine machine(program);
            for (const json::Data& one : {data, json::Data(), data}) {
                const Outcome plain = machine.run(one.root());
                const std::string text = plain.failure ? plain.failure->thrown : json::write(plain.value);
                const Outcome traced = machine.run(one.root(), trace);
                RC_ASSERT((traced.failure ? traced.failure->thrown : json::write(traced.value)) == text);
            }
        }
    }));
}

TEST_CASE("few records change no answer of a random rule")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& choices) {
        test::AnyRule any(choices);
        const json::Data rule = any.rule();
        const json::Data data = any.data();
        for (std::size_t records : {0, 1, 5, 20}) {
            Settings settings;
            settings.limits.records = records;
            const Program program = Program::compile(rule, settings);
            Trace trace;
            const std::string traced = allOf(evaluate(program, data, trace), Dialect::Php);
            RC_ASSERT(traced == allOf(evaluate(program, data), Dialect::Php));
            RC_ASSERT(trace.records.size() <= records);
            for (std::uint32_t i = 0; i < trace.records.size(); ++i) {
                RC_ASSERT(trace.records[i].last > i && trace.records[i].last <= trace.records.size());
                RC_ASSERT(trace.records[i].parent == noIndex || trace.records[i].parent < i);
            }
            for (const Note& note : trace.notes())
                RC_ASSERT(note.record < trace.records.size());
        }
    }));
}
