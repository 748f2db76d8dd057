// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/condition/edits.h"

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

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
