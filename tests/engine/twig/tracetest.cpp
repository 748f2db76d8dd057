// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "tests/engine/twig/tracelines.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::twig;
using namespace retort::tests;

namespace {

using Lines = std::vector<std::string>;

const Settings off = {.autoescape = Autoescape::Off};

std::string joined(const Lines& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

void check(std::string_view source, std::string_view context, const Lines& expected, const Settings& settings = off)
{
    INFO(std::string(source));
    const Traced traced(source, context, settings);
    CHECK(joined(traced.lines()) == joined(expected));
}

} // namespace

TEST_CASE("a print has its value, what it printed and where, and what it read")
{
    check("Hi {{ name }}!", R"({"name":"Ada"})", {R"(print name: "Ada" => Ada @3+3 {name})"});
    check("{{ p.first }}{{ p['first'] }}", R"({"p":{"first":"Ada"}})",
          {R"(print p.first: "Ada" => Ada @0+3 {p.first})", R"(print p['first']: "Ada" => Ada @3+3 {p['first']})"});
    check("{{ a ~ b }}", R"({"a":1,"b":true})", {R"(print a ~ b: "11" => 11 @0+2 {a} {b})"});
    check("{{ 7 }}{{ null }}", "{}", {"print 7: 7 => 7 @0+1", "print null: null =>  @1+0"});
}

TEST_CASE("filters are told one by one, with what went in and what came out")
{
    check("{{ name|upper|slice(0, 2) }}", R"({"name":"Ada"})",
          {R"(print name|upper|slice(0, 2): "AD" |upper "ADA" |slice(0)(2) "AD" => AD @0+2 {name})"});
    const Traced traced("{{ name|upper }}", R"({"name":"Ada"})", off);
    REQUIRE(traced.trace.records.size() == 1);
    REQUIRE(traced.trace.records[0].filters.size() == 1);
    const FilterStep& upper = traced.trace.records[0].filters[0];
    CHECK(json::write(upper.in.value.root()) == "\"Ada\"");
    CHECK(upper.in.type == "text");
    CHECK(json::write(upper.out.value.root()) == "\"ADA\"");
    CHECK_FALSE(upper.automatic);
}

TEST_CASE("of an escaped print the value is the one before escaping")
{
    check("{{ name }}", R"({"name":"O'Brien"})",
          {R"(print name: "O'Brien" |escape*("html")(null)(true) "O&#039;Brien" => O&#039;Brien @0+12 {name})"}, {});
    const Traced traced("{{ a }}{{ b|raw }}", R"({"a":"<","b":"<"})");
    CHECK(traced.trace.records[0].escapedBy == "html");
    CHECK(traced.trace.records[1].escapedBy.empty());
    CHECK(Traced("{{ a }}", R"({"a":"<"})", {.autoescape = Autoescape::Js}).trace.records[0].escapedBy == "js");
}

TEST_CASE("a missing variable is told from one that is null, and whether that was provided for")
{
    check("{{ nope }}{{ nil }}", R"({"nil":null})",
          {"print nope: null =>  @0+0 {nope missing}", "print nil: null =>  @0+0 {nil}"});
    check("{{ a.b.c }}", R"({"a":{}})", {"print a.b.c: null =>  @0+0 {a.b.c missing}"});
    check("{{ nope|default('x') }}", "{}",
          {R"(print nope|default('x'): "x" |default("x") "x" => x @0+1 {nope missing guarded})"});
    check("{{ nope ?? 'x' }}", "{}", {R"(print nope ?? 'x': "x" => x @0+1 {nope missing guarded})"});
    check("{{ nope is defined ? 1 : 2 }}", "{}", {"print nope is defined ? 1 : 2: 2 => 2 @0+1 {nope missing guarded}"});
}

TEST_CASE("conditions are told with their value, and what is printed belongs to the one that was taken")
{
    check("{% if a %}{{ 1 }}{% elseif b %}{{ 2 }}{% else %}{{ 3 }}{% endif %}", R"({"b":"x"})",
          {"condition a: null no {a missing}", R"(condition b: "x" yes {b})", "  print 2: 2 => 2 @0+1"});
    check("{% if a %}{{ 1 }}{% else %}{{ 3 }}{% endif %}{{ 4 }}", "{}",
          {"condition a: null no {a missing}", "print 3: 3 => 3 @0+1", "print 4: 4 => 4 @1+1"});
}

TEST_CASE("a loop has its turns, and they have what happened in them")
{
    check("{% for k, v in list %}{{ v }},{% endfor %}", R"({"list":[5,6]})",
          {"loop list: [5,6] turns 2 {list}", "  turn list 0: 5", "    print v: 5 => 5 @0+1 {v}", "  turn list 1: 6",
           "    print v: 6 => 6 @2+1 {v}"});
    check("{% for v in nope %}{{ v }}{% else %}{{ 0 }}{% endfor %}", "{}",
          {"loop nope: null turns 0 {nope missing}", "print 0: 0 => 0 @0+1"});
}

TEST_CASE("sets are told name by name")
{
    check("{% set a, b = x|upper, y %}{{ a }}", R"({"x":"q","y":2})",
          {R"(set a: "Q" |upper "Q" {x})", "set b: 2 {y}", R"(print a: "Q" => Q @0+1 {a})"});
}

TEST_CASE("what was caught keeps its place in the output where it was printed unchanged")
{
    check("{% set a %}<{{ x }}>{% endset %}..{{ a }}", R"({"x":"q"})",
          {R"(capture a: "<q>")", R"(  print x: "q" => q @3+1 {x})", R"(print a: "<q>" => <q> @2+3 {a})"});
    // Changed on the way, it has none.
    check(
        "{% set a %}<{{ x }}>{% endset %}..{{ a|upper }}", R"({"x":"q"})",
        {R"(capture a: "<q>")", R"(  print x: "q" => q {x})", R"(print a|upper: "<Q>" |upper "<Q>" => <Q> @2+3 {a})"});
    check("{% apply upper %}a{{ x }}{% endapply %}", R"({"x":"q"})",
          {R"(capture apply upper %}a{{ x }}{% endapply %}: "aq")", R"(  print x: "q" => q {x})",
           R"(print apply upper %}a{{ x }}{% endapply %}: "AQ" |upper "AQ" => AQ @0+2)"});
    check("{% macro m(v) %}[{{ v }}]{% endmacro %}{{ _self.m(x) }}{{ _self.m(y) }}", R"({"x":"q","y":"r"})",
          {R"(print _self.m(x): "[q]" => [q] @0+3 {x})", R"(call m: "[q]")", R"(  print v: "q" => q @1+1 {v})",
           R"(print _self.m(y): "[r]" => [r] @3+3 {y})", R"(call m: "[r]")", R"(  print v: "r" => r @4+1 {v})"});
}

TEST_CASE("a text of the template has its place in both")
{
    const Traced traced("a{% if x %}b{% endif %}{% set c %}d{% endset %}{{ c }}{{ c }}e", R"({"x":1})", off);
    CHECK(traced.rendering.output == "abdde");
    std::string text;
    for (const TextPiece& piece : traced.trace.texts) {
        text += traced.source(piece.span) + '@' + std::to_string(piece.output.offset) + '+' +
                std::to_string(piece.output.length) + ' ';
    }
    CHECK(text == "a@0+1 b@1+1 d@2+1 e@4+1 ");
    CHECK(traced.trace.texts[1].parent == 0);
}

TEST_CASE("a long value is cut, and says so")
{
    const std::string text(1000, 'x');
    const Traced traced("{{ a }}{{ b }}", R"({"a":")" + text + R"(","b":[")" + text + R"(",1,2]})",
                        {.autoescape = Autoescape::Off, .failOnWarnings = false});
    const Record& a = traced.trace.records[0];
    CHECK(a.value.cut);
    CHECK(a.value.value.root().size() == 256);
    CHECK(a.printed.size() == 256);
    CHECK(a.output->length == 1000);
    const Record& b = traced.trace.records[1];
    CHECK(b.value.cut);
    CHECK(b.value.type == "list");
    CHECK(b.value.value.root().size() == 1);
    // Not in the middle of a character.
    std::string accents = "x";
    for (int i = 0; i < 500; ++i)
        accents += "\xC3\xA4";
    const Traced accented("{{ a }}", R"({"a":")" + accents + "\"}", off);
    CHECK(accented.trace.records[0].value.value.root().size() == 255);
}

TEST_CASE("what is more than a trace keeps is counted")
{
    Settings few = off;
    few.limits.records = 10;
    const Traced traced("{% for i in 1..100 %}{{ i|upper }}{% endfor %}", "{}", few);
    CHECK(traced.trace.records.size() + traced.trace.texts.size() == 10);
    CHECK(traced.trace.left == 191); // 1 loop, 100 turns and 100 prints, less 10
    CHECK(traced.trace.records[0].turns == 100);
    CHECK(traced.rendering.output.size() == 192);
}

TEST_CASE("dates are told as texts, arrow functions and other objects by their type")
{
    const Traced traced("{% set d = date('2026-03-05 14:07:09') %}{{ [2]|map(v => v * n)|join }}", R"({"n":3})", off);
    CHECK(json::write(traced.trace.records[0].value.value.root()) == "\"2026-03-05T14:07:09+00:00[UTC]\"");
    CHECK(traced.trace.records[0].value.type == "date");
    CHECK(traced.trace.records[1].filters[0].arguments[0].type == "arrow function");
    CHECK(traced.rendering.output == "6");
    const Traced loop("{% for i in [1] %}{{ loop is iterable }}{{ loop.index }}{% endfor %}", "{}", off);
    CHECK(loop.rendering.output.ends_with("1"));
}

TEST_CASE("a failed render tells what happened before")
{
    const Traced traced("{{ a }}{% for i in 1..3 %}{{ 6 % (2 - i) }}{% endfor %}", R"({"a":1})", off);
    REQUIRE(traced.rendering.failure);
    CHECK(joined(traced.lines()) ==
          joined({"print a: 1 => 1 @0+1 {a}", "loop 1..3: [1,2,3] turns 2", "  turn 1..3 0: 1",
                  "    print 6 % (2 - i): 0 => 0 @1+1 {i}", "  turn 1..3 1: 2", "    print 6 % (2 - i): null => "}));
}

TEST_CASE("a warning of PHP is told with the print that it came from")
{
    const Traced traced("{{ 1 }}{{ a }}", R"({"a":[1]})", {.autoescape = Autoescape::Off, .failOnWarnings = false});
    REQUIRE(traced.trace.records.size() == 2);
    CHECK(traced.trace.records[0].warnings.empty());
    REQUIRE(traced.trace.records[1].warnings.size() == 1);
    CHECK(traced.trace.records[1].warnings[0].thrown == "Array to string conversion");
}
