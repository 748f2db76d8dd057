// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"

#include "engine/base/english.h"

#include <doctest/doctest.h>
#include <functional>
#include <vector>

using namespace retort;
using namespace retort::json;

namespace {

Document document(std::string text)
{
    auto parsed = Document::parse(std::move(text));
    REQUIRE(parsed);
    return *parsed;
}

// The text afterwards, or "kind pointer: sentence".
std::string told(const Result<Document>& result)
{
    if (result)
        return result->text();
    static const char* const kinds[] = {"Syntax", "Limit", "Type", "Missing", "Conflict", "Io", "Usage"};
    const Error& error = result.error();
    std::string place;
    if (error.place.line > 0)
        place = " at " + std::to_string(error.place.line) + ':' + std::to_string(error.place.column);
    return kinds[static_cast<int>(error.kind)] + place + ' ' + error.where + ": " + english(error.message);
}

struct Row {
    const char* shows;
    const char* before;
    std::function<Result<Document>(const Document&)> edit;
    const char* after;
};

void hold(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        CAPTURE(row.shows);
        CHECK(told(row.edit(document(row.before))) == row.after);
    }
}

auto setting(std::string pointer, std::string json)
{
    return [=](const Document& d) { return set(d, pointer, json); };
}
auto inserting(std::string array, std::size_t position, std::string json)
{
    return [=](const Document& d) { return insertItem(d, array, position, json); };
}
auto adding(std::string object, std::string key, std::string json)
{
    return [=](const Document& d) { return insertMember(d, object, key, json); };
}
auto removing(std::string pointer)
{
    return [=](const Document& d) { return remove(d, pointer); };
}
auto moving(std::string array, std::size_t from, std::size_t to)
{
    return [=](const Document& d) { return moveItem(d, array, from, to); };
}
auto renaming(std::string pointer, std::string key)
{
    return [=](const Document& d) { return renameMember(d, pointer, key); };
}

} // namespace

TEST_CASE("set replaces the value and nothing else")
{
    hold({
        {"a scalar", R"({ "a" : 9.0 ,"b":1.50})", setting("/a", "8"), R"({ "a" : 8 ,"b":1.50})"},
        {"the root", " [1] \n", setting("", "{}"), " {} \n"},
        {"space around the new value is left out", "[1]", setting("/0", " \n 2 "), "[2]"},
        {"escaped keys are found", R"({"a\/b":1,"m~n":2})", setting("/a~1b", "3"), R"({"a\/b":3,"m~n":2})"},
        {"lines of the new value take the indent of where they go", "{\n    \"a\": 1\n}",
         setting("/a", "{\n  \"b\": 2\n}"), "{\n    \"a\": {\n      \"b\": 2\n    }\n}"},
        {"the value's own indent is taken off", "{\n  \"a\": 1\n}", setting("/a", "[\n        1\n    ]"),
         "{\n  \"a\": [\n      1\n  ]\n}"},
        {"line breaks become the document's", "{\r\n  \"a\": 1\r\n}", setting("/a", "[\n  1\n]"),
         "{\r\n  \"a\": [\r\n    1\r\n  ]\r\n}"},
        {"the same text changes nothing, however it is laid out", "{\"a\": [1,\n\t\t2\r\n ]}",
         setting("/a", "[1,\n\t\t2\r\n ]"), "{\"a\": [1,\n\t\t2\r\n ]}"},
        {"a member that is not there is added", R"({"a": 1})", setting("/b", "2"), R"({"a": 1, "b": 2})"},
        {"one past the end is added", "[1, 2]", setting("/2", "3"), "[1, 2, 3]"},
        {"so is -", "[1, 2]", setting("/-", "3"), "[1, 2, 3]"},
    });
}

TEST_CASE("an added item follows its neighbours")
{
    hold({
        {"one line", "[1, 2]", inserting("", 1, "9"), "[1, 9, 2]"},
        {"one line, compact", "[1,2]", inserting("", 0, "9"), "[9,1,2]"},
        {"one line, at the end", "[1,2]", inserting("", 2, "9"), "[1,2,9]"},
        {"one item, compact as the keys around", R"({"a":[1]})", inserting("/a", 1, "9"), R"({"a":[1,9]})"},
        {"one item, spaced as the keys around", R"({"a": [1]})", inserting("/a", 0, "9"), R"({"a": [9, 1]})"},
        {"one item and nothing to follow", "[1]", inserting("", 0, "9"), "[9, 1]"},
        {"lines, at the start", "[\n   1,\n   2\n]", inserting("", 0, "9"), "[\n   9,\n   1,\n   2\n]"},
        {"lines, at the end", "[\n\t1,\n\t2\n]\n", inserting("", 2, "9"), "[\n\t1,\n\t2,\n\t9\n]\n"},
        {"an empty line between others is not repeated", "[\n  1,\n\n  2\n]", inserting("", 1, "9"),
         "[\n  1,\n\n  9,\n  2\n]"},
        {"Windows lines", "[\r\n  1\r\n]", inserting("", 1, "9"), "[\r\n  1,\r\n  9\r\n]"},
        {"one line within lines", "{\n  \"a\": [1, 2]\n}", inserting("/a", 0, "9"), "{\n  \"a\": [9, 1, 2]\n}"},
        {"an item of several lines", "{\n  \"a\": [\n    {}\n  ]\n}", inserting("/a", 1, "{\n  \"b\": 1\n}"),
         "{\n  \"a\": [\n    {},\n    {\n      \"b\": 1\n    }\n  ]\n}"},
    });
}

TEST_CASE("the first child of an empty container stands as the container does")
{
    hold({
        {"nothing to follow: two spaces", "{}", adding("", "a", "1"), "{\n  \"a\": 1\n}"},
        {"on a line of its own", "{\n    \"a\": {}\n}", adding("/a", "b", "1"),
         "{\n    \"a\": {\n        \"b\": 1\n    }\n}"},
        {"tabs", "{\n\t\"a\": []\n}", inserting("/a", 0, "1"), "{\n\t\"a\": [\n\t\t1\n\t]\n}"},
        {"Windows lines", "{\r\n  \"a\": []\r\n}", inserting("/a", 0, "1"), "{\r\n  \"a\": [\r\n    1\r\n  ]\r\n}"},
        {"within a line", R"({"a":{}})", adding("/a", "b", "1"), R"({"a":{"b":1}})"},
        {"within a line, spaced", R"({"a": {}})", adding("/a", "b", "1"), R"({"a": {"b": 1}})"},
        {"its inner space stays", R"({"a": [ ]})", inserting("/a", 0, "1"), R"({"a": [ 1 ]})"},
        {"on a line of its own as well", "[ ]", inserting("", 0, "1"), "[ 1 ]"},
        {"a line break within stays one", "{\"a\": [\n]}", inserting("/a", 0, "1"), "{\"a\": [\n  1\n]}"},
    });
}

TEST_CASE("an added member comes last, in the manner of the others")
{
    hold({
        {"compact", R"({"a":1})", adding("", "b", "2"), R"({"a":1,"b":2})"},
        {"odd colon", R"({"a" :1})", adding("", "b", "2"), R"({"a" :1,"b" :2})"},
        {"lines", "{\n  \"a\": 1\n}", adding("", "b", "2"), "{\n  \"a\": 1,\n  \"b\": 2\n}"},
        {"the key is escaped", "{\"a\": 1}", adding("", "say \"é\"\n", "2"), "{\"a\": 1, \"say \\\"é\\\"\\n\": 2}"},
    });
}

TEST_CASE("remove takes the comma and the line")
{
    hold({
        {"first of a line", "[1, 2, 3]", removing("/0"), "[2, 3]"},
        {"middle of a line", "[1, 2, 3]", removing("/1"), "[1, 3]"},
        {"last of a line", "[1, 2 , 3 ]", removing("/2"), "[1, 2 ]"},
        {"the only one", "[ 1 ]", removing("/0"), "[ ]"},
        {"the only one, with lines", "{\n  \"a\": 1\n}", removing("/a"), "{}"},
        {"first of lines", "{\n  \"a\": 1,\n  \"b\": 2\n}", removing("/a"), "{\n  \"b\": 2\n}"},
        {"last of lines", "{\n  \"a\": 1,\n  \"b\": 2\n}", removing("/b"), "{\n  \"a\": 1\n}"},
        {"last of Windows lines", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}", removing("/b"), "{\r\n  \"a\": 1\r\n}"},
    });
}

TEST_CASE("moved items keep their bytes, and what is between them stays")
{
    hold({
        {"down", "[1.0,  \"\\u0061\", 3]", moving("", 0, 1), "[\"\\u0061\",  1.0, 3]"},
        {"up", "[1, 2,\n3]", moving("", 2, 0), "[3, 1,\n2]"},
        {"to its own place", "[1 , 2]", moving("", 1, 1), "[1 , 2]"},
    });
}

TEST_CASE("renameMember changes the key alone")
{
    hold({
        {"renamed", R"({"a" : 1, "b":2})", renaming("/a", "c"), R"({"c" : 1, "b":2})"},
        {"the same key keeps its escapes", R"({"\u0061":1})", renaming("/a", "a"), R"({"\u0061":1})"},
    });
}

TEST_CASE("splice checks the whole")
{
    const Document d = document("[1, 2]");
    CHECK(told(splice(d, {std::size_t{1}, std::size_t{2}}, "7, 8")) == "[7, 8, 2]");
    CHECK(told(splice(d, {std::size_t{1}, std::size_t{2}}, "")) ==
          "Syntax at 1:2 : A value is missing before this comma; write one, or take the comma out.");
    CHECK(told(splice(d, {std::size_t{1}, std::size_t{9}}, "")) ==
          "Usage : The place to change lies outside of the text; choose one within it.");
}

TEST_CASE("edits that cannot be say why")
{
    hold({
        {"no pointer", "[1]", setting("a", "1"),
         "Missing a: a is no JSON Pointer; write it like /actions/0/name, with ~0 for ~ and ~1 for /."},
        {"nothing on the way", "{}", setting("/a/b", "1"),
         "Missing /a: There is nothing at /a; choose a place that is there."},
        {"past the end", "[1]", setting("/2", "1"),
         "Missing /2: There is nothing at /2; choose a place that is there."},
        {"below a scalar", "[1]", setting("/0/a", "1"),
         "Missing /0/a: There is nothing at /0/a; choose a place that is there."},
        {"no JSON", "{\"a\":1}", setting("/a", "[1,]"), "Syntax at 1:3 /a: Nothing follows this comma; take it out."},
        {"a place within the new value", "{\"a\":1}", setting("/a", "{\"b\":[tru]}"),
         "Syntax at 1:7 /a/b/0: tru is no JSON; write true."},
        {"a duplicate key in the new value", "[0]", setting("/0", "{\"a\":1,\"a\":1}"),
         "Syntax at 1:8 /0/a: The key \"a\" stands twice in this object, first at line 1, column 2; keep one of the "
         "two, or rename one."},
        {"no list", "{}", inserting("", 0, "1"),
         "Type : What stands at the top of the document is no list; choose a list."},
        {"no object", "[[]]", adding("/0", "a", "1"), "Type /0: What stands at /0 is no object; choose an object."},
        {"no such position", "[1]", inserting("", 2, "1"),
         "Missing : There is no place 3 in a list of 1 items; choose one that is there."},
        {"no item to move", "[1]", moving("", 0, 1),
         "Missing : There is no place 2 in a list of 1 items; choose one that is there."},
        {"the key is there", "{\"\\u0061\":1}", adding("", "a", "1"),
         "Conflict /a: The object has a key \"a\" already; choose another one."},
        {"the new key is there", "{\"a\":1,\"b\":1}", renaming("/b", "a"),
         "Conflict /b: The object has a key \"a\" already; choose another one."},
        {"no key", "[1]", renaming("/0", "a"),
         "Type /0: What stands at /0 has no key that could be renamed; choose a member of an object."},
        {"the root stays", "[1]", removing(""),
         "Usage : The document as a whole cannot be taken out; put another value in its place."},
    });
}

TEST_CASE("an edit keeps to the document's limits")
{
    Limits limits;
    limits.depth = 2;
    limits.itemsInArray = 3;
    const auto d = Document::parse("[[1]]", limits);
    REQUIRE(d);
    CHECK(set(*d, "/0/0", "[]").error().kind == Error::Kind::Limit);
    CHECK(set(*d, "/0/0", "[[[]]]").error().kind == Error::Kind::Limit);
    const auto three = set(*d, "/0", "[1,2,3]");
    REQUIRE(three);
    CHECK(insertItem(*three, "/0", 3, "4").error().kind == Error::Kind::Limit);
    CHECK(three->limits().depth == 2);
}

TEST_CASE("indentOf finds the document's indent")
{
    CHECK(indentOf(document("{}")) == "  ");
    CHECK(indentOf(document("[1, [\n1]]")) == "  ");
    CHECK(indentOf(document("{\n   \"a\": 1\n}")) == "   ");
    CHECK(indentOf(document("[{\n\t\"a\": 1\n}]")) == "\t");
}
