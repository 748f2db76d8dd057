// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/sample.h"

#include "tests/engine/compose/samples.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

const Files events = {
    {"base", R"({"event": "profile.updated", "context": {"first_name": "Ann"}, "_retort": {"profile": "jane"}})"},
    {"torn", "{"}};
const Files profiles = {
    {"jane", R"({"id": "p-1", "first_name": "Jane", "tier": {"handle": "gold"}})"}, {"list", "[1]"}, {"torn", "{"}};

Result<compose::Sample> sample(const std::string& text, const compose::ProfileChoices& choices = {})
{
    return compose::readSample(document(text), {in(events), in(profiles)}, catalogue(), choices, "self");
}

/// "kind id pointer line:column"
std::string refusal(const std::string& text)
{
    const auto read = sample(text);
    REQUIRE_FALSE(read);
    return read.error().message.id + " " + read.error().where + " " + std::to_string(read.error().place.line) + ":" +
           std::to_string(read.error().place.column);
}

} // namespace

TEST_CASE("a sample has its customer where the rule of its family puts them, and what it says itself counts")
{
    const auto read = sample(events.at("base"));
    REQUIRE(read);
    CHECK(textOf(read->event.context) == R"({"first_name":"Ann","id":"p-1","tier":{"handle":"gold"}})");
    CHECK(read->origins.at("tier") == run::Origin::Profile);
    CHECK(read->origins.count("first_name") == 0);

    const auto chosen = sample(events.at("base"), {{"profile", "linked"}});
    REQUIRE(chosen);
    CHECK(chosen->event.context.root().find("profile"));
}

TEST_CASE("a variant has its base's customer, another one, or none")
{
    const auto with = [](const std::string& own) {
        const auto read = sample(R"({"_retort": {"base": "base")" + own + "}}");
        REQUIRE(read);
        return read->event.context.root().find("tier") != nullptr;
    };
    CHECK(with(""));
    CHECK(with(R"(, "profile": "jane")"));
    CHECK_FALSE(with(R"(, "profile": null)"));
}

TEST_CASE("what stands in the way is told where the sample names it")
{
    CHECK(refusal(R"({"event": "a.b", "_retort": {"profile": "nobody"}})") ==
          "compose.profile.missing /_retort/profile 1:41");
    CHECK(refusal(R"({"event": "a.b", "_retort": {"profile": "torn"}})") ==
          "compose.profile.unreadable /_retort/profile 1:41");
    CHECK(refusal(R"({"event": "a.b", "_retort": {"profile": "list"}})") ==
          "compose.profile.unreadable /_retort/profile 1:41");
    CHECK(refusal("{\"_retort\":\n {\"base\": \"torn\"}}") == "compose.variant.in-base /_retort/base 2:11");
    CHECK(refusal("{\"_retort\":\n {\"base\": \"gone\"}}") == "compose.variant.no-base /_retort/base 2:11");
    CHECK(refusal("{\"_retort\":\n {\"base\": \"self\"}}") == "compose.variant.cycle /_retort/base 2:11");
}

TEST_CASE("only what names a base or a profile refers to other files")
{
    CHECK(compose::refersToOthers(document(R"({"_retort": {"base": "b"}})")));
    CHECK(compose::refersToOthers(document(R"({"event": "a.b", "_retort": {"profile": "p"}})")));
    CHECK_FALSE(compose::refersToOthers(document(R"({"event": "a.b", "_retort": {"profile": ""}})")));
    CHECK_FALSE(compose::refersToOthers(document(R"({"event": "a.b", "profile": "p"})")));
    CHECK_FALSE(compose::refersToOthers(document("[1]")));
}

TEST_CASE("an edit of what a variant stands for becomes a change of the variant")
{
    const compose::SampleFiles files{in(events), in(profiles)};
    const auto file = document(R"({"_retort": {"label": "V", "base": "base"}})");
    const auto edited = document(R"({"event": "profile.updated", "context": {"first_name": "Bo"}})");
    const auto next = compose::withWhole(file, edited, files);
    REQUIRE(next);
    const auto variant = must(compose::readVariant(*next));
    REQUIRE(variant.changes.size() == 1);
    CHECK(variant.changes[0].pointer == "/context/first_name");
    CHECK(variant.changes[0].json == R"("Bo")");
    CHECK(must(compose::withWhole(edited, file, files)) == file);
}

TEST_CASE("a choice of where the customer goes is checked against the family")
{
    CHECK(compose::checkProfileChoice("profile", "root", catalogue()));
    CHECK(compose::checkProfileChoice("custom", "linked", catalogue()));
    const auto rule = compose::checkProfileChoice("profile", "around", catalogue());
    REQUIRE_FALSE(rule);
    CHECK(rule.error().message == phrase("compose.rule.unknown", "profile", "around", "root, linked"));
    CHECK_FALSE(compose::checkProfileChoice("proflie", "root", catalogue()));
}

TEST_CASE("what a sample keeps beside its event is set and taken out, and all else stays to the byte")
{
    using Setting = compose::SampleSetting;
    const std::string bare = "{\"event\": \"a.b\",\n  \"n\": 1.0}";
    const auto with = [](const std::string& text, Setting setting, std::string_view value) {
        const auto made = compose::withSetting(document(text), setting, value);
        return made ? std::string(made->text()) : made.error().message.id;
    };
    const std::string clocked = with(bare, Setting::Clock, "2026-06-12T10:00:00Z");
    CHECK(document(clocked).find("/_retort/clock"));
    CHECK(clocked.find("\"n\": 1.0") != std::string::npos);
    CHECK(with(clocked, Setting::Clock, "") == bare); // "_retort" goes with its last member
    CHECK(with(bare, Setting::Clock, "") == bare);
    const std::string both = with(clocked, Setting::Label, "It's \"A\"");
    CHECK(with(both, Setting::Label, "") == clocked);
    CHECK(readEvent(document(both))->label == "It's \"A\"");
    CHECK(readEvent(document(with(both, Setting::Clock, "2027-01-01")))->clock == "2027-01-01");
    CHECK(document(with(both, Setting::Timezone, "UTC")).find("/_retort/timezone"));
    CHECK(document(with(both, Setting::Profile, "ada")).find("/_retort/profile"));
    for (const std::string text : {R"({"event": "a.b", "_retort": 1})", R"({"event": "a.b", "_retort": [2]})"}) {
        CHECK_FALSE(compose::withSetting(document(text), Setting::Clock, "2027-01-01"));
        CHECK(with(text, Setting::Clock, "") == text);
    }
}
