// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/explain.h"

#include "engine/base/english.h"
#include "tests/engine/logic/anyrule.h"
#include "tests/engine/logic/golden.h"
#include "tests/engine/logic/phrasecheck.h"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <rapidcheck.h>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace retort;
using namespace retort::logic;
using retort::test::AnyRule;
using retort::test::wrongWith;

namespace {

json::Data data(std::string_view text)
{
    const auto parsed = json::Data::parse(text);
    REQUIRE_MESSAGE(parsed.has_value(), text);
    return *parsed;
}

/// One evaluation with all that its explanation points into.
struct Explained {
    Explained(const json::Data& rule, json::Data given, const Settings& settings = {},
              Reading reading = Reading::Condition)
        : input(std::move(given)), program(Program::compile(rule, settings)), machine(program)
    {
        outcome = machine.run(input.root(), trace);
        explanation = explain(program, outcome, trace, reading);
    }
    Explained(std::string_view rule, std::string_view given, const Settings& settings = {},
              Reading reading = Reading::Condition)
        : Explained(data(rule), data(given), settings, reading)
    {}

    std::string why() const { return english(explanation.why); }
    std::string deciding() const { return program.pointerTo(explanation.deciding); }
    std::vector<std::string> skips() const
    {
        std::vector<std::string> all;
        for (const NotEvaluated& skipped : explanation.notEvaluated)
            all.push_back(program.pointerTo(skipped.node) + " " + english(skipped.why));
        return all;
    }
    std::vector<std::string> coercions() const
    {
        std::vector<std::string> all;
        for (const Coercion& coercion : explanation.coercions)
            all.push_back(english(coercion.what));
        return all;
    }
    std::vector<std::string> reads() const
    {
        static constexpr std::string_view origins[] = {"data", "item", "accumulator"};
        static constexpr std::string_view finds[] = {"present", "default", "missing"};
        std::vector<std::string> all;
        for (const Read& read : explanation.reads) {
            all.push_back(read.path + " " + std::string(origins[static_cast<int>(read.origin)]) + " " +
                          std::string(finds[static_cast<int>(read.found)]));
        }
        return all;
    }

    json::Data input;
    Program program;
    Machine machine;
    Trace trace;
    Outcome outcome;
    Explanation explanation;
};

std::string fileText(const std::string& path)
{
    std::ifstream in(path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

void checkGolden(const std::string& name, Dialect dialect)
{
    const std::string path = RETORT_SOURCE_DIR "/tests/engine/logic/golden/" + name;
    const std::string table = fileText(path);
    REQUIRE_MESSAGE(table.size() > 1000, path);
    const std::string now = test::workedOut(table, dialect);
    if (std::getenv("RETORT_UPDATE_GOLDEN") != nullptr)
        std::ofstream(path) << now;
    const std::vector<std::string> was = linesOf(table);
    const std::vector<std::string> is = linesOf(now);
    for (std::size_t i = 0; i < std::max(was.size(), is.size()); ++i) {
        const std::string before = i < was.size() ? was[i] : "(nothing)";
        const std::string after = i < is.size() ? is[i] : "(nothing)";
        INFO(name << " line " << i + 1);
        CHECK(before == after);
        if (before != after)
            break; // all that follows would differ, too
    }
}

/// The lines that go in.
std::vector<std::string> inputsOf(const std::string& name)
{
    std::vector<std::string> inputs;
    for (const std::string& line : linesOf(fileText(RETORT_SOURCE_DIR "/tests/engine/logic/golden/" + name))) {
        if (line.starts_with("rule") || line.starts_with("data") || line.starts_with("#"))
            inputs.push_back(line);
    }
    return inputs;
}

} // namespace

TEST_CASE("the golden tables hold")
{
    checkGolden("explain-php.txt", Dialect::Php);
    checkGolden("explain-js.txt", Dialect::Js);
}

TEST_CASE("both golden tables ask the same, and of every operator")
{
    const std::vector<std::string> inputs = inputsOf("explain-php.txt");
    CHECK(inputs == inputsOf("explain-js.txt"));
    std::string rules;
    for (const std::string& line : inputs) {
        if (line.starts_with("rule"))
            rules += line + '\n';
    }
    for (int op = static_cast<int>(Operator::Var); op <= static_cast<int>(Operator::Log); ++op) {
        const std::string name(nameOf(static_cast<Operator>(op)));
        INFO(name);
        CHECK(rules.find("\"" + name + "\": ") != rules.npos);
    }
}

TEST_CASE("the deciding clause is the smallest that is answerable")
{
    const std::string_view rule =
        R"({"and": [{">=": [{"var": "a"}, 1]}, {"or": [{"==": [{"var": "b"}, 2]}, {"!": {"var": "c"}}]}]})";
    CHECK(Explained(rule, R"({"a": 0})").deciding() == "/and/0");
    CHECK(Explained(rule, R"({"a": 1, "b": 2})").deciding() == "");
    CHECK(Explained(rule, R"({"a": 1, "b": 3, "c": 1})").deciding() == "/and/1");
    CHECK(Explained(R"({"or": [{"==": [{"var": "b"}, 2]}, {"!": {"var": "c"}}]})", R"({"b": 1})").deciding() ==
          "/or/1");
    CHECK(Explained(R"({"!": {">=": [{"var": "a"}, 1]}})", R"({"a": 0})").deciding() == "/!");
    CHECK(Explained(R"({"all": [{"var": "items"}, {">": [{"var": "q"}, 0]}]})", R"({"items": [{"q": 1}, {"q": 0}]})")
              .deciding() == "/all/1");
    CHECK(Explained(R"({"if": [{"var": "a"}, {"==": [{"var": "b"}, 1]}, true]})", R"({"a": 1, "b": 1})").deciding() ==
          "/if/1");
    CHECK(Explained(R"({"if": [{"var": "a"}, {"==": [{"var": "b"}, 1]}, true]})", R"({"b": 1})").deciding() == "/if/0");
}

TEST_CASE("what was not evaluated is told with its reason, outermost only")
{
    using Lines = std::vector<std::string>;
    CHECK(Explained(R"({"and": [{"==": [{"var": "a"}, 1]}, {"or": [{"var": "b"}, {"var": "c"}]}]})", R"({})").skips() ==
          Lines{"/and/1 an earlier condition was already false"});
    CHECK(Explained(R"({"or": [{"==": [{"var": "a"}, 1]}, {"var": "b"}]})", R"({"a": 1})").skips() ==
          Lines{"/or/1 an earlier condition was already true"});
    CHECK(Explained(R"({"if": [{"var": "a"}, 1, {"var": "b"}, 2, 3]})", R"({"b": 1})").skips() ==
          Lines{"/if/1 its condition did not hold", "/if/4 an earlier condition held"});
    CHECK(
        Explained(R"({"if": [{"var": "a"}, 1, {"var": "b"}, 2, 3]})", R"({"a": 1})").skips() ==
        Lines{"/if/2 an earlier condition held", "/if/3 an earlier condition held", "/if/4 an earlier condition held"});
    CHECK(Explained(R"({"some": [{"var": "items"}, {">": [{"var": "q"}, 0]}]})", R"({"items": []})").skips() ==
          Lines{"/some/1 the list has no items"});
    CHECK(Explained(R"({"==": [{"var": "a"}, 1]})", R"({"a": 1})").skips() == Lines{});
}

TEST_CASE("each variable is told with its origin, once for each value")
{
    using Lines = std::vector<std::string>;
    CHECK(
        Explained(
            R"({"and": [{">": [{"var": "a"}, 1]}, {"<": [{"var": "a"}, 9]}, {"==": [{"var": ["b", 5]}, {"var": "c"}]}]})",
            R"({"a": 2})")
            .reads() == Lines{"a data present", "b data default", "c data missing"});
    CHECK(Explained(R"({"all": [{"var": "items"}, {">": [{"var": "q"}, 0]}]})",
                    R"({"items": [{"q": 1}, {"q": 1}, {"q": 2}]})")
              .reads() == Lines{"items data present", "q item present", "q item present"});
    CHECK(Explained(R"({"reduce": [{"var": "items"}, {"+": [{"var": "accumulator"}, {"var": "current"}]}, 0]})",
                    R"({"items": [5]})")
              .reads() == Lines{"items data present", "accumulator accumulator present", "current item present"});
}

TEST_CASE("a value is told with where it comes from")
{
    const auto why = [](std::string_view rule, std::string_view given) {
        return Explained(rule, given, {}, Reading::Value).why();
    };
    CHECK(why(R"({"var": "profile_id"})", R"({"profile_id": "9332c9b2"})") == "profile_id is 9332c9b2");
    CHECK(why(R"({"var": "profile_id"})", R"({})") == "profile_id is missing; therefore the result is null");
    CHECK(why(R"({"var": ["tier", "basic"]})", R"({})") == "tier is missing, so basic is used");
    CHECK(why(R"({"if": [{">": [{"var": "total"}, 100]}, "gold", {"var": "tier"}]})", R"({"total": 120})") ==
          "total is 120, which is more than 100; therefore the result is \"gold\"");
    CHECK(why(R"({"if": [{">": [{"var": "total"}, 100]}, "gold", {"var": "tier"}]})",
              R"({"total": 1, "tier": "silver"})") ==
          "total is 1, which is not more than 100; so it comes down to this: tier is silver");
    CHECK(why(R"({"-": [{"var": "total"}, 5]})", R"({"total": 12})") == "total minus 5 is 7");
    CHECK(why(R"("promoter-thank-you")", R"({})") == "it is always promoter-thank-you");
}

TEST_CASE("what PHP leaves out is told as left out, and not as a coercion")
{
    using Lines = std::vector<std::string>;
    const std::string_view limits = R"({"<=": [1, {"var": "a"}, {"var": "max"}]})";
    CHECK(Explained(limits, R"({"a": 5})").why() ==
          "max is missing, so PHP compares only with 1: a is 5, which is at least 1");
    CHECK(Explained(limits, R"({"a": 0, "max": null})").why() ==
          "max is null, so PHP compares only with 1: a is 0, which is not at least 1");
    CHECK(Explained(limits, R"({"a": 5})").coercions() == Lines{});
    CHECK(Explained(limits, R"({"a": 5, "max": 4})").why() == "a is 5, which is not between 1 and max (4)");
    CHECK(Explained(R"({"<": [{"var": "a"}, 5, {"var": "max"}]})", R"({"a": 3})").why() ==
          "max is missing, so PHP compares only with 5: a is 3, which is less than 5");
    CHECK(Explained(limits, R"({"a": 5})", {.dialect = Dialect::Js}).coercions() == Lines{"max: missing counts as 0"});

    const std::string_view difference = R"({"-": [{"var": "t"}, {"var": "d"}]})";
    CHECK(Explained(difference, "{}").coercions() == Lines{"t: missing counts as 0", "d: missing is left out"});
    const std::string_view left = R"({"<": [{"-": [{"var": "total"}, {"var": "disc"}]}, 10]})";
    CHECK(Explained(left, R"({"total": 100})").why() ==
          "total minus disc is -100 (disc is missing, so PHP takes minus total), which is less than 10");
    CHECK(Explained(left, R"({"total": 100, "disc": 95})").why() == "total minus disc is 5, which is less than 10");
    CHECK(Explained(left, R"({"total": 100})", {.dialect = Dialect::Js}).why() ==
          "total minus disc is 100 (disc is missing), which is not less than 10");
}

TEST_CASE("a list that PHP searches loosely tells which item it took as equal, and how")
{
    using Lines = std::vector<std::string>;
    const Explained isTrue(R"({"in": [{"var": "a"}, ["gold", "silver"]]})", R"({"a": true})");
    CHECK(isTrue.why() == "a is true; PHP takes it as equal to \"gold\" in the list");
    CHECK(isTrue.coercions() == Lines{"\"gold\" counts as true"});
    const Explained text(R"({"in": [{"var": "a"}, [2, 1]]})", R"({"a": "1"})");
    CHECK(text.why() == "a is \"1\"; PHP takes it as equal to 1 in the list");
    CHECK(text.coercions() == Lines{"a: \"1\" counts as 1"});
    const Explained missing(R"({"in": [{"var": "a"}, [2, 0]]})", "{}");
    CHECK(missing.why() == "a is missing; PHP takes it as equal to 0 in the list");
    CHECK(missing.coercions() == Lines{"a: missing counts as false", "0 counts as false"});
    CHECK(Explained(R"({"in": ["1", {"var": "tags"}]})", R"({"tags": ["x", 1]})").why() ==
          "tags is the list x and 1; PHP takes its item 1 as equal to \"1\"");
    CHECK(Explained(R"({"in": [{"var": "a"}, ["gold", "silver"]]})", R"({"a": "gold"})").coercions() == Lines{});
    CHECK(Explained(R"({"in": [{"var": "a"}, [0, 2]]})", R"({"a": "x"})").coercions() == Lines{});
}

TEST_CASE("text without a number is 0 in PHP's sum, a whole number")
{
    using Lines = std::vector<std::string>;
    CHECK(Explained(R"({"+": [{"var": "a"}, 2]})", R"({"a": "x"})").coercions() == Lines{"a: \"x\" counts as 0"});
    CHECK(Explained(R"({"+": [{"var": "a"}, 2]})", R"({"a": "1.0"})").coercions() == Lines{"a: \"1.0\" counts as 1.0"});
}

TEST_CASE("a loop without turns says what there was instead of a list with items")
{
    using Lines = std::vector<std::string>;
    const std::string_view all = R"({"all": [{"var": "x"}, {">": [{"var": "q"}, 0]}]})";
    CHECK(Explained(all, R"({"x": []})").skips() == Lines{"/all/1 the list has no items"});
    CHECK(Explained(all, "{}").skips() == Lines{"/all/1 the list is missing"});
    CHECK(Explained(all, R"({"x": "x"})").skips() ==
          Lines{"/all/1 what should be the list is \"x\", which is no list"});
    CHECK(Explained(all, R"({"x": {}})").skips() == Lines{"/all/1 the list has no items"});
    CHECK(Explained(all, R"({"x": {"q": 1}})", {.dialect = Dialect::Js}).skips() ==
          Lines{"/all/1 what should be the list is {\"q\":1}, which is no list"});
}

TEST_CASE("missing without keys counts as false, and says so")
{
    CHECK(Explained(R"({"missing": []})", "{}").why() ==
          "\"missing\" without arguments is an empty list, which counts as false");
    CHECK(Explained(R"({"missing": [[]]})", "{}").why() ==
          "\"missing\" without keys is an empty list, which counts as false");
    CHECK(Explained(R"({"!": {"missing": []}})", "{}").why() ==
          "\"missing\" without arguments is an empty list, which counts as false");
}

TEST_CASE("texts that are not both numbers are told to be compared as text")
{
    const std::string_view above = R"({">": [{"var": "a"}, "5"]})";
    CHECK(Explained(above, R"({"a": "x"})").why() == "a is x, which sorts after \"5\"");
    CHECK(Explained(above, R"({"a": "x"})", {.dialect = Dialect::Js}).why() == "a is x, which sorts after \"5\"");
    CHECK(Explained(above, R"({"a": "10"})").why() == "a is \"10\", which is more than \"5\"");
    CHECK(Explained(R"({"<=": ["5", {"var": "a"}]})", R"({"a": "x"})").why() ==
          "a is x, which is \"5\" or sorts after it");
}

TEST_CASE("a list that JavaScript compares with a number counts as a number")
{
    const Settings js{.dialect = Dialect::Js};
    const std::string_view below = R"({"<": [{"var": "a"}, {"var": "b"}]})";
    CHECK(Explained(below, R"({"a": [1], "b": 5})", js).why() ==
          "a is a list with only 1; in JavaScript it counts as the number 1 (by way of its text), so it is less than b "
          "(5)");
    CHECK(Explained(below, R"({"a": [1, 2], "b": 5})", js).why() ==
          "a is the list 1 and 2; in JavaScript it counts as not a number, so it is not less than b (5)");
}

TEST_CASE("nothing is one of an empty list")
{
    CHECK(Explained(R"({"in": [{"var": "a"}, []]})", R"({"a": "x"})").why() ==
          "a is x, and the list to find it in is empty");
}

TEST_CASE("conditions that are written out are told as conditions, or left out beside others")
{
    CHECK(Explained(R"({"if": [true, {"var": "a"}, 1]})", R"({"a": true})").why() ==
          "the condition is always true; so it comes down to this: a is true");
    CHECK(Explained(R"({"and": [true, {"var": "a"}]})", R"({"a": true})").why() == "a is true");
    CHECK(Explained(R"({"and": [{"var": "a"}, false]})", R"({"a": true})").why() == "a condition is always false");
    CHECK(Explained(R"({"or": [false, {"var": "a"}, {"var": "b"}]})", R"({"a": false, "b": false})").why() ==
          "a is false, and b is false");
    CHECK(Explained("true", "{}").why() == "the rule is always true");
}

TEST_CASE("an error is told in one sentence: what failed, why, and what to do")
{
    CHECK(Explained(R"({"==": [{"var": "a"}]})", R"({"a": 1})").why() ==
          "\"==\" cannot be worked out (a is 1) because it has only 1 of the 2 arguments that it needs; "
          "check its arguments");
    CHECK(Explained(R"({"==": []})", "{}").why() ==
          "\"==\" cannot be worked out because it has none of the arguments that it needs; check its arguments");
    CHECK(Explained(R"({"*": [{"var": "a"}, 2]})", R"({"a": "x"})").why() ==
          "a × 2 cannot be worked out (a is x) because * cannot calculate with \"x\"; "
          "check what the fields hold, or choose between cases with \"if\" before");
    CHECK(Explained(R"({"gte": [1, 2]})", "{}").why() == "\"gte\" is no operator; use \">=\" instead if that is meant");
    CHECK(Explained(R"({"nonsense": [1, 2]})", "{}").why() ==
          "\"nonsense\" is no operator; use an operator of JSON Logic instead");
}

TEST_CASE("explaining long loops and wide rules takes work in proportion")
{
    std::string items = "[";
    for (int i = 0; i < 5000; ++i)
        items += std::string(i == 0 ? "" : ",") + R"({"q": 1})";
    items += "]";
    const Explained loop(
        R"({"all": [{"var": "items"}, {"and": [{">": [{"var": "q"}, 0]}, {"<": [{"var": "q"}, 9]}]}]})",
        R"({"items": )" + items + "}");
    CHECK(loop.why() == "for every item of items, q is more than 0 and q is less than 9; there are 5000 items");
    CHECK(loop.explanation.reads.size() == 2);

    std::string wide = R"({"or": [)";
    for (int i = 0; i < 20000; ++i)
        wide += std::string(i == 0 ? "" : ",") + R"({"==": [{"var": "a"}, )" + std::to_string(i) + "]}";
    wide += "]}";
    const Explained none(wide, R"({"a": -1})");
    CHECK(none.why().size() < 2'000);
    CHECK(none.why().find("19996 more conditions do not hold") != std::string::npos);
    const Explained first(wide, R"({"a": 0})");
    CHECK(first.explanation.notEvaluated.size() == 19'999);
}

TEST_CASE("any evaluation can be explained")
{
    const bool holds =
        rc::check("explain", [](const std::vector<std::uint8_t>& choices, bool inJs, std::uint8_t reading) {
            AnyRule any(choices);
            const json::Data rule = any.rule();
            const Settings settings{.dialect = inJs ? Dialect::Js : Dialect::Php};
            const Explained explained(rule, any.data(), settings, static_cast<Reading>(reading % 3));
            const Explanation& explanation = explained.explanation;
            const Program& program = explained.program;

            RC_ASSERT(wrongWith(explanation.why) == "");
            const std::string why = english(explanation.why);
            RC_ASSERT(!why.empty());
            RC_ASSERT(why.size() < 20'000);
            RC_ASSERT(why.find('\n') == std::string::npos);
            RC_ASSERT(explanation.deciding < program.nodes().size());

            // Reads are the Read notes, each path and value once.
            std::set<std::string> noted;
            for (const Note& note : explained.trace.notes()) {
                if (note.kind == Note::Kind::Read)
                    noted.insert(note.path);
            }
            std::set<std::string> read;
            for (const Read& one : explanation.reads)
                read.insert(one.path);
            RC_ASSERT(noted == read);

            // A node has a record, or lies within one that is told as not evaluated, or is the path of a variable.
            std::vector<bool> recorded(program.nodes().size());
            for (const Record& record : explained.trace.records)
                recorded[record.node] = true;
            std::vector<bool> told(program.nodes().size());
            for (const NotEvaluated& skipped : explanation.notEvaluated) {
                RC_ASSERT(!recorded[skipped.node]);
                RC_ASSERT(wrongWith(skipped.why) == "");
                told[skipped.node] = true;
            }
            for (NodeId id = 0; id < program.nodes().size(); ++id) {
                const NodeId parent = program.node(id).parent;
                if (parent != noNode && told[parent]) {
                    RC_ASSERT(!recorded[id]);
                    RC_ASSERT(!told[id]); // outermost only
                    told[id] = true;
                }
                const bool isPath = parent != noNode && program.node(parent).op == Operator::Var &&
                                    program.node(id).op == Operator::Literal && program.node(id).position == 0;
                RC_ASSERT(recorded[id] || told[id] || isPath || explained.trace.cut);
            }
        });
    REQUIRE(holds);
}
