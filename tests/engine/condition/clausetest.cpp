// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/condition/edits.h"

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

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
        Begun begun = Begun::Kept;
    };
    const auto given = Begun::GivesWay;
    const Row rows[] = {
        {R"({">=": [{"var" :"a"},  9.50]})", "more-than", R"({">": [{"var" :"a"},  9.50]})"},
        {R"({">=": [{"var" :"a"},  9.50]})", "at-least", R"({">=": [{"var" :"a"},  9.50]})"},
        {R"({">=": [{"var" :"a"},  9.50]})", "not-at-least", R"({"!": {">=": [{"var" :"a"},  9.50]}})"},
        {R"({"!":[{">=": [{"var":"a"}, 9]}]})", "is", R"({"==": [{"var":"a"}, 9]})"},
        {R"({"===": [{"var":"a"},  "\u0041"]})", "one-of", R"({"in": [{"var":"a"},  ["\u0041"]]})"},
        {R"({"===": [{"var":"a"}, ""]})", "one-of", R"({"in": [{"var":"a"}, []]})", "", given},
        {R"({"===": [{"var":"a"}, ""]})", "one-of", R"({"in": [{"var":"a"}, [""]]})"},
        {R"({"===": [{"var":"a"}, "x"]})", "one-of", R"({"in": [{"var":"a"}, ["x"]]})", "", given},
        {R"({"===": [{"var":"a"}, ""]})", "at-least", R"({">=": [{"var":"a"}, ""]})", "number"},
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
        {R"({"<=":[0,{"var":"a"},5]})", "at-most", R"({"<=":[{"var":"a"},5]})", "", given},
        {R"({"<=":[0,{"var":"a"},0]})", "at-most", R"({"<=":[{"var":"a"},0]})"},
        {R"({"!!":{"var":"a"}})", "at-least", R"({">=":[{"var":"a"},0]})", "number"},
        {R"({"!!": [{"var": "a"}]})", "is-exactly", R"({"===": [{"var": "a"}, true]})", "boolean"},
        {R"({"!!":{"var":"a"}})", "is-not-set", R"({"!":{"var":"a"}})"},
        {R"({"!":[{"var":"a"}]})", "is-set", R"({"!!":[{"var":"a"}]})"},
        {R"({"!":{"!!":{"var":"a"}}})", "is-set", R"({"!!":{"var":"a"}})"},
        {R"({"var":"a"})", "at-least", R"({">=":[{"var":"a"},0]})", "number"},
        {R"({"var":["a", 1]})", "is-set", R"({"!!":{"var":["a", 1]}})"},
        {R"({"===": [{"var": "a"}, ""]})", "is-set", R"({"!!": {"var": "a"}})", "", given},
        {R"({"===": [{"var": "a"}, ""]})", "is-not-set", R"({"!": {"var": "a"}})", "", given},
        {R"({"===": [{"var": "a"}, ""]})", "is-missing", R"({"missing": ["a"]})", "", given},
        {R"({"===": [{"var": "a"}, ""]})", "is-there", R"({"!": {"missing": ["a"]}})", "", given},
        {R"({"missing": ["a"]})", "is-there", R"({"!": {"missing": ["a"]}})"},
        {R"({"!":{"missing":"a"}})", "is-missing", R"({"missing":"a"})"},
        {R"({"!": {"missing": ["a\u0041"]}})", "at-most", R"({"<=": [{"var": "a\u0041"}, 0]})", "number"},
        {R"({"!!": {"var": "a"}})", "is-there", R"({"!": {"missing": ["a"]}})"},
        // What would be lost, whatever it is.
        {R"({"===":[{"var":"a"},""]})", "is-set", R"(refused: "is set" has no place for "")"},
        {R"({">=":[{"var":"a"},0]})", "is-not-set", R"(refused: "is not set or 0" has no place for 0)", "number"},
        {R"({"==":[{"var":"a"},null]})", "is-missing", R"(refused: "is missing" has no place for null)"},
        {R"({"==":[{"var":"a"},[]]})", "is-there", R"(refused: "is there" has no place for [])"},
        {R"({"===":[{"var":"a"},true]})", "is-set", R"(refused: "is true" has no place for true)", "boolean"},
        {R"({"<=":[0,{"var":"a"},5]})", "at-most", R"(refused: "is at most" has no place for 0)"},
        {R"({"==":[{"var":"a"},9]})", "is-set", R"(refused: "is set" has no place for 9)", "", given},
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
        CHECK_EQ(textOf(setRelation(siteOf(row.before), 0, named(row.relation), row.type, Loss::Refuse, row.begun)),
                 row.after);
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
