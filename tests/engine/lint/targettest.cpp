// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/lint/shared.h"

#include <doctest/doctest.h>
#include <thread>

using namespace retort;

namespace {

struct Ground {
    std::vector<std::string> targets;
    std::vector<std::string> samples;
    std::vector<lint::Sender> senders;

    /// Of the first target.
    std::vector<Problem> problems() const
    {
        auto parts = test::parts();
        std::vector<run::TargetFile> files;
        for (const std::string& text : targets)
            files.push_back(run::readTargetFile("targets/" + std::to_string(files.size()) + ".json", text));
        parts.targets = run::Targets::compile(std::move(files), parts.settings);
        for (const std::string& sample : samples)
            parts.samples.push_back(test::must(readEvent(test::document(sample))));
        parts.senders = senders;
        const lint::Surroundings surroundings(std::move(parts));
        return lint::lintTarget(test::document(targets[0]), surroundings.targets().all()[0], surroundings);
    }
    std::string lines() const { return test::joined(test::linesOf(problems())); }
};

std::string target(const std::string& members)
{
    return R"({"name": "T", "handle": "t", "url": "https://x.example", )" + members + "}";
}

const std::string quotes =
    R"({"event": "profile.created", "context": {"first_name": "Jo \"J\"", "last_name": "O'Hara"}})";

} // namespace

TEST_CASE("a target that is right has no problems")
{
    CHECK(Ground{
        {target(R"("template": "{\"a\": {{ first_name|json_encode|raw }}}")")}, {quotes}, {{"profile.created", "t"}}}
              .lines()
              .empty());
}

TEST_CASE("a problem of a condition that is a text says where in there, and its fix is made in there")
{
    const std::string text =
        target(R"("template": "{}", "condition": "{\"and\": [{\"==\": [{\"var\": \"profile.first_name\"}, \"a\/b\"]},)"
               R"( {\"gte\": [1, 2]}]}")");
    const auto problems = Ground{{text}, {quotes}, {{"profile.created", "t"}}}.problems();
    REQUIRE_GE(problems.size(), 2);
    std::string places;
    for (const Problem& one : problems) {
        CHECK(one.pointer == "/condition");
        places += one.rule + " " + one.within + "\n";
        for (const Fix& fix : one.fixes) {
            const auto after = applied(test::document(text), fix);
            REQUIRE(after);
            CHECK(after->text().find(R"(\"a\/b\")") != std::string::npos);
            const auto held = after->stringOf(*after->find("/condition"));
            CHECK(json::Document::parse(*held));
            CHECK(Ground{{after->text()}, {quotes}, {{"profile.created", "t"}}}.problems().size() < problems.size());
        }
    }
    CAPTURE(places);
    CHECK(places.find("condition.unknown-operator /and/1\n") != std::string::npos);
    CHECK(places.find("field.root /and/0/==/0") != std::string::npos);
    CHECK_FALSE(applied(test::document("{}"), {phrase("x"), {}, "/condition"}));
}

TEST_CASE("what is wrong with a target whatever the event")
{
    CHECK(Ground{{R"({"template": ""})"}, {}, {}}.lines() ==
          "warning target.no-handle /handle\nwarning target.no-url /url\n");
    CHECK(Ground{{target(R"("template": "{{ a|uper }}")")}, {}, {}}.lines() ==
          "error template.syntax /template -> upper\n");
    CHECK(Ground{{target(R"("template": "", "condition": "{nonsense")")}, {}, {}}.lines() ==
          "error condition.syntax /condition\n");
    CHECK(Ground{{target(R"("template": "", "condition": {"gte": [1, 2]})")}, {}, {}}.lines() ==
          "error condition.unknown-operator /condition -> >=\n");
    const std::string other = target(R"("template": "")");
    CHECK(Ground{{other, other}, {}, {}}.lines().empty()); // the first one is used
    auto parts = test::parts();
    parts.targets = run::Targets::compile(
        {run::readTargetFile("targets/a.json", other), run::readTargetFile("targets/b.json", other)}, parts.settings);
    const lint::Surroundings surroundings(std::move(parts));
    CHECK(test::joined(test::linesOf(lint::lintTarget(test::document(other), surroundings.targets().all()[1],
                                                      surroundings))) == "warning handle.twice /handle\n");
}

TEST_CASE("a target is rendered for the samples of the events that send to it")
{
    const std::string plain = target(R"("template": "{\"a\": \"{{ first_name|raw }}\"}")");
    const Ground sent{{plain}, {quotes}, {{"profile.created", "t"}}};
    CHECK(sent.lines() == "warning payload.not-json /template\n");
    CHECK(english(sent.problems().front().message).find("What T sends for a sample of profile.created is no JSON") ==
          0);
    CHECK(Ground{{plain}, {quotes}, {}}.lines().empty());
    CHECK(Ground{{plain}, {quotes}, {{"profile.created", "u"}}}.lines().empty());
    CHECK(Ground{{plain}, {quotes}, {{"profile.updated", "t"}}}.lines().empty());
    CHECK(
        Ground{{target(R"("template": "{\"a\": \"{{ last_name }}\"}")")}, {quotes, quotes}, {{"profile.created", "t"}}}
            .lines() == "warning payload.autoescape-differs /template\n");
}

TEST_CASE("a target's condition reads the fields of the events that send to it")
{
    const std::string rooted = R"({"===": [{"var": "profile.first_name"}, "Mina"]})";
    const Ground object{{target(R"("template": "{}", "condition": )" + rooted)}, {}, {{"profile.created", "t"}}};
    CHECK(object.lines() == "warning field.root /condition/===/0 -> first_name\n");
    const auto fixed = test::must(applied(test::document(object.targets[0]), object.problems().front().fixes.at(0)));
    CHECK(fixed.text().find(R"({"var": "first_name"})") != std::string::npos);
    // Inside of a text no pointer leads, and nothing is offered.
    const Ground text{
        {target(R"("template": "{}", "condition": )" + json::quoted(rooted))}, {}, {{"profile.created", "t"}}};
    CHECK(text.lines() == "warning field.root /condition -> first_name\n");
    CHECK(text.problems().front().fixes.front().textAt == "/condition");
}

TEST_CASE("a template's paths are held against the events that send to it")
{
    const auto lines = [](const std::string& code, std::vector<lint::Sender> senders) {
        return Ground{{target("\"template\": " + json::quoted(code))}, {}, std::move(senders)}.lines();
    };
    const std::vector<lint::Sender> profile{{"profile.updated", "t"}};
    CHECK(lines("{{ profile.first_name }}", profile) == "warning field.root /template -> first_name\n");
    CHECK(lines("{{ profile.first_name|default('') }}", profile) == "warning field.root /template -> first_name\n");
    CHECK(lines("{% if frist_name %}{% endif %}", profile) == "warning field.unknown /template -> first_name\n");
    CHECK(lines("{{ shoe.laces|upper }}", profile) == "warning field.unknown /template\n");
    for (const char* fine :
         {"{{ first_name }} {{ aggregations.spend_12m|round }}", "{{ shoe.laces|default('none') }}",
          "{{ shoe.laces ?? 'none' }}", "{% if shoe.laces is defined %}{% endif %}",
          "{% if shoe.laces is not defined %}{% endif %}", "{% set shoe = first_name %}{{ shoe }}",
          "{% for tag in flattened_tags %}{{ tag.name }}{{ loop.index }}{% endfor %}",
          "{% for key, tag in flattened_tags %}{{ key }}{{ tag }}{% endfor %}",
          "{{ flattened_tags|filter(tag => tag != first_name)|join(',') }}", "{{ {shoe: first_name}|json_encode }}",
          "{{ updated_at|date(format='Y', timezone='UTC') }}", "{# {{ shoe }} #}{{ 'shoe' }}{{ max(1, 2) }}",
          "{% macro m(a) %}{{ shoe }}{% endmacro %}{{ shoe }}", "{{ _context|keys|join }}",
          "{{ identities[0].handle }}"})
        CHECK_MESSAGE(lines(fine, profile).empty(), fine << '\n' << lines(fine, profile));
    CHECK(lines("{{ shoe }}", {}).empty());
    CHECK(lines("{{ data.shoe }}", {{"custom.thing", "t"}}).empty());
    // Sent to from two events, it may read what either of them has.
    CHECK(
        lines("{{ profile.first_name }}{{ first_name }}", {{"profile.updated", "t"}, {"reward.created", "t"}}).empty());
    const Ground ground{{target(R"("template": "{\"a\": \"caf\u00e9 {{ profile.first_name }}\"}")")}, {}, profile};
    REQUIRE(ground.problems().size() == 1);
    CHECK(english(ground.problems()[0].message) ==
          "Line 1: profile.first_name reads nothing in profile.updated; there the field is first_name");
    const auto fixed = test::must(applied(test::document(ground.targets[0]), ground.problems()[0].fixes.at(0)));
    CHECK(fixed.text() == target(R"("template": "{\"a\": \"caf\u00e9 {{ first_name }}\"}")"));
}

TEST_CASE("a target's fixes lead to one without the problem")
{
    const auto fixed = [](const Ground& ground, const std::string& rule) {
        const auto problems = ground.problems();
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].rule == rule);
        REQUIRE(problems[0].fixes.size() == 1);
        CHECK_FALSE(english(problems[0].fixes[0].label).empty());
        const std::string after = test::must(applied(test::document(ground.targets[0]), problems[0].fixes[0])).text();
        Ground again = ground;
        again.targets[0] = after;
        CHECK_MESSAGE(again.lines().empty(), after << again.lines());
        return after;
    };
    const std::vector<lint::Sender> profile{{"profile.created", "t"}};
    const std::string remedied = fixed(
        Ground{{target(R"("template": "{\"a\": \"{{ first_name|raw }}\"}")")}, {quotes}, profile}, "payload.not-json");
    CHECK(remedied.find("json_encode") != std::string::npos);
    const std::string spelled =
        fixed(Ground{{target(R"("template": "{{ first_name|uper }}")")}, {}, profile}, "template.syntax");
    CHECK(spelled == target(R"("template": "{{ first_name|upper }}")"));
    fixed(Ground{{target(R"("template": "{{ profile.first_name }}")")}, {}, profile}, "field.root");
    // Two slips of the pen: one name alone does not make it sound.
    CHECK(Ground{{target(R"("template": "{{ a|uper }}{{ b|lowr }}")")}, {}, {}}.problems()[0].fixes.empty());
}

TEST_CASE("senders are read from reactions")
{
    const auto reaction = test::must(readReaction(test::document(
        R"({"name": "x", "trigger": "a.b", "actions": [
            {"name": "target.send", "arguments": [{"name": "target", "value": "t"}]},
            {"name": "Tell", "uuid": "tsend", "arguments": [{"name": "handle", "value": "u"}]},
            {"name": "target.send", "arguments": [{"name": "target", "value": {"var": "v"}, "is_dynamic": true}]},
            {"name": "benefit.create", "arguments": [{"name": "definition", "value": "w"}]}]})")));
    CHECK(lint::sendersIn(reaction, test::catalogue()) == std::vector<lint::Sender>{{"a.b", "t"}, {"a.b", "u"}});
}

TEST_CASE("surroundings may be asked from several threads at once")
{
    const lint::Surroundings surroundings(test::parts());
    std::vector<json::Document> documents;
    std::vector<std::vector<Problem>> expected;
    for (const Pattern& pattern : test::catalogue().patterns()) {
        documents.push_back(pattern.reaction);
        expected.push_back(test::problemsOf(pattern.reaction, lint::Surroundings(test::parts())));
    }
    std::vector<std::vector<std::vector<Problem>>> found(4);
    std::vector<std::thread> threads;
    for (auto& mine : found)
        threads.emplace_back([&mine, &documents, &surroundings] {
            for (const json::Document& document : documents)
                mine.push_back(test::problemsOf(document, surroundings));
        });
    for (std::thread& thread : threads)
        thread.join();
    for (const auto& mine : found)
        CHECK(mine == expected);
}
