// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/catalogue.h"

#include "engine/json/write.h"
#include "engine/reaction/event.h"
#include "engine/reaction/eventname.h"
#include "engine/reaction/reaction.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using test::must;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue all = must(Catalogue::parse(test::fileText("resources/catalogue.json")));
    return all;
}

std::string failure(std::string text)
{
    const auto parsed = Catalogue::parse(std::move(text));
    return parsed ? "read" : test::lineOf(parsed.error());
}

} // namespace

TEST_CASE("the catalogue of the program is read whole")
{
    CHECK(catalogue().events().size() == 78);
    CHECK(catalogue().actions().size() == 10);
    CHECK(catalogue().contexts().size() == 25);
    CHECK(catalogue().operators().size() == 36);
    CHECK(catalogue().patterns().size() == 20);
    const ActionKind* points = catalogue().action("point.create");
    REQUIRE(points);
    CHECK(points->label == "Award points");
    REQUIRE(points->argument("value"));
    CHECK(points->argument("value")->required);
    CHECK(points->argument("amount") == points->argument("value"));
    CHECK(points->argument("check_rate")->dynamic == ArgumentKind::Dynamic::Never);
    CHECK(points->argument("profile_id")->dynamic == ArgumentKind::Dynamic::Always);
    CHECK(points->argument("definition")->picker == "point_definition");
    CHECK(points->argument("colour") == nullptr);
    REQUIRE(catalogue().operatorNamed(">="));
    CHECK(catalogue().operatorNamed("between") == nullptr);
    for (const EventKind& event : catalogue().events()) {
        CAPTURE(event.name);
        CHECK(catalogue().context(event.family));
    }
}

TEST_CASE("events and actions are found by each of their names")
{
    CHECK(catalogue().event("transaction.completed")->name == "transaction.created");
    CHECK(catalogue().event("profile_update")->name == "profile.updated");
    CHECK(catalogue().event("custom.survey_completed")->family == "custom");
    CHECK(catalogue().event("pos.till_opened")->family == "custom");
    CHECK(catalogue().event("nonsense") == nullptr);
    CHECK(catalogue().canonicalEvent("points.awarded") == "point.created");
    CHECK(catalogue().canonicalEvent("custom.survey_completed") == "custom.survey_completed");
    CHECK(catalogue().canonicalEvent("point.created") == "point.created");
    CHECK(catalogue().action("tsend")->type == "target.send");
    CHECK(catalogue().action("Create Benefit")->type == "benefit.create");
    CHECK(catalogue().action("benefit.creat") == nullptr);
}

TEST_CASE("the customer is read where the context has it")
{
    CHECK(catalogue().profilePath("profile.created") == "id");
    CHECK(catalogue().profilePath("profile.update") == "id");
    CHECK(catalogue().profilePath("transaction.created") == "profile_id");
    CHECK(catalogue().profilePath("custom.survey_completed") == "profile_id");
    CHECK(catalogue().profilePath("address.created") == "profile.id");
    CHECK(catalogue().profilePath("") == "profile_id");
    CHECK(catalogue().fieldsOf("profile.created").front().path == "id");
    CHECK(catalogue().fieldsOf("nonsense").empty());
}

TEST_CASE("patterns are reactions and events as files have them")
{
    for (const Pattern& pattern : catalogue().patterns()) {
        CAPTURE(pattern.name);
        const Reaction reaction = must(readReaction(pattern.reaction));
        CHECK_FALSE(reaction.name.empty());
        CHECK_FALSE(reaction.actions.empty());
        CHECK_FALSE(pattern.samples.empty());
        if (pattern.kind != "trigger")
            continue;
        CHECK(reaction.trigger == pattern.trigger);
        for (const Pattern::Sample& sample : pattern.samples) {
            const Event event = must(readEvent(sample.event));
            CHECK(event.name == reaction.trigger);
            CHECK((event.form == Event::Form::Custom) == event.name.starts_with("custom."));
            CHECK_FALSE(sample.outcome.empty());
            CHECK_FALSE(sample.ran.empty());
        }
    }
}

TEST_CASE("a catalogue is data: what it does not know it passes over, what it needs it asks for")
{
    const Catalogue small = must(Catalogue::parse(R"({
        "events": [{"name": "till.opened", "aliases": ["till.open"], "family": "till", "colour": 1}],
        "actions": [{"type": "till.lock", "aliases": ["lock"], "arguments": [{"name": "code", "required": true}]}],
        "contexts": {"till": {"root": "till", "fields": [{"path": "number", "example": 4}]}}, "version": 3})"));
    CHECK(small.canonicalEvent("till.open") == "till.opened");
    CHECK(small.action("lock")->argument("code")->required);
    CHECK(json::write(small.fieldsOf("till.opened").front().example.root()) == "4");
    CHECK(small.action("filter") == nullptr);
    CHECK(small.event("custom.x") == nullptr); // it has no row for events of one's own

    CHECK(failure("{}") == "read");
    CHECK(failure("[]") == "1:1 : The catalogue is a list, but has to be an object");
    CHECK(failure("{\"events\":\n[{\"label\": \"x\"}]}") == "2:2 /events/0: \"name\" is missing here, or empty");
    CHECK(failure(R"({"actions": [{"type": "x", "arguments": [{}]}]})") ==
          "1:42 /actions/0/arguments/0: \"name\" is missing here, or empty");
    CHECK(failure(R"({"patterns": [{"name": "x"}]})") == "1:15 /patterns/0: \"reaction\" is missing here, or empty");
    CHECK(failure(R"({"patterns": [{"name": "x", "reaction": {}, "sample_events": [{"name": "s", "event": "e"}]}]})") ==
          "1:63 /patterns/0/sample_events/0: \"context\" is missing here, or empty");
    CHECK(failure(R"({"contexts": {"a": 1}})") == "1:20 /contexts/a: The context is a number, but has to be an object");
    CHECK(failure(R"({"events": [{"name": "a.b", "aliases": [1]}]})") ==
          "1:41 /events/0/aliases/0: An item of \"aliases\" is a number, but has to be a text");
    CHECK(failure("{") != "read");
}

TEST_CASE("the name of an event is checked as it is typed")
{
    using Kind = EventName::Kind;
    struct Row {
        const char* name;
        Kind kind;
        const char* suggestion;
    };
    const Row table[] = {
        {"", Kind::Invalid, ""},
        {"custom.survey_completed", Kind::Custom, ""},
        {"pos.till_opened", Kind::Custom, ""},
        {"pos.created", Kind::Custom, ""},
        {"my-app.v2.started", Kind::Custom, ""},
        {"profile.created", Kind::Known, ""},
        {"profile.update", Kind::Alias, "profile.updated"},
        {"points.awarded", Kind::Alias, "point.created"},
        {"profile.craeted", Kind::Doubtful, "profile.created"},
        {"profil.created", Kind::Doubtful, "profile.created"},
        {"profile.survey_finished", Kind::Doubtful, ""},
        {"custom.Survey_Completed", Kind::Doubtful, "custom.survey_completed"},
        {"transaction.cr", Kind::Doubtful,
         "transaction.created"}, // what is being typed, though transaction.sync is near
        {"survey", Kind::Invalid, "custom.survey"},
        {"survey completed", Kind::Invalid, "custom.survey_completed"},
        {"custom.survey completed", Kind::Invalid, "custom.survey_completed"},
        {"custom.", Kind::Invalid, "custom.custom"},
        {".x", Kind::Invalid, "custom.x"},
        {"custom..x", Kind::Invalid, ""},
        {"custom.*", Kind::Invalid, "custom.custom"},
        {"profile_updated", Kind::Invalid, "profile.updated"},
        {"custom.größe", Kind::Invalid, "custom.gr_e"},
    };
    for (const Row& row : table) {
        CAPTURE(row.name);
        const EventName checked = checkEventName(row.name, catalogue());
        CHECK(static_cast<int>(checked.kind) == static_cast<int>(row.kind));
        CHECK(checked.suggestion == row.suggestion);
        CHECK_FALSE(english(checked.message).empty());
    }
    for (const EventKind& event : catalogue().events()) {
        CAPTURE(event.name);
        if (!event.name.ends_with(".*"))
            CHECK(static_cast<int>(checkEventName(event.name, catalogue()).kind) == static_cast<int>(Kind::Known));
    }
}
