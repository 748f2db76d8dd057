// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/outline.h"
#include "engine/twig/parse/code.h"
#include "engine/twig/template.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

using namespace retort::twig;

namespace {

// Pieces that mean something to Twig, so that random sequences of them get far.
rc::Gen<std::string> template_()
{
    static const std::vector<std::string> pieces{"{{ ",
                                                 " }}",
                                                 "{% ",
                                                 " %}",
                                                 "{%- ",
                                                 " -%}",
                                                 "~%}",
                                                 "{# ",
                                                 " #}",
                                                 "\n",
                                                 "\r\n",
                                                 "\r",
                                                 "\0",
                                                 "\xE9",
                                                 "\xFF",
                                                 " ",
                                                 "(",
                                                 ")",
                                                 "[",
                                                 "]",
                                                 "{",
                                                 "}",
                                                 "'",
                                                 "\"",
                                                 "#{",
                                                 "\\",
                                                 "|",
                                                 ".",
                                                 ",",
                                                 ":",
                                                 "?",
                                                 "??",
                                                 "=",
                                                 "==",
                                                 "=>",
                                                 "..",
                                                 "+",
                                                 "-",
                                                 "*",
                                                 "**",
                                                 "/",
                                                 "//",
                                                 "%",
                                                 "~",
                                                 "&",
                                                 "a",
                                                 "b",
                                                 "loop",
                                                 "_self",
                                                 "true",
                                                 "null",
                                                 "1",
                                                 "1.5",
                                                 "99999999999999999999",
                                                 "'x'",
                                                 "\"y#{z}\"",
                                                 "not ",
                                                 "is ",
                                                 "is not ",
                                                 "in ",
                                                 "not in ",
                                                 "and ",
                                                 "b-or ",
                                                 "defined",
                                                 "same as",
                                                 "divisible by",
                                                 "|upper",
                                                 "|default",
                                                 "|e",
                                                 "|raw",
                                                 "|slice(length=1, start=0)",
                                                 "|map(v => v)",
                                                 "max(",
                                                 "parent()",
                                                 "block('q')",
                                                 "attribute(a, b)",
                                                 "_self.m()",
                                                 "if a",
                                                 "{% if a %}",
                                                 "{% else %}",
                                                 "{% elseif b %}",
                                                 "{% endif %}",
                                                 "{% for a in b %}",
                                                 "{% for a, c in b %}",
                                                 "{% endfor %}",
                                                 "{% set a = 1 %}",
                                                 "{% set a %}",
                                                 "{% endset %}",
                                                 "{% block q %}",
                                                 "{% endblock %}",
                                                 "{% macro m(a, b=1) %}",
                                                 "{% endmacro %}",
                                                 "{% import _self as q %}",
                                                 "{% from _self import m %}",
                                                 "{% apply upper %}",
                                                 "{% endapply %}",
                                                 "{% autoescape 'js' %}",
                                                 "{% autoescape null %}",
                                                 "{% endautoescape %}",
                                                 "{% verbatim %}",
                                                 "{% endverbatim %}",
                                                 "{% with a only %}",
                                                 "{% endwith %}",
                                                 "{% extends 'x' %}",
                                                 "{% include 'x' %}",
                                                 "{% embed 'x' %}",
                                                 "{% endembed %}",
                                                 "{% use 'x' %}",
                                                 "{% do 1 %}",
                                                 "{% flush %}",
                                                 "{% line 5 %}"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const std::string& part : parts)
                                text += part;
                            return text;
                        });
}

void checkTree(const Code& code)
{
    RC_ASSERT(code.body < code.nodes.size());
    for (const Node& node : code.nodes) {
        RC_ASSERT(node.first + node.count <= code.children.size());
        RC_ASSERT(node.span.end() <= code.source.size());
        for (const NodeId child : code.childrenOf(node))
            RC_ASSERT((child == noNode || child < code.nodes.size()));
    }
}

} // namespace

TEST_CASE("any text compiles to a sound tree or fails with a place in it")
{
    REQUIRE(rc::check("compile", [] {
        const std::string source = *template_();
        const Settings settings{.autoescape = *rc::gen::element(Autoescape::Html, Autoescape::Off)};
        const auto compiled = Template::compile(source, settings);
        if (compiled) {
            checkTree(compiled->code());
            return;
        }
        const Failure& failure = compiled.error();
        RC_ASSERT(failure.span.end() <= source.size());
        RC_ASSERT(!failure.message.id.empty());
    }));
}

TEST_CASE("highlights follow on each other, whatever the text is")
{
    REQUIRE(rc::check("highlight", [] {
        const std::string source = *template_();
        std::uint32_t end = 0;
        for (const Highlight& one : highlight(source)) {
            RC_ASSERT(one.span.offset >= end);
            RC_ASSERT(one.span.length > 0u);
            end = one.span.end();
        }
        RC_ASSERT(end <= source.size());
        const std::size_t offset = *rc::gen::inRange<std::size_t>(0, source.size() + 1);
        const Typing typing = typingAt(source, offset);
        RC_ASSERT(typing.word.end() <= source.size());
    }));
}

TEST_CASE("the deepest templates that are allowed do not need much stack")
{
    const auto nested = [](std::string_view open, std::string_view inside, std::string_view close, int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += open;
        text += inside;
        for (int i = 0; i < count; ++i)
            text += close;
        return text;
    };
    // Each level goes through the whole ladder of precedences.
    const std::string ladder = nested("1 or 1 and 1 b-or 1 b-xor 1 b-and 1 == 1 .. 1 + 1 ~ 1 * -(", "1", ")", 45);
    CHECK(Template::compile("{{ " + ladder + " }}"));
    CHECK(Template::compile(nested("{% for a in b %}", "x", "{% endfor %}", 90)));
    CHECK(Template::compile("{{ " + nested("a|default(", "b", ")", 90) + " }}"));
    CHECK(Template::compile("{{ a" + nested(" ?: b", "", "", 90) + " }}"));
    CHECK(Template::compile("{{ a" + nested(" ?: 'b'", "", "", 90) + " }}"));
    for (const char* piece :
         {"(", "[", "{a:", "a(", "a[", "not ", "- ", "a ? ", "a ?: ", "\"#{", "a => ", "a|b(", "a ** "}) {
        CAPTURE(piece);
        CHECK_FALSE(Template::compile("{{ " + nested(piece, "", "", 10'000)));
    }
}
