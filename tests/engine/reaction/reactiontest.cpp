// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/reaction.h"

#include "engine/json/write.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using test::document;
using test::must;

namespace {

Reaction read(std::string text) { return must(readReaction(document(std::move(text)))); }

std::string failure(std::string text)
{
    const auto reaction = readReaction(document(std::move(text)));
    return reaction ? "read" : test::lineOf(reaction.error());
}

Reaction withOrders(const std::string& orders) // "1, null, -" ; - is none at all
{
    std::string actions;
    std::string one;
    const auto flush = [&] {
        const bool absent = one == "-";
        actions += std::string(actions.empty() ? "" : ", ") + R"({"name": "filter")" +
                   (absent ? "" : ", \"sort_order\": " + one) + "}";
        one.clear();
    };
    for (char c : orders) {
        if (c == ',')
            flush();
        else if (c != ' ')
            one += c;
    }
    flush();
    return read("{\"actions\": [" + actions + "]}");
}

std::string text(const std::vector<std::size_t>& numbers)
{
    std::string out;
    for (std::size_t n : numbers)
        out += (out.empty() ? "" : " ") + std::to_string(n);
    return out;
}

} // namespace

TEST_CASE("a reaction is read part by part")
{
    const Reaction reaction = read(R"({
  "id": 41, "name": "NPS", "trigger": "custom.survey_completed", "description": "thanks", "notes": "ask Ann",
  "is_active": true, "colour": "red",
  "actions": [
    {"name": "filter", "sort_order": 1, "arguments": [
      {"name": "condition", "value": {">=": [{"var": "data.score"}, 9]}, "is_dynamic": null}]},
    {"name": "benefit.create", "sort_order": 2, "description": "a gift", "notes": "n", "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "promoter-thank-you", "is_dynamic": false},
      {"name": "value", "value": 9.0}]}]
})");
    CHECK(reaction.name == "NPS");
    CHECK(reaction.trigger == "custom.survey_completed");
    CHECK(reaction.description == "thanks");
    CHECK(reaction.notes == "ask Ann");
    CHECK(reaction.isActive);
    REQUIRE(reaction.actions.size() == 2);
    const Action& action = reaction.actions[1];
    CHECK(action.type == "benefit.create");
    CHECK(action.sortOrder == 2);
    CHECK(action.description == "a gift");
    CHECK(action.notes == "n");
    CHECK(action.pointer == "/actions/1");
    REQUIRE(action.arguments.size() == 3);
    CHECK(action.arguments[0].name == "profile_id");
    CHECK(json::write(action.arguments[0].value.root()) == R"({"var":"profile_id"})");
    CHECK(action.arguments[0].isDynamic == true);
    CHECK(action.arguments[1].isDynamic == false);
    CHECK_FALSE(action.arguments[2].isDynamic.has_value());
    CHECK(json::write(action.arguments[2].value.root()) == "9.0");
    CHECK(action.arguments[2].pointer == "/actions/1/arguments/2");
    CHECK_FALSE(reaction.actions[0].arguments[0].isDynamic.has_value());
}

TEST_CASE("null and absent are the same")
{
    const Reaction nothing = read("{}");
    CHECK(nothing == Reaction{});
    CHECK(read(R"({"name": null, "trigger": null, "description": null, "notes": null, "is_active": null,
                   "actions": null})") == nothing);
    CHECK(read(R"({"actions": [{"name": "filter", "arguments": null}]})").actions[0].arguments.empty());
}

TEST_CASE("the type of an action is its name, else its uuid")
{
    const Reaction reaction = read(R"({"actions": [
        {"name": "filter"}, {"uuid": "tsend"}, {"name": null, "uuid": "reward.create"}, {"name": "", "uuid": "filter"},
        {"name": "Thank them", "uuid": "benefit.create"}, {}]})");
    const auto type = [&](std::size_t i) { return reaction.actions[i].type + "|" + reaction.actions[i].otherType; };
    CHECK(type(0) == "filter|");
    CHECK(type(1) == "tsend|");
    CHECK(type(2) == "reward.create|");
    CHECK(type(3) == "filter|");
    CHECK(type(4) == "Thank them|benefit.create");
    CHECK(type(5) == "|");
}

TEST_CASE("booleans may be written 1 or 0")
{
    CHECK(read(R"({"is_active": 1})").isActive);
    CHECK_FALSE(read(R"({"is_active": 0})").isActive);
    CHECK_FALSE(read(R"({"is_active": false})").isActive);
}

TEST_CASE("what cannot be read is named with its place")
{
    CHECK(failure("[]") == "1:1 : The reaction is a list, but has to be an object");
    CHECK(failure("{\n  \"name\": 5}") == "2:11 /name: \"name\" is a number, but has to be a text");
    CHECK(failure("{\"actions\": {}}") == "1:13 /actions: \"actions\" is an object, but has to be a list");
    CHECK(failure("{\"actions\": [\n 7]}") ==
          "2:2 /actions/0: An item of \"actions\" is a number, but has to be an object");
    CHECK(failure("{\"is_active\": \"yes\"}") ==
          "1:15 /is_active: \"is_active\" is a text, but has to be true or false");
    CHECK(failure(R"({"actions": [{"arguments": [{"is_dynamic": 2}]}]})") ==
          "1:44 /actions/0/arguments/0/is_dynamic: \"is_dynamic\" is a number, but has to be true or false");
    CHECK(failure(R"({"actions": [{"arguments": "none"}]})") ==
          "1:28 /actions/0/arguments: \"arguments\" is a text, but has to be a list");
    CHECK(failure(R"({"trigger": ["a"], "name": 3})") == // the first one in reading order
          "1:28 /name: \"name\" is a number, but has to be a text");
}

TEST_CASE("a sort_order is a whole number in any form")
{
    const std::vector<std::pair<std::string, std::string>> table = {{"1", "1"},
                                                                    {"1.0", "1"},
                                                                    {"1e2", "100"},
                                                                    {"-3", "-3"},
                                                                    {"\"7\"", "7"},
                                                                    {"\" 7 \"", "7"},
                                                                    {"\"+7\"", "7"},
                                                                    {"\"-7\"", "-7"},
                                                                    {"0", "0"},
                                                                    {"\"0\"", "0"},
                                                                    {"1.5", ""},
                                                                    {"\"07\"", ""},
                                                                    {"\"1.0\"", ""},
                                                                    {"\"\"", ""},
                                                                    {"\"one\"", ""},
                                                                    {"true", ""},
                                                                    {"[]", ""},
                                                                    {"null", ""},
                                                                    {"1e300", ""},
                                                                    {"\"+-7\"", ""},
                                                                    {"\"7x\"", ""},
                                                                    {"\"99999999999999999999\"", ""},
                                                                    {"9223372036854775807", "9223372036854775807"}};
    for (const auto& row : table) {
        const std::string& written = row.first;
        CAPTURE(written);
        const Action action = read("{\"actions\": [{\"sort_order\": " + written + "}]}").actions[0];
        CHECK((action.sortOrder ? std::to_string(*action.sortOrder) : "") == row.second);
        CHECK(action.sortOrderText == written);
    }
}

TEST_CASE("actions run by sort_order; ties in file order, those without one last")
{
    struct Row {
        const char* orders;
        const char* runs;
        const char* ties;
        const char* unnumbered;
    };
    const Row table[] = {
        {"1, 2, 3", "0 1 2", "", ""},     {"3, 1, 2", "1 2 0", "", ""},          {"1, 1, 1", "0 1 2", "0 1 2", ""},
        {"2, 1, 2", "1 0 2", "0 2", ""},  {"null, 1, -", "1 0 2", "", "0 2"},    {"-, -, -", "0 1 2", "", "0 1 2"},
        {"10, -5, 1.0", "1 2 0", "", ""}, {"2, \"1\", \"x\"", "1 0 2", "", "2"}, {"1, null, 2", "0 2 1", "", "1"},
    };
    for (const Row& row : table) {
        CAPTURE(row.orders);
        const RunOrder order = runOrder(withOrders(row.orders));
        CHECK(text(order.actions) == row.runs);
        CHECK(text(order.ties.empty() ? std::vector<std::size_t>() : order.ties.front()) == row.ties);
        CHECK(text(order.unnumbered) == row.unnumbered);
        CHECK(order.isFileOrder() == (std::string(row.runs) == "0 1 2"));
        CHECK(order.tied() == (*row.ties || *row.unnumbered));
    }
    CHECK(runOrder(withOrders("1, 2, 1, 2")).ties.size() == 2);
}
