// SPDX-License-Identifier: GPL-3.0-or-later
// Files as texts, whatever they hold; sample events; the order of problems.
#include "engine/lint/rules.h"
#include "tests/engine/lint/shared.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace retort;
using lint::FileKind;

namespace {

/// "3:7 error json.invalid "
std::string linesIn(FileKind kind, const std::string& text)
{
    const lint::Surroundings surroundings(test::parts());
    std::string all;
    for (const lint::Placed& one : lint::lintText(kind, "x.json", text, surroundings))
        all += std::to_string(one.place.line) + ':' + std::to_string(one.place.column) + ' ' +
               test::lineOf(one.problem) + '\n';
    return all;
}

} // namespace

TEST_CASE("what is no JSON has its line and column")
{
    CHECK(linesIn(FileKind::Reaction, "") == "1:1 error json.invalid \n");
    CHECK(linesIn(FileKind::Reaction, "{\n  \"name\": \"x\",\n  \"trigger\" 1\n}") ==
          "3:13 error json.invalid /trigger\n");
    CHECK(linesIn(FileKind::Target, "{\"a\": 1, \"a\": 2}") == "1:10 error json.invalid /a\n");
    CHECK(linesIn(FileKind::Other, "[1,]") == "1:3 error json.invalid \n");
    CHECK(linesIn(FileKind::Reaction, std::string(600, '[')).starts_with("1:512 error json.invalid /0/0"));
}

TEST_CASE("what its folder does not hold has its place too")
{
    CHECK(linesIn(FileKind::Reaction, "[]") == "1:1 error file.type \n");
    CHECK(linesIn(FileKind::Reaction, "{\n  \"name\": 7}") == "2:11 error file.type /name\n");
    CHECK(linesIn(FileKind::Event, "{}") == "1:1 error file.type \n");
    CHECK(linesIn(FileKind::Target, "{\"handle\": \"a\"}") == "1:1 error file.type \n");
    CHECK(linesIn(FileKind::Definitions, "{\"kind\": \"tags\", \"data\": {}}") == "1:26 error file.type /data\n");
    CHECK(linesIn(FileKind::Definitions, "{\"kind\": \"tags\", \"data\": []}").empty());
    CHECK(linesIn(FileKind::Other, "7").empty());
}

TEST_CASE("all that cannot be read in a file is told, and no more of it than anyone reads")
{
    CHECK(linesIn(FileKind::Reaction, R"({"notes": [],
"name": 7,
"is_active": "yes",
"actions": [8,
{"name": "filter", "arguments": {}},
{"name": "benefit.create", "arguments": [{"name": 1, "is_dynamic": "no", "value": 1}]}]})") ==
          "1:11 error file.type /notes\n"
          "2:9 error file.type /name\n"
          "3:14 error file.type /is_active\n"
          "4:13 error file.type /actions/0\n"
          "5:33 error file.type /actions/1/arguments\n"
          "6:51 error file.type /actions/2/arguments/0/name\n"
          "6:68 error file.type /actions/2/arguments/0/is_dynamic\n");
    CHECK(linesIn(FileKind::Event, R"({"event": 1, "context": [], "_retort": {"clock": 2}})") ==
          "1:11 error file.type /event\n1:25 error file.type /context\n1:50 error file.type /_retort/clock\n");
    CHECK(linesIn(FileKind::Target, R"({"name": 1, "condition": 2})") ==
          "1:1 error file.type \n1:10 error file.type /name\n1:26 error file.type /condition\n");
    CHECK(linesIn(FileKind::Definitions, R"({"kind": [], "data": {}})") ==
          "1:10 error file.type /kind\n1:22 error file.type /data\n");
    std::string many = R"({"name": "x", "actions": [1)";
    for (int i = 0; i < 5000; ++i)
        many += ", 1";
    const std::string told = linesIn(FileKind::Reaction, many + "]}");
    CHECK(std::count(told.begin(), told.end(), '\n') == 20);
}

TEST_CASE("a problem of something that is not there stands at what is around it")
{
    CHECK(linesIn(FileKind::Reaction, "\n {\"name\": \"x\", \"trigger\": \"a.b\", \"is_active\": true}") ==
          "2:2 warning chain.empty \n");
    CHECK(linesIn(FileKind::Reaction, "{\"trigger\": \"a.b\", \"is_active\": true, \"actions\": [\n]}") ==
          "1:1 error reaction.no-name /name\n1:50 warning chain.empty /actions\n");
}

TEST_CASE("a rule beyond the limits is told as that")
{
    std::string rule = "{\"var\": \"data.a\"}";
    for (int i = 0; i < 300; ++i)
        rule = "{\"!\": " + rule + "}";
    CHECK(linesIn(FileKind::Reaction,
                  "{\"name\": \"x\", \"trigger\": \"a.b\", \"is_active\": true, \"actions\": [{\"name\": \"filter\", "
                  "\"sort_order\": 1, \"arguments\": [{\"name\": \"condition\", \"value\": " +
                      rule +
                      "}]}, {\"name\": \"target.send\", \"sort_order\": 2, \"arguments\": [{\"name\": "
                      "\"target\", \"value\": \"t\"}]}]}")
              .find("error condition.limit /actions/0/arguments/0/value") != std::string::npos);
}

TEST_CASE("sample events are held against the names of events")
{
    CHECK(linesIn(FileKind::Event, R"({"event": "custom.thing_done", "profile_id": "p", "data": {}})").empty());
    CHECK(linesIn(FileKind::Event, R"({"event": "profile.created", "context": {}})").empty());
    CHECK(linesIn(FileKind::Event, R"({"event": "profile.update", "context": {}})") ==
          "1:11 warning event.alias /event -> profile.updated\n");
    CHECK(linesIn(FileKind::Event, R"({"event": "profile.creatd", "context": {}})") ==
          "1:11 warning event.unknown /event -> profile.created\n");
    CHECK(linesIn(FileKind::Event, R"({"event": "acme.SurveyDone", "data": {}})").empty());
    CHECK(linesIn(FileKind::Event, R"({"event": "done", "data": {}})") ==
          "1:11 warning event.unknown /event -> custom.done\n");
}

TEST_CASE("what a file is")
{
    CHECK(lint::kindOfPath("reactions/a.json") == FileKind::Reaction);
    CHECK(lint::kindOfPath("events/a.json") == FileKind::Event);
    CHECK(lint::kindOfPath("targets/a.json") == FileKind::Target);
    CHECK(lint::kindOfPath("definitions/a.json") == FileKind::Definitions);
    CHECK(lint::kindOfPath("profiles/a.json") == FileKind::Other);
    CHECK(lint::kindOfPath("retort.json") == FileKind::Other);
    const auto kind = [](const char* text) { return lint::kindOfContent(test::document(text)); };
    CHECK(kind(R"({"name": "x", "trigger": "a.b"})") == FileKind::Reaction);
    CHECK(kind(R"({"name": "x", "handle": "h", "template": ""})") == FileKind::Target);
    CHECK(kind(R"({"event": "a.b", "data": {}})") == FileKind::Event);
    CHECK(kind(R"({"kind": "tags", "data": []})") == FileKind::Definitions);
    CHECK(kind(R"({"format": "retort/1", "id": "x"})") == FileKind::Other);
    CHECK(kind("{}") == FileKind::Reaction);
}

TEST_CASE("a file on its own is held against nothing but itself")
{
    const auto document = test::document(R"({"name": "x", "trigger": "anything", "is_active": true,
        "actions": [{"name": "do.it", "sort_order": 1}]})");
    CHECK(test::joined(test::linesOf(test::problemsOf(document, lint::Surroundings()))) ==
          "warning action.unknown /actions/0\n");
}

TEST_CASE("a long chain without numbers is renumbered in one step, offered while that is cheap")
{
    std::string actions;
    for (int i = 0; i < 500; ++i)
        actions += std::string(i > 0 ? "," : "") +
                   R"({"name": "target.send", "arguments": [{"name": "target", "value": "t"}]})";
    const auto document =
        test::document(R"({"name": "x", "trigger": "a.b", "is_active": true, "actions": [)" + actions + "]}");
    const lint::Surroundings surroundings(test::parts());
    const auto problems = test::problemsOf(document, surroundings);
    REQUIRE(problems.size() == 500);
    std::size_t changes = 0;
    for (const Problem& one : problems) {
        for (const Fix& fix : one.fixes)
            changes += fix.changes.size();
    }
    CHECK(changes <= 10500);
    REQUIRE_FALSE(problems.front().fixes.empty());
    CHECK(problems.back().fixes.empty());
    CHECK(test::problemsOf(test::must(applied(document, problems.front().fixes.front())), surroundings).empty());
}

TEST_CASE("each rule has its name once")
{
    std::set<std::string_view> names;
    for (const lint::Rule& one : lint::rules())
        CHECK_MESSAGE(names.insert(one.name).second, one.name);
    CHECK(lint::rule("field.root")->severity == Problem::Severity::Warning);
    CHECK_FALSE(lint::rule("field.roots"));
}
