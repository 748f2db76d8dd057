// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/eventimport.h"

#include "engine/compose/curlcommand.h"
#include "engine/compose/eventtemplate.h"
#include "engine/compose/textparts.h"
#include "engine/reaction/shellwords.h"
#include "tests/engine/compose/samples.h"
#include "tests/engine/json/randomjson.h"

#include <cstdio>
#include <doctest/doctest.h>
#include <fstream>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::test;
using Shape = compose::ImportedEvent::Shape;

namespace {

compose::Imported import(std::string_view text) { return compose::importEvents(text, catalogue()); }

std::string problemsOf(const compose::Imported& imported)
{
    std::string out;
    for (const Error& error : imported.problems)
        out += (out.empty() ? "" : "\n") + lineOf(error);
    return out;
}

/// "custom.x@1:1 order.created@2:1"
std::string eventsOf(const compose::Imported& imported)
{
    std::string out;
    for (const auto& one : imported.events)
        out += (out.empty() ? "" : " ") + one.event + "@" + std::to_string(one.place.line) + ":" +
               std::to_string(one.place.column);
    return out;
}

const compose::ImportedEvent& only(const compose::Imported& imported)
{
    CHECK(problemsOf(imported) == "");
    REQUIRE(imported.events.size() == 1);
    return imported.events.front();
}

std::string contextText(const EventKind& kind, compose::TemplateKind which)
{
    return textOf(must(readEvent(compose::eventTemplate(kind.name, which, catalogue()).document)).context);
}

} // namespace

TEST_CASE("what is pasted, and how it is told")
{
    SUBCASE("the body of POST /events keeps its bytes")
    {
        const auto imported =
            import("  {\"event\": \"custom.x\", \"profile_id\": \"p\",\n   \"data\": {\"n\": 1.50}}\n");
        CHECK(only(imported).document.text() ==
              "{\"event\": \"custom.x\", \"profile_id\": \"p\",\n\"data\": {\"n\": 1.50}}\n");
        CHECK(only(imported).shape == Shape::Event);
        CHECK(english(only(imported).why) == "It names the event itself: custom.x");
    }
    SUBCASE("a platform event under another spelling")
    {
        const auto imported = import(R"({"event": "transaction.completed", "context": {"total": 1}})");
        CHECK(english(only(imported).notes.at(0)) ==
              "transaction.completed is another spelling of transaction.created");
    }
    SUBCASE("a record of the action history")
    {
        const auto imported = import(R"({"id": 1, "handler": "benefit.create", "status": "done", "arguments": {},
            "context": {"due_date": null, "order_number": "W-1", "transactions": [], "total": 3}})");
        CHECK(only(imported).shape == Shape::Action);
        CHECK(only(imported).event == "order.created");
        CHECK(textOf(must(readEvent(only(imported).document)).context) ==
              R"({"due_date":null,"order_number":"W-1","transactions":[],"total":3})");
    }
    SUBCASE("a list of them, as the tenant answers")
    {
        const auto imported = import(
            R"({"data": [{"handler": "x", "context": {"definition": {"handle": "gold"}, "achieved_at": "2026", "anniversary_at": "2027"}},
            {"handler": "x", "context": {"event": "custom.x", "data": {}}}], "links": {}, "meta": {}})");
        CHECK(eventsOf(imported) == "tier.achieved@1:39 custom.x@2:41");
    }
    SUBCASE("one, as the tenant answers")
    {
        CHECK(only(import(R"({"data": {"first_name": "Mina", "birth_month": 2}})")).event == "profile.created");
    }
    SUBCASE("a webhook as a receiver keeps it, the body as text")
    {
        const auto imported = import(
            R"({"headers": {"X-Omneo-Event": ["reward.created"]}, "body": "{\"id\": 7, \"value_initial\": 25.0}"})");
        CHECK(only(imported).event == "reward.created");
        CHECK(only(imported).shape == Shape::Webhook);
        CHECK(only(imported).document.text().find("25.0") != std::string::npos);
    }
    SUBCASE("headers as a list")
    {
        CHECK(only(import(R"({"headers": [{"name": "x-omneo-event", "value": "tier.lost"}], "payload": {"id": 1}})"))
                  .event == "tier.lost");
    }
    SUBCASE("an envelope that names the event")
    {
        const auto imported = import(R"({"topic": "order.updated", "payload": {"id": 1}})");
        CHECK(only(imported).event == "order.updated");
        CHECK(only(imported).shape == Shape::Named);
    }
    SUBCASE("curl with the event in a header")
    {
        CHECK(only(import("curl https://hook.example -H 'X-Omneo-Event: tier.lost' -d '{\"id\": 1}'")).event ==
              "tier.lost");
    }
    SUBCASE("curl that names the customer in its address")
    {
        const auto imported = import("curl https://api.acme.getomneo.com/api/v3/profiles/p-9/custom-event -d "
                                     "'{\"event\": \"custom.x\", \"context\": {\"a\": 1}}'");
        CHECK(textOf(must(readEvent(only(imported).document)).context) == R"({"a":1,"profile_id":"p-9"})");
        CHECK(only(imported).notes.size() == 1);
    }
    SUBCASE("in a Markdown fence, and behind the date of a log")
    {
        CHECK(only(import("```json\n{\"event\": \"custom.x\", \"data\": {}}\n```\n")).place.line == 2);
        CHECK(eventsOf(import("2026-02-03T04:10:00Z INFO {\"event\": \"custom.x\"}\n")) == "custom.x@1:27");
    }
}

TEST_CASE("several at once; what is good is kept and what is not has its place")
{
    CHECK(eventsOf(import("{\"event\": \"a.b\"}\n{\"event\": \"c.d\"}\n\n{\"event\": \"e.f\"}")) ==
          "a.b@1:1 c.d@2:1 e.f@4:1");
    CHECK(eventsOf(import("{\"event\":\n \"a.b\"}{\"event\": \"c.d\"},\n[{\"event\": \"e.f\"}]")) ==
          "a.b@1:1 c.d@2:8 e.f@3:2");
    CHECK(eventsOf(import("curl x -d '{\"event\": \"a.b\"}'\n\n$ curl y \\\n  --json '{\"event\": \"c.d\"}'\n")) ==
          "a.b@1:12 c.d@4:11");

    const auto broken = import("{\"event\": \"a.b\"}\n{\"event\": \"c.d\", }\n{\"event\": \"e.f\n{\"event\": "
                               "\"g.h\"}\nnonsense\n[1]\n{}\n{\"event\": \"i.j\"");
    CHECK(eventsOf(broken) == "a.b@1:1 g.h@4:1");
    std::string places;
    for (const Error& error : broken.problems)
        places += std::to_string(error.place.line) + ":" + std::to_string(error.place.column) + " ";
    CHECK(places == "2:16 3:11 5:1 6:2 7:1 8:16 ");
    CHECK(problemsOf(broken).find("5:1 : This line is no JSON and no curl command") != std::string::npos);
    CHECK(problemsOf(broken).find("6:2 /0: An event is an object, and this is none") != std::string::npos);
    CHECK(problemsOf(broken).find("7:1 : Nothing in it tells which event this is") != std::string::npos);
}

TEST_CASE("what cannot be imported")
{
    CHECK(problemsOf(import("")) == "1:1 : There is nothing to import. Copy an event or a curl command first");
    CHECK(problemsOf(import(" \n ")).find("1:1 ") == 0);
    CHECK(problemsOf(import("curl https://x")).find("1:1 ") == 0);
    CHECK(problemsOf(import(R"({"_retort": {"base": "x"}})")).find("1:1 : This is a variant") == 0);
    CHECK(problemsOf(import("\n {\"event\": \"x.y\", \"context\": 3}")).find("2:2 : The context is a number") == 0);
    CHECK(problemsOf(import(R"({"headers": {}, "body": "{"})")).find("1:25 /body: The body is no JSON: ") == 0);
    const auto many = import(std::string(1000, 'x') + std::string(150, '\n') + "x\n" + [] {
        std::string lines;
        for (int i = 0; i < 150; ++i)
            lines += "bad\n";
        return lines;
    }());
    CHECK(many.problems.size() == 100);
    CHECK(many.left == 52);
}

TEST_CASE("each family's own context is told from its shape")
{
    std::size_t right = 0;
    std::size_t asked = 0;
    std::string wrong;
    for (const EventKind& kind : catalogue().events()) {
        if (kind.root == "custom")
            continue;
        for (const auto which : {compose::TemplateKind::Typical, compose::TemplateKind::Odd}) {
            const auto guesses = compose::guessEvents(jsonData(contextText(kind, which)).root(), catalogue());
            REQUIRE_FALSE(guesses.empty());
            ++asked;
            if (guesses.front().family == kind.family)
                ++right;
            else
                wrong += kind.name + " " + std::string(compose::wordOf(which)) + " as " + guesses.front().event + "; ";
            CHECK(guesses.front().percent <= 100);
        }
    }
    CHECK(asked > 150);
    CHECK_MESSAGE(right == asked, wrong);
}

TEST_CASE("the worked examples' contexts are told, and the guess explains itself")
{
    for (const Pattern& pattern : catalogue().patterns()) {
        for (const Pattern::Sample& sample : pattern.samples) {
            const Event event = must(readEvent(sample.event));
            if (event.form == Event::Form::Custom || pattern.kind != "trigger")
                continue;
            const auto imported = import(textOf(event.context));
            REQUIRE(imported.events.size() == 1);
            CAPTURE(pattern.name);
            CHECK(imported.events[0].guesses.at(0).family == catalogue().event(event.name)->family);
            CHECK(must(readEvent(imported.events[0].document)).context == event.context);
        }
    }
    const auto imported = import(
        R"({"due_date": null, "order_number": "W-1", "transactions": [], "created_at": "a", "updated_at": "b"})");
    CHECK(english(only(imported).why).find("Taken for order.updated (") == 0);
    CHECK(english(only(imported).why).find("since it has ") != std::string::npos);
    CHECK(english(only(imported).why).find("and it has changed since it was created. Otherwise it may be ") !=
          std::string::npos);
    CHECK(only(import(R"({"first_name": "x", "profile_type": "temporary"})")).event == "profile-temporary.created");
    CHECK(only(import(R"({"value_initial": 25, "value_remaining": 5, "definition": {"type": "spend"}})")).event ==
          "reward.redeemed");
    CHECK(only(import(R"({"profile_id": "p", "data": {"score": 3}})")).event == "custom.event_name");
}

TEST_CASE("any text at all gives events or problems, with places inside of it")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        json::Choices choices(bytes);
        std::string text;
        while (choices.left()) {
            static const char* const pieces[] = {"{\"event\": \"custom.x\"}",
                                                 "\n",
                                                 "curl -d '",
                                                 "'",
                                                 "{",
                                                 "}",
                                                 "[",
                                                 ",",
                                                 "```",
                                                 "\"",
                                                 "\\",
                                                 "\xC3\xA9",
                                                 "<<E\n",
                                                 "x"};
            text +=
                choices.oneIn(4) ? json::mutated(json::randomJson(choices), choices) : std::string(choices.of(pieces));
        }
        const auto imported = import(text);
        RC_ASSERT(!imported.events.empty() || !imported.problems.empty());
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        for (const auto& one : imported.events) {
            RC_ASSERT(readEvent(one.document).has_value());
            RC_ASSERT(one.place.line >= 1 && one.place.line <= lines);
        }
        for (const Error& error : imported.problems) {
            RC_ASSERT(error.place.line >= 1 && error.place.line <= lines);
            RC_ASSERT(english(error.message).find("compose.") == std::string::npos);
        }
    }));
}

TEST_CASE("copy as curl")
{
    const auto file = document("{\n  \"event\": \"custom.x\",\n  \"profile_id\": \"p/1\",\n  \"data\": {\"q\": \"it's "
                               "$HOME `x` \\\\\"},\n  \"_retort\": {\"label\": \"L\"}\n}\n");
    const auto command = must(compose::asCurl(file, catalogue()));
    CHECK(command.text == R"(curl -X POST 'https://api.{tenant}.getomneo.com/api/v3/events' \
  -H "Authorization: Bearer $OMNEO_TOKEN" \
  -H 'Content-Type: application/json' \
  --data-raw '{
  "event": "custom.x",
  "profile_id": "p/1",
  "data": {"q": "it'\''s $HOME `x` \\"}
}'
)");
    CHECK(command.notes.size() == 2);
    compose::CurlOptions options;
    options.base = "http://127.0.0.1:8787/api/v3";
    options.route = compose::EventRoute::Profile;
    options.tokenVariable = "TOKEN; rm -rf /";
    const auto other = must(compose::asCurl(file, catalogue(), options));
    CHECK(other.text.find("'http://127.0.0.1:8787/api/v3/profiles/p%2F1/custom-event'") != std::string::npos);
    CHECK(other.text.find("Bearer $OMNEO_TOKEN\"") != std::string::npos); // what is no variable is not written
    CHECK(other.text.find("{\"event\": \"custom.x\", \"context\": {\"q\"") != std::string::npos);
    options.route = compose::EventRoute::Tenant;
    CHECK(must(compose::asCurl(file, catalogue(), options)).text.find("/tenants/custom-event'") != std::string::npos);
    options.route = compose::EventRoute::Profile;
    CHECK_FALSE(compose::asCurl(document(R"({"event": "custom.x"})"), catalogue(), options));
    const auto platform = must(compose::asCurl(document(R"({"event": "tier.lost", "context": {}})"), catalogue()));
    CHECK(english(platform.notes.at(0)).find("A tenant fires tier.lost itself") == 0);
}

TEST_CASE("what is copied as curl comes back as the same event, whatever is in it")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        json::Choices choices(bytes);
        const auto file =
            json::Document::parse("{\"event\": \"custom.x\", \"data\": " + json::randomJson(choices) + "}");
        if (!file)
            RC_DISCARD();
        const auto command = must(compose::asCurl(*file, catalogue()));
        const auto imported = import(command.text);
        RC_ASSERT(imported.events.size() == 1U);
        RC_ASSERT(must(readEvent(imported.events[0].document)) == must(readEvent(*file)));
        RC_ASSERT(must(readShellCommand(command.text)).words.back().text == file->text());
    }));
}

TEST_CASE("a real shell takes a quoted word as it is")
{
    const std::string text = "it's \"$HOME\" `id` $(id) \\ \n\t* ~ !x 'a''b' \xC3\xA9 #";
    const std::string command = "printf '%s' " + compose::shellQuoted(text);
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe);
    std::string read;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
        read += static_cast<char>(c);
    CHECK(pclose(pipe) == 0);
    CHECK(read == text);
}
