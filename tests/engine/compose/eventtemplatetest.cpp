// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/eventtemplate.h"

#include "engine/logic/evaluate.h"
#include "tests/engine/compose/samples.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace retort;
using namespace retort::test;
using compose::TemplateKind;

namespace {

/// What `var` reads, by the engine itself; in JavaScript, where {} stays {} and null is there.
json::Data read(const Event& event, const std::string& path)
{
    const auto rule = jsonData("{\"var\": [" + json::quoted(path) + ", \"nothing there\"]}");
    logic::Settings settings;
    settings.dialect = logic::Dialect::Js;
    return logic::evaluate(logic::Program::compile(rule, settings), event.context).value;
}

std::vector<std::string> allEvents()
{
    std::vector<std::string> names;
    for (const EventKind& kind : catalogue().events()) {
        names.push_back(kind.name);
        names.insert(names.end(), kind.aliases.begin(), kind.aliases.end());
    }
    return names;
}

} // namespace

TEST_CASE("every event of the catalogue and every alias has three templates that read back")
{
    const auto names = allEvents();
    REQUIRE(names.size() > 85);
    for (const std::string& name : names) {
        CAPTURE(name);
        const auto all = compose::eventTemplates(name, catalogue());
        REQUIRE(all.size() == 3);
        for (const auto& one : all) {
            CAPTURE(one.document.text());
            const Event sample = must(readEvent(one.document));
            CHECK(sample.name == (name == "custom.*" ? "custom.event_name" : name));
            const EventKind* kind = catalogue().event(sample.name);
            REQUIRE(kind);
            CHECK(sample.form == (kind->root == "custom" ? Event::Form::Custom : Event::Form::Platform));
            CHECK(one.document.text().back() == '\n');
            CHECK(compose::eventTemplate(name, one.kind, catalogue()) == one);
            CHECK(english(one.label).find("compose.") == std::string::npos);
        }
        CHECK(all[0].document.text().size() > all[1].document.text().size());
        CHECK_FALSE(all[0].document == all[2].document);
        CHECK(all[0].oddities.empty());
    }
}

TEST_CASE("typical holds the catalogue's example at each path, minimal the customer and little else")
{
    for (const EventKind& kind : catalogue().events()) {
        if (kind.root == "custom")
            continue;
        CAPTURE(kind.name);
        const Event typical =
            must(readEvent(compose::eventTemplate(kind.name, TemplateKind::Typical, catalogue()).document));
        const Event minimal =
            must(readEvent(compose::eventTemplate(kind.name, TemplateKind::Minimal, catalogue()).document));
        std::set<std::string> parents; // whose own example is made whole by their parts
        for (const FieldKind& field : catalogue().fieldsOf(kind.name)) {
            for (auto dot = field.path.find('.'); dot != std::string::npos; dot = field.path.find('.', dot + 1))
                parents.insert(field.path.substr(0, dot));
        }
        for (const FieldKind& field : catalogue().fieldsOf(kind.name)) {
            CAPTURE(field.path);
            if (!parents.contains(field.path))
                CHECK(read(typical, field.path) == field.example);
        }
        const std::string customer = catalogue().profilePath(kind.name);
        if (textOf(read(typical, customer)) != "\"nothing there\"")
            CHECK(read(minimal, customer) == read(typical, customer));
        CHECK(minimal.context.root().size() >= 1);
        CHECK(minimal.context.root().size() <= 2);
    }
}

TEST_CASE("odd differs from typical in each field but those that tell whose event it is")
{
    std::set<std::string> met;
    for (const EventKind& kind : catalogue().events()) {
        CAPTURE(kind.name);
        const Event typical =
            must(readEvent(compose::eventTemplate(kind.name, TemplateKind::Typical, catalogue()).document));
        const auto made = compose::eventTemplate(kind.name, TemplateKind::Odd, catalogue());
        const Event odd = must(readEvent(made.document));
        const std::string customer = catalogue().profilePath(kind.name);
        CHECK(read(odd, customer) == read(typical, customer));
        CHECK(read(odd, "id") == read(typical, "id"));
        for (const auto& oddity : made.oddities) {
            CAPTURE(oddity.path);
            met.insert(oddity.what.id);
            const bool isAbsent = textOf(read(odd, oddity.path)) == "\"nothing there\"";
            CHECK(isAbsent == (oddity.what.id == "compose.odd.absent"));
            const bool wasNull = read(typical, oddity.path).root().isNull();
            if (wasNull)
                CHECK(oddity.what.id != "compose.odd.null");
            else if (oddity.what.id != "compose.odd.zero" && !read(typical, oddity.path).root().isContainer())
                CHECK_FALSE(read(odd, oddity.path) == read(typical, oddity.path));
            CHECK(english(oddity.what).find("compose.") == std::string::npos);
        }
    }
    for (const char* id : {"null", "empty-text", "absent", "letters", "number-as-text", "largest", "with-point",
                           "truth-as-number", "empty-list", "not-a-list", "iso-date", "empty-object", "characters"})
        CHECK_MESSAGE(met.contains("compose.odd." + std::string(id)), id);
}

TEST_CASE("a custom event with data fields of one's own")
{
    const std::vector<compose::DataField> fields{{"data.visits", "integer", std::nullopt},
                                                 {"data.shop.name", "string", jsonData("\"Melbourne\"")},
                                                 {"data.first", "boolean", std::nullopt},
                                                 {"data.at", "datetime", std::nullopt}};
    const auto typical = compose::eventTemplate("shop.visit", TemplateKind::Typical, catalogue(), fields);
    CHECK(
        textOf(must(readEvent(typical.document)).context) ==
        R"({"event":"shop.visit","profile_id":"3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a901","data":{"visits":1,"shop":{"name":"Melbourne"},"first":true,"at":"2026-02-03 04:10:00"}})");
    const auto minimal = compose::eventTemplate("shop.visit", TemplateKind::Minimal, catalogue(), fields);
    CHECK(textOf(must(readEvent(minimal.document)).context) ==
          R"({"event":"shop.visit","profile_id":"3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a901","data":{}})");
    const auto odd = compose::eventTemplate("shop.visit", TemplateKind::Odd, catalogue(), fields);
    CHECK(
        textOf(must(readEvent(odd.document)).context) ==
        R"({"event":"shop.visit","profile_id":"3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a901","data":{"visits":"1","shop":{"name":null},"first":1,"at":"2026-02-03T04:10:00.000000Z"}})");
    CHECK(odd.oddities.size() == 4);
}

TEST_CASE("data fields are learnt from the samples of a custom event")
{
    const std::vector<Event> samples{event(R"({"event": "shop.visit", "profile_id": "p", "data": {"visits": 3}})"),
                                     event(R"({"event": "shop.other", "profile_id": "p", "data": {"other": 3}})")};
    const auto fields = compose::dataFieldsOf("shop.visit", catalogue(), samples);
    REQUIRE(fields.size() == 1);
    CHECK(fields[0].path == "data.visits");
    CHECK(textOf(*fields[0].example) == "3");
    CHECK(compose::dataFieldsOf("shop.visit", catalogue(), {}).empty());
    CHECK(compose::dataFieldsOf("transaction.created", catalogue(), samples).empty());
}

TEST_CASE("without a catalogue there still is an event to begin with")
{
    for (const auto& one : compose::eventTemplates("shop.visit", Catalogue()))
        CHECK(must(readEvent(one.document)).name == "shop.visit");
}

TEST_CASE("every template runs through every worked example of its event")
{
    std::size_t runs = 0;
    std::set<std::string> outcomes;
    for (const Pattern& pattern : catalogue().patterns()) {
        const auto compiled = run::Program::compile(must(readReaction(pattern.reaction)), catalogue());
        for (const auto& one : compose::eventTemplates(pattern.trigger, catalogue())) {
            run::Options options;
            options.asIfActive = true;
            const auto trace = run::runReaction(compiled, must(readEvent(one.document)), options);
            if (pattern.kind != "trigger")
                continue;
            CAPTURE(pattern.name);
            CHECK(trace.match == run::Match::Name);
            CHECK(trace.outcome != run::Outcome::Unfinished);
            outcomes.insert(std::string(wordOf(trace.outcome)));
            ++runs;
        }
    }
    CHECK(runs > 30);
    CHECK(outcomes.contains("completed"));
    CHECK(outcomes.contains("stopped"));
}
