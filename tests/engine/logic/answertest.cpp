// SPDX-License-Identifier: GPL-3.0-or-later
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

std::string answer(std::string_view rule, std::string_view about, const Settings& settings)
{
    return textOf(evaluate(Program::compile(data(rule), settings), data(about)), settings.dialect);
}

/// A rule, its data, and what json-logic-php on PHP 8.2 and json-logic-js on node 20 answered; "" where not asked.
/// Each row stands for a kind of rule in which an implementation easily goes another way.
struct Asked {
    const char* rule;
    const char* about;
    const char* php;
    const char* js;
};

const Asked rows[] = {
    // Numbers in text.
    {R"({"%":[5,"1e1000"]})", "{}", "!DivisionByZeroError: Modulo by zero", "5"},
    {R"({"%":["1e1000",20200102]})", "{}", "0", "NaN"},
    {R"({"%":["9223372036854775808",1000]})", "{}", "807", "808"},
    {R"({"%":[1e19,7]})", "{}", "-6", "3"},
    {R"({"+":["-9223372036854775808e",0]})", "{}", "-9223372036854776000.0", ""},
    {R"({"+":["-9223372036854775808",0]})", "{}", "-9223372036854775808", ""},
    {R"({"==":["12345678901234567890.5","12345678901234567890.7"]})", "{}", "false", "false"},
    {R"({"==":["9223372036854775808","9223372036854775809"]})", "{}", "false", "false"},
    {R"({"==":["1e1000","1e1001"]})", "{}", "false", "false"},
    {R"({"==":["1.","1"]})", "{}", "true", "false"},
    {R"({"==":["\t1\n"," 1\u000b"]})", "{}", "true", "false"},
    {R"({"+":["0x1A",1]})", "{}", "1", "1"},
    {R"({"-":["0x1A",1]})", "{}", "-1", "25"},
    {R"({"-":["0b11",1]})", "{}", "-1", "2"},
    {R"({"-":["\u00a01\ufeff",1]})", "{}", "!TypeError: Unsupported operand types: string - int", "0"},
    // The first operand's warning does not hide the second's error.
    {R"({"-":["5a","abc"]})", "{}", "!TypeError: Unsupported operand types: string - string", "NaN"},
    {R"({"/":["5a",0]})", "{}", "!DivisionByZeroError: Division by zero", "NaN"},
    // Beyond 64 bits and below zero.
    {R"({"+":[9223372036854775807,1]})", "{}", "9223372036854776000.0", ""},
    {R"({"-":[-9223372036854775808]})", "{}", "9223372036854776000.0", ""},
    {R"({"/":[-9223372036854775808,-1]})", "{}", "9223372036854776000.0", ""},
    {R"({"%":[-9223372036854775808,-1]})", "{}", "0", ""},
    {R"({"/":[1,-0]})", "{}", "!DivisionByZeroError: Division by zero", "-Infinity"},
    {R"({"+":[-0.0]})", "{}", "0.0", "0"},
    {R"({"+":[-0.0,-0.0]})", "{}", "0.0", "0"},
    // NaN is not ordered, and equals nothing.
    {R"({"max":[{"-":[{"*":[1e308,10]},{"*":[1e308,10]}]},1]})", "{}", "NaN", "NaN"},
    {R"({"min":[{"-":[{"*":[1e308,10]},{"*":[1e308,10]}]},1]})", "{}", "1", "NaN"},
    {R"({"!":{"-":[{"*":[1e308,10]},{"*":[1e308,10]}]}})", "{}", "false", "true"},
    // Arguments with names.
    {R"({"<":{"a":1,"b":2}})", "{}", "true", "false"},
    {R"({"<":{"b":2}})", "{}", "!Exception: Unrecognized operator b", ""}, // an object of one key is a rule
    {R"({"<":{"c":2,"b":1}})", "{}",
     "!ArgumentCountError: JWadhams\\JsonLogic::JWadhams\\{closure}(): Argument #1 ($a) not passed", ""},
    {R"({"<":{"0":1,"a":2}})", "{}", "!Error: Named parameter $a overwrites previous argument", ""},
    {R"({"<":{"a":1,"0":2}})", "{}", "!Error: Cannot use positional argument after named argument", ""},
    {R"({"<":{"7":1,"3":2}})", "{}", "true", ""},
    {R"({"if":{"1":"yes","0":true}})", "{}", "\"yes\"", ""},
    {R"({"var":{"default":7,"a":"nope"}})", "{}", "7", ""},
    // Keys that are rules or arguments of their own.
    {R"({"missing":{"var":"k"}})", R"({"k":[["nope",5],{"var":"x"},[]],"x":"nope"})", R"([{"var":"x"}])",
     R"([{"var":"x"}])"},
    {R"({"missing":{"var":"k"}})", R"({"k":[{"a":"nope","default":5}]})", "[]", R"([{"a":"nope","default":5}])"},
    {R"({"missing_some":[1,{"var":"k"}]})", R"({"k":{"merge":["a"]}})", R"(["a"])", ""},
    // What reduce hands out.
    {R"({"reduce":[[1,2],{"var":""},0]})", "{}", R"({"current":2,"accumulator":{"current":1,"accumulator":0}})",
     R"({"current":2,"accumulator":{"current":1,"accumulator":0}})"},
    {R"({"reduce":[{"var":"x"},{"reduce":[{"var":""},{"var":[]}]}]})", R"({"x":[5]})",
     R"({"current":null,"accumulator":{"current":5,"accumulator":null}})", "null"},
    // Keys of arrays.
    {R"({"var":""})", R"({"0":"a","1":"b"})", R"(["a","b"])", R"({"0":"a","1":"b"})"},
    {R"({"var":""})", R"({"b":1,"10":2,"9":3})", R"({"b":1,"10":2,"9":3})", R"({"9":3,"10":2,"b":1})"},
    {R"({"merge":[{"var":""},[7]]})", R"({"x":1,"5":2})", R"({"x":1,"0":2,"1":7})", R"([{"5":2,"x":1},7])"},
    {R"({"===":[{"var":"a"},{"var":"b"}]})", R"({"a":["x"],"b":{"0":"x"}})", "true", "false"},
    {R"({"===":[{"var":"a"},{"var":"b"}]})", R"({"a":[],"b":[]})", "true", "false"},
    {R"({"===":[{"var":"a"},{"var":"a"}]})", R"({"a":[]})", "true", "true"},
    {R"({"-9223372036854775808":1})", "{}", R"({"-9223372036854775808":1})",
     "!Error: Unrecognized operation -9223372036854775808"},
    // Text.
    {R"({"substr":["😀x",1]})", "{}", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx\"", "\"\xEF\xBF\xBDx\""},
    {R"({"substr":["😀x",1,0]})", "{}", "\"\"", "\"\""},
    {R"({"cat":[{"substr":["😀",0,1]},{"substr":["😀",1]}]})", "{}", "", "\"😀\""},
    {R"({"<":["😀","\ue000"]})", "{}", "false", "true"},
    {R"({"in":[{"substr":["😀",0,1]},"x😀"]})", "{}", "", "true"},
    {R"({"cat":[1e15,"|",1e14,"|",123456789012345678.0,"|",0.00001]})", "{}",
     "\"1.0E+15|1.0E+14|1.2345678901235E+17|1.0E-5\"",
     "\"1000000000000000|100000000000000|123456789012345680|0.00001\""},
    // What JavaScript inherits.
    {R"({"var":"a.toString.length"})", R"({"a":1})", "null", "1"},
    {R"({"var":"a.constructor.prototype"})", R"({"a":[]})", "null", "[]"},
    {R"({"==":[{"var":"o"},"x"]})", R"({"o":{"toString":1}})", "false",
     "!TypeError: Cannot convert object to primitive value"},
    {R"({"in":["x",{"var":"o"}]})", R"({"o":{"indexOf":1}})", "false", "!TypeError: b.indexOf is not a function"},
    {R"({"cat.prototype.constructor":["a","b"]})", "{}", "!Exception: Unrecognized operator cat.prototype.constructor",
     "\"ab\""},
    {R"({"cat.name":["a"]})", "{}", "", "!TypeError: operation.apply is not a function"},
    {R"({"x.y":["a"]})", "{}", "", "!Error: Unrecognized operation x.y (failed at x)"},
    // When an error is raised: PHP looks for the operator first, JavaScript evaluates the arguments.
    {R"({"fubar":[{"*":[]}]})", "{}", "!Exception: Unrecognized operator fubar",
     "!TypeError: Reduce of empty array with no initial value"},
    {R"({"some":[[1,0],{"/":[1,{"var":""}]}]})", "{}", "!DivisionByZeroError: Division by zero", "true"},
};

} // namespace

TEST_CASE("rules in which an implementation easily goes another way")
{
    for (const Asked& row : rows) {
        CAPTURE(std::string(row.rule));
        CAPTURE(std::string(row.about));
        if (*row.php)
            CHECK(answer(row.rule, row.about, {}) == row.php);
        if (*row.js)
            CHECK(answer(row.rule, row.about, {.dialect = Dialect::Js}) == row.js);
    }
}

TEST_CASE("objects decoded as stdClass")
{
    const Settings objects{.objects = true};
    const Settings strict{.failOnWarnings = true, .objects = true};
    const std::string about = R"({"o":{"a":1},"p":{"a":1},"e":{}})";
    CHECK(answer(R"({"==":[{"var":"o"},1]})", about, objects) == "true");
    CHECK(answer(R"({"==":[{"var":"o"},1]})", about, strict) ==
          "!ErrorException: Object of class stdClass could not be converted to int");
    CHECK(answer(R"({">":[{"var":"o"},"z"]})", about, strict) == "true");
    CHECK(answer(R"({"==":[{"var":"o"},{"var":"p"}]})", about, objects) == "true");
    CHECK(answer(R"({"===":[{"var":"o"},{"var":"p"}]})", about, objects) == "false");
    CHECK(answer(R"({"===":[{"var":"o"},{"var":"o"}]})", about, objects) == "true");
    CHECK(answer(R"({"!":[{"var":"e"}]})", about, objects) == "false");
    CHECK(answer(R"({"var":"e"})", about, objects) == "{}");
    CHECK(answer(R"({"var":"e"})", about, {}) == "[]");
    CHECK(answer(R"([{"a":{},"b":{"0":1}}])", about, objects) == R"([{"a":[],"b":[1]}])");
    CHECK(answer(R"({"cat":[{"var":"o"}]})", about, objects) ==
          "!Error: Object of class stdClass could not be converted to string");
}

TEST_CASE("an error says where in the rule it was raised")
{
    const Program program = Program::compile(data(R"({"and":[true,{"cat":["a",{"/":[1,0]}]}]})"));
    const Answer answer = evaluate(program, {});
    REQUIRE(answer.failure);
    CHECK(program.pointerTo(answer.failure->node) == "/and/1/cat/1");
    CHECK(answer.failure->kind == Failure::Kind::DivisionByZero);
}

TEST_CASE("the truth of a value")
{
    const auto bits = [](const char* text, Dialect dialect) {
        const Truth truth = truthOf(data(text).root(), dialect);
        return std::string(truth.jsonLogic ? "1" : "0") + (truth.php ? "1" : "0") + (truth.js ? "1" : "0");
    };
    CHECK(bits("\"0\"", Dialect::Php) == "101");
    CHECK(bits("[]", Dialect::Php) == "001");
    CHECK(bits("[]", Dialect::Js) == "001");
    CHECK(bits("{}", Dialect::Php) == "001");
    CHECK(bits("{}", Dialect::Js) == "101");
    CHECK(bits("\"gold\"", Dialect::Php) == "111");
    CHECK(bits("-0.0", Dialect::Js) == "000");
    CHECK(truthOf(data("{}").root(), Dialect::Php, true).php);
}
