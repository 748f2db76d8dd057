// SPDX-License-Identifier: GPL-3.0-or-later
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "engine/json/document.h"
#include "ui/compare/comparison.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;

namespace {

/// As they are shown, each on a line of its own, behind the number of the line it stands on.
std::string shown(std::string_view text)
{
    std::string rows;
    for (const TextPiece& piece : jsonPieces(text)) {
        const auto end = piece.text.find_last_not_of("\r\n");
        rows += std::to_string(piece.line) + "|" + std::string(static_cast<std::size_t>(piece.indent), ' ') +
                std::string(piece.text.substr(0, end + 1)) + "\n";
    }
    return rows;
}

std::string anyJson(int depth)
{
    const auto space = [] { return *rc::gen::elementOf(std::vector<std::string>{"", " ", "\n", "\n  ", "\r\n\t"}); };
    const int kind = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
    if (kind < 2)
        return *rc::gen::elementOf(
            std::vector<std::string>{"1", "\"a, b]\"", "\"\\\"{\"", "null", "[]", "{ }", "2.50"});
    std::string text = kind == 2 ? "[" : "{";
    const int size = *rc::gen::inRange(1, 4);
    for (int i = 0; i < size; ++i)
        text += (i == 0 ? "" : ",") + space() + (kind == 2 ? "" : "\"k" + std::to_string(i) + "\":") +
                anyJson(depth - 1) + space();
    return text + (kind == 2 ? "]" : "}");
}

} // namespace

TEST_CASE("a line that holds more than one thing is taken apart")
{
    // What is laid out already stays as it is; what holds nothing further stays whole.
    CHECK(shown("{\n  \"a\": {\"var\": \"x\"},\n  \"b\": [1, 2]\n}\n") ==
          "0|{\n1|  \"a\": {\"var\": \"x\"},\n2|  \"b\": [1, 2]\n3|}\n");
    CHECK(shown("{\"name\":\"a, b\",\"actions\":[{\"type\":\"x\",\"if\":{\">=\":[{\"var\":\"t\"},275]}}]}") ==
          "0|{\n"
          "0|  \"name\":\"a, b\",\n"
          "0|  \"actions\":[{\n"
          "0|    \"type\":\"x\",\n"
          "0|    \"if\":{\">=\":[\n"
          "0|      {\"var\":\"t\"},\n"
          "0|      275\n"
          "0|    ]}}]}\n");
    CHECK(shown("  {\"a\": [1], \"b\": 2}") == "0|  {\n0|    \"a\": [1], \n0|    \"b\": 2\n0|  }\n");
}

TEST_CASE("a list longer than a line is taken apart")
{
    std::string list = "[";
    for (int i = 0; i < 20; ++i)
        list += (i == 0 ? "\"handle-" : ",\"handle-") + std::to_string(i) + "\"";
    CHECK(jsonPieces(list + "]").size() == 22);
}

TEST_CASE("pieces are the text again, and none of them is empty")
{
    REQUIRE(rc::check("of any JSON", [] {
        const std::string text = anyJson(5);
        RC_ASSERT(json::Document::parse(text).has_value());
        std::string again;
        for (const TextPiece& piece : jsonPieces(text)) {
            RC_ASSERT(!piece.text.empty());
            RC_ASSERT(piece.line == static_cast<std::size_t>(std::count(again.begin(), again.end(), '\n')));
            again += piece.text;
        }
        RC_ASSERT(again == text);
    }));
    REQUIRE(rc::check("of anything else", [](const std::string& text) {
        std::string again;
        for (const TextPiece& piece : jsonPieces(text))
            again += piece.text;
        RC_ASSERT(again == text);
    }));
}

TEST_CASE("two changes on one line are two changes")
{
    const std::string base = R"({"total":100,"actions":[{"type":"benefit.create","definition":"welcome"}]})";
    const std::string theirs = R"({"total":400,"actions":[{"type":"benefit.create","definition":"other"}]})";
    const std::string mine = R"({"total":275,"actions":[{"type":"benefit.create","definition":"welcome"}]})";
    Comparison comparison({.path = {}, .theirs = theirs, .mine = mine, .base = base});
    REQUIRE(comparison.changes().size() == 2);
    CHECK(comparison.openChanges() == 1);
    comparison.choose(0, Comparison::Side::Mine);
    CHECK(comparison.result() == R"({"total":275,"actions":[{"type":"benefit.create","definition":"other"}]})");
}

TEST_CASE("what is no JSON is compared by its lines")
{
    Comparison comparison(
        {.path = {}, .theirs = "{\"a\": {\"b\": 1}, \"c\": 2", .mine = "{\"a\": {\"b\": 2}, \"c\": 2}", .base = {}});
    CHECK(comparison.mine().size() == 1);
}
