// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/target.h"

#include "engine/json/write.h"
#include "engine/reaction/targetoverride.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using test::document;
using test::must;

namespace {

Target target(std::string text) { return must(readTarget(document(std::move(text)))); }

std::string failure(std::string text)
{
    const auto read = readTarget(document(std::move(text)));
    return read ? "read" : test::lineOf(read.error());
}

/// The condition as JSON, "none", or what is wrong with it.
std::string condition(const std::string& value)
{
    const Target read = target(R"({"handle": "h", "template": "", "condition": )" + value + "}");
    if (read.conditionError)
        return test::lineOf(*read.conditionError);
    return read.condition ? json::write(read.condition->root()) : "none";
}

std::string overridesFailure(const std::string& tenants)
{
    const auto read = readOverrides(document(R"({"format": "retort/1", "tenants": )" + tenants + "}"));
    if (!read)
        return test::lineOf(read.error());
    for (const TenantOverrides& tenant : *read) {
        if (tenant.error) {
            CHECK(tenant.overrides.empty());
            return test::lineOf(*tenant.error);
        }
    }
    return "read";
}

} // namespace

TEST_CASE("a target is read field by field")
{
    const Target read = target(R"({"id": 7, "name": "Welcome", "handle": "welcome", "url": "https://x.example/h",
        "template": "{\n \"a\": \"{{ a }}\"\n}", "description": "d", "notes": null, "condition": null, "later": {}})");
    CHECK(read.name == "Welcome");
    CHECK(read.handle == "welcome");
    CHECK(read.url == "https://x.example/h");
    CHECK(read.templateText == "{\n \"a\": \"{{ a }}\"\n}");
    CHECK(read.description == "d");
    CHECK(read.notes.empty());
    CHECK_FALSE(read.condition);
    CHECK(target(R"({"template": ""})") == Target{});
}

TEST_CASE("what cannot be read says where")
{
    CHECK(failure("[]") == "1:1 : The target is a list, but has to be an object");
    CHECK(failure("{\n  \"handle\": 7}") == "2:13 /handle: \"handle\" is a number, but has to be a text");
    CHECK(failure(R"({"template": {"a": 1}})") == "1:14 /template: \"template\" is an object, but has to be a text");
    CHECK(failure(R"({"condition": true})")
              .find("1:15 /condition: \"condition\" is true or false, but has to be JSON "
                    "Logic") == 0);
    for (const char* without : {"{}", R"({"handle": "h", "url": null})", R"({"handle": "h", "template": null})"})
        CHECK(failure(without) ==
              "1:1 : \"template\" is missing here: a target needs the text of its payload, JSON with "
              "Twig inside");
    CHECK(failure(R"({"condition": 1})").find("/condition") != std::string::npos);
}

TEST_CASE("a condition is JSON or the text of it")
{
    CHECK(condition(R"({"==": [{"var": "a"}, 1]})") == R"({"==":[{"var":"a"},1]})");
    CHECK(condition(R"("{\"==\": [{\"var\": \"a\"}, 1]}")") == R"({"==":[{"var":"a"},1]})");
    CHECK(condition(R"([{"var": "a"}])") == R"([{"var":"a"}])");
    CHECK(condition(R"("false")") == "false");
    for (const char* nothing : {"null", "\"\"", "\"  \\n\"", "[]", "{}", "\"null\"", "\"[]\"", "\"{}\""})
        CHECK(condition(nothing) == "none");
    CHECK(target(R"({"template": "", "condition": "{\"var\": \"a\"}"})").conditionIsText);
    CHECK_FALSE(target(R"({"template": "", "condition": {"var": "a"}})").conditionIsText);
}

TEST_CASE("a condition that is no JSON keeps the target readable")
{
    CHECK(condition(R"("{\"==\": [}")").find("1:46 /condition: The condition is a text that is no JSON: ") == 0);
    CHECK(condition(R"("{\"==\": [}")").find("(line 1, column 9 of the text)") != std::string::npos);
    const Target read = target(R"({"handle": "h", "template": "", "condition": "is gold"})");
    CHECK(read.handle == "h");
    CHECK(read.conditionError);
    CHECK_FALSE(read.condition);
}

TEST_CASE("a tenant replaces fields of a target")
{
    const auto tenants = must(readOverrides(document(R"({"tenants": [{"name": "acme", "base_url": null},
        {"name": "acme-stg", "overrides": {
            "targets/a.json": {"url": "https://staging.example/a", "notes": null, "condition": {"var": "go"}},
            "targets/b.json": {"template": "{{ b }}", "condition": null}, "targets/c.json": null}}]})")));
    REQUIRE(tenants.size() == 2);
    CHECK(tenants[0].name == "acme");
    CHECK(tenants[0].overrides.empty());
    const TenantOverrides& staging = tenants[1];
    CHECK(staging.of("targets/c.json") == nullptr);
    REQUIRE(staging.of("targets/a.json") != nullptr);
    REQUIRE(staging.of("targets/b.json") != nullptr);

    const Target before = target(R"({"name": "A", "handle": "a", "url": "https://x.example", "template": "{}",
        "notes": "n", "description": "d", "condition": "{\"var\": \"old\"}"})");
    const Target after = applyOverride(before, *staging.of("targets/a.json"));
    CHECK(after.url == "https://staging.example/a");
    CHECK(after.notes.empty());
    CHECK(json::write(after.condition->root()) == R"({"var":"go"})");
    CHECK_FALSE(after.conditionIsText);
    CHECK(after.name == "A");
    CHECK(after.handle == "a");
    CHECK(after.templateText == "{}");
    CHECK(after.description == "d");
    const Target other = applyOverride(before, *staging.of("targets/b.json"));
    CHECK(other.templateText == "{{ b }}");
    CHECK_FALSE(other.condition);
    CHECK(other.url == before.url);
    CHECK(applyOverride(before, TargetOverride{}) == before);
}

TEST_CASE("an override that cannot be right is told")
{
    CHECK(overridesFailure("[]") == "read");
    CHECK(overridesFailure("null") == "read");
    CHECK(overridesFailure("{}").find("/tenants: \"tenants\" is an object, but has to be a list") != std::string::npos);
    CHECK(overridesFailure(R"([{"overrides": {}}])").find("/tenants/0: \"name\" is missing") != std::string::npos);
    CHECK(overridesFailure(R"([{"name": "a", "overrides": []}])").find("/tenants/0/overrides") != std::string::npos);
    CHECK(overridesFailure(R"([{"name": "a", "overrides": {"targets/x.json": "https://x"}}])")
              .find("/tenants/0/overrides/targets~1x.json: What is replaced in a target is a text") !=
          std::string::npos);
    CHECK(overridesFailure(R"([{"name": "a", "overrides": {"t": {"adress": ""}}}])").find("A target has no field") !=
          std::string::npos);
    CHECK(overridesFailure(R"([{"name": "a", "overrides": {"t": {"templat": ""}}}])")
              .find("A target has no field \"templat\"; perhaps \"template\" is meant") != std::string::npos);
    CHECK(overridesFailure(R"([{"name": "a", "overrides": {"t": {"url": 1}}}])").find("/url: \"url\" is a number") !=
          std::string::npos);
    CHECK(overridesFailure(R"([{"name": "a", "overrides": {"t": {"condition": 1}}}])").find("has to be JSON Logic") !=
          std::string::npos);
}

TEST_CASE("what is wrong with one tenant is no matter of the others")
{
    const auto tenants = must(readOverrides(document(R"({"tenants": [
        {"name": "bad", "overrides": {"targets/ok.json": {"url": "y"}, "targets/b.json": {"urll": "x"}}},
        {"overrides": {}},
        {"name": "good", "overrides": {"targets/ok.json": {"url": "z"}}}]})")));
    REQUIRE(tenants.size() == 3);
    CHECK(tenants[0].name == "bad");
    CHECK(tenants[0].error);
    CHECK(tenants[0].overrides.empty());
    CHECK(tenants[1].name.empty());
    CHECK(tenants[1].error);
    CHECK_FALSE(tenants[2].error);
    REQUIRE(tenants[2].of("targets/ok.json"));
    CHECK(tenants[2].of("targets/ok.json")->texts.at("url") == "z");
}
