// SPDX-License-Identifier: GPL-3.0-or-later
// Which places of which documents name a handle, or read a field.
#include "engine/uses/uses.h"

#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;
using uses::Subject;
using uses::Use;

namespace {

const std::string reactionText = R"({
  "name": "gold", "trigger": "gold",
  "actions": [
    {"name": "filter", "arguments": [{"name": "condition", "is_dynamic": null, "value":
      {"and": [{"==": [{"var": "tier_handle"}, "gold"]}, {"in": [{"var": "data.kind"}, ["silver", "gold"]]},
               {"==": [{"var": ["gold", "gold"]}, 1]}, {"missing": ["gold"]}]}}]},
    {"name": "tier.assign", "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "tier", "value": "gold", "is_dynamic": null}]},
    {"name": "target.send", "arguments": [{"name": "target", "value": "gold"}]},
    {"name": "update.highest.status.attribute", "arguments": [
      {"name": "group_handle", "value": "service-level"},
      {"name": "namespace", "value": "loyalty"},
      {"name": "handle", "value": "cohort"}]},
    {"name": "custom.thing", "arguments": [{"name": "x", "value": ["gold", {"y": "gold"}]}]}
  ]
})";

const Catalogue& catalogue()
{
    static const Catalogue all = must(Catalogue::parse(fileText("resources/catalogue.json")));
    return all;
}

Subject handle(std::string_view list, std::string_view name)
{
    return {Subject::Kind::Handle, std::string(name), std::string(list), {}};
}

Subject field(std::string_view path) { return {Subject::Kind::Field, std::string(path), {}, {}}; }

std::string lineOf(const Use& use)
{
    static constexpr std::string_view roles[] = {"defines", "names", "reads", "holds", "mentions"};
    std::string line(roles[static_cast<std::size_t>(use.role)]);
    line += ' ' + (use.subject.list.empty() ? "" : use.subject.list + ":") +
            (use.subject.space.empty() ? "" : use.subject.space + "/") + use.subject.name + " at " + use.pointer;
    if (use.action)
        line += " of " + std::to_string(*use.action);
    if (use.span)
        line += " from " + std::to_string(use.span->offset) + " to " + std::to_string(use.span->end());
    return line;
}

std::vector<std::string> lines(const std::vector<Use>& uses)
{
    std::vector<std::string> lines;
    for (const Use& use : uses)
        lines.push_back(lineOf(use));
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

namespace doctest {
template <>
struct StringMaker<Lines> {
    static String convert(const Lines& lines)
    {
        std::string all;
        for (const auto& line : lines)
            all += "\n  " + line;
        return String(all.data(), static_cast<unsigned>(all.size()));
    }
};
} // namespace doctest

TEST_CASE("a reaction names handles and reads fields")
{
    const auto reaction = must(readReaction(document(reactionText)));
    CHECK(lines(uses::usesIn(reaction, catalogue())) ==
          Lines{"reads tier_handle at /actions/0/arguments/0/value/and/0/==/0 of 0",
                "reads data.kind at /actions/0/arguments/0/value/and/1/in/0 of 0",
                "reads gold at /actions/0/arguments/0/value/and/2/==/0 of 0",
                "reads gold at /actions/0/arguments/0/value/and/3 of 0",
                "names tiers:gold at /actions/0/arguments/0/value/and/0/==/1 of 0",
                "reads profile_id at /actions/1/arguments/0/value of 1",
                "names tiers:gold at /actions/1/arguments/1/value of 1",
                "names targets:gold at /actions/2/arguments/0/value of 2",
                "names status_groups:service-level at /actions/3/arguments/0/value of 3",
                "names attributes:loyalty/cohort at /actions/3/arguments/2/value of 3"});
}

TEST_CASE("a value from the event names the handles that it chooses between")
{
    const auto reaction = must(readReaction(document(R"({"name": "a", "trigger": "custom.thing", "actions": [
        {"name": "benefit.create", "arguments": [{"name": "definition", "is_dynamic": true, "value":
          {"if": [{"==": [{"var": "a"}, "b"]}, "gift", {"or": [{"var": "c"}, "voucher"]}]}},
          {"name": "value", "is_dynamic": true, "value": {"if": [true, "gift"]}}]}]})")));
    std::vector<Use> names = uses::usesIn(reaction, catalogue());
    std::erase_if(names, [](const Use& use) { return use.role != Use::Role::Names; });
    CHECK(lines(names) == Lines{"names benefits:gift at /actions/0/arguments/0/value/if/1 of 0",
                                "names benefits:voucher at /actions/0/arguments/0/value/if/2/or/1 of 0"});
}

TEST_CASE("the same text may mean a handle")
{
    const auto json = document(reactionText);
    const auto reaction = must(readReaction(json));
    const auto known = uses::usesIn(reaction, catalogue());
    // Not the paths of vars and missing, not the target of the same name, not the reaction's own name and trigger.
    CHECK(lines(uses::mentionsIn(json, reaction, handle("tiers", "gold"), known)) ==
          Lines{"mentions tiers:gold at /actions/0/arguments/0/value/and/1/in/1/1 of 0",
                "mentions tiers:gold at /actions/0/arguments/0/value/and/2/==/0/var/1 of 0",
                "mentions tiers:gold at /actions/4/arguments/0/value/0 of 4",
                "mentions tiers:gold at /actions/4/arguments/0/value/1/y of 4"});
    const auto escaped = document(R"({"name": "a", "actions": [{"name": "filter", "arguments": [
        {"name": "condition", "value": {"==": [{"var": "a"}, "g\u006fld"]}}]}]})");
    CHECK(uses::mentionsIn(escaped, must(readReaction(escaped)), handle("tiers", "gold"), {}).size() == 1);
}

TEST_CASE("a target has a handle, and reads by rule and template")
{
    const auto json = document(R"({"name": "gold", "handle": "gold",
        "template": "{\"t\": \"{{ data.score }}\"{% if tier_handle == 'gold' %}, \"gold\": 1{% endif %}}",
        "condition": {"==": [{"var": "event"}, "gold"]}})");
    const auto target = must(readTarget(json));
    CHECK(lines(uses::usesIn(target)) == Lines{"defines targets:gold at /handle", "reads event at /condition/==/0",
                                               "reads data.score at /template from 10 to 20",
                                               "reads tier_handle at /template from 30 to 41"});
    CHECK(lines(uses::mentionsIn(json, target, handle("tiers", "gold"))) ==
          Lines{"mentions tiers:gold at /condition/==/1", "mentions tiers:gold at /template from 45 to 51"});

    const auto text =
        document(R"({"name": "a", "handle": "b", "template": "{{ broken", "condition": "{\"var\": \"x\"}"})");
    CHECK(lines(uses::usesIn(must(readTarget(text)))) ==
          Lines{"defines targets:b at /handle", "reads x at /condition"});
}

TEST_CASE("definitions define")
{
    const auto statuses = document(R"({"kind": "statuses", "from": "", "at": "", "data": [
        {"handle": "gold", "name": "gold", "group_handle": "level"}, {"handle": "level", "next": "gold"}]})");
    const auto list = must(readDefinitions(statuses));
    const auto known = uses::usesIn(list);
    CHECK(lines(known) == Lines{"defines statuses:gold at /data/0/handle",
                                "defines status_groups:level at /data/0/group_handle",
                                "defines statuses:level at /data/1/handle"});
    CHECK(lines(uses::mentionsIn(statuses, list, handle("statuses", "gold"), known)) ==
          Lines{"mentions statuses:gold at /data/1/next"});
    const auto attributes = document(
        R"({"kind": "attributes", "from": "", "at": "", "data": [{"namespace": "loyalty", "handle": "cohort"}]})");
    CHECK(lines(uses::usesIn(must(readDefinitions(attributes)))) ==
          Lines{"defines attributes:loyalty/cohort at /data/0/handle"});
}

TEST_CASE("a handle that a rule compares with a field of such handles is named")
{
    const auto named = [](const std::string& trigger, const std::string& condition) {
        const auto json = document(R"({"name": "x", "trigger": ")" + trigger + R"(", "actions": [{"name": "filter",
          "arguments": [{"name": "condition", "value": )" +
                                   condition + "}]}]}");
        std::string line;
        for (const Use& use : uses::usesIn(must(readReaction(json)), catalogue())) {
            if (use.role == Use::Role::Names)
                line += use.subject.list + ":" + use.subject.name + "@" + use.pointer.substr(28) + " ";
        }
        return line;
    };
    CHECK(named("tier.achieved", R"({"===": [{"var": "definition.handle"}, "tier-2"]})") == "tiers:tier-2@/===/1 ");
    CHECK(named("benefit.claimed", R"({"!=": ["gift", {"var": "definition.handle"}]})") == "benefits:gift@/!=/0 ");
    CHECK(named("profile.updated", R"({"in": ["vip", {"var": "flattened_tags"}]})") == "tags:vip@/in/0 ");
    CHECK(named("profile.updated", R"({"in": [{"var": "tier_handle"}, ["gold", "black"]]})") ==
          "tiers:gold@/in/1/0 tiers:black@/in/1/1 ");
    CHECK(named("profile.updated", R"({"in": [{"var": "tier_handle"}, "gold or black"]})").empty());
    CHECK(named("profile.updated", R"({"==": [{"var": "first_name"}, "gold"]})").empty());
    CHECK(named("transaction.created", R"({"==": [{"var": "definition.handle"}, {"var": "x"}]})").empty());
}

TEST_CASE("of a variant the values that it changes are its own")
{
    const auto base =
        document(R"({"event": "tier.achieved", "context": {"tier": {"handle": "gold"}, "note": "gold"}})");
    const auto variant = document(R"({"_retort": {"label": "gold", "base": "gold", "changes": [
        {"pointer": "/context/tier/handle", "value": "gold"}, {"pointer": "/context/note", "absent": true},
        {"pointer": "/context/items/0", "value": {"brand": "gold", "tier": {"handle": "gold"}}},
        {"pointer": "/event", "value": "gold"}]}})");
    const auto event = must(readEvent(base));
    CHECK(lines(uses::holdersIn(variant, event, field("tier.handle"))) ==
          Lines{"holds tier.handle at /_retort/changes/0/value"});
    CHECK(lines(uses::holdersIn(variant, event, field("tier"))) == Lines{"holds tier at /_retort/changes/0/value"});
    CHECK(lines(uses::holdersIn(variant, event, field("items.*.brand"))) ==
          Lines{"holds items.*.brand at /_retort/changes/2/value/brand"});
    CHECK(uses::holdersIn(variant, event, field("note")).empty());
    CHECK(uses::holdersIn(variant, event, field("tier.name")).empty());
    CHECK(lines(uses::mentionsIn(variant, event, handle("tiers", "gold"))) ==
          Lines{"names tiers:gold at /_retort/changes/0/value", "mentions tiers:gold at /_retort/changes/2/value/brand",
                "mentions tiers:gold at /_retort/changes/2/value/tier/handle"});
    const auto custom = document(R"({"_retort": {"base": "x", "changes": [{"pointer": "/event", "value": "gold"}]}})");
    CHECK(
        uses::mentionsIn(custom, must(readEvent(document(R"({"event": "gold", "data": {}})"))), handle("tiers", "gold"))
            .empty());
}

TEST_CASE("samples hold fields and mention handles")
{
    const auto custom = document(R"({"event": "gold", "profile_id": "p", "_retort": {"label": "gold"},
        "data": {"score": 9, "items": [{"x": 1}, {"brand": "gold"}]}})");
    const auto event = must(readEvent(custom));
    CHECK(lines(uses::holdersIn(custom, event, field("data.score"))) == Lines{"holds data.score at /data/score"});
    CHECK(lines(uses::holdersIn(custom, event, field("data.items.*.brand"))) ==
          Lines{"holds data.items.*.brand at /data/items/1/brand"});
    CHECK(lines(uses::holdersIn(custom, event, field("data.items.0.x"))) ==
          Lines{"holds data.items.0.x at /data/items/0/x"});
    CHECK(uses::holdersIn(custom, event, field("data.scores")).empty());
    CHECK(uses::holdersIn(custom, event, field("_retort.label")).empty()); // of ours, not of the context
    CHECK(lines(uses::mentionsIn(custom, event, handle("tiers", "gold"))) ==
          Lines{"mentions tiers:gold at /data/items/1/brand"});

    const auto platform =
        document(R"({"event": "tier.achieved", "context": {"_retort": 1, "tier": {"handle": "gold"}}})");
    const auto achieved = must(readEvent(platform));
    CHECK(lines(uses::holdersIn(platform, achieved, field("tier"))) == Lines{"holds tier at /context/tier"});
    CHECK(lines(uses::mentionsIn(platform, achieved, handle("tiers", "gold"), catalogue())) ==
          Lines{"names tiers:gold at /context/tier/handle"});
    CHECK(lines(uses::mentionsIn(platform, achieved, handle("benefits", "gold"), catalogue())) ==
          Lines{"mentions benefits:gold at /context/tier/handle"});
}

TEST_CASE("what is a use of what")
{
    CHECK(uses::isUse(field("data.score"), field("data.score")));
    CHECK(uses::isUse(field("data.score"), field("data"))); // inside of it
    CHECK_FALSE(uses::isUse(field("data"), field("data.score")));
    CHECK_FALSE(uses::isUse(field("database"), field("data")));
    CHECK(uses::isUse(handle("tiers", "gold"), handle("tiers", "gold")));
    CHECK_FALSE(uses::isUse(handle("tiers", "gold"), handle("tags", "gold")));
    CHECK_FALSE(uses::isUse(handle("tiers", "gold"), field("gold")));
    Subject loyalty = handle("attributes", "cohort");
    Subject club = loyalty;
    loyalty.space = "loyalty";
    CHECK(uses::isUse(loyalty, club));
    club.space = "club";
    CHECK_FALSE(uses::isUse(loyalty, club));
}
