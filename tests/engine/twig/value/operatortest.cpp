// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/arithmetic.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/convert.h"
#include "engine/twig/value/operators.h"
#include "tests/engine/twig/value/bench.h"

#include <doctest/doctest.h>
#include <limits>
#include <map>
#include <rapidcheck.h>
#include <sstream>

using namespace retort;
using namespace retort::twig;

namespace {

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

const std::map<std::string_view, Op> operators = {
    {"==", Op::Equal},          {"<=>", Op::Spaceship},   {"<", Op::Less},   {">", Op::Greater},
    {"<=", Op::LessEqual},      {">=", Op::GreaterEqual}, {"in", Op::In},    {"+", Op::Add},
    {"-", Op::Subtract},        {"*", Op::Multiply},      {"/", Op::Divide}, {"//", Op::FloorDivide},
    {"%", Op::Modulo},          {"**", Op::Power},        {"~", Op::Concat}, {"b-and", Op::BitAnd},
    {"b-or", Op::BitOr},        {"b-xor", Op::BitXor},    {"..", Op::Range}, {"starts with", Op::StartsWith},
    {"ends with", Op::EndsWith}};

std::string brief(std::string text)
{
    const std::string_view start = "!Unsupported operand types: ";
    return text.starts_with(start) ? "!U " + text.substr(start.size()) : text;
}

} // namespace

TEST_CASE("Every operator answers as PHP 8.2 for each pair of odd values")
{
    std::istringstream lines(test::fileText("tests/engine/twig/value/operators.jsonl"));
    std::string line;
    std::getline(lines, line);
    const json::Data values = test::must(json::Data::parse(line));
    const auto value = [&](std::size_t i) { return values.root().items()[i]; };
    Bench bench(carefree());
    std::size_t held = 0;
    while (std::getline(lines, line)) {
        const json::Data row = test::must(json::Data::parse(line));
        const std::string_view name = row.root().items()[0].text();
        const Value a = value(static_cast<std::size_t>(row.root().items()[1].asInt()));
        const Value answers = row.root().items()[2];
        REQUIRE(answers.size() == values.root().size());
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const Value b = value(i);
            const std::string wanted(answers.items()[i].text());
            if (wanted == "s(long)")
                continue; // more than a table should hold
            const std::string got = brief(outcome(bench, [&] {
                return name == "same as" ? Value(identical(a, b, bench)) : binary(operators.at(name), a, b, bench);
            }));
            CAPTURE(shown(a));
            CAPTURE(name);
            CAPTURE(shown(b));
            CHECK(got == wanted);
            ++held;
        }
    }
    CHECK(held > 15000);
}

TEST_CASE("What would trap in C++ gives what PHP gives")
{
    Bench bench;
    const auto is = [&](Op op, Value a, Value b) { return outcome(bench, [&] { return binary(op, a, b, bench); }); };
    CHECK(is(Op::Modulo, smallest, -1) == "i0");
    CHECK(is(Op::Divide, smallest, -1) == "d9.2233720368547758e+18");
    CHECK(is(Op::FloorDivide, smallest, -1) == "i-9223372036854775808"); // (int) of 2^63 wraps
    CHECK(is(Op::Power, 7, std::numeric_limits<std::int64_t>::max()) == "dinf");
    CHECK(is(Op::Power, 2, smallest) == "d0");
    CHECK(is(Op::FloorDivide, 1e300, 1) == "i0");
    CHECK(is(Op::BitOr, std::numeric_limits<double>::quiet_NaN(), 1) == "i1 ^1");
    CHECK(is(Op::Modulo, 1, 0.5) == "!Modulo by zero ^1");
    CHECK(outcome(bench, [&] { return unary(Op::Minus, smallest, bench); }) == "d9.2233720368547758e+18");
    CHECK(outcome(bench, [&] { return unary(Op::Plus, Value(std::string_view("x")), bench); }) ==
          "!Unsupported operand types: string * int");
    CHECK(is(Op::Add, Value(std::string_view("3 apples")), 1) == "!A non-numeric value encountered");
}

TEST_CASE("Ranges know their length before anything is made")
{
    Bench bench;
    const auto range = [&](Value a, Value b) { return outcome(bench, [&] { return binary(Op::Range, a, b, bench); }); };
    const std::string tooLong = "#A range would have more than 100000 items";
    CHECK(range(smallest, std::numeric_limits<std::int64_t>::max()) == tooLong);
    CHECK(range(1, 100'001) == tooLong);
    CHECK(range(0.0, 1e18) == tooLong);
    CHECK(range(1, 1e308) == tooLong);
    Bench small;
    CHECK(binary(Op::Range, 1, 100'000, small).size() == 100'000);
    CHECK(range(1, std::numeric_limits<double>::infinity()) == "!Invalid range supplied: start=1 end=inf");
}

TEST_CASE("Objects compare as PHP's do")
{
    Bench bench(carefree());
    const Value five = markup("5");
    const Value word = markup("abc");
    const Value early = bench.make(DateObject{.at = {100, 0}});
    const auto equal = [&](Value a, Value b) { return looselyEqual(a, b, bench); };
    CHECK(equal(five, Value(std::string_view("5.0")))); // by its text, and that as a number
    CHECK(equal(word, Value(std::string_view("abc"))));
    CHECK(equal(five, markup("5.0")));
    CHECK_FALSE(equal(five, 5)); // as a number it is 1
    CHECK(equal(five, 1));
    CHECK(equal(five, true));
    CHECK_FALSE(equal(five, {}));
    CHECK(bench.warnings().size() == 2);
    CHECK(bench.warnings()[0].thrown == "Object of class Twig\\Markup could not be converted to int");
    CHECK_FALSE(identical(five, markup(std::string(1, '5')), bench));
    CHECK(identical(five, five, bench));
    CHECK_FALSE(identical(five, Value(std::string_view("5")), bench));

    Bench later(carefree());
    const Value same = later.make(DateObject{.at = {100, 0}, .zone = "Australia/Sydney"});
    const Value late = later.make(DateObject{.at = {100, 1}});
    CHECK(compare(early, same, later) == 0);
    CHECK(compare(early, late, later) == -1);
    CHECK(compare(late, early, later) == 1);
    CHECK_FALSE(identical(early, same, later));
    CHECK(compare(early, five, later) == 1);
    CHECK(compare(five, early, later) == 1); // no order
    CHECK(compare(early, Value(std::string_view("2024-01-01")), later) == 1);
    CHECK(later.warnings().empty());
}

TEST_CASE("in takes a text for what its digits cast to")
{
    Bench bench;
    const auto in = [&](Value a, std::string_view text) {
        Value item(text);
        return contains(Value::array(&item, 1), a, bench);
    };
    constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
    CHECK(in(greatest, "9223372036854775808"));
    CHECK_FALSE(in(greatest - 1, "9223372036854775808")); // which == says of them
    CHECK(looselyEqual(greatest - 1, Value(std::string_view("9223372036854775808")), bench));
    CHECK(in(100, " 1e2\n"));
    CHECK_FALSE(in(100, "1e2x"));
    CHECK(in(1.5, "1.50"));
    CHECK(contains(Value(std::string_view("a1.5b")), 1.5, bench));
    CHECK(contains(markup("abc"), markup("b"), bench));
    CHECK(contains(Value(std::string_view("")), Value(std::string_view("")), bench));
    CHECK_FALSE(contains(Value(std::string_view("1")), true, bench));
    CHECK_FALSE(contains(5, 5, bench));
}

TEST_CASE("What nests too deep to compare is a limit, and no crash")
{
    Bench bench;
    const auto nested = [&](std::size_t depth) {
        Value value = Value::array(nullptr, 0);
        for (std::size_t i = 0; i < depth; ++i) {
            Value* item = bench.items(1);
            *item = value;
            value = Value::array(item, 1);
        }
        return value;
    };
    const Value deep = nested(100'000);
    const Value twin = nested(100'000);
    CHECK(looselyEqual(nested(999), nested(999), bench));
    for (const auto& work : {std::function<Value()>([&] { return Value(looselyEqual(deep, twin, bench)); }),
                             std::function<Value()>([&] { return Value(identical(deep, twin, bench)); }),
                             std::function<Value()>([&] { return Value(compare(deep, twin, bench)); })}) {
        try {
            work();
            FAIL("no limit");
        } catch (const Failure& failure) {
            CHECK(failure.kind == Failure::Kind::Limit);
            CHECK(english(failure.message) == "Lists are nested more than 1000 deep");
        }
    }
}

TEST_CASE("Comparing is the same turned round, and equality is what has no difference")
{
    static const json::Data texts = test::must(json::Data::parse(
        R"(["", "0", "1", "01", "1.0", " 1", "1 ", "1e0", "a", "b", "-0", "1x", "99999999999999999999"])"));
    REQUIRE(rc::check([] {
        Bench bench;
        const auto any = [] {
            return *rc::gen::oneOf(
                rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t i) { return Value(i); }),
                rc::gen::map(rc::gen::arbitrary<double>(), [](double d) { return Value(d); }),
                rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value(b); }), rc::gen::just(Value()),
                rc::gen::map(rc::gen::inRange<std::size_t>(0, texts.root().size()),
                             [](std::size_t i) { return texts.root().items()[i]; }));
        };
        const Value a = any();
        const Value b = any();
        RC_ASSERT(compare(a, b, bench) == -compare(b, a, bench));
        RC_ASSERT(looselyEqual(a, b, bench) == (compare(a, b, bench) == 0));
        RC_ASSERT(!identical(a, b, bench) || looselyEqual(a, b, bench));
        RC_ASSERT(identical(a, a, bench));
    }));
}
