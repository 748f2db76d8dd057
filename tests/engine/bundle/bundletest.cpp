// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bundle/bundle.h"

#include "engine/base/english.h"
#include "engine/bundle/keys.h"
#include "engine/bundle/withoutsecrets.h"
#include "engine/json/edit.h"
#include "engine/run/tracejson.h"
#include "tests/engine/effects/shared.h"

#include <doctest/doctest.h>
#include <functional>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::test;

namespace {

bundle::File file(const std::string& path, const std::string& text) { return {path, document(text)}; }

/// A survey that gives points to Jane and posts to a target.
bundle::Inputs survey()
{
    bundle::Inputs inputs;
    inputs.event = file("events/promoter.json",
                        R"({"event": "custom.survey", "profile_id": "9332c9b2-e31c-4d49-8ec3-62a9466d339c",
  "data": {"score": 9.0, "email": "jane.doe@example.com"},
  "_retort": {"label": "Promoter", "clock": "2026-02-03T04:00:00Z"}})");
    inputs.profile = file("profiles/jane.json", R"({"id": "9332c9b2-e31c-4d49-8ec3-62a9466d339c", "first_name": "Jane",
  "email": "jane.doe@example.com", "point_balance": 10})");
    inputs.reactions = {file("reactions/points.json",
                             R"({"name": "Points", "trigger": "custom.survey", "is_active": true, "notes": "1.50",
  "actions": [)" + filter(score) +
                                 R"(, {"name": "point.create", "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "base"}, {"name": "value", "value": 5}]},
    {"name": "target.send", "arguments": [{"name": "target", "value": "slack"}]}]})"),
                        file("reactions/created.json",
                             R"({"name": "Thanks", "trigger": "point.created", "is_active": true, "actions": []})")};
    inputs.targets = {
        {file("targets/slack.json",
              R"({"name": "Slack", "handle": "slack", "url": "https://hooks.example.com/T0/s3cr3t-key?t=k",
  "headers": {"Authorization": "Bearer s3cr3t-token"}, "template": "{\"at\": \"{{ 'now'|date('H:i') }}\"}",
  "condition": {"!!": [{"var": "data.email"}]}})")}};
    inputs.definitions = {
        file("definitions/points.json", R"({"kind": "points", "data": [{"handle": "base", "name": "Base"}]})")};
    inputs.settings = dialect(logic::Dialect::Php);
    inputs.settings.filterTruth = run::FilterTruth::Strict;
    inputs.settings.twig.timezone = "+10:00";
    inputs.settings.twig.passedFilters = {"money"};
    inputs.profilePlaces = {{"custom", "linked"}};
    inputs.now = {1'700'000'000, 250'000};
    inputs.cascade = true;
    return inputs;
}

bundle::Bundle packed(const bundle::Inputs& inputs, bool scrub = false)
{
    return must(bundle::made(inputs, catalogue(), nullptr, scrub, 7)).bundle;
}

} // namespace

TEST_CASE("a bundle brings all that it was made from, and comes out the same")
{
    const bundle::Bundle made = packed(survey());
    const std::string text = bundle::write(made);
    const auto read = bundle::read(text);
    REQUIRE(read);
    CHECK(read->inputs == made.inputs);
    CHECK(read->trace == made.trace);
    CHECK(bundle::write(*read) == text);
    CHECK(read->inputs.event.document.text() == survey().event.document.text()); // to the byte
    const auto verified = bundle::verify(*read, catalogue());
    REQUIRE(verified);
    CHECK(verified->same());
    CHECK(verified->trace == made.trace);
    // It has something to say: the customer, the cascade, what was rendered by the sample's clock.
    REQUIRE(made.trace.reactions.size() == 2);
    CHECK(made.trace.customer->after.points == Amount(15));
    CHECK(made.trace.cascade->events.size() == 1);
    REQUIRE(made.trace.reactions[0].steps[2].request);
    CHECK(made.trace.reactions[0].steps[2].request->body == R"({"at": "14:00"})");
}

TEST_CASE("what was left out of a run is left out again")
{
    bundle::Inputs inputs = survey();
    inputs.skipped = {"/actions/1", "/actions/7"};
    const bundle::Bundle made = packed(inputs);
    CHECK(made.trace.reactions[0].steps[1].status == run::Status::Skipped);
    const std::string text = bundle::write(made);
    const bundle::Bundle read = must(bundle::read(text));
    CHECK(read.inputs.skipped == inputs.skipped);
    CHECK(bundle::write(read) == text);
    CHECK(must(bundle::verify(read, catalogue())).same());

    bundle::Bundle other = read;
    other.inputs.skipped.clear();
    const auto told = must(bundle::verify(other, catalogue()));
    REQUIRE(told.comparison.first);
    CHECK(told.comparison.first->step == 2);
    CHECK_FALSE(bundle::read(R"({"skipped": [1], )" + text.substr(1)));
}

TEST_CASE("values that were edited on the way are edited again")
{
    bundle::Inputs inputs = survey();
    inputs.reactions.pop_back();
    inputs.cascade = false;
    inputs.edits = {{0, "data.score", json::Data::parse("3").value()},
                    {1, "data.email", json::Data::parse(R"("jane.doe@example.com")").value()},
                    {1, "data.api_key", json::Data::parse(R"("Zq81kfQm20sLw7")").value()},
                    {2, "data.note", std::nullopt}};
    const bundle::Bundle made = packed(inputs);
    CHECK(made.trace.reactions.at(0).outcome == run::Outcome::Stopped); // of 9 it completes
    CHECK(made.trace.reactions[0].steps[0].reads.at(0).origin == run::Origin::Edited);
    const std::string text = bundle::write(made);
    CHECK(text.find("Zq81kfQm20sLw7") == std::string::npos);
    const bundle::Bundle read = must(bundle::read(text));
    CHECK(read.inputs == made.inputs);
    CHECK(read.inputs.edits.size() == 4);
    CHECK_FALSE(read.inputs.edits[3].value);
    CHECK(bundle::write(read) == text);
    CHECK(must(bundle::verify(read, catalogue())).same());
    CHECK(bundle::write(packed(inputs, true)).find("jane.doe") == std::string::npos);
    bundle::Bundle other = read;
    other.inputs.edits.clear();
    CHECK_FALSE(must(bundle::verify(other, catalogue())).same());
    CHECK_FALSE(bundle::read(R"({"edits": [{"path": "x"}], )" + text.substr(1)));
}

TEST_CASE("where a bundle comes out otherwise is told with its step")
{
    bundle::Bundle edited = must(bundle::read(bundle::write(packed(survey()))));
    edited.inputs.reactions[0].document =
        must(json::set(edited.inputs.reactions[0].document, "/actions/0/arguments/0/value/>=/1", "10"));
    const auto verified = bundle::verify(edited, catalogue());
    REQUIRE(verified);
    REQUIRE_FALSE(verified->same());
    CHECK(verified->comparison.first->step == 1);
    CHECK(verified->comparison.first->what == run::TraceDifference::What::Evaluation);

    bundle::Bundle other = packed(survey());
    other.trace.reactions[0].steps[1].effects[0].kind = "reward.create"; // somebody wrote another story
    const auto told = must(bundle::verify(other, catalogue()));
    REQUIRE(told.comparison.first);
    CHECK(told.comparison.first->step == 2);
    CHECK(told.comparison.first->what == run::TraceDifference::What::Effect);

    for (auto change : std::vector<std::function<void(bundle::Inputs&)>>{
             [](auto& in) { in.settings.logic.dialect = logic::Dialect::Js; }, [](auto& in) { in.profile.reset(); },
             [](auto& in) { in.targets.reset(); }, [](auto& in) { in.cascade = false; },
             [](auto& in) { in.reactions.pop_back(); }, [](auto& in) { in.definitions.clear(); },
             [](auto& in) { in.settings.twig.timezone = "UTC"; }}) {
        bundle::Bundle one = packed(survey());
        change(one.inputs);
        const bool differs = !must(bundle::verify(one, catalogue())).same() ||
                             !(must(bundle::verify(one, catalogue())).trace == one.trace);
        CHECK(differs);
    }
}

TEST_CASE("nothing secret goes into a bundle")
{
    const std::string text = bundle::write(packed(survey()));
    CHECK(text.find("s3cr3t") == std::string::npos);
    CHECK(text.find("headers") == std::string::npos);
    CHECK(text.find("https://hooks.example.com/…") != std::string::npos);
    for (const auto& one :
         std::vector<std::pair<std::string, std::string>>{{"https://a.example/x", "https://a.example/…"},
                                                          {"https://a.example", "https://a.example"},
                                                          {"https://a.example/", "https://a.example"},
                                                          {"https://user:pass@a.example/", "https://a.example"},
                                                          {"https://a.example?token=x", "https://a.example/…"},
                                                          {"https://a.example\\@evil/x", "https://a.example/…"},
                                                          {"{{ secret }}", ""},
                                                          {"https://{{ secret }}/x", ""},
                                                          {"/relative/secret", ""},
                                                          {"", ""}}) {
        CAPTURE(one.first);
        CHECK(bundle::hostOnly(one.first) == one.second);
    }
}

TEST_CASE("a key that somebody put anywhere does not go into a bundle, and the story stays")
{
    const std::string one = "Zq81kfQm20sLw7";
    const std::string two = "sk_live_51HxkQm20sLw7";
    bundle::Inputs inputs = survey();
    inputs.event.document = must(json::set(inputs.event.document, "/data/api_key", "\"" + one + "\""));
    inputs.event.document = must(json::set(inputs.event.document, "/data/password", R"("abc")"));
    inputs.profile->document =
        must(json::set(inputs.profile->document, "/notes", "\"his key is " + two + ", he says\""));
    (*inputs.targets)[0].document = must(json::setString(
        (*inputs.targets)[0].document, "/template",
        R"({"Authorization": "Bearer )" + one + R"(", "x-api-key": "k3y-in-the-payload", "id": "{{ profile_id }}"})"));
    // A rule that compares with the key goes on answering the same.
    inputs.reactions[0].document = must(json::set(inputs.reactions[0].document, "/actions/0/arguments/0/value",
                                                  R"({"==": [{"var": "data.api_key"}, ")" + one + R"("]})"));
    inputs.definitions[0].document =
        must(json::set(inputs.definitions[0].document, "/data/0/url",
                       R"("https://ann:pa55word@points.example.com/x?token=tok3n-of-ann")"));
    const auto made = must(bundle::made(inputs, catalogue()));
    CHECK(made.keys == 6);
    CHECK_FALSE(made.otherStory);
    CHECK(made.bundle.trace.reactions[0].outcome == run::Outcome::Completed);
    const std::string text = bundle::write(made.bundle);
    for (const char* secret : {one.c_str(), two.c_str(), "\"abc\"", "k3y-in-the-payload", "pa55word", "tok3n-of-ann"}) {
        CAPTURE(secret);
        CHECK(text.find(secret) == std::string::npos);
    }
    CHECK(text.find("his key is [secret], he says") != std::string::npos);
    CHECK(text.find("{{ profile_id }}") != std::string::npos);
    CHECK(must(bundle::verify(must(bundle::read(text)), catalogue())).same());

    // One that asks how long the key is does not, and that is told.
    inputs.reactions[0].document = must(json::set(inputs.reactions[0].document, "/actions/0/arguments/0/value",
                                                  R"({"in": ["kfQm", {"var": "data.api_key"}]})"));
    const auto other = must(bundle::made(inputs, catalogue())).otherStory;
    REQUIRE(other);
    CHECK(other->step == 1);
}

TEST_CASE("what looks like a key, and what does not")
{
    const auto found = [](const std::string& text) {
        std::string all;
        for (const std::string& key : bundle::keysIn(text))
            all += (all.empty() ? "" : " ") + key;
        return all;
    };
    CHECK(found("Authorization: Bearer abcdefgh.ijkl") == "abcdefgh.ijkl");
    CHECK(found("Basic dXNlcjpwYXNz") == "dXNlcjpwYXNz");
    CHECK(found(R"({\"client-secret\": \"0123456789\"})") == "0123456789");
    CHECK(found("https://a.example/x?a=1&access_token=0123456789&b=2") == "0123456789");
    CHECK(found("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc") == "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc");
    CHECK(found("AKIAIOSFODNN7EXAMPLE") == "AKIAIOSFODNN7EXAMPLE");
    CHECK(found("postgres://u:geheim@db/x") == "geheim");
    for (const char* harmless :
         {"", "token", "the token: {{ token }}", "Bearer of good news", "basic tier",
          "9332c9b2-e31c-4d49-8ec3-62a9466d339c", "promoter-thank-you", "https://a.example:8080/x@y", "secret sale",
          "password=", "jane.doe@example.com", "ask for the password: it is new"}) {
        CAPTURE(harmless);
        CHECK(found(harmless).empty());
    }
    const auto inDocument = [](const std::string& text) { return bundle::keysIn(document(text)); };
    CHECK(inDocument(R"({"headers": [{"name": "X-Api-Key", "value": "abc"}]})") == std::set<std::string>{"abc"});
    CHECK(inDocument(R"({"Authorization": "Bearer 0123456789"})") == std::set<std::string>{"0123456789"});
    CHECK(inDocument(R"({"token": {"var": "x"}, "password": "", "secret": "{{ x }}"})").empty());
    CHECK(inDocument(R"({"name": "token", "value": 5})").empty());
}

TEST_CASE("with pseudonyms in their places it tells the same story, of nobody")
{
    const auto made = must(bundle::made(survey(), catalogue(), nullptr, true, 7));
    CHECK_FALSE(made.otherStory);
    const std::string text = bundle::write(made.bundle);
    for (const char* personal : {"jane.doe", "Jane", "9332c9b2-e31c-4d49-8ec3-62a9466d339c"}) {
        CAPTURE(personal);
        CHECK(text.find(personal) == std::string::npos);
    }
    CHECK(must(bundle::verify(must(bundle::read(text)), catalogue())).same());
    CHECK(must(bundle::read(text)).scrubbed);
    CHECK(text == bundle::write(must(bundle::made(survey(), catalogue(), nullptr, true, 7)).bundle));

    // A rule that asks for one person goes another way with pseudonyms, which is told.
    bundle::Inputs personal = survey();
    personal.reactions[0] =
        file("reactions/one.json", R"({"name": "One", "trigger": "custom.survey", "is_active": true, "actions": [)" +
                                       filter(R"({"==": [{"var": "data.email"}, "jane.doe@example.com"]})") + "]}");
    const auto other = must(bundle::made(personal, catalogue(), nullptr, true, 7)).otherStory;
    REQUIRE(other);
    CHECK(other->step == 1);
}

TEST_CASE("what is no bundle is told with its place")
{
    const auto refused = [](const std::string& text) {
        const auto read = bundle::read(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().place.line >= 1);
        return read.error().message.id;
    };
    CHECK(refused("{").starts_with("json."));
    CHECK(refused("[]") != "");
    CHECK(refused(R"({"format": "retort-bundle/2"})") == "bundle.other-format");
    CHECK(refused(R"({"format": "retort-bundle/1"})") == "bundle.missing");
    const std::string whole = bundle::write(packed(survey()));
    const auto with = [&](const std::string& part, const std::string& other) {
        std::string text = whole;
        const auto at = text.find(part);
        REQUIRE(at != std::string::npos);
        return refused(text.replace(at, part.size(), other));
    };
    CHECK(with(R"("dialect": "php")", R"("dialect": "python")") == "bundle.no-setting");
    CHECK(with(R"("now": 1700000000)", R"("now": 17e99)") == "bundle.no-time");
    CHECK(with(R"("now_microseconds": 250000)", R"("now_microseconds": 1000000)") == "bundle.no-time");
    CHECK(with(R"("document": )", R"("paper": )") == "bundle.missing");
    CHECK(with("retort-run/1", "retort-run/9") == "bundle.trace");
    // A file in it that is none of its kind is told when it is run, by name.
    bundle::Bundle odd = packed(survey());
    odd.inputs.reactions[1] = file("reactions/odd.json", R"({"name": 1})");
    const auto run = bundle::verify(must(bundle::read(bundle::write(odd))), catalogue());
    REQUIRE_FALSE(run);
    CHECK(english(run.error().message).rfind("reactions/odd.json: ", 0) == 0);
}

TEST_CASE("a bundle that was cut or garbled anywhere is refused or read, and never worse")
{
    const std::string whole = bundle::write(packed(survey()));
    REQUIRE(rc::check("hostile", [&] {
        std::string text = whole;
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        if (*rc::gen::arbitrary<bool>())
            text.resize(at);
        else
            text[at] = *rc::gen::arbitrary<char>();
        const auto read = bundle::read(text);
        if (read)
            static_cast<void>(bundle::verify(*read, catalogue()));
        else
            RC_ASSERT(!read.error().message.id.empty());
    }));
}
