// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/outline.h"

#include <array>
#include <doctest/doctest.h>
#include <string>

using namespace retort::twig;

namespace {

std::string highlighted(std::string_view source)
{
    static constexpr std::array<std::string_view, 14> names{"text",   "delimiter", "tag",     "name",     "attribute",
                                                            "filter", "function",  "test",    "operator", "string",
                                                            "number", "constant",  "comment", "error"};
    std::string text;
    for (const Highlight& one : highlight(source))
        text += (text.empty() ? "" : " ") + std::string(names[static_cast<std::size_t>(one.kind)]) + "[" +
                std::string(source.substr(one.span.offset, one.span.length)) + "]";
    return text;
}

// ^ is the cursor.
std::string typed(std::string source)
{
    static constexpr std::array<std::string_view, 6> names{"nothing", "tag", "variable", "attribute", "filter", "test"};
    const std::size_t offset = source.find('^');
    source.erase(offset, 1);
    const Typing typing = typingAt(source, offset);
    std::string text(names[static_cast<std::size_t>(typing.kind)]);
    for (const std::string& name : typing.path)
        text += " " + name;
    if (typing.word.length > 0)
        text += " " + typing.prefix + "|" + source.substr(typing.word.offset, typing.word.length);
    return text;
}

} // namespace

TEST_CASE("the pieces of a template are told apart")
{
    CHECK(highlighted("a {{ b.c|upper(1, 'x') }} z") ==
          "text[a ] delimiter[{{] name[b] operator[.] attribute[c] operator[|] filter[upper] operator[(] number[1] "
          "operator[,] string['x'] operator[)] delimiter[}}] text[ z]");
    CHECK(highlighted("{%- if a is not same as(max(b)) and true ~%}") ==
          "delimiter[{%-] tag[if] name[a] operator[is not] test[same] test[as] operator[(] function[max] operator[(] "
          "name[b] operator[)] operator[)] operator[and] constant[true] delimiter[~%}]");
    CHECK(highlighted("{# c #}x{% verbatim %}{{ x }}{% endverbatim %}") ==
          "comment[{# c #}] text[x] delimiter[{%] tag[verbatim] delimiter[%}] text[{{ x }}] delimiter[{%] "
          "tag[endverbatim] delimiter[%}]");
    CHECK(highlighted("{{ \"a#{b}c\" }}") ==
          "delimiter[{{] string[\"a] delimiter[#{] name[b] delimiter[}] string[c\"] delimiter[}}]");
    CHECK(highlighted("{% apply upper %}{{ {a: {b: 1}} }}") ==
          "delimiter[{%] tag[apply] filter[upper] delimiter[%}] delimiter[{{] operator[{] name[a] operator[:] "
          "operator[{] name[b] operator[:] number[1] operator[}] operator[}] delimiter[}}]");
}

TEST_CASE("what is not whole does not spoil what follows")
{
    CHECK(highlighted("{{ 'a }}\nb") == "delimiter[{{] error['a ] delimiter[}}] text[\nb]");
    CHECK(highlighted("{{ (a }}b") == "delimiter[{{] operator[(] name[a] delimiter[}}] text[b]");
    CHECK(highlighted("{{ a {{ b }}") == "delimiter[{{] name[a] delimiter[{{] name[b] delimiter[}}]");
    CHECK(highlighted("{{ a & b") == "delimiter[{{] name[a] error[&] name[b]");
    CHECK(highlighted("{# a") == "comment[{# a]");
    CHECK(highlighted("{% if a) %}") == "delimiter[{%] tag[if] name[a] error[)] delimiter[%}]");
}

TEST_CASE("what is being typed")
{
    struct Row {
        const char* source;
        const char* typing;
    };
    const Row rows[] = {
        {"a^", "nothing"},
        {"{{^", "variable"},
        {"{{ ^ }}", "variable"},
        {"{{ na^me }}", "variable na|name"},
        {"{{ profile.^ }}", "attribute profile"},
        {"{{ profile.address.ci^ }}", "attribute profile address ci|ci"},
        {"{{ a.b^.c }}", "attribute a b|b"},
        {"{{ a[0].^ }}", "nothing"},
        {"{{ a|^ }}", "filter"},
        {"{{ a|up^per }}", "filter up|upper"},
        {"{% apply ^", "filter"},
        {"{% ^", "tag"},
        {"{% i^f a %}", "tag i|if"},
        {"{% if ^", "variable"},
        {"{% for ^", "nothing"},
        {"{% for x in ^", "variable"},
        {"{% set a^ = 1 %}", "nothing"},
        {"{% set a, ^", "nothing"},
        {"{% set a = ^", "variable"},
        {"{{ a is ^", "test"},
        {"{{ a is not de^", "test de|de"},
        {"{{ a ~ ^", "variable"},
        {"{{ f(^", "variable"},
        {"{{ [a,^", "variable"},
        {"{{ \"x#{^", "variable"},
        {"{{ 'a^' }}", "nothing"},
        {"{{ 5^ }}", "nothing"},
        {"{# a^ #}", "nothing"},
        {"{{ a ^", "nothing"},
        {"{{ a }}^", "nothing"},
        {"{{ in^", "variable in|in"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.source);
        CHECK(typed(row.source) == row.typing);
    }
}
