// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/event.h"

#include "engine/json/write.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using test::document;
using test::must;

namespace {

std::string failure(std::string text)
{
    const auto event = readEvent(document(std::move(text)));
    return event ? "read" : test::lineOf(event.error());
}

} // namespace

TEST_CASE("the context of a custom event is its body")
{
    const std::string body = R"({"event":"custom.survey_completed","profile_id":"9332","data":{"score":9.0}})";
    const Event event = must(readEvent(document(body)));
    CHECK(event.name == "custom.survey_completed");
    CHECK(event.form == Event::Form::Custom);
    CHECK(event.contextPointer == "");
    CHECK(json::write(event.context.root()) == body);
    CHECK(event.label == "");
}

TEST_CASE("the context of a platform event is its context")
{
    const Event event =
        must(readEvent(document(R"({"event": "profile.created", "context": {"id": 7, "event": "x"}})")));
    CHECK(event.name == "profile.created");
    CHECK(event.form == Event::Form::Platform);
    CHECK(event.contextPointer == "/context");
    CHECK(json::write(event.context.root()) == R"({"id":7,"event":"x"})");
}

TEST_CASE("what this program keeps is no part of a context")
{
    const char* own = R"("_retort": {"label": "Promoter", "profile": "jane-gold", "clock": "2026-02-03T04:10:00Z",
                                    "timezone": "Australia/Melbourne", "later": 1})";
    for (const bool first : {true, false}) {
        const std::string custom = first ? std::string("{") + own + R"(, "event": "custom.x", "data": {}})"
                                         : std::string(R"({"event": "custom.x", "data": {}, )") + own + "}";
        const Event event = must(readEvent(document(custom)));
        CHECK(json::write(event.context.root()) == R"({"event":"custom.x","data":{}})");
        CHECK(event.label == "Promoter");
        CHECK(event.profile == "jane-gold");
        CHECK(event.clock == "2026-02-03T04:10:00Z");
        CHECK(event.timezone == "Australia/Melbourne");
    }
    const Event platform =
        must(readEvent(document(std::string(R"({"event": "a.b", "context": {"id": 1}, )") + own + "}")));
    CHECK(json::write(platform.context.root()) == R"({"id":1})");
    CHECK(platform.label == "Promoter");
    CHECK(must(readEvent(document(R"({"event": "a.b", "_retort": null})"))).label == "");
}

TEST_CASE("the form of an event shows in its members")
{
    const std::vector<std::pair<std::string, bool>> table = {
        {R"({"event": "a.b"})", false},
        {R"({"event": "a.b", "context": null})", true},
        {R"({"event": "a.b", "context": {}, "extra": 1})", true},
        {R"({"event": "a.b", "context": {}, "data": {}})", false},
        {R"({"event": "a.b", "context": {}, "profile_id": null})", false},
        {R"({"event": "a.b", "data": 5})", false},
    };
    for (const auto& row : table) {
        CAPTURE(row.first);
        CHECK((must(readEvent(document(row.first))).form == Event::Form::Platform) == row.second);
    }
    CHECK(json::write(must(readEvent(document(R"({"event": "a.b", "context": null})"))).context.root()) == "{}");
}

TEST_CASE("an event that cannot be read is named with its place")
{
    CHECK(failure("[1]") == "1:1 : The event is a list, but has to be an object");
    CHECK(failure("{\"data\": {}}") == "1:1 : \"event\" is missing here, or empty");
    CHECK(failure("{\"event\": \"\"}") == "1:1 : \"event\" is missing here, or empty");
    CHECK(failure("{\"event\": null}") == "1:1 : \"event\" is missing here, or empty");
    CHECK(failure("{\"event\": 1}") == "1:11 /event: \"event\" is a number, but has to be a text");
    CHECK(failure("{\"event\": \"a.b\",\n\"context\": []}") ==
          "2:12 /context: The context is a list, but has to be an object");
    CHECK(failure("{\"event\": \"a.b\", \"_retort\": {\"label\": 1}}") ==
          "1:39 /_retort/label: \"label\" is a number, but has to be a text");
    CHECK(failure("{\"event\": \"a.b\", \"_retort\": []}") ==
          "1:29 /_retort: \"_retort\" is a list, but has to be an object");
}
