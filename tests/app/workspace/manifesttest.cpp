// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/manifest.h"

#include "engine/base/english.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

Result<Manifest> read(const std::string& text) { return json::Document::parse(text).and_then(readManifest); }

std::string told(const std::string& text)
{
    const auto manifest = read(text);
    REQUIRE_FALSE(manifest);
    const Error& error = manifest.error();
    return std::to_string(error.place.line) + ':' + std::to_string(error.place.column) + ' ' + error.where + ' ' +
           english(error.message);
}

} // namespace

TEST_CASE("a manifest says who it is and how its reactions are answered")
{
    const auto manifest = read(R"({"format": "retort/1", "id": "01J", "name": "Acme loyalty", "later": [],
        "settings": {"dialect": "js", "php_warnings": "pass", "filter_truth": "strict", "timezone": "UTC"}})");
    REQUIRE(manifest);
    CHECK(manifest->id == "01J");
    CHECK(manifest->name == "Acme loyalty");
    CHECK(manifest->settings.logic.dialect == logic::Dialect::Js);
    CHECK_FALSE(manifest->settings.logic.failOnWarnings);
    CHECK(manifest->settings.filterTruth == run::FilterTruth::Strict);
}

TEST_CASE("a manifest says where customers' fields go, by family of events")
{
    const auto manifest = read(R"({"format": "retort/1", "settings": {"profile_place": {"transaction": "root"}}})");
    REQUIRE(manifest);
    CHECK(manifest->profilePlaces == compose::ProfileChoices{{"transaction", "root"}});
    CHECK(told("{\"format\": \"retort/1\", \"settings\": {\"profile_place\":\n {\"transaction\": \"around\"}}}") ==
          "2:18 /settings/profile_place/transaction The customer's fields cannot stand at around in events of the "
          "family transaction, only at: linked, listed, root, id");
    CHECK(told(R"({"format": "retort/1", "settings": {"profile_place": {"transcation": "root"}}})") ==
          "1:70 /settings/profile_place/transcation There is no family of events transcation");
    CHECK(told(R"({"format": "retort/1", "settings": {"profile_place": "root"}})")
              .starts_with("1:54 /settings/profile_place "));
}

TEST_CASE("a manifest says how its templates are rendered")
{
    const auto manifest = read(R"({"format": "retort/1", "settings": {"php_warnings": "pass", "autoescape": "js",
        "timezone": "Australia/Sydney", "filters": ["money", "shout"]}})");
    REQUIRE(manifest);
    const twig::Settings& twig = manifest->settings.twig;
    CHECK(twig.autoescape == twig::Autoescape::Js);
    CHECK(twig.timezone == "Australia/Sydney");
    CHECK_FALSE(twig.failOnWarnings);
    CHECK(twig.passedFilters == std::vector<std::string>{"money", "shout"});
    run::Settings settings;
    CHECK(setAutoescape(settings, "off"));
    CHECK(settings.twig.autoescape == twig::Autoescape::Off);
    CHECK(setAutoescape(settings, "html"));
    CHECK(settings.twig.autoescape == twig::Autoescape::Html);
    CHECK(setTimezone(settings, "+10:00"));
    CHECK(settings.twig.timezone == "+10:00");
    for (const char* word : {"", "Australia Sydney", "../etc/passwd;", "\xc3\xa9"})
        CHECK_FALSE(setTimezone(settings, word));
    CHECK(settings.twig.timezone == "+10:00");
}

TEST_CASE("what a manifest leaves out has its default")
{
    for (const char* text : {R"({"format": "retort/1"})", R"({"format": "retort/1", "settings": {}})"}) {
        const auto manifest = read(text);
        REQUIRE(manifest);
        CHECK(manifest->name.empty());
        CHECK(manifest->settings == defaultSettings());
        CHECK(manifest->settings.logic.dialect == logic::Dialect::Php);
        CHECK(manifest->settings.logic.failOnWarnings);
        CHECK(manifest->settings.filterTruth == std::nullopt);
        CHECK(manifest->settings.twig.autoescape == twig::Autoescape::Html);
        CHECK(manifest->settings.twig.timezone == "UTC");
        CHECK(manifest->settings.twig.failOnWarnings);
        CHECK(manifest->settings.twig.passedFilters.empty());
    }
}

TEST_CASE("what is wrong with a manifest is told with its place")
{
    CHECK(told("[]") == "1:1  retort.json must be an object: {\"format\": \"retort/1\", …}.");
    CHECK(told("{}").find("does not say its format") != std::string::npos);
    CHECK(told("{\n  \"format\": \"retort/2\"}").find("2:13 /format The workspace has the format retort/2") == 0);
    CHECK(told(R"({"format": "other/1"})").find("\"other/1\", which is no Retort workspace") != std::string::npos);
    CHECK(told(R"({"format": 1})").find("The format is 1") != std::string::npos);
    CHECK(told(R"({"format": "retort/1", "name": 3})") == "1:32 /name \"name\" must be text.");
    CHECK(told(R"({"format": "retort/1", "settings": 1})").find("/settings") != std::string::npos);
    CHECK(told(R"({"format": "retort/1", "settings": {"dialect": "perl"}})") ==
          "1:48 /settings/dialect perl is no value of dialect. Choose one of php, js.");
    CHECK(told(R"({"format": "retort/1", "settings": {"filter_truth": true}})") ==
          "1:53 /settings/filter_truth true is no value of filter_truth. Choose one of php, js, strict.");
    CHECK(told(R"({"format": "retort/1", "settings": {"autoescape": false}})") ==
          "1:51 /settings/autoescape false is no value of autoescape. Choose one of html, off, js.");
    CHECK(told(R"({"format": "retort/1", "settings": {"timezone": "the moon"}})").find("the moon is no time zone") !=
          std::string::npos);
    CHECK(told(R"({"format": "retort/1", "settings": {"filters": "money"}})").find("/settings/filters") !=
          std::string::npos);
    CHECK(told(R"({"format": "retort/1", "settings": {"filters": ["money", 1]}})").find("/settings/filters/1") !=
          std::string::npos);
}
