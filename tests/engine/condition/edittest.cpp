// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/condition/edits.h"

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

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
