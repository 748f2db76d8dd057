// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate.h"

#include <doctest/doctest.h>
#include <string>

using namespace retort;
using namespace retort::logic;

namespace {

json::Data read(std::string_view text)
{
    const auto parsed = json::Data::parse(text, {.depth = 2000});
    REQUIRE_MESSAGE(parsed.has_value(), text.substr(0, 200));
    return *parsed;
}

/// The phrase of the limit that ended it, or "" where it has a value.
std::string limit(std::string_view rule, std::string_view about, Settings settings)
{
    const Answer answer = evaluate(Program::compile(read(rule), settings), read(about));
    if (!answer.failure)
        return "";
    CHECK(answer.failure->kind == Failure::Kind::Limit);
    CHECK(answer.failure->thrown.empty());
    return answer.failure->message.id;
}

std::string numbers(int count)
{
    std::string list = "[0";
    for (int i = 1; i < count; ++i)
        list += "," + std::to_string(i);
    return list + "]";
}

} // namespace

TEST_CASE("hostile rules end in a limit, in both dialects, traced or not")
{
    for (Dialect dialect : {Dialect::Php, Dialect::Js}) {
        const Settings settings{.dialect = dialect};
        // 32 doublings ask for 4 GiB of text.
        CHECK(limit(R"({"reduce":[{"var":""},{"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"x"]})", numbers(32),
                    settings) == "logic.limit-text");
        CHECK(limit(R"({"reduce":[{"var":""},{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]})",
                    numbers(32), settings) == "logic.limit-list");
        // Lists in lists: comparing, joining and showing them would recurse.
        const std::string deep = R"({"reduce":[{"var":""},[{"var":"accumulator"}],1]})";
        CHECK(limit(deep, numbers(2000), settings) == "logic.limit-depth");
        CHECK(limit("{\"cat\":[" + deep + "]}", numbers(2000), settings) ==
              (dialect == Dialect::Php ? "" : "logic.limit-depth"));
        CHECK(limit("{\"==\":[" + deep + "," + deep + "]}", numbers(2000), settings) ==
              (dialect == Dialect::Php ? "logic.limit-depth" : ""));
        // A rule in the data that applies itself.
        CHECK(limit(R"({"missing":{"var":"k"}})", R"({"k":[{"missing":{"var":"k"}}]})", settings) ==
              "logic.limit-nesting");
        // Loops in loops.
        Settings patient = settings;
        patient.limits.steps = 100'000;
        CHECK(limit(R"({"map":[{"var":""},{"map":[[1,2,3,4,5,6,7,8,9,10],{"map":[[1,2,3,4,5,6,7,8,9,10],1]}]}]})",
                    numbers(10'000), patient) == "logic.limit-steps");
        Settings small = settings;
        small.limits.bytesInAll = 1 << 20;
        CHECK(limit(R"({"map":[{"var":""},{"cat":["0123456789012345678901234567890123456789",{"var":""}]}]})",
                    numbers(50'000), small) == "logic.limit-memory");
        std::string path = "a";
        for (int i = 0; i < 64; ++i)
            path += ".a";
        CHECK(limit("{\"var\":\"" + path + "\"}", "{}", settings) == "logic.limit-segments");
        CHECK(limit(R"({"var":{"var":"p"}})", "{\"p\":\"" + path + "\"}", settings) ==
              (dialect == Dialect::Php ? "" : "")); // nothing is found long before
    }
}

TEST_CASE("a part over a limit fails only when it is reached")
{
    std::string deep = "1";
    for (int i = 0; i < 300; ++i)
        deep = "{\"!\":" + deep + "}";
    CHECK(limit("{\"if\":[false," + deep + ",7]}", "{}", {}).empty());
    CHECK(limit("{\"if\":[true," + deep + ",7]}", "{}", {}) == "logic.limit-nesting");
}

TEST_CASE("a trace over its limit keeps both ends of a loop and what decided, and the answer")
{
    Settings settings;
    settings.limits.records = 1000;
    const Program program = Program::compile(read(R"({"all":[{"var":""},{"!==":[{"var":""},4000]}]})"), settings);
    const json::Data list = read(numbers(10'000));
    Trace trace;
    const Answer answer = evaluate(program, list, trace);
    CHECK_FALSE(answer.value.root().asBool());
    CHECK(trace.cut);
    CHECK(trace.records.size() <= 1000);
    bool first = false;
    bool last = false;
    bool deciding = false;
    for (const Record& record : trace.records) {
        CHECK(record.last <= trace.records.size());
        first = first || record.turn == 0;
        last = last || record.turn == 9999;
        deciding = deciding || record.turn == 4000;
    }
    CHECK(first);
    CHECK(last);
    CHECK(deciding);
    CHECK(trace.records[0].last == trace.records.size());
}

TEST_CASE("a trace that was kept outlives machine and data")
{
    Trace trace;
    {
        const Program program = Program::compile(read(R"({"map":[{"var":"l"},{"cat":[{"var":""},"!"]}]})"));
        Machine machine(program);
        const json::Data about = read(R"({"l":["a long text that is no small string","b"]})");
        machine.run(about.root(), trace);
        machine.keep(trace, about);
        const json::Data other = read(R"({"l":["overwritten by another run, surely","c"]})");
        machine.run(other.root());
    }
    REQUIRE(trace.records[0].value.isArray());
    CHECK(trace.records[0].value.items()[0].text() == "a long text that is no small string!");
    CHECK(trace.notes().size() == 3);
}
