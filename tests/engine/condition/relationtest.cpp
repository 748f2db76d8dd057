// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/condition/edit.h"
#include "tests/engine/condition/shape.h"
#include "tests/engine/logic/phrasecheck.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>
#include <set>

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

TEST_CASE("a clause says what people picked")
{
    struct Row {
        const char* rule;
        const char* relation;
        const char* subject; ///< As the text of its JSON.
    };
    const Row rows[] = {
        {R"({"===":[{"var":"a"},"gold"]})", "is-exactly", "field a"},
        {R"({"!==":[{"var":"a"},"gold"]})", "is-not-exactly", "field a"},
        {R"({"==":[{"var":"a"},9]})", "is", "field a"},
        {R"({"!=":[{"var":"a"},9]})", "is-not", "field a"},
        {R"({">=":[{"var":"a"},9]})", "at-least", "field a"},
        {R"({"!":{">=":[{"var":"a"},9]}})", "not-at-least", "field a"},
        {R"({"!":{"==":[{"var":"a"},9]}})", "not-is", "field a"},
        {R"({">":[9,{"var":"a"}]})", "more-than", "value 9"},
        {R"({"<=":[1,{"var":"a"},9]})", "between", "field a"},
        {R"({"<":[1,{"var":"a"},9]})", "strictly-between", "field a"},
        {R"({"!":{"<=":[1,{"var":"a"},9]}})", "not-between", "field a"},
        {R"({"!":{"<":[1,{"var":"a"},9]}})", "not-strictly-between", "field a"},
        {R"({"in":[{"var":"a"},["x"]]})", "one-of", "field a"},
        {R"({"in":[{"var":"a"},["x",{"var":"b"}]]})", "one-of", "field a"},
        {R"({"!":{"in":[{"var":"a"},["x"]]}})", "not-one-of", "field a"},
        {R"({"in":["vip",{"var":"a"}]})", "contains", "field a"},
        {R"({"!":{"in":["vip",{"var":"a"}]}})", "not-contains", "field a"},
        {R"({"in":[{"var":"a"},"abc"]})", "part-of", "field a"},
        {R"({"!":[{"in":[{"var":"a"},"abc"]}]})", "not-part-of", "field a"},
        {R"({"!!":{"var":"a"}})", "is-set", "field a"},
        {R"({"!!":[{"var":"a"}]})", "is-set", "field a"},
        {R"({"var":"a"})", "is-set", "field a?"},
        {R"({"!":{"var":"a"}})", "is-not-set", "field a"},
        {R"({"!":{"!!":{"var":"a"}}})", "is-not-set", "field a"},
        {R"({"missing":["a"]})", "is-missing", "value \"a\""},
        {R"({"!":{"missing":"a"}})", "is-there", "value \"a\""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        const Outline outline = outlineOf(row.rule);
        const Relation* relation = relationOf(outline, 0);
        REQUIRE(relation);
        CHECK_EQ(relation->id, row.relation);
        CHECK_EQ(shapeOf(outline, operandsOf(outline, 0).subject), row.subject);
    }
    for (const char* rule : {R"({"missing":["a","b"]})", R"({"missing_some":[1,["a"]]})", R"({"and":[1]})", "5",
                             R"({"+":[1]})", R"({"gte":[1,2]})", R"({"missing":[["a"]]})"}) {
        CAPTURE(rule);
        CHECK_FALSE(relationOf(outlineOf(rule), 0));
        CHECK_EQ(operandsOf(outlineOf(rule), 0).subject, noPart);
    }
    CHECK_FALSE(relationOf(outlineOf(R"({"var":"a"})", Use::Value), 0)); // a value, and nothing is asked
}

TEST_CASE("each relation has words, for each type of field, and no two offered ones the same")
{
    for (const char* type : {"string", "number", "integer", "boolean", "date", "datetime", "array", "object", ""}) {
        CAPTURE(type);
        std::set<std::string> words;
        for (const Relation* relation : relationsFor(type)) {
            REQUIRE(relation);
            CHECK(relation->offered);
            const Phrase said = inWords(*relation, type);
            CHECK_EQ(wrongWith(said), "");
            CHECK_MESSAGE(words.insert(english(said)).second, english(said));
        }
        CHECK(words.size() >= 4);
        for (const Relation& relation : relations())
            CHECK_EQ(wrongWith(inWords(relation, type)), "");
    }
    std::set<std::string_view> ids;
    for (const Relation& relation : relations()) {
        CHECK_MESSAGE(ids.insert(relation.id).second, relation.id);
        CHECK_EQ(relationNamed(relation.id), &relation);
    }
    CHECK_FALSE(relationNamed("gte"));
    CHECK_EQ(english(inWords(*relationNamed("at-least"), "datetime")), "is on or after");
    CHECK_EQ(english(inWords(*relationNamed("is-exactly"), "string")), "is");
    CHECK_EQ(english(inWords(*relationNamed("is"), "number")), "is");
}

TEST_CASE("a clause that is made says its relation, and its JSON is that of the documented patterns")
{
    const Site site = siteOf(R"({"condition": true})", "/condition");
    for (const char* type : {"string", "number", "boolean", "datetime", "array", ""}) {
        for (const Relation* relation : relationsFor(type)) {
            CAPTURE(type);
            CAPTURE(relation->id);
            const std::string text = clauseText(site, "data.score", *relation, type);
            CAPTURE(text);
            const Outline outline = outlineOf(text);
            CHECK_EQ(relationOf(outline, 0), relation);
            CHECK(text.find("data.score") != text.npos);
        }
    }
    CHECK_EQ(newClause(site, "data.score", "number"), R"({">=": [{"var": "data.score"}, 0]})");
    CHECK_EQ(newClause(site, "tier_handle", "string"), R"({"===": [{"var": "tier_handle"}, ""]})");
    CHECK_EQ(newClause(site, "is_void", "boolean"), R"({"!!": {"var": "is_void"}})");
    CHECK_EQ(newClause(site, "flattened_tags", "array"), R"({"in": ["", {"var": "flattened_tags"}]})");
    CHECK_EQ(newClause(siteOf(R"({"condition":true})", "/condition"), "joined_at", "datetime"),
             R"({">=":[{"var":"joined_at"},""]})");
    CHECK_EQ(clauseText(site, "a\"b", *relationNamed("is-there"), ""), R"({"!": {"missing": ["a\"b"]}})");
    CHECK_EQ(clauseText(site, "a", *relationNamed("not-one-of"), "string"), R"({"!": {"in": [{"var": "a"}, []]}})");
}
