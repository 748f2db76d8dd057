// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/words.h"

#include "engine/reaction/reaction.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using test::document;
using test::must;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue all = must(Catalogue::parse(test::fileText("resources/catalogue.json")));
    return all;
}

Action action(const std::string& type, const std::string& arguments)
{
    return must(readReaction(
                    document("{\"actions\": [{\"name\": \"" + type + "\", \"arguments\": [" + arguments + "]}]}")))
        .actions.front();
}

std::string fixed(const std::string& name, const std::string& value)
{
    return "{\"name\": \"" + name + "\", \"value\": " + value + ", \"is_dynamic\": null}";
}
std::string dynamic(const std::string& name, const std::string& value)
{
    return "{\"name\": \"" + name + "\", \"value\": " + value + ", \"is_dynamic\": true}";
}
const std::string profile = dynamic("profile_id", R"({"var": "profile_id"})");

json::Data data(const std::string& json) { return must(json::Data::parse(json)); }

// title | detail
std::string card(const Action& one, const std::vector<std::optional<json::Data>>& resolved = {})
{
    const CardWords words = actionWords(one, catalogue(), resolved);
    return english(words.title) + " | " + english(words.detail);
}

} // namespace

TEST_CASE("each kind of action reads as a sentence")
{
    struct Row {
        const char* type;
        std::string arguments;
        const char* words;
    };
    const Row table[] = {
        {"filter", fixed("condition", R"({">=": [{"var": "data.score"}, 9]})"),
         "Continue only if data.score is at least 9 | otherwise the chain stops here"},
        {"filter", fixed("condition", "true"), "Always continue | nothing is asked of the event"},
        {"filter", fixed("condition", "false"), "Never continue | the chain always stops here"},
        {"filter", fixed("condition", "null"), "Filter without a condition | give it one, or remove the filter"},
        {"filter", "", "Filter without a condition | give it one, or remove the filter"},
        {"benefit.create", profile + "," + fixed("definition", "\"promoter-thank-you\""),
         "Issue benefit promoter-thank-you | to the customer of the event (profile_id)"},
        {"benefit.create", fixed("profile_id", "\"p-7\"") + "," + fixed("definition", "\"gift\""),
         "Issue benefit gift | to profile p-7"},
        {"benefit.create", fixed("definition", "\"\""), "Issue a benefit, which one is not set | "},
        {"benefit.create",
         profile + "," + fixed("definition", "\"g\"") + "," + fixed("value", "10") + "," + fixed("meta", R"({"a": 1})"),
         "Issue benefit g | to the customer of the event (profile_id), value 10, meta {\"a\":1}"},
        {"reward.create", profile + "," + fixed("definition", "\"spend-and-get-10\""),
         "Issue reward spend-and-get-10 | to the customer of the event (profile_id)"},
        {"point.create",
         profile + "," + fixed("definition", "\"rp\"") + "," + dynamic("value", R"({"var": "total"})") + "," +
             fixed("check_rate", "true") + "," + fixed("rate_priority", "\"profile\""),
         "Award points (rp), as many as total of the event times the earn rate | to the customer of the event "
         "(profile_id), "
         "where the customer's rate goes before the product's"},
        {"point.create", "", "Award points, how many is not set | "},
        {"tier-point.create", fixed("definition", "\"tp\"") + "," + fixed("value", "null"),
         "Award tier points (tp), how many is not set | "},
        {"points.award", profile + "," + fixed("definition", "\"rp\"") + "," + fixed("amount", "150"),
         "Award 150 points (rp) | to the customer of the event (profile_id)"},
        {"tier-point.create", profile + "," + fixed("definition", "\"tp\"") + "," + fixed("value", "3"),
         "Award 3 tier points (tp) | to the customer of the event (profile_id)"},
        {"tier-point.create", fixed("definition", "\"tp\"") + "," + dynamic("value", R"({"*": [{"var": "total"}, 2]})"),
         "Award tier points (tp), as many as total × 2 | "},
        {"tier.assign", profile + "," + fixed("tier", "\"gold\""),
         "Assign tier gold | to the customer of the event (profile_id)"},
        {"achievement.add", profile + "," + fixed("definition", "\"visits\"") + "," + fixed("count", "2"),
         "Add 2 to achievement visits | for the customer of the event (profile_id)"},
        {"achievement.add", fixed("definition", "\"visits\""), "Add 1 to achievement visits | "},
        {"target.send", fixed("target", "\"welcome-email\""),
         "Send to target welcome-email | with the data of the event"},
        {"tsend", fixed("handle", "\"slack\""), "Send to target slack | with the data of the event"},
        {"redeem.benefit", profile + "," + dynamic("benefit_id", R"({"var": "id"})"),
         "Redeem benefit id of the event | for the customer of the event (profile_id)"},
        {"update.highest.status.attribute",
         fixed("group_handle", "\"level\"") + "," + fixed("namespace", "\"loyalty\"") + "," +
             fixed("handle", "\"best\"") + "," + fixed("type", "\"string\"") + "," + fixed("direction", "\"asc\""),
         "Store the highest status of group level in attribute loyalty.best | where the first in order is the highest"},
        {"custom.action", fixed("colour", "\"red\"") + "," + profile,
         "Run custom.action | colour red, profile_id profile_id of the event"},
        {"point.create", fixed("value", "5") + "," + fixed("check_rate", "true"),
         "Award 5 points times the earn rate, of which kind is not set | "},
        {"reward.create", "", "Issue a reward, which one is not set | "},
        {"tier.assign", fixed("tier", "null"), "Assign a tier, which one is not set | "},
        {"tier-point.create", dynamic("value", R"({"var": "total"})"),
         "Award tier points, as many as total of the event, of which kind is not set | "},
        {"achievement.add", fixed("count", "2"), "Add 2 to an achievement, which one is not set | "},
        {"target.send", "", "Send to a target, which one is not set | with the data of the event"},
        {"redeem.benefit", "", "Redeem a benefit, which one is not set | "},
        {"update.highest.status.attribute", "", "Store the highest status, of which group and where is not set | "},
        {"update.highest.status.attribute", fixed("group_handle", "\"level\""),
         "Store the highest status of group level, where is not set | "},
        {"update.highest.status.attribute", fixed("namespace", "\"loyalty\"") + "," + fixed("handle", "\"best\""),
         "Store the highest status in attribute loyalty.best, of which group is not set | "},
        {"custom.action", fixed("tags", R"(["vip", "gold"])"), "Run custom.action | tags the list vip and gold"},
        {"", "", "Action without a type | "},
    };
    for (const Row& row : table) {
        CAPTURE(row.type);
        CHECK(card(action(row.type, row.arguments)) == row.words);
    }
    for (const ActionKind& kind : catalogue().actions()) { // none falls back to its label
        CAPTURE(kind.type);
        CHECK(actionWords(action(kind.type, ""), catalogue()).title.id != "reaction.say.labelled");
    }
}

TEST_CASE("with an event at hand the values stand in the sentence")
{
    const Action benefit = action("benefit.create", profile + "," + fixed("definition", "\"promoter-thank-you\""));
    const std::vector<std::optional<json::Data>> resolved = {data("\"9332c9b2-e31c-4d49-8ec3-62a9466d339c\""),
                                                             data("\"promoter-thank-you\"")};
    CHECK(card(benefit, resolved) == "Issue benefit promoter-thank-you | to profile 9332c9b2…339c (from the event)");
    CHECK(english(actionWords(benefit, catalogue(), resolved).sentence) ==
          "Issue benefit promoter-thank-you to profile 9332c9b2…339c (from the event)");
    CHECK(card(benefit, {data("null"), std::nullopt}) ==
          "Issue benefit promoter-thank-you | to nobody: this event gives no profile");
    const Action points = action("point.create", dynamic("value", R"({"var": "total"})"));
    CHECK(card(points, {data("149.95")}) == "Award 149.95 points, of which kind is not set | ");
    CHECK(english(actionWords(action("filter", fixed("condition", "true")), catalogue()).sentence) ==
          "Always continue");
}

TEST_CASE("a description takes the place of the detail of a filter")
{
    Action filter = action("filter", fixed("condition", R"({"!!": {"var": "profile_id"}})"));
    filter.description = "Known customers only";
    CHECK(card(filter).ends_with(" | Known customers only"));
}

TEST_CASE("the trigger reads as a sentence")
{
    const auto words = [](const std::string& trigger) {
        Reaction reaction;
        reaction.trigger = trigger;
        const CardWords card = triggerWords(reaction, catalogue());
        return english(card.title) + " | " + english(card.detail);
    };
    CHECK(words("custom.survey_completed") == "When custom.survey_completed fires | Custom event");
    CHECK(words("profile.created") == "When profile.created fires | Profile created");
    CHECK(words("transaction.completed") ==
          "When transaction.completed fires | transaction.completed is another spelling of transaction.created");
    CHECK(words("") == "No event starts this reaction yet | ");
    CHECK(words("survey").starts_with("When survey fires | An event of your own is named"));
}

TEST_CASE("the kind of an action is that of its other name where only that one is known")
{
    const auto kind = [](const std::string& name, const std::string& uuid) {
        Action one;
        one.type = name;
        one.otherType = uuid;
        const ActionKind* found = kindOf(one, catalogue());
        return found ? found->type : "none";
    };
    CHECK(kind("filter", "benefit.create") == "filter");
    CHECK(kind("Thank them", "benefit.create") == "benefit.create");
    CHECK(kind("Thank them", "5f2c") == "none");
    CHECK(kind("points.award", "") == "point.create");
}

TEST_CASE("values are short in sentences")
{
    CHECK(shortText(data("\"9332c9b2-e31c-4d49-8ec3-62a9466d339c\"").root()) == "9332c9b2…339c");
    CHECK(shortText(data("\"9332c9b2-e31c-4d49-8ec3-62a9466d339x\"").root()) == "9332c9b2-e31c-4d49-8ec3-62a9466d339x");
    CHECK(shortText(data("9.0").root()) == "9.0");
    CHECK(shortText(data("[1, \"a\"]").root()) == "[1,\"a\"]");
    CHECK(shortText(data("\"" + std::string(60, 'x') + "\"").root()) == std::string(60, 'x'));
    CHECK(shortText(data("\"" + std::string(61, 'x') + "\"").root()) == std::string(60, 'x') + "…");
    std::string many = "[0";
    for (int i = 0; i < 30; ++i)
        many += ",0";
    CHECK(shortText(data(many + "]").root()) == "[…]");
    std::string accents;
    for (int i = 0; i < 70; ++i)
        accents += "é";
    CHECK(shortText(data("\"" + accents + "\"").root()) == accents.substr(0, 120) + "…");
}
