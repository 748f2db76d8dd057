// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/write.h"
#include "tests/engine/logic/rows.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::logic;

namespace {

json::Data data(std::string_view text)
{
    const auto parsed = json::Data::parse(text);
    REQUIRE_MESSAGE(parsed.has_value(), text);
    return *parsed;
}

/// What holds for every trace.
void checkShape(const Trace& trace)
{
    const auto& records = trace.records;
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        REQUIRE(record.node < trace.program.nodes().size());
        REQUIRE(record.last > i);
        REQUIRE(record.last <= records.size());
        REQUIRE((record.parent == noIndex) == (i == 0));
        if (i == 0)
            continue;
        REQUIRE(record.parent < i);
        REQUIRE(record.last <= records[record.parent].last);
        const Node& node = trace.program.node(record.node);
        REQUIRE(node.parent == records[record.parent].node);
    }
    std::uint32_t last = 0;
    for (const Note& note : trace.notes()) {
        REQUIRE(note.record < records.size());
        REQUIRE(note.record >= last);
        last = note.record;
        if (note.kind != Note::Kind::Read)
            REQUIRE(english(note.message).find("logic.") == std::string::npos); // every id has its English
    }
}

/// The records as lines: depth, operator or literal, turn, value.
std::string lines(const Trace& trace)
{
    std::string out;
    for (std::uint32_t i = 0; i < trace.records.size(); ++i) {
        const Record& record = trace.records[i];
        for (std::uint32_t at = record.parent; at != noIndex; at = trace.records[at].parent)
            out += "  ";
        const Node& node = trace.program.node(record.node);
        out += node.op == Operator::Literal ? "literal" : std::string(nameOf(node.op));
        if (record.turn != noIndex)
            out += " #" + std::to_string(record.turn);
        out += record.failed ? " failed" : " " + json::write(record.value);
        out += '\n';
    }
    return out;
}

/// The notes as lines: operator, then what was read or said.
std::string notes(const Trace& trace)
{
    std::string out;
    for (const Note& note : trace.notes()) {
        out += std::string(nameOf(trace.program.node(trace.records[note.record].node).op)) + ": ";
        if (note.kind == Note::Kind::Read) {
            const char* origins[] = {"data", "item", "accumulator"};
            const char* founds[] = {"present", "default", "missing"};
            out += "read " + note.path + " from " + origins[static_cast<int>(note.origin)] + ", " +
                   founds[static_cast<int>(note.found)] + ": " + json::write(note.value);
        } else {
            out += english(note.message);
        }
        out += '\n';
    }
    return out;
}

Trace traced(std::string_view rule, std::string_view about, const Settings& settings = {})
{
    Trace trace;
    evaluate(Program::compile(data(rule), settings), data(about), trace);
    checkShape(trace);
    return trace;
}

constexpr Settings javaScript{.dialect = Dialect::Js};

} // namespace

TEST_CASE("tracing changes no answer")
{
    std::vector<const std::vector<Row>*> tables{&divergence()};
    if (classicSuite())
        tables.push_back(&*classicSuite());
    for (const auto* rows : tables) {
        for (const Row& row : *rows) {
            for (const Column& column : columns()) {
                const Program program = Program::compile(row.rule, column.settings);
                Trace trace;
                const Answer with = evaluate(program, row.data, trace);
                const Answer without = evaluate(program, row.data);
                CAPTURE(json::write(row.rule.root()));
                CHECK(textOf(with, column.settings.dialect) == textOf(without, column.settings.dialect));
                CHECK((with.failure ? with.failure->node : 0) == (without.failure ? without.failure->node : 0));
                checkShape(trace);
                CHECK(trace.records.at(0).failed == with.failure.has_value());
            }
        }
    }
}

TEST_CASE("what was evaluated has a record, and what was not has none")
{
    CHECK(lines(traced(R"({">=":[{"var":"data.score"},9]})", R"({"data":{"score":10}})")) == ">= true\n"
                                                                                             "  var 10\n"
                                                                                             "  literal 9\n");
    CHECK(lines(traced(R"({"and":[{"var":"a"},{"var":"b"},{"var":"c"}]})", R"({"a":1,"b":0,"c":1})")) == "and 0\n"
                                                                                                         "  var 1\n"
                                                                                                         "  var 0\n");
    CHECK(lines(traced(R"({"if":[{"var":"a"},"yes","no"]})", R"({"a":false})")) == "if \"no\"\n"
                                                                                   "  var false\n"
                                                                                   "  literal \"no\"\n");
    CHECK(lines(traced(R"({"map":[{"var":""},{"+":[{"var":""},1]}]})", "[5,6]")) == "map [6,7]\n"
                                                                                    "  var [5,6]\n"
                                                                                    "  + #0 6\n"
                                                                                    "    var #0 5\n"
                                                                                    "    literal #0 1\n"
                                                                                    "  + #1 7\n"
                                                                                    "    var #1 6\n"
                                                                                    "    literal #1 1\n");
    CHECK(lines(traced(R"({"cat":[{"/":[1,0]},{"var":"x"}]})", "{}")) == "cat failed\n"
                                                                         "  / failed\n"
                                                                         "    literal 1\n"
                                                                         "    literal 0\n");
}

TEST_CASE("variables say what was read, from where, and whether it was there")
{
    CHECK(notes(traced(R"([{"var":"a.b"},{"var":"x"},{"var":["x",7]},{"var":{"cat":["a",".b"]}}])",
                       R"({"a":{"b":true}})")) == "var: read a.b from data, present: true\n"
                                                  "var: read x from data, missing: null\n"
                                                  "var: read x from data, default: 7\n"
                                                  "var: read a.b from data, present: true\n");
    CHECK(notes(traced(R"({"filter":[{"var":"l"},{"var":"ok"}]})", R"({"l":[{"ok":true}]})")) ==
          "var: read l from data, present: [{\"ok\":true}]\n"
          "var: read ok from item, present: true\n");
    CHECK(notes(traced(R"({"reduce":[[5],{"+":[{"var":"accumulator"},{"var":"current"}]},1]})", "null")) ==
          "var: read accumulator from accumulator, present: 1\n"
          "var: read current from item, present: 5\n");
    CHECK(notes(traced(R"({"missing":["a","b"]})", R"({"a":1})")) == "missing: read a from data, present: 1\n"
                                                                     "missing: read b from data, missing: null\n");
}

TEST_CASE("coercions are told as the dialect does them")
{
    const std::string score = R"({">=":[{"var":"score"},9]})";
    CHECK(notes(traced(score, "{}")) == ">=: null counts as false\n"
                                        ">=: 9 counts as true\n"
                                        "var: read score from data, missing: null\n");
    CHECK(notes(traced(score, R"({"score":"10"})")) == ">=: \"10\" is taken as the number 10\n"
                                                       "var: read score from data, present: \"10\"\n");
    CHECK(notes(traced(score, R"({"score":"high"})")) == ">=: 9 is taken as the text \"9\"\n"
                                                         ">=: JavaScript gives false here\n"
                                                         "var: read score from data, present: \"high\"\n");
    CHECK(notes(traced(score, R"({"score":"high"})", javaScript)) == ">=: \"high\" is no number (NaN)\n"
                                                                     ">=: PHP gives true here\n"
                                                                     "var: read score from data, present: \"high\"\n");
    CHECK(notes(traced(score, "{}", javaScript)) == ">=: null is taken as the number 0\n"
                                                    "var: read score from data, missing: null\n");
    CHECK(notes(traced(R"({"-":["9pts",1]})", "null")) == "-: PHP warns: A non-numeric value encountered\n"
                                                          "-: \"9pts\" is taken as 9, the number it begins with\n"
                                                          "-: JavaScript gives NaN here\n");
}

TEST_CASE("what JavaScript gives is written as JavaScript writes it")
{
    CHECK(notes(traced(R"({"-":[{"var":"a"},{"var":"b"}]})", R"({"a":100})")).find("JavaScript gives 100 here") !=
          std::string::npos);
    CHECK(notes(traced(R"({"merge":[{"var":"a"},{"var":"b"}]})", "{}")).find("JavaScript gives [null,null] here") !=
          std::string::npos);
    CHECK(notes(traced(R"({"in":[{"var":"a"},"a null"]})", "{}", javaScript))
              .find("null is taken as the text \"null\"") != std::string::npos);
    CHECK(notes(traced(R"({"cat":[{"var":"a"},"x"]})", "{}", javaScript)).find("null is taken as the text \"\"") !=
          std::string::npos);
}
