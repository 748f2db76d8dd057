// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/edit.h"

#include "engine/json/write.h"
#include "engine/reaction/reaction.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using json::Document;
using test::document;
using test::must;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue all = must(Catalogue::parse(test::fileText("resources/catalogue.json")));
    return all;
}

const std::string survey = R"({
  "name": "NPS Survey Completed",
  "trigger": "custom.survey_completed",
  "is_active": true,
  "actions": [
    {
      "name": "filter",
      "sort_order": 1,
      "arguments": [
        {"name": "condition", "value": {">=": [{"var": "data.score"}, 9.0]}, "is_dynamic": null}
      ]
    },
    {
      "name": "benefit.create",
      "sort_order": 2,
      "arguments": [
        {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
        {"name": "definition", "value": "promoter-thank-you", "is_dynamic": null}
      ]
    }
  ]
}
)";

// The text with one piece exchanged: what an edit ought to give.
std::string with(std::string text, const std::string& old, const std::string& next)
{
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(old, at + 1) == std::string::npos);
    return text.replace(at, old.size(), next);
}

std::string textAfter(const Result<Document>& result) { return must(result).text(); }

std::string failure(const Result<Document>& result)
{
    return result ? "done" : result.error().where + ": " + english(result.error().message);
}

// The actions in the order in which they run, with their numbers: "filter 1, target.send 2".
std::string chain(const Result<Document>& result)
{
    const Reaction reaction = must(readReaction(must(result)));
    std::string out;
    for (std::size_t index : runOrder(reaction).actions) {
        const Action& action = reaction.actions[index];
        out += (out.empty() ? "" : ", ") + action.type + " " +
               (action.sortOrder ? std::to_string(*action.sortOrder) : "-");
    }
    return out;
}

Document inLine(const std::string& actions) { return document("{\"actions\":[" + actions + "]}"); }

} // namespace

TEST_CASE("the reaction's own texts are set in place")
{
    const Document nps = document(survey);
    CHECK(textAfter(edit::setName(nps, "NPS \"top\"")) ==
          with(survey, "\"NPS Survey Completed\"", "\"NPS \\\"top\\\"\""));
    CHECK(textAfter(edit::setTrigger(nps, "profile.created")) ==
          with(survey, "\"custom.survey_completed\"", "\"profile.created\""));
    CHECK(textAfter(edit::setActive(nps, false)) == with(survey, "\"is_active\": true", "\"is_active\": false"));
    CHECK(textAfter(edit::setDescription(nps, "thanks")) ==
          with(survey, "    }\n  ]\n}", "    }\n  ],\n  \"description\": \"thanks\"\n}"));
    CHECK(textAfter(edit::setActionDescription(nps, 0, "only promoters")) ==
          with(survey, "      ]\n    },\n", "      ],\n      \"description\": \"only promoters\"\n    },\n"));
}

TEST_CASE("an edit that changes nothing gives the same bytes")
{
    const std::string odd = "{\"name\":\"\\u0041\", \"is_active\":1 , \"description\": null, \"actions\":[{\"name\":"
                            "\"filter\", \"sort_order\": 1.0,\"arguments\":[{\"name\":\"condition\",\"value\":1e2}]}]}";
    const Document before = document(odd);
    CHECK(textAfter(edit::setName(before, "A")) == odd);
    CHECK(textAfter(edit::setActive(before, true)) == odd);
    CHECK(textAfter(edit::setDescription(before, "")) == odd);
    CHECK(textAfter(edit::setNotes(before, "")) == odd);
    CHECK(textAfter(edit::setActionNotes(before, 0, "")) == odd);
    CHECK(textAfter(edit::setActionType(before, 0, "filter")) == odd);
    CHECK(textAfter(edit::setArgumentValue(before, 0, 0, "1e2")) == odd);
    CHECK(textAfter(edit::setCondition(before, 0, "1e2")) == odd);
    CHECK(textAfter(edit::setArgumentDynamic(before, 0, 0, std::nullopt)) == odd);
    CHECK(textAfter(edit::renameArgument(before, 0, 0, "condition")) == odd);
    CHECK(textAfter(edit::moveAction(before, 0, 0)) == odd);
    const Document inactive = document(R"({"is_active": null})");
    CHECK(textAfter(edit::setActive(inactive, false)) == inactive.text());
    CHECK(textAfter(edit::setActive(inactive, true)) == R"({"is_active": true})");
}

TEST_CASE("values and switches of arguments are set in place")
{
    const Document nps = document(survey);
    CHECK(textAfter(edit::setArgumentValue(nps, 1, 1, "\"other\"")) ==
          with(survey, "\"promoter-thank-you\"", "\"other\""));
    CHECK(textAfter(edit::setCondition(nps, 0, "{\">=\": [{\"var\": \"data.score\"}, 10]}")) ==
          with(survey, "9.0", "10"));
    CHECK(textAfter(edit::setArgumentDynamic(nps, 1, 0, false)) ==
          with(survey, "\"is_dynamic\": true", "\"is_dynamic\": false"));
    CHECK(textAfter(edit::setArgumentDynamic(nps, 1, 0, std::nullopt)) ==
          with(survey, "\"is_dynamic\": true", "\"is_dynamic\": null"));
    CHECK(textAfter(edit::setArgumentDynamic(nps, 1, 1, true)) ==
          with(survey, "\"promoter-thank-you\", \"is_dynamic\": null", "\"promoter-thank-you\", \"is_dynamic\": true"));
    CHECK(textAfter(edit::renameArgument(nps, 1, 1, "benefit")) == with(survey, "\"definition\"", "\"benefit\""));
    CHECK(textAfter(edit::removeArgument(nps, 1, 0)) ==
          with(survey,
               "        {\"name\": \"profile_id\", \"value\": {\"var\": \"profile_id\"}, \"is_dynamic\": true},\n",
               ""));
    CHECK(textAfter(edit::addArgument(nps, 1, "value", "9.50", std::nullopt)) ==
          with(survey, "\"promoter-thank-you\", \"is_dynamic\": null}",
               "\"promoter-thank-you\", \"is_dynamic\": null},\n"
               "        {\"name\": \"value\", \"value\": 9.50, \"is_dynamic\": null}"));
    CHECK(textAfter(edit::setActionType(nps, 1, "reward.create")) ==
          with(survey, "\"benefit.create\"", "\"reward.create\""));
}

TEST_CASE("a list or member that is not there yet is made")
{
    const Document bare = document(R"({"actions": [{"uuid": "tsend"}, {"name": "filter", "arguments": null}]})");
    CHECK(
        textAfter(edit::addArgument(bare, 0, "target", "\"mail\"", std::nullopt)) ==
        R"({"actions": [{"uuid": "tsend", "arguments": [{"name": "target", "value": "mail", "is_dynamic": null}]}, {"name": "filter", "arguments": null}]})");
    CHECK(
        textAfter(edit::setCondition(bare, 1, "true")) ==
        R"({"actions": [{"uuid": "tsend"}, {"name": "filter", "arguments": [{"name": "condition", "value": true, "is_dynamic": null}]}]})");
    CHECK(textAfter(edit::setActionType(bare, 0, "target.send")) ==
          R"({"actions": [{"uuid": "tsend", "name": "target.send"}, {"name": "filter", "arguments": null}]})");
    CHECK(textAfter(edit::insertAction(document("{}"), "{\"name\": \"filter\"}", 0)) ==
          "{\n  \"actions\": [\n    {\"name\": \"filter\", \"sort_order\": 1}\n  ]\n}");
    CHECK(must(readReaction(must(edit::addAction(document(R"({"actions": null})"), catalogue(), "filter", 0))))
              .actions.size() == 1);
}

TEST_CASE("an action is moved with its bytes where the file is in the order of execution")
{
    const std::string moved = textAfter(edit::moveAction(document(survey), 1, 0));
    const Reaction reaction = must(readReaction(document(moved)));
    CHECK(reaction.actions[0].type == "benefit.create");
    // Exchanged, and numbered anew; not a byte else.
    std::string expected = survey;
    const std::size_t first = expected.find("    {\n      \"name\": \"filter\"");
    const std::size_t second = expected.find("    {\n      \"name\": \"benefit.create\"");
    const std::size_t end = expected.find("\n  ]\n}");
    std::string filter = expected.substr(first, second - 2 - first);
    std::string benefit = expected.substr(second, end - second);
    filter = with(filter, "\"sort_order\": 1", "\"sort_order\": 2");
    benefit = with(benefit, "\"sort_order\": 2", "\"sort_order\": 1");
    CHECK(moved == expected.substr(0, first) + benefit + ",\n" + filter + expected.substr(end));
}

TEST_CASE("a move numbers the actions 1 to n and touches only numbers that differ")
{
    const Document inOrder =
        inLine(R"({"name":"a","sort_order":1.0}, {"name":"b", "sort_order": 2 },{"name":"c","sort_order":"3"})");
    CHECK(textAfter(edit::moveAction(inOrder, 2, 1)) ==
          R"({"actions":[{"name":"a","sort_order":1.0}, {"name":"c","sort_order":2},{"name":"b", "sort_order": 3 }]})");
    CHECK(textAfter(edit::moveAction(inOrder, 0, 2)) ==
          R"({"actions":[{"name":"b", "sort_order": 1 }, {"name":"c","sort_order":2},{"name":"a","sort_order":3}]})");
    // Out of order in the file: only numbers change.
    const Document shuffled =
        inLine(R"({"name":"a","sort_order":30}, {"name":"b", "sort_order": 1e1 },{"name":"c","sort_order":20})");
    CHECK(chain(shuffled) == "b 10, c 20, a 30");
    CHECK(textAfter(edit::moveAction(shuffled, 0, 0)) ==
          R"({"actions":[{"name":"a","sort_order":1}, {"name":"b", "sort_order": 2 },{"name":"c","sort_order":3}]})");
    CHECK(chain(edit::moveAction(shuffled, 1, 1)) == "c 1, b 2, a 3");
    // Those without a number get one.
    const Document some = inLine(R"({"name":"a"}, {"name":"b", "sort_order": null },{"name":"c","sort_order":5})");
    CHECK(chain(edit::moveAction(some, 1, 0)) == "b 1, c 2, a 3");
    const Document none = inLine(R"({"name":"a"}, {"name":"b"},{"name":"c"})");
    CHECK(textAfter(edit::moveAction(none, 2, 0)) ==
          R"({"actions":[{"name":"c", "sort_order":1}, {"name":"a", "sort_order":2},{"name":"b", "sort_order":3}]})");
}

TEST_CASE("a new action takes a free number, and others keep theirs where there is one")
{
    const auto add = [](const std::string& actions, std::size_t position) {
        return chain(edit::insertAction(inLine(actions), R"({"name": "x", "sort_order": 77})", position));
    };
    const std::string tens = R"({"name":"a","sort_order":10},{"name":"b","sort_order":20})";
    CHECK(add(tens, 0) == "x 1, a 10, b 20");
    CHECK(add(tens, 1) == "a 10, x 11, b 20");
    CHECK(add(tens, 2) == "a 10, b 20, x 21");
    const std::string ones = R"({"name":"a","sort_order":1},{"name":"b","sort_order":2})";
    CHECK(add(ones, 0) == "x 1, a 2, b 3");
    CHECK(add(ones, 1) == "a 1, x 2, b 3");
    CHECK(add(ones, 2) == "a 1, b 2, x 3");
    CHECK(add(R"({"name":"a"},{"name":"b"})", 1) == "a 1, x 2, b 3");
    CHECK(add(R"({"name":"a","sort_order":4},{"name":"b"})", 1) == "a 4, x 5, b -");
    CHECK(add(R"({"name":"a","sort_order":4},{"name":"b"})", 2) == "a 1, b 2, x 3");
    CHECK(add(R"({"name":"a","sort_order":9223372036854775807})", 1) == "a 1, x 2");
    CHECK(add("", 0) == "x 1");
    // Where the file is in another order, the new one stands at its end.
    CHECK(textAfter(edit::insertAction(inLine(R"({"name":"b","sort_order":2},{"name":"a","sort_order":1})"),
                                       "{\"name\":\"x\"}", 1)) ==
          R"({"actions":[{"name":"b","sort_order":3},{"name":"a","sort_order":1},{"name":"x","sort_order":2}]})");
}

TEST_CASE("a copy runs after its original, without what the platform gave that one")
{
    const Document before = inLine(
        R"({"id": 7, "name": "a", "sort_order": 1, "created_at": "x", "odd":  1.50, "updated_at": null}, {"name": "b", "sort_order": 2})");
    CHECK(
        textAfter(edit::duplicateAction(before, 0)) ==
        R"({"actions":[{"id": 7, "name": "a", "sort_order": 1, "created_at": "x", "odd":  1.50, "updated_at": null}, )"
        R"({"name": "a", "sort_order": 2, "odd":  1.50}, {"name": "b", "sort_order": 3}]})");
    CHECK(textAfter(edit::duplicateAction(document(survey), 1)) ==
          with(survey, "      ]\n    }\n  ]\n}\n",
               "      ]\n    },\n    {\n      \"name\": \"benefit.create\",\n      \"sort_order\": 3,\n      "
               "\"arguments\": [\n"
               "        {\"name\": \"profile_id\", \"value\": {\"var\": \"profile_id\"}, \"is_dynamic\": true},\n"
               "        {\"name\": \"definition\", \"value\": \"promoter-thank-you\", \"is_dynamic\": null}\n"
               "      ]\n    }\n  ]\n}\n"));
}

TEST_CASE("a removed action leaves the others as they are")
{
    CHECK(textAfter(edit::removeAction(inLine(R"({"name":"a","sort_order":1}, {"name":"b","sort_order":2.0})"), 0)) ==
          R"({"actions":[{"name":"b","sort_order":2.0}]})");
}

TEST_CASE("a new action has its required arguments, and reads the customer where the event has it")
{
    CHECK(
        edit::skeleton(catalogue(), "benefit.create", "profile.created") ==
        R"({"name": "benefit.create", "sort_order": 1, "arguments": [{"name": "profile_id", "value": {"var": "id"}, "is_dynamic": true}, {"name": "definition", "value": "", "is_dynamic": null}]})");
    CHECK(
        edit::skeleton(catalogue(), "filter", "") ==
        R"({"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": true, "is_dynamic": null}]})");
    CHECK(edit::skeleton(catalogue(), "custom.\"action\"", "x.y") ==
          R"({"name": "custom.\"action\"", "sort_order": 1, "arguments": []})");
    for (const ActionKind& kind : catalogue().actions()) {
        CAPTURE(kind.type);
        const Document added = must(edit::addAction(document(survey), catalogue(), kind.type, 1));
        const Reaction reaction = must(readReaction(added));
        REQUIRE(reaction.actions.size() == 3);
        CHECK(reaction.actions[1].type == kind.type);
        for (const ArgumentKind& argument : kind.arguments) {
            const auto& all = reaction.actions[1].arguments;
            CHECK(std::any_of(all.begin(), all.end(), [&](const Argument& a) { return a.name == argument.name; }) ==
                  argument.required);
        }
    }
    const Document made = edit::newReaction("Tier \"2\"", "tier.achieved");
    CHECK(made.text() ==
          "{\n  \"name\": \"Tier \\\"2\\\"\",\n  \"trigger\": \"tier.achieved\",\n  \"description\": null,\n"
          "  \"is_active\": false,\n  \"actions\": []\n}\n");
    CHECK(textAfter(edit::insertAction(made, "{\"name\": \"filter\"}", 0)) ==
          with(made.text(), "[]", "[\n    {\"name\": \"filter\", \"sort_order\": 1}\n  ]"));
}

TEST_CASE("an edit that cannot be made says why")
{
    const Document nps = document(survey);
    CHECK(failure(edit::removeAction(nps, 2)) == ": The reaction has no action 3");
    CHECK(failure(edit::moveAction(nps, 0, 2)) == ": The chain has no place 3");
    CHECK(failure(edit::insertAction(nps, "{}", 3)) == ": The chain has no place 4");
    CHECK(failure(edit::insertAction(nps, "[]", 0)) == ": An action is a JSON object, with its type as \"name\"");
    CHECK(failure(edit::insertAction(nps, "{", 0)) != "done");
    CHECK(failure(edit::setArgumentValue(nps, 0, 1, "1")) == ": The action has no argument 2");
    CHECK(failure(edit::setArgumentValue(nps, 0, 0, "tru")) != "done");
    CHECK(failure(edit::addArgument(nps, 1, "definition", "1", {})) ==
          "/actions/1/arguments/1: The action already has an argument \"definition\"");
    CHECK(failure(edit::addArgument(nps, 1, "x", "1, 2", {})) != "done");
    CHECK(failure(edit::renameArgument(nps, 1, 0, "definition")) ==
          "/actions/1/arguments/1: The action already has an argument \"definition\"");
    CHECK(failure(edit::setActive(document("{\"actions\": 1}"), true)) ==
          "/actions: \"actions\" is a number, but has to be a list");
    CHECK(failure(edit::setName(document("[]"), "x")) != "done");
}
