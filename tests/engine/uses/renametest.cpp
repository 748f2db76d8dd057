// SPDX-License-Identifier: GPL-3.0-or-later
// Another handle at the places that were ticked, and not one byte elsewhere.
#include "engine/uses/rename.h"

#include "engine/uses/uses.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;
using uses::Subject;
using uses::Use;

namespace {

const Subject gold{Subject::Kind::Handle, "gold", "tiers", {}};

Use at(std::string_view pointer, std::optional<twig::Span> span = {})
{
    return {Use::Role::Mentions, gold, std::string(pointer), {}, span};
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (auto found = text.find(from); found != std::string::npos; found = text.find(from, found + to.size()))
        text.replace(found, from.size(), to);
    return text;
}

} // namespace

TEST_CASE("only what is ticked changes")
{
    const std::string text = "{ \"a\" :\"gold\",\n\t\"b\":[\"gold\" , \"gold\"], \"n\": 1.50}";
    const auto next = must(uses::renamed(document(text), std::vector{at("/a"), at("/b/1")}, "black \"1\""));
    CHECK(next.text() == "{ \"a\" :\"black \\\"1\\\"\",\n\t\"b\":[\"gold\" , \"black \\\"1\\\"\"], \"n\": 1.50}");
    CHECK(must(uses::renamed(document(text), {}, "black")).text() == text);
}

TEST_CASE("in a template each keeps its quotation marks")
{
    const auto json = document(R"({"handle": "gold", "template": "{{ a == 'gold' ? \"gold\" : b }} gold"})");
    const auto target = readTarget(json).value();
    auto places = uses::mentionsIn(json, target, gold);
    REQUIRE(places.size() == 2);
    places.push_back(at("/handle"));
    const auto next = must(uses::renamed(json, places, "it's #{x}"));
    CHECK(readTarget(next).value().templateText == "{{ a == 'it\\'s #{x}' ? \"it's \\#{x}\" : b }} gold");
    CHECK(readTarget(next).value().handle == "it's #{x}");
    // What was written is what Twig reads.
    const auto again =
        uses::mentionsIn(next, readTarget(next).value(), {Subject::Kind::Handle, "it's #{x}", "tiers", {}});
    CHECK(again.size() == 2);
    const auto back = must(uses::renamed(next, again, "gold"));
    CHECK(replaced(back.text(), "it's #{x}", "gold") == json.text());
}

TEST_CASE("a place that holds something else is refused")
{
    const auto json = document(R"({"a": "silver", "b": 1, "template": "{{ 'gold' }}"})");
    for (const Use& use :
         {at("/a"), at("/b"), at("/none"), at("/template", twig::Span{2, 4}), at("/template", twig::Span{3, 400})}) {
        CAPTURE(use.pointer);
        CHECK_FALSE(uses::canRename(json, use));
        const auto refused = uses::renamed(json, std::vector{use}, "black");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == Error::Kind::Conflict);
        CHECK(refused.error().where == use.pointer);
    }
    CHECK(uses::canRename(json, at("/template", twig::Span{3, 6})));
}

TEST_CASE("a custom attribute is renamed in the paths that read it")
{
    const auto catalogue = must(Catalogue::parse(fileText("resources/catalogue.json")));
    const Subject cohort{Subject::Kind::Handle, "cohort", "attributes", "loyalty"};
    const auto renamed = [&](const std::string& text, const Subject& handle, std::string_view to) {
        const auto json = document(text);
        const auto reaction = must(readReaction(json));
        const auto known = uses::usesIn(reaction, catalogue);
        const auto places = uses::pathsIn(json, handle, known);
        const auto next = uses::renamed(json, places, to);
        return next ? std::to_string(places.size()) + " " + next->text() : lineOf(next.error());
    };
    const auto rule = [](const std::string& condition, const std::string& value) {
        return R"({"name": "x", "trigger": "profile.updated", "actions": [
  {"name": "filter", "arguments": [{"name": "condition", "value": )" +
               condition + R"(}]},
  {"name": "point.create", "arguments": [{"name": "value", "value": )" +
               value + R"(, "is_dynamic": true}]}]})";
    };
    const std::string read = R"({"var": "custom_attributes.loyalty.cohort"})";
    const std::string inside =
        R"({"var": ["profile.attributes.loyalty.cohort.level", "custom_attributes.loyalty.cohort"]})";
    const std::string other = R"({"var": "custom_attributes.shop.cohort"})";
    const std::string asked = R"({"missing": ["custom_attributes.loyalty.cohort", "cohort"]})";
    CHECK(renamed(rule(read, inside), cohort, "group") ==
          "2 " + rule(R"({"var": "custom_attributes.loyalty.group"})",
                      R"({"var": ["profile.attributes.loyalty.group.level", "custom_attributes.loyalty.cohort"]})"));
    CHECK(renamed(rule(other, asked), cohort, "group") ==
          "1 " + rule(other, R"({"missing": ["custom_attributes.loyalty.group", "cohort"]})"));
    CHECK(renamed(rule(other, R"({"var": "loyalty.cohort"})"), cohort, "group") ==
          "0 " + rule(other, R"({"var": "loyalty.cohort"})"));
    CHECK(renamed(rule(read, "1"), cohort, "a.b").find("dot") != std::string::npos);
    CHECK(renamed(rule(read, "1"), {Subject::Kind::Handle, "cohort", "tiers", {}}, "group") == "0 " + rule(read, "1"));

    const auto json = document(
        R"({"handle": "t", "template": "{{ custom_attributes.loyalty.cohort }} {{ attributes['loyalty']['cohort'].x|upper }} {{ custom_attributes.loyalty.cohorts }}"})");
    const auto known = uses::usesIn(readTarget(json).value());
    const auto places = uses::pathsIn(json, cohort, known);
    REQUIRE(places.size() == 2);
    CHECK(readTarget(must(uses::renamed(json, places, "group"))).value().templateText ==
          "{{ custom_attributes.loyalty.group }} {{ attributes['loyalty'].group.x|upper }} {{ "
          "custom_attributes.loyalty.cohorts }}");
    CHECK(readTarget(must(uses::renamed(json, places, "my-group"))).value().templateText ==
          "{{ custom_attributes.loyalty['my-group'] }} {{ attributes['loyalty']['my-group'].x|upper }} {{ "
          "custom_attributes.loyalty.cohorts }}");
}
