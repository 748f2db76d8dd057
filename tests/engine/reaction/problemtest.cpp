// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/problem.h"

#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using test::document;

namespace {

std::string fixed(std::string text, std::vector<Change> changes)
{
    const auto result = applied(document(std::move(text)), Fix{{}, std::move(changes)});
    return result ? result->text() : test::lineOf(result.error());
}

} // namespace

TEST_CASE("a fix changes what it names and nothing else")
{
    using Kind = Change::Kind;
    const std::string text = R"({"a": 1.50, "b": [ 1,2 ]})";
    CHECK(fixed(text, {}) == text);
    CHECK(fixed(text, {{Kind::Set, "/b/1", "\"x\""}}) == R"({"a": 1.50, "b": [ 1,"x" ]})");
    CHECK(fixed(text, {{Kind::Set, "/c", "null"}}) == R"({"a": 1.50, "b": [ 1,2 ], "c": null})");
    CHECK(fixed(text, {{Kind::Remove, "/a", ""}}) == R"({"b": [ 1,2 ]})");
    CHECK(fixed(text, {{Kind::Rename, "/a", "z"}}) == R"({"z": 1.50, "b": [ 1,2 ]})");
    CHECK(fixed(text, {{Kind::Insert, "/b/0", "0"}}) == R"({"a": 1.50, "b": [ 0,1,2 ]})");
    CHECK(fixed(R"({"a": "caf\u00e9\/bar"})", {{Kind::Set, "/a", "\"café/baz\""}}) == R"({"a": "caf\u00e9\/baz"})");
    // Each change speaks of the document that the one before it left.
    CHECK(fixed(text, {{Kind::Wrap, "/b", "{\"!!\": [", "]}"}}) == R"({"a": 1.50, "b": {"!!": [[ 1,2 ]]}})");
    CHECK(fixed("{\n  \"a\": {\n    \"<=\" : [ 1.0,\n      {\"var\":\"x\"} ]\n  }\n}",
                {{Kind::Wrap, "/a", "{\"and\": [true, ", "]}"}}) ==
          "{\n  \"a\": {\"and\": [true, {\n    \"<=\" : [ 1.0,\n      {\"var\":\"x\"} ]\n  }]}\n}");
    CHECK(fixed(text, {{Kind::Remove, "/b/0", ""}, {Kind::Set, "/b/0", "9"}}) == R"({"a": 1.50, "b": [ 9 ]})");
}

TEST_CASE("a fix of another document fails")
{
    using Kind = Change::Kind;
    CHECK(fixed("{}", {{Kind::Remove, "/a", ""}}).find("/a") != std::string::npos);
    CHECK(fixed("[]", {{Kind::Insert, "", "1"}}).find("is no place in a list") != std::string::npos);
    CHECK(fixed("[]", {{Kind::Insert, "/x", "1"}}).find("is no place in a list") != std::string::npos);
}

TEST_CASE("severities have names")
{
    CHECK(wordOf(Problem::Severity::Error) == "error");
    CHECK(wordOf(Problem::Severity::Warning) == "warning");
    CHECK(wordOf(Problem::Severity::Hint) == "hint");
}
