// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/definitions.h"

#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using test::document;
using test::must;

namespace {

DefinitionList list(std::string text) { return must(readDefinitions(document(std::move(text)))); }

std::string failure(std::string text)
{
    const auto read = readDefinitions(document(std::move(text)));
    return read ? "read" : test::lineOf(read.error());
}

const DefinitionList benefits = list(R"({"kind": "benefits", "from": "acme-stg", "at": "2026-02-03T10:00:00Z", "data": [
        {"id": 41, "handle": "tier-2-starter-gift", "name": "Tier 2 welcome", "type": "gift"},
        {"id": 42, "name": "without a handle"}, 7, "plain", {"handle": 9}]})");

} // namespace

TEST_CASE("a list of definitions is read, and what has no handle is passed over")
{
    CHECK(benefits.kind == "benefits");
    CHECK(benefits.from == "acme-stg");
    CHECK(benefits.at == "2026-02-03T10:00:00Z");
    REQUIRE(benefits.definitions.size() == 2);
    CHECK(benefits.definitions[0] == Definition{"tier-2-starter-gift", "Tier 2 welcome", "gift", "/data/0"});
    CHECK(benefits.definitions[1] == Definition{"plain", "", "", "/data/3"});
}

TEST_CASE("what is no list of definitions says where")
{
    CHECK(failure("[]") == "1:1 : The list of definitions is a list, but has to be an object");
    CHECK(failure(R"({"data": []})") == R"(1:1 : "kind" is missing here, or empty)");
    CHECK(failure(R"({"kind": "tags"})") == R"(1:1 : "data" is missing here, or empty)");
    CHECK(failure(R"({"kind": "tags", "data": {}})") == R"(1:26 /data: "data" is an object, but has to be a list)");
    CHECK(failure(R"({"kind": 1, "data": []})") == R"(1:10 /kind: "kind" is a number, but has to be a text)");
}

TEST_CASE("a list is found by the catalogue's picker and by its kind")
{
    const Definitions none;
    CHECK_FALSE(none.list("benefit_definition"));
    const Definitions all({benefits, list(R"({"kind": "rewards", "data": []})"),
                           list(R"({"kind": "statuses", "data": [{"handle": "vip", "group_handle": "loyalty"},
                               {"handle": "staff"}, {"handle": "gold", "group_handle": "loyalty"}]})"),
                           list(R"({"kind": "attributes", "data": [{"handle": "cohort", "namespace": "loyalty"}]})")});
    REQUIRE(all.list("benefit_definition"));
    CHECK(all.list("benefit_definition") == all.list("benefits"));
    REQUIRE(all.list("reward_definition"));
    CHECK(all.list("reward_definition")->definitions.empty());
    CHECK_FALSE(all.list("point_definition"));
    REQUIRE(all.list("status_group"));
    REQUIRE(all.list("status_group")->definitions.size() == 1);
    CHECK(all.list("status_group")->definitions[0].handle == "loyalty");
    REQUIRE(all.find("custom_attribute", "cohort"));
    CHECK(all.find("custom_attribute", "cohort")->note == "loyalty");
    CHECK(all.find("benefit_definition", "plain"));
    CHECK_FALSE(all.find("benefit_definition", "Plain"));
    CHECK_FALSE(all.find("reward_definition", "plain"));
    CHECK(all.nearest("benefit_definition", "Plain") == "plain");
    CHECK(all.nearest("benefit_definition", "tier-2-started-gift") == "tier-2-starter-gift");
    CHECK(all.nearest("reward_definition", "plain").empty());
}
