// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/profilejoin.h"

#include "engine/run/runner.h"
#include "tests/engine/compose/samples.h"
#include "tests/engine/json/randomjson.h"

#include <doctest/doctest.h>
#include <functional>
#include <rapidcheck.h>
#include <vector>

using namespace retort;
using namespace retort::test;
using compose::ProfileRule;

namespace {

const char* const profile = R"({"id": "p-1", "first_name": "Mina", "tier": {"handle": "gold", "name": "Gold"},
    "flattened_tags": ["vip"], "_retort": {"label": "Mina"}})";

ProfileRule ruleNamed(std::string_view family, std::string_view id)
{
    for (const ProfileRule& rule : compose::profileRulesFor(family, catalogue())) {
        if (rule.id == id)
            return rule;
    }
    throw std::runtime_error("no rule " + std::string(id) + " for " + std::string(family));
}

compose::Joined joined(const std::string& text, const ProfileRule& rule)
{
    return compose::join(event(text), jsonData(profile), rule);
}

std::string idsOf(std::string_view family)
{
    std::string ids;
    for (const ProfileRule& rule : compose::profileRulesFor(family, catalogue()))
        ids += (ids.empty() ? "" : " ") + rule.id;
    return ids;
}

/// "tier.handle: event, profile" of all differences.
std::string differencesOf(const compose::Joined& joined)
{
    std::string out;
    for (const compose::ProfileDifference& one : joined.differences)
        out += (out.empty() ? "" : "; ") + one.path + ": " + textOf(one.event) + ", " + textOf(one.profile);
    return out;
}

std::string originsOf(const compose::Joined& joined)
{
    std::string out;
    for (const auto& [path, origin] : joined.origins)
        out += (out.empty() ? "" : " ") + path + "=" + std::string(run::wordOf(origin));
    return out;
}

} // namespace

TEST_CASE("each family has its rules, the default first")
{
    CHECK(idsOf("profile") == "root linked");
    CHECK(idsOf("automation") == "root linked");
    CHECK(idsOf("transaction") == "linked listed root id");
    CHECK(idsOf("reward") == "linked listed root around id");
    CHECK(idsOf("address") == "listed linked root id");
    CHECK(idsOf("aggregation") == "id linked root");
    CHECK(idsOf("balance") == "id linked root");
    CHECK(idsOf("custom") == "id root linked");
    CHECK(idsOf("never heard of") == "id root linked");
    CHECK(idsOf("rate") == "none linked");
    CHECK(idsOf("connection") == "none connected connector");
}

TEST_CASE("the rule of an event is the chosen one, else the first")
{
    const auto idFor = [](std::string_view event, const compose::ProfileChoices& choices = {}) {
        return compose::profileRuleFor(event, catalogue(), choices).id;
    };
    CHECK(idFor("transaction.created") == "linked");
    CHECK(idFor("transaction.completed", {{"transaction", "root"}}) == "root"); // an alias is of its family
    CHECK(idFor("transaction.created", {{"transaction", "no such rule"}}) == "linked");
    CHECK(idFor("shop.visit", {{"custom", "linked"}}) == "linked");
    CHECK(idFor("no event at all", {{"custom", "root"}}) == "root");
    CHECK(idFor("profile.updated", {{"custom", "id"}}) == "root");
}

TEST_CASE("each rule has words and evidence, whatever the family")
{
    std::vector<std::string> families{"unknown"};
    for (const ContextKind& context : catalogue().contexts())
        families.push_back(context.family);
    for (const std::string& family : families) {
        for (const ProfileRule& rule : compose::profileRulesFor(family, catalogue())) {
            CAPTURE(family);
            CAPTURE(rule.id);
            CHECK(english(rule.label).find("compose.") == std::string::npos);
            CHECK(english(rule.why).find("compose.") == std::string::npos);
            CHECK((rule.evidence == "documented" || rule.evidence == "sdk" || rule.evidence == "inferred"));
        }
    }
}

TEST_CASE("where the customer's fields come to stand")
{
    struct Row {
        const char* family;
        const char* rule;
        const char* event;
        const char* context;
        const char* origins;
    };
    const std::vector<Row> rows{
        {"profile", "root", R"({"event": "profile.updated", "context": {"first_name": "Mina"}})",
         R"({"first_name":"Mina","id":"p-1","tier":{"handle":"gold","name":"Gold"},"flattened_tags":["vip"]})",
         "flattened_tags=profile id=profile tier=profile"},
        {"transaction", "linked", R"({"event": "transaction.created", "context": {"id": 7, "total": 9.5}})",
         R"({"id":7,"total":9.5,"profile":{"id":"p-1","first_name":"Mina","tier":{"handle":"gold","name":"Gold"},"flattened_tags":["vip"]},"profile_id":"p-1"})",
         "profile=profile profile_id=profile"},
        {"transaction", "listed", R"({"event": "transaction.created", "context": {"id": 7}})",
         R"({"id":7,"profile":{"id":"p-1","first_name":"Mina","tier":{"handle":"gold","name":"Gold"},"flattened_tags":["vip"]},"profile_id":"p-1"})",
         "profile=profile profile_id=profile"},
        {"address", "listed", R"({"event": "address.created", "context": {"city": "Melbourne"}})",
         R"({"city":"Melbourne","profile":{"id":"p-1"}})", "profile=profile"},
        {"transaction", "root", R"({"event": "transaction.created", "context": {"id": 7}})",
         R"({"id":7,"first_name":"Mina","tier":{"handle":"gold","name":"Gold"},"flattened_tags":["vip"],"profile_id":"p-1"})",
         "first_name=profile flattened_tags=profile profile_id=profile tier=profile"},
        {"reward", "around", R"({"event": "reward.created", "context": {"id": 7, "value_initial": 25}})",
         R"({"id":"p-1","first_name":"Mina","tier":{"handle":"gold","name":"Gold"},"flattened_tags":["vip"],"reward":{"id":7,"value_initial":25},"profile_id":"p-1"})",
         "first_name=profile flattened_tags=profile id=profile profile_id=profile tier=profile"},
        {"custom", "id", R"({"event": "custom.x", "data": {"score": 9}})",
         R"({"event":"custom.x","data":{"score":9},"profile_id":"p-1"})", "profile_id=profile"},
        {"custom", "linked", R"({"event": "custom.x", "profile_id": "p-1", "data": {}})",
         R"({"event":"custom.x","profile_id":"p-1","data":{},"profile":{"id":"p-1","first_name":"Mina","tier":{"handle":"gold","name":"Gold"},"flattened_tags":["vip"]}})",
         "profile=profile"},
        {"connection", "connector", R"({"event": "connection.created", "context": {"connector": {"id": "p-1"}}})",
         R"({"connector":{"id":"p-1","first_name":"Mina","tier":{"handle":"gold","name":"Gold"},"flattened_tags":["vip"]}})",
         "connector.first_name=profile connector.flattened_tags=profile connector.tier=profile"},
        {"rate", "none", R"({"event": "rate.created", "context": {"rate": 2.0}})", R"({"rate":2.0})", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.family);
        CAPTURE(row.rule);
        const auto result = joined(row.event, ruleNamed(row.family, row.rule));
        CHECK(textOf(result.event.context) == row.context);
        CHECK(originsOf(result) == row.origins);
        CHECK(differencesOf(result).empty());
    }
}

TEST_CASE("what the event says wins, and is told")
{
    const auto result = joined(R"({"event": "transaction.created", "context": {"profile_id": "p-2",
        "profile": {"first_name": null, "tier": {"handle": "silver"}, "flattened_tags": ["vip"]}}})",
                               ruleNamed("transaction", "linked"));
    CHECK(
        textOf(result.event.context) ==
        R"({"profile_id":"p-2","profile":{"first_name":null,"tier":{"handle":"silver","name":"Gold"},"flattened_tags":["vip"],"id":"p-1"}})");
    CHECK(differencesOf(result) ==
          R"(profile_id: "p-2", "p-1"; profile.first_name: null, "Mina"; profile.tier.handle: "silver", "gold")");
    CHECK(originsOf(result) == "profile.id=profile profile.tier.name=profile");
}

TEST_CASE("a profile of null in the event stays null")
{
    const auto result = joined(R"({"event": "transaction.created", "context": {"profile_id": null, "profile": null}})",
                               ruleNamed("transaction", "linked"));
    CHECK(textOf(result.event.context) == R"({"profile_id":null,"profile":null})");
    CHECK(result.differences.size() == 2);
    CHECK(result.origins.empty());
}

TEST_CASE("the event's own id is not the customer's")
{
    const auto result =
        joined(R"({"event": "transaction.created", "context": {"id": 90211}})", ruleNamed("transaction", "root"));
    CHECK(result.differences.empty());
    CHECK(textOf(result.event.context).find(R"("id":90211)") != std::string::npos);
    // In a profile event it is, and another one is told.
    const auto other =
        joined(R"({"event": "profile.updated", "context": {"id": "p-9"}})", ruleNamed("profile", "root"));
    CHECK(differencesOf(other) == R"(id: "p-9", "p-1")");
}

TEST_CASE("what is no profile changes nothing")
{
    const Event sample = event(R"({"event": "custom.x", "data": {}})");
    for (const char* text : {"null", "[]", "\"p-1\""})
        CHECK(compose::join(sample, jsonData(text), ruleNamed("custom", "root")).event == sample);
}

TEST_CASE("a trace says which values came with the profile")
{
    const auto result = joined(R"({"event": "transaction.created",
        "context": {"total": 9, "profile": {"tier": {"handle": "gold"}}}})",
                               ruleNamed("transaction", "linked"));
    run::Options options;
    options.origins = result.origins;
    const auto trace = run::runReaction(
        program(R"({"name": "T", "trigger": "transaction.created", "is_active": true, "actions": [{"name": "filter",
            "arguments": [{"name": "condition", "value": {"and": [{"var": "profile.tier.handle"}, {"var": "total"},
            {"var": "profile.tier.name"}, {"var": "profile.first_name"}]}}]}]})"),
        result.event, options);
    std::string origins;
    for (const run::Read& read : trace.steps.at(0).reads)
        origins += read.path + "=" + std::string(run::wordOf(read.origin)) + " ";
    CHECK(origins == "profile.tier.handle=event total=event profile.tier.name=profile profile.first_name=profile ");
}

TEST_CASE("random events and profiles: the event's values stay, the profile's are there or told")
{
    const auto objectOf = [](std::vector<std::uint8_t> bytes) {
        json::Choices choices(std::move(bytes));
        std::string text = "{";
        for (const char* key : {"id", "profile", "tier", "x", "profile_id"}) {
            if (choices.oneIn(2))
                text += (text.size() > 1 ? ", \"" : "\"") + std::string(key) +
                        "\": " + (choices.oneIn(3) ? R"({"tier": {"x": 1}, "x": 2})" : json::randomJson(choices));
        }
        return text + "}";
    };
    // Every value of `object`, seen from its root: still the same in `joined`.
    const std::function<void(json::Value, json::Value)> stays = [&](json::Value object, json::Value found) {
        for (std::size_t i = 0; i < object.size(); ++i) {
            const json::Member& member = object.members()[i];
            const json::Value* same = found.find(member.key.text());
            RC_ASSERT(same != nullptr);
            if (member.value.isObject() && same->isObject())
                stays(member.value, *same);
            else
                RC_ASSERT(json::same(member.value, *same));
        }
    };
    REQUIRE(rc::check([&](const std::vector<std::uint8_t>& one, const std::vector<std::uint8_t>& two) {
        const auto context = json::Data::parse(objectOf(one));
        const auto customer = json::Data::parse(objectOf(two));
        if (!context || !customer)
            RC_DISCARD();
        Event sample;
        sample.name = "transaction.created";
        sample.context = *context;
        for (const char* family : {"transaction", "custom", "profile", "connection", "rate"}) {
            for (const ProfileRule& rule : compose::profileRulesFor(family, catalogue())) {
                const auto result = compose::join(sample, *customer, rule);
                stays(context->root(), result.event.context.root());
                if (rule.place == ProfileRule::Place::Linked && rule.listed.empty() &&
                    !context->root().find(rule.member)) {
                    const json::Value* whole = result.event.context.root().find(rule.member);
                    RC_ASSERT(whole != nullptr);
                    RC_ASSERT(json::same(*whole, customer->root()));
                }
                if (rule.place == ProfileRule::Place::Nowhere)
                    RC_ASSERT(result.event == sample);
                // Joining once more changes nothing.
                RC_ASSERT(compose::join(result.event, *customer, rule).event.context == result.event.context);
            }
        }
    }));
}
