// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "engine/logic/analyse/edges.h"
#include "engine/logic/evaluate.h"
#include "engine/logic/words/scopeof.h"
#include "tests/engine/logic/anyrule.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace retort;
using namespace retort::logic;

namespace {

json::Data parsed(std::string_view text)
{
    auto data = json::Data::parse(text);
    REQUIRE_MESSAGE(data.has_value(), std::string(text));
    return *data;
}

bool passesInPhp(json::Value value) { return truthOf(value, Dialect::Php).php; }

std::string wordOf(Edge::Kind kind)
{
    constexpr const char* words[] = {"below", "at",     "above", "listed", "not listed",
                                     "other", "absent", "null",  "empty",  "letters"};
    return words[static_cast<int>(kind)];
}

/// "below 8: no, no | at 9: yes, yes | …": the clause's truth, and whether the whole passes.
std::string shown(const std::vector<Edge>& edges)
{
    std::string text;
    for (const Edge& edge : edges) {
        text += text.empty() ? "" : " | ";
        text += wordOf(edge.kind) +
                (edge.value && edge.kind != Edge::Kind::Null ? ' ' + json::write(edge.value->root()) : "");
        text += edge.clause ? ": yes" : ": no";
        text += edge.whole ? ", yes" : ", no";
    }
    return text;
}

std::string edges(std::string_view rule, std::string_view data, NodeId clause = 0, Settings settings = {})
{
    return shown(edgesOf(Program::compile(parsed(rule), settings), clause, parsed(data), passesInPhp));
}

std::string with(std::string_view data, std::string_view path, std::string_view value)
{
    return json::write(withValue(parsed(data), path, parsed(value)).root());
}
std::string without(std::string_view data, std::string_view path)
{
    return json::write(withValue(parsed(data), path, std::nullopt).root());
}

} // namespace

TEST_CASE("a value is put in where the path leads, and parents are made")
{
    CHECK(with(R"({"a":1,"b":2})", "a", "5") == R"({"a":5,"b":2})");
    CHECK(with(R"({"a":1})", "b.c", "5") == R"({"a":1,"b":{"c":5}})");
    CHECK(with("null", "a.b", "5") == R"({"a":{"b":5}})");
    CHECK(with(R"({"a":"text"})", "a.b", "5") == R"({"a":{"b":5}})");
    CHECK(with(R"({"a":[1,{"q":2}]})", "a.1.q", "5") == R"({"a":[1,{"q":5}]})");
    CHECK(with(R"({"a":[1]})", "a.1", "5") == R"({"a":[1,5]})");
    CHECK(with(R"({"a":[1]})", "a.3", "5") == R"({"a":[1,null,null,5]})");
    CHECK(with(R"({"a":[7,8]})", "a.key", "5") == R"({"a":{"0":7,"1":8,"key":5}})");
    CHECK(with(R"({"a":[7]})", "a.999999", "5") == R"({"a":{"0":7,"999999":5}})");
    CHECK(with(R"({"a":1})", "", "5") == "5");
    CHECK(with(R"({"":{"":1}})", ".", "5") == R"({"":{"":5}})");
    const std::string deep(1000, '.');
    CHECK(with(R"({"a":1})", deep, "5") == R"({"a":1})");
}

TEST_CASE("a path is taken out")
{
    CHECK(without(R"({"a":1,"b":2})", "a") == R"({"b":2})");
    CHECK(without(R"({"a":{"b":1,"c":2}})", "a.b") == R"({"a":{"c":2}})");
    CHECK(without(R"({"a":1})", "x.y") == R"({"a":1})");
    CHECK(without(R"({"a":{"b":1}})", "a.x.y") == R"({"a":{"b":1}})");
    CHECK(without(R"({"a":[1,2,3]})", "a.2") == R"({"a":[1,2]})");
    CHECK(without(R"({"a":[1,2,3]})", "a.0") == R"({"a":[null,2,3]})");
    CHECK(without(R"({"a":[1,2,3]})", "a.7") == R"({"a":[1,2,3]})");
    CHECK(without(R"({"a":[1,2,3]})", "a.x") == R"({"a":[1,2,3]})");
    CHECK(without(R"({"a":1})", "") == "null");
    CHECK(without("null", "a") == "null");
}

TEST_CASE("the edges of one clause")
{
    CHECK(edges(R"({">=":[{"var":"data.score"},9]})", R"({"data":{"score":3}})") ==
          "below 8: no, no | at 9: yes, yes | above 10: yes, yes | other \"9\": yes, yes | absent: no, no | "
          "null: no, no");
    // Money: the data has cents, or the limit.
    CHECK(edges(R"({">":[{"var":"spend"},1000]})", R"({"spend":940.5})") ==
          "below 999.99: no, no | at 1000: no, no | above 1000.01: yes, yes | other \"1000\": no, no | "
          "absent: no, no | null: no, no");
    CHECK(edges(R"({"<":[{"var":"spend"},12.125]})", "{}") ==
          "below 12.124: yes, yes | at 12.125: no, no | above 12.126: no, no | other \"12.125\": no, no | "
          "absent: yes, yes | null: yes, yes");
    CHECK(edges(R"({"<":[{"var":"spend"},0.3]})", "{}").substr(0, 13) == "below 0.29: y");
    // Strict equality: the same number with a point is another in PHP.
    CHECK(edges(R"({"===":[{"var":"n"},5]})", "{}") ==
          "below 4: no, no | at 5: yes, yes | above 6: no, no | other \"5\": no, no | other 5.0: no, no | "
          "absent: no, no | null: no, no");
    CHECK(edges(R"({"===":[{"var":"tier"},"gold"]})", R"({"tier":"silver"})") ==
          "at \"gold\": yes, yes | letters \"Gold\": no, no | other \"silver\": no, no | empty \"\": no, no | "
          "absent: no, no | null: no, no");
    CHECK(edges(R"({"===":[{"var":"optout"},true]})", "{}") ==
          "at true: yes, yes | other false: no, no | absent: no, no | null: no, no");
    // Lists.
    CHECK(edges(R"({"in":[{"var":"brand"},["Acme","ACME"]]})", R"({"brand":"Umbrella"})") ==
          "listed \"Acme\": yes, yes | listed \"ACME\": yes, yes | not listed \"Umbrella\": no, no | "
          "letters \"acme\": no, no | empty \"\": no, no | absent: no, no | null: no, no");
    CHECK(edges(R"({"in":[{"var":"n"},[1,5,3]]})", "{}") ==
          "listed 1: yes, yes | listed 5: yes, yes | listed 3: yes, yes | not listed 6: no, no | absent: no, no | "
          "null: no, no");
    CHECK(edges(R"({"in":["vip",{"var":"tags"}]})", R"({"tags":["a","vip"]})") ==
          "listed [\"a\",\"vip\"]: yes, yes | not listed [\"a\"]: no, no | letters [\"a\",\"Vip\"]: no, no | "
          "empty []: no, no | absent: no, no | null: no, no");
    // A text within a text: in PHP nothing is found in any text.
    CHECK(edges(R"({"in":[{"var":"code"},"ABC"]})", "{}") ==
          "listed \"ABC\": yes, yes | not listed \"other\": no, no | letters \"abc\": no, no | empty \"\": yes, yes | "
          "absent: yes, yes | null: yes, yes");
    // Dates.
    CHECK(edges(R"({">=":[{"var":"at"},"2024-03-01"]})", "{}") ==
          "below \"2024-02-29\": no, no | at \"2024-03-01\": yes, yes | above \"2024-03-02\": yes, yes | "
          "empty \"\": no, no | absent: no, no | null: no, no");
    CHECK(edges(R"({"<":[{"var":"at"},"2026-01-01T00:00:00.000Z"]})", "{}") ==
          "below \"2025-12-31T23:59:59.000Z\": yes, yes | at \"2026-01-01T00:00:00.000Z\": no, no | "
          "above \"2026-01-01T00:00:01.000Z\": no, no | empty \"\": yes, yes | absent: yes, yes | null: yes, yes");
    CHECK(edges(R"({"<":[{"var":"at"},"2026-01-01 00:00"]})", "{}").substr(0, 25) == "below \"2025-12-31 23:59\":");
    // Truth.
    CHECK(edges(R"({"!!":{"var":"profile_id"}})", R"({"profile_id":"x"})") ==
          "other \"x\": yes, yes | empty \"\": no, no | absent: no, no | null: no, no");
    CHECK(edges(R"({"!":{"var":"is_void"}})", R"({"is_void":true})") ==
          "other true: no, no | other false: yes, yes | absent: yes, yes | null: yes, yes");
    CHECK(edges(R"({"!":{"missing":["data.score"]}})", R"({"data":{"score":5}})") ==
          "other 5: yes, yes | other 0: yes, yes | absent: no, no | null: no, no");
}

TEST_CASE("edges tell the clause from the whole, and are of one clause only")
{
    const std::string rule = R"({"and":[{">=":[{"var":"total"},100]},{"!":{"var":"is_void"}}]})";
    const Program program = Program::compile(parsed(rule));
    const NodeId first = program.node(0).firstChild;
    CHECK(edges(rule, R"({"total":120,"is_void":true})", first) ==
          "below 99: no, no | at 100: yes, no | above 101: yes, no | other \"100\": yes, no | absent: no, no | "
          "null: no, no");
    CHECK(edges(rule, "{}", 0) == ""); // two variables
    CHECK(edges(rule, R"({"total":120})", program.node(first).next).substr(0, 20) == "other true: no, no |");
    // Both ends of what lies between.
    CHECK(edges(R"({"<=":[1,{"var":"n"},10]})", "{}") ==
          "below 0: no, no | at 1: yes, yes | above 2: yes, yes | below 9: yes, yes | at 10: yes, yes | "
          "above 11: no, no | other \"1\": yes, yes | absent: no, no | null: no, no");
    // A limit that the data has.
    CHECK(edges(R"({">":[{"var":"spend"},{"var":"goal"}]})", R"({"spend":5,"goal":50})") ==
          "below 49: no, no | at 50: no, no | above 51: yes, yes | other \"50\": no, no | absent: no, no | "
          "null: no, no");
    CHECK(edges(R"({"in":[{"var":"tier"},{"var":"tiers"}]})", R"({"tiers":["a"]})").substr(0, 20) ==
          "listed \"a\": yes, yes");
    // No step leads to what is no number.
    CHECK(edges(R"({"<":[{"var":"n"},{"/":[0,{"var":"m"}]}]})", R"({"m":0,"n":4})", 0, {.dialect = Dialect::Js}) ==
          "other 4: no, no | other 0: no, no | absent: no, no | null: no, no");
    // A constant has none, nor has a part that is evaluated for each item.
    CHECK(edges(R"({"==":[1,1]})", "{}") == "");
    const std::string loop = R"({"some":[{"var":"items"},{">":[{"var":"price"},10]}]})";
    CHECK(edges(loop, R"({"items":[]})", 3) == "");
    CHECK(edges(loop, R"({"items":[{"price":11}]})") ==
          "other [{\"price\":11}]: yes, yes | empty []: no, no | absent: no, no | null: no, no");
    CHECK(edges(rule, "{}", 999) == "");
}

TEST_CASE("an error is no pass")
{
    // PHP throws where a list is looked for in a text.
    CHECK(edges(R"({"in":[{"cat":[{"var":"a"},"x"]},"abc"]})", R"({"a":[1]})", 0, {.failOnWarnings = true}) ==
          "other [1]: no, no | empty []: no, no | absent: no, no | null: no, no");
}

TEST_CASE("edges of random clauses are few, different, and say what evaluation says")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& choices) {
        test::AnyRule any(choices);
        const json::Data rule = any.rule();
        const json::Data data = any.data();
        for (const Dialect dialect : {Dialect::Php, Dialect::Js}) {
            const Program program = Program::compile(rule, {.dialect = dialect});
            const Passes passes = [&](json::Value value) { return truthOf(value, dialect).php; };
            for (NodeId clause = 0; clause < std::min<std::size_t>(program.nodes().size(), 12); ++clause) {
                const std::vector<Edge> found = edgesOf(program, clause, data, passes);
                RC_ASSERT(found.size() <= 10);
                RC_ASSERT(found == edgesOf(program, clause, data, passes));
                for (std::size_t i = 0; i < found.size(); ++i) {
                    for (std::size_t j = 0; j < i; ++j)
                        RC_ASSERT(!(found[i].value == found[j].value));
                    const json::Data tried = withValue(data, found[i].path, found[i].value);
                    const json::Value* there = standsAt(tried.root(), found[i].path);
                    const bool isThere = there && !there->isNull();
                    const bool asMeant =
                        found[i].value ? there && json::same(*there, found[i].value->root()) : !isThere;
                    RC_LOG() << json::write(rule.root()) << ' ' << json::write(data.root()) << ' ' << found[i].path
                             << ' ' << json::write(tried.root());
                    RC_ASSERT(asMeant);
                    const Answer whole = evaluate(program, tried);
                    RC_ASSERT(found[i].whole == (!whole.failure && passes(whole.value.root())));
                    if (clause == 0)
                        RC_ASSERT(found[i].clause ==
                                  (!whole.failure && truthOf(whole.value.root(), dialect).jsonLogic));
                }
            }
        }
    }));
}
