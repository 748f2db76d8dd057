// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/outline.h"

#include "engine/logic/compile/operators.h"
#include "tests/engine/condition/shape.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

namespace {

struct Row {
    const char* rule;
    const char* shape;
};

void check(const Row* rows, std::size_t count, Use use = Use::Condition)
{
    for (std::size_t i = 0; i < count; ++i) {
        CAPTURE(rows[i].rule);
        CHECK_EQ(shapeOf(outlineOf(rows[i].rule, use)), rows[i].shape);
    }
}

} // namespace

TEST_CASE("groups and their four quantifiers")
{
    const Row rows[] = {
        {R"({"and":[true,{"var":"a"}]})", "all?(value? true, field a?)"},
        {R"({"or":[1,2]})", "any?(value? 1, value? 2)"},
        {R"({"!":{"or":[1,2]}})", "none?(value? 1, value? 2)"},
        {R"({"!":[{"or":[1,2]}]})", "none?(value? 1, value? 2)"},
        {R"({"!":[{"and":[1]}]})", "not all?(value? 1)"},
        {R"({"and":{"var":"a"}})", "all?(field a?)"},
        {R"({"and":[]})", "all?"},
        {R"({"!":{"!":{"and":[1]}}})", "operation !?(not all?(value? 1))"},
        {R"({"and":[{"or":[{"!":{"or":[0]}}]}]})", "all?(any?(none?(value? 0)))"},
    };
    check(rows, std::size(rows));
}

TEST_CASE("a group in the place of a value gives the value of a member")
{
    const Row rows[] = {
        {R"({"or":[{"var":"nickname"},"friend"]})", "any(field nickname, value \"friend\")"},
        {R"({"!":{"or":[{"var":"a"}]}})", "none(field a?)"},
        {R"({"cat":[{"and":[1,2]}]})", "operation cat(all(value 1, value 2))"},
    };
    check(rows, std::size(rows), Use::Value);
}

TEST_CASE("clauses")
{
    const Row rows[] = {
        {R"({"==":[{"var":"a"},1]})", "comparison ==?(field a, value 1)"},
        {R"({"===":[{"var":"a"},1]})", "comparison ===?(field a, value 1)"},
        {R"({"!=":[{"var":"a"},1]})", "comparison !=?(field a, value 1)"},
        {R"({"!==":[{"var":"a"},1]})", "comparison !==?(field a, value 1)"},
        {R"({">":[{"var":"a"},1]})", "comparison >?(field a, value 1)"},
        {R"({">=":[1,{"var":"a"}]})", "comparison >=?(value 1, field a)"},
        {R"({"<":[{"var":"a"},1]})", "comparison <?(field a, value 1)"},
        {R"({"<=":[{"var":"a"},1]})", "comparison <=?(field a, value 1)"},
        {R"({"!":{"<":[{"var":"a"},1]}})", "not comparison <?(field a, value 1)"},
        {R"({"<":[1,{"var":"a"},9]})", "between <?(value 1, field a, value 9)"},
        {R"({"!":{"<=":[1,{"var":"a"},9]}})", "not between <=?(value 1, field a, value 9)"},
        {R"({"in":[{"var":"a"},["x","y"]]})", "membership?(field a, value [\"x\",\"y\"])"},
        {R"({"in":[{"var":"a"},["x",{"var":"b"}]]})", "membership?(field a, list(value \"x\", field b))"},
        {R"({"!":[{"in":["vip",{"var":"tags"}]}]})", "not membership?(value \"vip\", field tags)"},
        {R"({"!":{"var":"a"}})", "presence !?(field a)"},
        {R"({"!":[{"var":["a",0]}]})", "presence !?(field a(value 0))"},
        {R"({"!!":{"var":"a"}})", "presence !!?(field a)"},
        {R"({"!":{"!!":{"var":"a"}}})", "not presence !!?(field a)"},
        {R"({"missing":["a"]})", "missing?(value \"a\")"},
        {R"({"missing":"a"})", "missing?(value \"a\")"},
        {R"({"missing":[["a","b"]]})", "missing?(value [\"a\",\"b\"])"},
        {R"({"!":{"missing":["a","b"]}})", "not missing?(value \"a\", value \"b\")"},
        {R"({"missing_some":[1,["a","b"]]})", "missing_some?(value 1, value [\"a\",\"b\"])"},
    };
    check(rows, std::size(rows));
}

TEST_CASE("everything else that has a form")
{
    const Row rows[] = {
        {R"({"some":[{"var":"items"},{">":[{"var":"qty"},1]}]})",
         "loop some?(field items, item comparison >?(field qty, value 1))"},
        {R"({"!":{"all":[{"var":"items"},{"var":""}]}})", "not loop all?(field items, item field ?)"},
        {R"({"none":[[1],{"some":[{"var":"x"},{"!":{"var":"y"}}]}]})",
         "loop none?(value [1], item loop some?(field x, presence !?(field y)))"},
        {R"({"map":[{"var":"items"},{"var":"qty"}]})", "loop map?(field items, item field qty)"},
        {R"({"filter":[{"var":"items"},{"var":"qty"}]})", "loop filter?(field items, item field qty?)"},
        {R"({"reduce":[{"var":"i"},{"+":[{"var":"current"},1]},0]})",
         "loop reduce?(field i, item operation +(field current, value 1), value 0)"},
        {R"({"if":[{"var":"a"},1,{"var":"b"},2,3]})", "choice if?(field a?, value? 1, field b?, value? 2, value? 3)"},
        {R"({"?:":[{"var":"a"},1]})", "choice ?:?(field a?, value? 1)"},
        {R"({"+":[1,{"var":"a"}]})", "operation +?(value 1, field a)"},
        {R"({"+":"3"})", "operation +?(value \"3\")"},
        {R"({"-":[1]})", "operation -?(value 1)"},
        {R"({"*":[1,2,3]})", "operation *?(value 1, value 2, value 3)"},
        {R"({"/":[1,2]})", "operation /?(value 1, value 2)"},
        {R"({"%":[1,2]})", "operation %?(value 1, value 2)"},
        {R"({"min":[1,2]})", "operation min?(value 1, value 2)"},
        {R"({"max":[1]})", "operation max?(value 1)"},
        {R"({"cat":[]})", "operation cat?"},
        {R"({"substr":["abc",0,1]})", "operation substr?(value \"abc\", value 0, value 1)"},
        {R"({"merge":[[1],{"var":"a"}]})", "operation merge?(value [1], field a)"},
        {R"({"log":[1]})", "operation log?(value 1)"},
        {R"({"!":[5]})", "operation !?(value? 5)"},
        {R"({"!!":{"<":[1,2]}})", "operation !!?(comparison <?(value 1, value 2))"},
        {R"({"!":{"if":[1,2]}})", "operation !?(choice if?(value? 1, value? 2))"},
        {R"({"!":{"+":[1,2]}})", "operation !?(operation +?(value 1, value 2))"},
        {R"({"var":{"var":"which"}})", "operation var?(field which)"},
        {R"({"var":[{"var":"which"},0]})", "operation var?(field which, value 0)"},
        {R"([1,{"var":"a"}])", "list?(value 1, field a)"},
        {R"({"a":1,"b":2})", R"(value? {"a":1,"b":2})"},
        {R"([1,[2]])", "value? [1,[2]]"},
        {"null", "value? null"},
    };
    check(rows, std::size(rows));
}

TEST_CASE("fields")
{
    const Row rows[] = {
        {R"({"var":"a.b"})", "field a.b?"},
        {R"({"var":["a.b"]})", "field a.b?"},
        {R"({"var":["a",1]})", "field a?(value 1)"},
        {R"({"var":""})", "field ?"},
        {R"({"var":[]})", "field ?"},
        {R"({"var":null})", "field ?"},
        {R"({"var":3})", "field 3?"},
        {R"({"var":["a",{"var":"b"}]})", "field a?(field b)"},
    };
    check(rows, std::size(rows));
}

TEST_CASE("what has no form stands as it is")
{
    const Row rows[] = {
        {R"({"gte":[1,{"var":"a"}]})", R"(raw? {"gte":[1,{"var":"a"}]})"},
        {R"({"and":[{"not_in":[1,2]},true]})", R"(all?(raw? {"not_in":[1,2]}, value? true))"},
        {R"({"==":[1]})", R"(raw? {"==":[1]})"},
        {R"({"==":[1,2,3]})", R"(raw? {"==":[1,2,3]})"},
        {R"({"<":[1,2,3,4]})", R"(raw? {"<":[1,2,3,4]})"},
        {R"({"in":["x"]})", R"(raw? {"in":["x"]})"},
        {R"({"!":[1,2]})", R"(raw? {"!":[1,2]})"},
        {R"({"!":[]})", R"(raw? {"!":[]})"},
        {R"({"map":[[1]]})", R"(raw? {"map":[[1]]})"},
        {R"({"if":[]})", R"(raw? {"if":[]})"},
        {R"({"var":[1.5]})", R"(raw? {"var":[1.5]})"},
        {R"({"var":["a",1,2]})", R"(raw? {"var":["a",1,2]})"},
        {R"({"var":[["a"]]})", R"(raw? {"var":[["a"]]})"},
        {R"({"+":{"a":1,"b":{"var":"x"}}})", R"(raw? {"+":{"a":1,"b":{"var":"x"}}})"}, // PHP: named arguments
        {R"({"a":{"var":"x"},"b":2})", R"(raw? {"a":{"var":"x"},"b":2})"},
        {R"({"!":{"==":[1,2,3]}})", R"(operation !?(raw? {"==":[1,2,3]}))"},
        {R"({"missing_some":[1]})", R"(raw? {"missing_some":[1]})"},
    };
    check(rows, std::size(rows));
}

TEST_CASE("every operator has a form with the arguments that it is made for")
{
    for (std::string_view name : logic::operatorNames()) {
        const auto op = *logic::operatorNamed(name);
        const logic::Arity arity = logic::arityOf(op);
        const std::size_t most = arity.most == logic::Arity::any ? 4 : arity.most;
        for (std::size_t count = std::max<std::size_t>(arity.least, 1); count <= most; ++count) {
            std::string rule = "{\"" + std::string(name) + "\":[";
            for (std::size_t i = 0; i < count; ++i)
                rule += i == 0 ? R"({"var":"a"})" : R"(,{"var":"b"})";
            CAPTURE(rule);
            CHECK(outlineOf(rule + "]}").root().form != Form::Raw);
        }
    }
}

TEST_CASE("JavaScript knows no objects with rules inside, and other names of an operator")
{
    const auto js = [](std::string_view rule) { return shapeOf(outlineOf(rule, Use::Condition, logic::Dialect::Js)); };
    CHECK_EQ(js(R"({"a":{"var":"x"},"b":2})"), R"(value? {"a":{"var":"x"},"b":2})");
    CHECK_EQ(js(R"({"+":{"a":1,"b":{"var":"x"}}})"), R"(operation +?(value {"a":1,"b":{"var":"x"}}))");
}

TEST_CASE("over the limits a rule is raw, and nothing is left out in silence")
{
    std::string deep = "1";
    for (int i = 0; i < 300; ++i)
        deep = "{\"!\":" + deep + "}";
    const Outline outline = outlineOf(deep);
    const Part& innermost = outline.parts().back();
    CHECK_EQ(innermost.form, Form::Raw);
    CHECK(innermost.depth < 260);

    std::string wide = R"({"and":[{"var":"a"})";
    for (int i = 0; i < 60'000; ++i)
        wide += R"(,{"var":"a"})";
    CHECK_EQ(outlineOf(wide + "]}").parts().size(), 1);
}

TEST_CASE("places lead to parts and back")
{
    const Outline outline = outlineOf(R"({"and":[{"!":{"in":[{"var":["a/b",1]},["x"]]}},{"gte":[{"var":"c"}]}]})");
    struct Place {
        const char* pointer;
        const char* shape;
    };
    const Place places[] = {
        {"/and/0", "not membership?(field a/b(value 1), value [\"x\"])"},
        {"/and/0/!", "not membership?(field a/b(value 1), value [\"x\"])"},
        {"/and/0/!/in", "not membership?(field a/b(value 1), value [\"x\"])"},
        {"/and/0/!/in/0", "field a/b(value 1)"},
        {"/and/0/!/in/0/var/0", "field a/b(value 1)"},
        {"/and/0/!/in/0/var/1", "value 1"},
        {"/and/0/!/in/1/0", "value [\"x\"]"},
        {"/and/1/gte/0/var", R"(raw? {"gte":[{"var":"c"}]})"},
    };
    for (const Place& place : places) {
        CAPTURE(place.pointer);
        REQUIRE(outline.at(place.pointer) != noPart);
        CHECK_EQ(shapeOf(outline, outline.at(place.pointer)), place.shape);
    }
    CHECK_EQ(outline.at("/and/2"), noPart);
    CHECK_EQ(outline.at("/and/0/!/in/1/1"), noPart);
    CHECK_EQ(outline.at("and"), noPart);
    const PartId clause = outline.childOf(0, 0);
    CHECK_EQ(outline.pointerTo(clause), "/and/0");
    CHECK_EQ(outline.corePointerTo(clause), "/and/0/!");
    CHECK_EQ(outline.childOf(0, 2), noPart);
    CHECK_EQ(Outline().parts().size(), 1);
}
