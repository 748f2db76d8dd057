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
