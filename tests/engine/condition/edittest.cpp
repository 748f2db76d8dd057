// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/edit.h"

#include "engine/base/english.h"
#include "tests/engine/condition/shape.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>
#include <functional>

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

namespace {

PartId at(const Site& site, std::string_view pointer)
{
    const PartId part = site.outline.at(pointer);
    REQUIRE_MESSAGE(part != noPart, pointer);
    return part;
}

std::string textOf(const Result<Edited>& edited)
{
    return edited ? edited->document.text() : "refused: " + english(edited.error().message);
}

const Relation& named(std::string_view id)
{
    const Relation* relation = relationNamed(id);
    REQUIRE_MESSAGE(relation, id);
    return *relation;
}

constexpr const char* lines = R"({
  "value": {
    "and": [
      {">=": [{"var": "score"}, 9.50]},
      {
        "in": [
          {"var": "tier"},
          ["gold", "\u0041"]
        ]
      },
      {"!": {"var": "is_void"}}
    ]
  },
  "is_dynamic": null
}
)";

} // namespace

TEST_CASE("insert puts a part among others, on a line of its own where they have lines")
{
    const Site site = siteOf(lines, "/value");
    const auto inserted = insert(site, {0, 1}, R"({"===": [{"var": "a"}, 1]})");
    REQUIRE(inserted);
    CHECK_EQ(inserted->pointer, "/and/1");
    std::string expected = lines;
    expected.insert(expected.find("      {\n        \"in\""), "      {\"===\": [{\"var\": \"a\"}, 1]},\n");
    CHECK_EQ(inserted->document.text(), expected);
}

TEST_CASE("insert")
{
    struct Row {
        const char* before;
        const char* group;
        std::size_t position;
        const char* after;
        const char* focus;
    };
    const Row rows[] = {
        {R"({"and":[1,2]})", "", 0, R"({"and":[0,1,2]})", "/and/0"},
        {R"({"and":[1,2]})", "", 9, R"({"and":[1,2,0]})", "/and/2"},
        {R"({"and":[]})", "", 0, R"({"and":[0]})", "/and/0"},
        {R"({"and":{"var":"a"}})", "", 1, R"({"and":[{"var":"a"},0]})", "/and/1"},
        {R"({"!":{"or":[1]}})", "", 1, R"({"!":{"or":[1,0]}})", "/!/or/1"},
        // A rule that says nothing yet is replaced; what is no group is joined.
        {"true", "", 0, "0", ""},
        {"null", "", 5, "0", ""},
        {R"({"and":[true,1]})", "/and/0", 0, R"({"and":[0,1]})", "/and/0"},
        {R"({"var":"a"})", "", 1, R"({"and":[{"var":"a"},0]})", "/and/1"},
        {R"({"var":"a"})", "", 0, R"({"and":[0,{"var":"a"}]})", "/and/0"},
        {R"({"or":[{"var":"a"},1]})", "/or/0", 1, R"({"or":[{"and":[{"var":"a"},0]},1]})", "/or/0/and/1"},
        {"false", "", 1, R"({"and": [false, 0]})", "/and/1"},
        // Lists of other kinds.
        {R"({"in":[{"var":"a"},["x"]]})", "/in/1", 1, R"({"in":[{"var":"a"},["x",0]]})", "/in/1/1"},
        {R"({"in":[{"var":"a"},[{"var":"b"}]]})", "/in/1", 0, R"({"in":[{"var":"a"},[0,{"var":"b"}]]})", "/in/1/0"},
        {R"({"<":[{"+":[1]},2]})", "/</0", 0, R"({"<":[{"+":[0,1]},2]})", "/</0/+/0"},
        {R"({"<":[{"cat":"a"},2]})", "/</0", 1, R"({"<":[{"cat":["a",0]},2]})", "/</0/cat/1"},
        // As conditions they are joined, and "and" does not mean a further name.
        {R"({"missing":["a"]})", "", 1, R"({"and":[{"missing":["a"]},0]})", "/and/1"},
        {R"({"+":[1]})", "", 0, R"({"and":[0,{"+":[1]}]})", "/and/0"},
        {R"([{"var":"a"}])", "", 0, R"({"and": [0, [{"var":"a"}]]})", "/and/0"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        const Site site = siteOf(row.before);
        const auto edited = insert(site, {at(site, row.group), row.position}, "0");
        CHECK_EQ(textOf(edited), row.after);
        if (edited)
            CHECK_EQ(edited->pointer, row.focus);
    }
    const Site operand = siteOf(R"({"==":[{"var":"a"},1]})");
    CHECK_FALSE(canInsert(operand, at(operand, "/==/0")));
    CHECK_EQ(insert(operand, {at(operand, "/==/0"), 0}, "1").error().kind, Error::Kind::Usage);
    CHECK_EQ(insert(operand, {0, 0}, "{").error().kind, Error::Kind::Syntax);
}

TEST_CASE("remove")
{
    struct Row {
        const char* before;
        std::vector<const char*> parts;
        const char* after;
        const char* focus;
    };
    const char* refused = "refused: This part has to stand here: replace it instead of removing it";
    const Row rows[] = {
        {R"({"and":[1, 2, 3]})", {"/and/1"}, R"({"and":[1, 3]})", "/and/1"},
        {R"({"and":[1, 2, 3]})", {"/and/2"}, R"({"and":[1, 2]})", "/and/1"},
        {R"({"and":[1, 2, 3]})", {"/and/2", "/and/0"}, R"({"and":[2]})", "/and/0"},
        {R"({"and":[1]})", {"/and/0"}, "true", ""},
        {R"({"and":[1,{"or":[2,3]}]})", {"/and/1/or/0", "/and/1/or/1"}, R"({"and":[1]})", "/and/0"},
        {R"({"and":[{"!":{"or":[{"and":[1]}]}}]})", {"/and/0/!/or/0/and/0"}, "true", ""},
        {R"({"and":[1,{"!":{"or":[2]}}]})", {"/and/1/!/or/0"}, R"({"and":[1]})", "/and/0"},
        {R"({"and":[1,{"or":[2,3]}]})", {"/and/1", "/and/1/or/0"}, R"({"and":[1]})", "/and/0"},
        {R"({">":[1,2]})", {""}, "true", ""},
        {R"({"!":{"if":[1,2]}})", {"/!"}, "true", ""},
        {R"({"in":[{"var":"a"},["x",{"var":"b"}]]})", {"/in/1/1"}, R"({"in":[{"var":"a"},["x"]]})", "/in/1/0"},
        {R"({"var":["a",1]})", {"/var/1"}, R"({"var":["a"]})", ""},
        {R"({"+":[1,2]})", {"/+/0"}, R"({"+":[2]})", "/+/0"},
        {R"({"+":[1]})", {"/+/0"}, refused, ""},
        {R"({"-":[1,2]})", {"/-/1"}, R"({"-":[1]})", "/-/0"},
        {R"({"-":[1,2]})", {"/-/0"}, refused, ""},
        {R"({"missing":["a","b"]})", {"/missing/0"}, R"({"missing":["b"]})", "/missing/0"},
        {R"({"and":[1,{"missing":["a"]}]})", {"/and/1/missing/0"}, R"({"and":[1]})", "/and/0"},
        {R"({"reduce":[[],{"var":"x"},0]})", {"/reduce/2"}, R"({"reduce":[[],{"var":"x"}]})", "/reduce/1"},
        // A case of a choice goes with its value.
        {R"({"if":[1,2,3,4,5]})", {"/if/2"}, R"({"if":[1,2,5]})", "/if/2"},
        {R"({"if":[1,2,5]})", {"/if/2"}, R"({"if":[1,2]})", "/if/1"},
        {R"({"and":[7,{"if":[1,2]}]})", {"/and/1/if/0"}, R"({"and":[7]})", "/and/0"},
        {R"({"if":[{"or":[1]},2]})", {"/if/0/or/0"}, R"({"if":[true,2]})", "/if/0"},
        {R"({"some":[[1],{"var":""}]})", {"/some/1"}, R"({"some":[[1],true]})", "/some/1"},
        {R"({"==":[1,2]})", {"/==/0"}, refused, ""},
        {R"({"cat":[{"or":[{"var":"a"}]}]})", {"/cat/0/or/0"}, refused, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        const Site site = siteOf(row.before);
        std::vector<PartId> parts;
        bool can = true;
        for (const char* pointer : row.parts) {
            parts.push_back(at(site, pointer));
            can = can && canRemove(site, parts.back());
        }
        const auto edited = remove(site, parts);
        CHECK_EQ(textOf(edited), row.after);
        if (row.parts.size() == 1)
            CHECK_EQ(can, edited.has_value());
        if (edited)
            CHECK_EQ(edited->pointer, row.focus);
    }
    CHECK_FALSE(canRemove(siteOf("true"), 0));
    CHECK_EQ(textOf(remove(siteOf("5", "", Use::Value), {0})), "null");
}

TEST_CASE("replace, and brackets where a list would be read as arguments")
{
    struct Row {
        const char* before;
        const char* part;
        const char* json;
        const char* after;
    };
    const Row rows[] = {
        {R"({">=":[{"var":"a"},9]})", "/>=/1", "10.0", R"({">=":[{"var":"a"},10.0]})"},
        {R"({">=":[{"var":"a"},9]})", "/>=/1", R"({"var": "b"})", R"({">=":[{"var":"a"},{"var": "b"}]})"},
        {R"({"!":{"if":[1,2]}})", "/!", "[1,2]", R"({"!":[[1,2]]})"},
        {R"({"!":{"if":[1,2]}})", "/!", R"({"a":1,"b":2})", R"({"!":[{"a":1,"b":2}]})"},
        {R"({"!":{"if":[1,2]}})", "/!", R"({"0":1})", R"({"!":[{"0":1}]})"},
        {R"({"!":{"if":[1,2]}})", "/!", R"({"var":"x"})", R"({"!":{"var":"x"}})"},
        {R"({"!":[{"if":[1,2]}]})", "/!/0", "[1,2]", R"({"!":[[1,2]]})"},
        {R"([1])", "", "[2]", "[2]"},
        {R"({"gte":[1]})", "", "true", "true"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        const Site site = siteOf(row.before);
        CHECK_EQ(textOf(replace(site, at(site, row.part), row.json)), row.after);
    }
    const auto wrong = replace(siteOf(lines, "/value"), 1, "{\"a\"");
    REQUIRE_FALSE(wrong);
    CHECK_EQ(wrong.error().kind, Error::Kind::Syntax);
    CHECK_EQ(wrong.error().place.column, 5);
}

TEST_CASE("items of a list value keep each other's bytes")
{
    const Site site = siteOf(R"({"in": [{"var": "a"}, ["x",  "\u0041", 1.0]]})");
    const PartId list = at(site, "/in/1");
    CHECK_EQ(textOf(insert(site, {list, 3}, "\"n\"")), R"({"in": [{"var": "a"}, ["x",  "\u0041", 1.0, "n"]]})");
    CHECK_EQ(textOf(removeItem(site, list, 0)), R"({"in": [{"var": "a"}, ["\u0041", 1.0]]})");
    CHECK_EQ(textOf(replaceItem(site, list, 1, "\"b\"")), R"({"in": [{"var": "a"}, ["x",  "b", 1.0]]})");
    CHECK_EQ(replaceItem(site, list, 3, "1").error().kind, Error::Kind::Missing);
    CHECK_EQ(removeItem(site, list, 3).error().kind, Error::Kind::Missing);
    CHECK_EQ(removeItem(site, at(site, "/in/0"), 0).error().kind, Error::Kind::Usage);
}

TEST_CASE("wrap and unwrap")
{
    struct Row {
        const char* before;
        std::vector<const char*> parts;
        Quantifier quantifier;
        const char* after;
        bool back = true; ///< unwrap gives the former bytes
    };
    const Row rows[] = {
        {R"({"var":"a"})", {""}, Quantifier::All, R"({"and":[{"var":"a"}]})"},
        {R"({"var": "a"})", {""}, Quantifier::Any, R"({"or": [{"var": "a"}]})"},
        {"5", {""}, Quantifier::None, R"({"!": {"or": [5]}})", false},
        {R"({"and":[1,2,3]})", {"/and/1"}, Quantifier::Any, R"({"and":[1,{"or":[2]},3]})"},
        {R"({"and":[1,  2,3]})", {"/and/1", "/and/0"}, Quantifier::All, R"({"and":[{"and":[1,  2]},3]})"},
        {R"({"or":[1,2,3]})", {"/or/0", "/or/2"}, Quantifier::Any, R"({"or":[{"or":[1,3]},2]})", false},
        {R"({"or":[1,2,3]})", {"/or/1", "/or/2"}, Quantifier::NotAll, R"({"or":[1,{"!":{"and":[2,3]}}]})", false},
        {R"({"!":{"if":[1,2]}})", {"/!"}, Quantifier::All, R"({"!":{"and":[{"if":[1,2]}]}})"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        const Site site = siteOf(row.before);
        std::vector<PartId> parts;
        for (const char* pointer : row.parts)
            parts.push_back(at(site, pointer));
        REQUIRE(canWrap(site, parts));
        const auto edited = wrap(site, parts, row.quantifier);
        CHECK_EQ(textOf(edited), row.after);
        REQUIRE(edited);
        const Site then = Site::of(edited->document, "");
        const PartId group = then.outline.at(edited->pointer);
        CHECK_EQ(then.outline.part(group).form, Form::Group);
        if (!site.outline.part(0).negated && site.outline.part(0).op != logic::Operator::Not)
            CHECK_EQ(then.outline.part(group).quantifier, row.quantifier);
        if (row.back)
            CHECK_EQ(textOf(unwrap(then, group)), row.before);
    }
    const Site site = siteOf(R"({"and":[1,{"or":[2,3]},{">":[4,5]}]})");
    CHECK_FALSE(canWrap(site, {}));
    CHECK_FALSE(canWrap(site, {at(site, "/and/0"), at(site, "/and/1/or/0")}));
    CHECK_FALSE(canWrap(site, {at(site, "/and/2/>/0"), at(site, "/and/2/>/1")}));
    CHECK_EQ(wrap(site, {}, Quantifier::All).error().kind, Error::Kind::Usage);
    CHECK_FALSE(canUnwrap(site, 0));
    CHECK_FALSE(canUnwrap(site, at(site, "/and/1"))); // any of them within all of them
    CHECK_EQ(textOf(unwrap(siteOf(R"({"!":{"or":[{"var":"a"}]}})"), 0)), R"({"!":{"var":"a"}})");
    CHECK_EQ(textOf(unwrap(siteOf(R"({"!":{"or":[[1,2]]}})"), 0)), R"({"!":[[1,2]]})");
    const Site nested = siteOf(R"({"and":[1,{"and":[{"var":"a"}, 2]}]})");
    CHECK_EQ(textOf(unwrap(nested, at(nested, "/and/1"))), R"({"and":[1,{"var":"a"}, 2]})");
}

TEST_CASE("groups that are made have lines where the document has")
{
    const Site site = siteOf(lines, "/value");
    const auto edited = wrap(site, {1, at(site, "/and/1")}, Quantifier::Any);
    REQUIRE(edited);
    CHECK_EQ(edited->document.text(), R"({
  "value": {
    "and": [
      {
        "or": [
          {">=": [{"var": "score"}, 9.50]},
          {
            "in": [
              {"var": "tier"},
              ["gold", "\u0041"]
            ]
          }
        ]
      },
      {"!": {"var": "is_void"}}
    ]
  },
  "is_dynamic": null
}
)");
    const Site none =
        Site::of(must(setQuantifier(Site::of(edited->document, "/value"), 1, Quantifier::None)).document, "/value");
    CHECK_EQ(none.document.text(), R"({
  "value": {
    "and": [
      {
        "!": {
          "or": [
            {">=": [{"var": "score"}, 9.50]},
            {
              "in": [
                {"var": "tier"},
                ["gold", "\u0041"]
              ]
            }
          ]
        }
      },
      {"!": {"var": "is_void"}}
    ]
  },
  "is_dynamic": null
}
)");
    CHECK_EQ(textOf(setQuantifier(none, 1, Quantifier::Any)), edited->document.text());
    // One clause in a line of its own argument becomes two, each on its line.
    const Site one = siteOf("{\n  \"value\": {\">=\": [{\"var\": \"a\"}, 9]},\n  \"x\": 1\n}\n", "/value");
    CHECK_EQ(textOf(insert(one, {0, 1}, R"({"var": "b"})")), "{\n  \"value\": {\n    \"and\": [\n"
                                                             "      {\">=\": [{\"var\": \"a\"}, 9]},\n"
                                                             "      {\"var\": \"b\"}\n    ]\n  },\n  \"x\": 1\n}\n");
}

TEST_CASE("setQuantifier")
{
    struct Row {
        const char* before;
        Quantifier quantifier;
        const char* after;
    };
    const Row rows[] = {
        {R"({"and":[1]})", Quantifier::Any, R"({"or":[1]})"},
        {R"({"and":[1]})", Quantifier::All, R"({"and":[1]})"},
        {R"({"and":[1]})", Quantifier::None, R"({"!":{"or":[1]}})"},
        {R"({"and":1})", Quantifier::NotAll, R"({"!":{"and":1}})"},
        {R"({"!":[{"or":[1]}]})", Quantifier::NotAll, R"({"!":[{"and":[1]}]})"},
        {R"({"!":[{"or":[1]}]})", Quantifier::All, R"({"and":[1]})"},
    };
    for (const Row& row : rows)
        CHECK_EQ(textOf(setQuantifier(siteOf(row.before), 0, row.quantifier)), row.after);
    CHECK_EQ(setQuantifier(siteOf("1"), 0, Quantifier::All).error().kind, Error::Kind::Usage);
}

TEST_CASE("negate")
{
    struct Row {
        const char* before;
        const char* after;
        Use use = Use::Condition;
    };
    const Row rows[] = {
        {R"({"==":[1,2]})", R"({"!=":[1,2]})"},
        {R"({"!==":[1,2]})", R"({"===":[1,2]})"},
        {R"({"<":[1,2]})", R"({"!":{"<":[1,2]}})"},
        {R"({"!":[{"<":[1,2]}]})", R"({"<":[1,2]})"},
        {R"({"!":{"==":[1,2]}})", R"({"==":[1,2]})"},
        {R"({"in":["a",{"var":"b"}]})", R"({"!":{"in":["a",{"var":"b"}]}})"},
        {R"({"and":[1]})", R"({"!":{"and":[1]}})"},
        {R"({"!":{"and":[1]}})", R"({"and":[1]})"},
        {R"({"var":"a"})", R"({"!":{"var":"a"}})"},
        {R"({"!":{"var":"a"}})", R"({"!!":{"var":"a"}})"},
        {R"({"!!":[{"var":"a"}]})", R"({"!":[{"var":"a"}]})"},
        {R"({"some":[[1],{"var":""}]})", R"({"none":[[1],{"var":""}]})"},
        {R"({"all":[[1],{"var":""}]})", R"({"!":{"all":[[1],{"var":""}]}})"},
        {R"({"!":{"missing":["a"]}})", R"({"missing":["a"]})"},
        {R"({"!":{"if":[1,2]}})", R"({"if":[1,2]})"},
        {"true", "false"},
        {"false", "true"},
        {"[1]", R"({"!": [[1]]})"},
        {R"({"gte":[1]})", R"({"!":{"gte":[1]}})"},
        // As values, true and false remain true and false.
        {R"({"!":{"if":[1,2]}})", R"({"!!":{"if":[1,2]}})", Use::Value},
        {R"({"!":{"and":[1,2]}})", R"({"!!":{"and":[1,2]}})", Use::Value},
        {R"({"!":{"missing":["a"]}})", R"({"!!":{"missing":["a"]}})", Use::Value},
        {R"({"!":{"<":[1,2]}})", R"({"<":[1,2]})", Use::Value},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        CHECK_EQ(textOf(negate(siteOf(row.before, "", row.use), 0)), row.after);
    }
}

TEST_CASE("flip and setOperator")
{
    CHECK_EQ(textOf(flip(siteOf(R"({">":[{"var":"a"},  5]})"), 0)), R"({"<":[5,  {"var":"a"}]})");
    CHECK_EQ(textOf(flip(siteOf(R"({"!":{"<=":[1,2]}})"), 0)), R"({"!":{">=":[2,1]}})");
    CHECK_EQ(textOf(flip(siteOf(R"({"===":[1,2]})"), 0)), R"({"===":[2,1]})");
    CHECK_FALSE(canFlip(siteOf(R"({"<":[1,2,3]})"), 0));
    CHECK_EQ(flip(siteOf(R"({"in":[1,[2]]})"), 0).error().kind, Error::Kind::Usage);

    using logic::Operator;
    CHECK_EQ(textOf(setOperator(siteOf(R"({"+":[1, 2]})"), 0, Operator::Multiply)), R"({"*":[1, 2]})");
    CHECK_EQ(textOf(setOperator(siteOf(R"({"+":[1,2,3]})"), 0, Operator::Divide)),
             R"(refused: "/" does not take these operands)");
    CHECK_EQ(textOf(setOperator(siteOf(R"({"!":{"some":[1,2]}})"), 0, Operator::All)), R"({"!":{"all":[1,2]}})");
    CHECK_EQ(textOf(setOperator(siteOf(R"({"<":[1,2,3]})"), 0, Operator::LessEqual)), R"({"<=":[1,2,3]})");
    CHECK_EQ(setOperator(siteOf(R"({"<":[1,2,3]})"), 0, Operator::Greater).error().kind, Error::Kind::Usage);
    CHECK_EQ(setOperator(siteOf(R"({"and":[1,2]})"), 0, Operator::Or).error().kind, Error::Kind::Usage);
    CHECK_EQ(textOf(setOperator(siteOf(R"({"if":[1,2]})"), 0, Operator::Ternary)), R"({"?:":[1,2]})");
}

TEST_CASE("setRelation keeps operands to the byte")
{
    struct Row {
        const char* before;
        const char* relation;
        const char* after;
        const char* type = "";
    };
    const Row rows[] = {
        {R"({">=": [{"var" :"a"},  9.50]})", "more-than", R"({">": [{"var" :"a"},  9.50]})"},
        {R"({">=": [{"var" :"a"},  9.50]})", "at-least", R"({">=": [{"var" :"a"},  9.50]})"},
        {R"({">=": [{"var" :"a"},  9.50]})", "not-at-least", R"({"!": {">=": [{"var" :"a"},  9.50]}})"},
        {R"({"!":[{">=": [{"var":"a"}, 9]}]})", "is", R"({"==": [{"var":"a"}, 9]})"},
        {R"({"===": [{"var":"a"},  "\u0041"]})", "one-of", R"({"in": [{"var":"a"},  ["\u0041"]]})"},
        {R"({"===": [{"var":"a"}, ""]})", "one-of", R"({"in": [{"var":"a"}, []]})"},
        {R"({"===": [{"var":"a"}, "x"]})", "not-one-of", R"({"!": {"in": [{"var":"a"}, ["x"]]}})"},
        {R"({"in": [{"var":"a"}, [ "x" ]]})", "is-exactly", R"({"===": [{"var":"a"}, "x"]})"},
        {R"({"in": [{"var":"a"}, []]})", "is-exactly", R"({"===": [{"var":"a"}, ""]})", "string"},
        {R"({"in": [{"var":"a"}, [{"var":"b"}]]})", "is-exactly", R"({"===": [{"var":"a"}, {"var":"b"}]})"},
        {R"({"===": [{"var":"a"}, {"var":"b"}]})", "one-of", R"({"in": [{"var":"a"}, [{"var":"b"}]]})"},
        {R"({"!":{"in":["vip",{"var":"tags"}]}})", "contains", R"({"in":["vip",{"var":"tags"}]})"},
        {R"({"in": ["vip",  {"var":"tags"}]})", "is-exactly", R"({"===": [{"var":"tags"},  "vip"]})"},
        {R"({"===": [{"var":"tags"},  "vip"]})", "contains", R"({"in": ["vip",  {"var":"tags"}]})"},
        {R"({"===": [{"var":"a"}, "x"]})", "part-of", R"({"in": [{"var":"a"}, "x"]})"},
        {R"({">=":[{"var":"a"},9]})", "between", R"({"<=":[9,{"var":"a"},9]})"},
        {R"({"<=":[9,{"var":"a"},9]})", "at-least", R"({">=":[{"var":"a"},9]})"},
        {R"({"in":[{"var":"a"},[1,5]]})", "between", R"({"<=":[1,{"var":"a"},5]})"},
        {R"({"<=":[1,{"var":"a"},5]})", "one-of", R"({"in":[{"var":"a"},[1,5]]})"},
        {R"({"<=":[1,{"var":"a"},5]})", "strictly-between", R"({"<":[1,{"var":"a"},5]})"},
        {R"({"<=":[0,{"var":"a"},5]})", "at-most", R"({"<=":[{"var":"a"},5]})"},
        {R"({"!!":{"var":"a"}})", "at-least", R"({">=":[{"var":"a"},0]})", "number"},
        {R"({"!!": [{"var": "a"}]})", "is-exactly", R"({"===": [{"var": "a"}, true]})", "boolean"},
        {R"({"!!":{"var":"a"}})", "is-not-set", R"({"!":{"var":"a"}})"},
        {R"({"!":[{"var":"a"}]})", "is-set", R"({"!!":[{"var":"a"}]})"},
        {R"({"!":{"!!":{"var":"a"}}})", "is-set", R"({"!!":{"var":"a"}})"},
        {R"({"var":"a"})", "at-least", R"({">=":[{"var":"a"},0]})", "number"},
        {R"({"var":["a", 1]})", "is-set", R"({"!!":{"var":["a", 1]}})"},
        {R"({"===": [{"var": "a"}, ""]})", "is-set", R"({"!!": {"var": "a"}})"},
        {R"({"===": [{"var": "a"}, ""]})", "is-not-set", R"({"!": {"var": "a"}})"},
        {R"({"===": [{"var": "a"}, ""]})", "is-missing", R"({"missing": ["a"]})"},
        {R"({"===": [{"var": "a"}, ""]})", "is-there", R"({"!": {"missing": ["a"]}})"},
        {R"({"missing": ["a"]})", "is-there", R"({"!": {"missing": ["a"]}})"},
        {R"({"!":{"missing":"a"}})", "is-missing", R"({"missing":"a"})"},
        {R"({"!": {"missing": ["a\u0041"]}})", "at-most", R"({"<=": [{"var": "a\u0041"}, 0]})", "number"},
        {R"({"!!": {"var": "a"}})", "is-there", R"({"!": {"missing": ["a"]}})"},
        // What would be lost.
        {R"({">=":[{"var":"a"},9]})", "is-set", R"(refused: "is set" has no place for 9)"},
        {R"({"in":[{"var":"a"},["x","y"]]})", "is-exactly", R"(refused: "is" has no place for "y")", "string"},
        {R"({"<=":[1,{"var":"a"},5]})", "at-least", R"(refused: "is at least" has no place for 5)"},
        {R"({"===":[{"var":"a"},{"var":"b"}]})", "part-of", R"(refused: "is part of" has no place for {"var":"b"})"},
        {R"({"!!":{"var":["a",3]}})", "is-missing", R"(refused: "is missing" has no place for 3)"},
        {R"({"==":[{"+":[1]},0]})", "is-missing",
         "refused: Only a field of the event can be set or missing: this is something else"},
        {R"({"and":[1]})", "is-set", "refused: This part is not a relation between a field and a value"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        CAPTURE(row.relation);
        CHECK_EQ(textOf(setRelation(siteOf(row.before), 0, named(row.relation), row.type)), row.after);
    }
    CHECK_EQ(textOf(setRelation(siteOf(R"({">=":[{"var":"a"},9]})"), 0, named("is-set"), "number", Loss::Accept)),
             R"({"!!":{"var":"a"}})");
    CHECK_EQ(textOf(setRelation(siteOf(R"({"<=":[1,{"var":"a"},5]})"), 0, named("at-most"), "", Loss::Accept)),
             R"({"<=":[{"var":"a"},5]})");
}

TEST_CASE("setRelation keeps lines")
{
    const Site site = siteOf(lines, "/value");
    const PartId clause = at(site, "/and/1");
    std::string expected = lines;
    expected.replace(expected.find("        \"in\""), 0, "        \"!\": {\n  ");
    const auto negated = setRelation(site, clause, named("not-one-of"), "string");
    REQUIRE(negated);
    CHECK_EQ(negated->document.text(), R"({
  "value": {
    "and": [
      {">=": [{"var": "score"}, 9.50]},
      {
        "!": {
          "in": [
            {"var": "tier"},
            ["gold", "\u0041"]
          ]
        }
      },
      {"!": {"var": "is_void"}}
    ]
  },
  "is_dynamic": null
}
)");
    const Site then = Site::of(negated->document, "/value");
    CHECK_EQ(textOf(setRelation(then, clause, named("one-of"), "string")), lines);
    const auto between = setRelation(site, clause, named("between"), "string");
    REQUIRE(between);
    CHECK(between->document.text().find(R"(      {
        "<=": [
          "gold",
          {"var": "tier"},
          "\u0041"
        ]
      },)") != std::string::npos);
}

TEST_CASE("setField")
{
    struct Row {
        const char* before;
        const char* part;
        const char* after;
    };
    const Row rows[] = {
        {R"({"==":[{"var" : "a.b"}, 1]})", "/==/0", R"({"==":[{"var" : "x.y"}, 1]})"},
        {R"({"==":[{"var":["a", {"var":"b"}]},1]})", "/==/0", R"({"==":[{"var":["x.y", {"var":"b"}]},1]})"},
        {R"({"!":{"var":[]}})", "/!", R"({"!":{"var":["x.y"]}})"},
        {R"({"var":null})", "", R"({"var":"x.y"})"},
        {R"({"var":[3]})", "", R"({"var":["x.y"]})"},
        {R"({"!":{"missing":["a"]}})", "", R"({"!":{"missing":["x.y"]}})"},
        {R"({"missing":"a"})", "", R"({"missing":"x.y"})"},
        {R"({"missing":["a","b"]})", "", "refused: This part is no field"},
        {R"({"==":[1,2]})", "/==/0", "refused: This part is no field"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        const Site site = siteOf(row.before);
        const PartId part = at(site, row.part);
        // "/!" of a presence leads to the field inside it.
        const PartId field = site.outline.part(part).form == Form::Presence ? site.outline.part(part).firstChild : part;
        CHECK_EQ(textOf(setField(site, field, "x.y")), row.after);
    }
}

TEST_CASE("addOperand")
{
    struct Row {
        const char* before;
        const char* after;
    };
    const Row rows[] = {
        {R"({"+":[1]})", R"({"+":[1,0]})"},
        {R"({"-":1})", R"({"-":[1,0]})"},
        {R"({"-":[1,2]})", "refused: Nothing can be added to this part"},
        {R"({"var":"a"})", R"({"var":["a",0]})"},
        {R"({"var":["a",1]})", "refused: Nothing can be added to this part"},
        {R"({"and":[1]})", R"({"and":[1,0]})"},
        {R"({"reduce":[[1],{"var":"a"}]})", R"({"reduce":[[1],{"var":"a"},0]})"},
        {R"({"if":[1,2]})", R"({"if":[1,2,0]})"},
        {R"({"if":[1,2,3]})", R"({"if":[1,2,0,null,3]})"},
        {R"({"missing":["a"]})", R"({"missing":["a",0]})"},
        {R"({"==":[1,2]})", "refused: Nothing can be added to this part"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        const Site site = siteOf(row.before);
        const auto edited = addOperand(site, 0, "0");
        CHECK_EQ(textOf(edited), row.after);
        CHECK_EQ(canAddOperand(site, 0), edited.has_value());
        if (edited)
            CHECK_EQ(textOf(replace(Site::of(edited->document, ""),
                                    Site::of(edited->document, "").outline.at(edited->pointer), "0")),
                     row.after); // the pointer is that of what was added
    }
}

TEST_CASE("duplicate and move")
{
    const Site site = siteOf(R"({"and":[1, {"or":[2, 3]}, {"!":{"or":[4]}}]})");
    CHECK_EQ(textOf(duplicate(site, at(site, "/and/1/or/0"))), R"({"and":[1, {"or":[2, 2, 3]}, {"!":{"or":[4]}}]})");
    CHECK_EQ(textOf(duplicate(site, at(site, "/and/2"))),
             R"({"and":[1, {"or":[2, 3]}, {"!":{"or":[4]}}, {"!":{"or":[4]}}]})");
    CHECK_EQ(textOf(duplicate(siteOf(R"({"var":"a"})"), 0)), R"({"and":[{"var":"a"},{"var":"a"}]})");
    CHECK_EQ(textOf(duplicate(siteOf(R"({"and":{"var":"a"}})"), 1)), R"({"and":[{"var":"a"},{"var":"a"}]})");
    const Site clause = siteOf(R"({"==":[1,2]})");
    CHECK_FALSE(canDuplicate(clause, 1));
    CHECK_EQ(duplicate(clause, 1).error().kind, Error::Kind::Usage);

    const auto moved = [&](std::vector<const char*> parts, const char* group, std::size_t position) {
        std::vector<PartId> ids;
        for (const char* part : parts)
            ids.push_back(at(site, part));
        const auto edited = move(site, ids, {at(site, group), position});
        return edited ? edited->document.text() + " " + edited->pointer : textOf(edited);
    };
    CHECK_EQ(moved({"/and/0"}, "", 3), R"({"and":[{"or":[2, 3]}, {"!":{"or":[4]}}, 1]} /and/2)");
    CHECK_EQ(moved({"/and/0"}, "", 1), R"({"and":[1, {"or":[2, 3]}, {"!":{"or":[4]}}]} /and/0)");
    CHECK_EQ(moved({"/and/2", "/and/0"}, "", 2), R"({"and":[{"or":[2, 3]}, 1, {"!":{"or":[4]}}]} /and/1)");
    CHECK_EQ(moved({"/and/0"}, "/and/1", 1), R"({"and":[{"or":[2, 1, 3]}, {"!":{"or":[4]}}]} /and/0/or/1)");
    CHECK_EQ(moved({"/and/1/or/1"}, "", 0), R"({"and":[3, 1, {"or":[2]}, {"!":{"or":[4]}}]} /and/0)");
    CHECK_EQ(moved({"/and/2/!/or/0"}, "", 0), R"({"and":[4, 1, {"or":[2, 3]}]} /and/0)");
    CHECK_EQ(moved({"/and/1/or/0", "/and/1/or/1"}, "", 1), R"({"and":[1, 2, 3, {"!":{"or":[4]}}]} /and/1)");
    CHECK_EQ(moved({"/and/0", "/and/1/or/0"}, "/and/2", 1),
             R"({"and":[{"or":[3]}, {"!":{"or":[4, 1, 2]}}]} /and/1/!/or/1)");
    CHECK_EQ(moved({"/and/1"}, "/and/0", 0), R"({"and":[{"and":[{"or":[2, 3]}, 1]}, {"!":{"or":[4]}}]} /and/0/and/0)");
    CHECK_EQ(moved({"/and/1"}, "/and/1", 0), "refused: A part cannot be moved into itself");
    CHECK_EQ(moved({"/and/1"}, "/and/1/or/0", 0), "refused: A part cannot be moved into itself");
    CHECK_FALSE(canMove(site, {at(site, "/and/1")}, at(site, "/and/1/or/0")));
    CHECK(canMove(site, {at(site, "/and/1")}, at(site, "/and/2")));
    const Site choice = siteOf(R"({"if":[{"var":"a"},{"and":[1]},{"or":[2]}]})");
    CHECK_FALSE(canMove(choice, {1}, at(choice, "/if/2"))); // its value would stay behind
    CHECK_EQ(textOf(move(choice, {1}, {at(choice, "/if/2"), 0})), "refused: This part has to stay where it is");

    // What moves into another depth is indented as it stands there, and back again.
    const Site deep = siteOf(lines, "/value");
    const auto wrapped = wrap(deep, {at(deep, "/and/2")}, Quantifier::Any);
    REQUIRE(wrapped);
    const Site there = Site::of(wrapped->document, "/value");
    const auto in = move(there, {at(there, "/and/1")}, {at(there, "/and/2"), 0});
    REQUIRE(in);
    CHECK_EQ(in->pointer, "/and/1/or/0");
    CHECK(in->document.text().find("          {\n            \"in\": [\n") != std::string::npos);
    const Site back = Site::of(in->document, "/value");
    CHECK_EQ(textOf(move(back, {at(back, in->pointer)}, {0, 1})), wrapped->document.text());
}

TEST_CASE("a rule that is not there has no edits")
{
    const Site site = Site::of(document(R"({"a": 1})"), "/b");
    CHECK_EQ(replace(site, 0, "1").error().kind, Error::Kind::Missing);
    CHECK_EQ(wrap(site, {0}, Quantifier::All).error().kind, Error::Kind::Missing);
    CHECK_EQ(fieldText(site, "a"), R"({"var": "a"})");
}
