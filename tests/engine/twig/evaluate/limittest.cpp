// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/twig/render.h"
#include "tests/engine/twig/evaluate/rowfile.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::tests;

namespace {

/// "twig.too-many-steps 2", or what was printed.
std::string rendered(const std::string& source, const twig::Limits& limits = {})
{
    twig::Settings settings;
    settings.autoescape = twig::Autoescape::Off;
    settings.limits = limits;
    const auto code = twig::Template::compile(source, settings);
    REQUIRE_MESSAGE(code.has_value(), source);
    const twig::Rendering rendering = twig::Renderer(*code).render(sharedContext());
    if (!rendering.failure)
        return rendering.output;
    if (rendering.failure->kind != twig::Failure::Kind::Limit)
        return rendering.failure->thrown;
    CHECK(english(rendering.failure->message).find(rendering.failure->message.id) == std::string::npos);
    return rendering.failure->message.id + " " + std::to_string(rendering.failure->line);
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

TEST_CASE("a limit is named, with the line that goes over it")
{
    const std::string loops = "\n{% for a in 1..1000 %}{% for b in 1..1000 %}\n{{ a }}{% endfor %}{% endfor %}";
    CHECK(rendered(loops) == "twig.too-many-iterations 2");
    CHECK(rendered("\n\n{{ a" + repeated(" ~ a", 100) + " }}", {.steps = 150}) == "twig.too-many-steps 3");
    CHECK(rendered("{% for a in 1..10 %}{{ a }}{% endfor %}", {.iterations = 10}) == "12345678910");
    CHECK(rendered("{% for a in 1..11 %}{{ a }}{% endfor %}", {.iterations = 10}) == "twig.too-many-iterations 1");
    CHECK(rendered("\nabcdef{{ s }}", {.bytesOfOutput = 10}) == "\nabcdefabc");
    CHECK(rendered("\nabcdef{{ s }}\n{{ s }}", {.bytesOfOutput = 10}) == "twig.output-too-long 2");
    CHECK(rendered("{% set x %}0123456789{{ s }}{% endset %}", {.bytesInString = 12}) == "twig.text-too-long 1");
    CHECK(rendered("{% set x = s %}{% for i in 1..10 %}{% set x = x ~ x %}{% endfor %}", {.bytesInString = 100}) ==
          "twig.text-too-long 1");
    CHECK(rendered("{{ [1, 2, 3, 4]|length }}", {.itemsInArray = 3}) == "twig.array-too-long 1");
}

TEST_CASE("loops that double a text end at a limit")
{
    CHECK(rendered("{% set x = s %}{% for i in 1..100 %}{% set x = x ~ x %}{% endfor %}") == "twig.text-too-long 1");
    CHECK(rendered("{% for i in 1..90000 %}{% set x %}{{ o|json_encode }}{{ h }}{% endset %}{% endfor %}",
                   {.steps = 500'000}) == "twig.too-many-steps 1");
    CHECK(rendered("{% for i in 1..90000 %}{% with {a: i} %}{{ a }}{% endwith %}{% endfor %}").size() > 20);
}

TEST_CASE("what reads a long text pays for it")
{
    // Otherwise one long text and one loop keep the program busy for minutes.
    for (const char* work : {"s|number_format",
                             "{(s): i}",
                             "s starts with s",
                             "s ends with s",
                             "n + 1",
                             "-n",
                             "n * 2",
                             "n ** 2",
                             "n b-and 1",
                             "n < 5",
                             "s < 5",
                             "i == n",
                             "[s] < [5]",
                             "i in [n]",
                             "n..3",
                             "range(1, n)",
                             "n is odd",
                             "n is divisible by(2)",
                             "n|round",
                             "n|abs",
                             "'%d'|format(n)",
                             "s|e('html')",
                             "'a'|trim(s)",
                             "'a'|replace({(s): 'b'})",
                             "'a'|replace(keyed)",
                             "constant(s) is defined",
                             "'2024-01-01'|date('Y', s)",
                             "s|capitalize|length",
                             "s|title|length",
                             "keyed[s]",
                             "keyed[s] is defined",
                             "attribute(keyed, s)",
                             "keyed|map(v => v)",
                             "keyed|merge({a: 1})",
                             "keyed|reverse(true)"}) {
        const std::string source = "{% set s = '%200000s'|format('x') %}{% set n = '%0200000d'|format(5) %}"
                                   "{% set keyed = {(s): 'b'} %}{% for i in 1..3000 %}{% set z = " +
                                   std::string(work) + " %}{% endfor %}";
        CHECK_MESSAGE(rendered(source, {.steps = 100'000}) == "twig.too-many-steps 1", std::string(work));
    }
    CHECK(rendered("{% set q = 1..9000 %}{% for i in 1..1000 %}{% with q %}{% endwith %}{% endfor %}") ==
          "twig.too-many-steps 1");
}

TEST_CASE("macros, blocks and arrow functions call each other only so deep")
{
    const std::string macro = "{% macro m(n) %}{{ n }};{% if n %}{{ _self.m(n - 1) }}{% endif %}{% endmacro %}";
    CHECK(rendered(macro + "{{ _self.m(3) }}") == "3;2;1;0;");
    CHECK(rendered(macro + "{{ _self.m(63)|length }}") == "182");
    CHECK(rendered(macro + "\n{{ _self.m(64) }}") == "twig.calls-too-deep 1");
    CHECK(rendered("{% block b %}\n{{ block('b') }}{% endblock %}") == "twig.calls-too-deep 2");
    CHECK(rendered("{% macro m() %}{{ [1]|map(v => _self.m())|join }}{% endmacro %}{{ _self.m() }}") ==
          "twig.calls-too-deep 1");
    // Whatever the settings allow, the stack is safe.
    CHECK(rendered(macro + "{{ _self.m(100000) }}", {.callDepth = 1'000'000}) == "twig.runs-too-deep 1");
}

TEST_CASE("as deep as the parser allows")
{
    const std::string brackets = "{{ " + repeated("(1 + ", 100) + "1" + repeated(")", 100) + " }}";
    CHECK(rendered(brackets) == "101");
    const std::string lists = repeated("[", 100) + "1" + repeated("]", 100);
    CHECK(rendered("{{ " + lists + "|json_encode }}") == lists);
    const std::string tags = repeated("{% if a %}", 100) + "{{ s }}" + repeated("{% endif %}", 100);
    CHECK(rendered(tags) == "abc");
    const std::string loops = repeated("{% for v in l|slice(0, 1) %}", 90) + "{{ v }}" + repeated("{% endfor %}", 90);
    CHECK(rendered(loops) == "p");
    const std::string deepMacro = "{% macro m(n) %}" + repeated("{% if n %}", 30) + repeated("(", 0) + "{{ " +
                                  repeated("[", 30) + "_self.m(n - 1)" + repeated("]|join", 30) + " }}" +
                                  repeated("{% endif %}", 30) + "{% endmacro %}";
    CHECK(rendered(deepMacro + "{{ _self.m(10) }}") == "");
    CHECK(rendered(deepMacro + "{{ _self.m(60) }}") == "twig.runs-too-deep 1");
}

TEST_CASE("a long row of operators or filters is no deep one")
{
    CHECK(rendered("{{ a" + repeated(" ~ 1", 480) + " }}").size() == 481);
    CHECK(rendered("{{ 0" + repeated(" + 1", 480) + " }}") == "480");
    CHECK(rendered("{{ s" + repeated("|upper|lower", 240) + " }}") == "abc");
    CHECK(rendered("{{ o" + repeated(".y", 480) + " }}").empty());
    CHECK(rendered("{{ o" + repeated(".y", 480) + " is defined ? 1 : 2 }}") == "2");
    CHECK(rendered("{{ a" + repeated(" and a", 480) + " }}") == "1");
    CHECK(rendered("{{ " + repeated("nope ? 1 : ", 480) + "s }}") == "abc");
    CHECK(rendered("{{ " + repeated("nope ?: ", 480) + "s }}") == "abc");
    CHECK(rendered("{{ " + repeated("nope ?? ", 480) + "s }}") == "abc");
    CHECK(rendered("{{ " + repeated("nope.x ?? nope ? 1 : ", 400) + "s ? 'yes' }}") == "yes");
    CHECK(rendered("{{ nope ?? s ? nope ?: s ~ 1 : 2 }}") == "abc1");
}

TEST_CASE("what was printed before a failure is there")
{
    twig::Settings settings;
    const auto of = [&](const char* source) {
        return twig::Renderer(*twig::Template::compile(source, settings)).render(sharedContext()).output;
    };
    CHECK(of("a{{ s }}{{ 1 / 0 }}b") == "aabc");
    CHECK(of("a{% set x %}b{% set y %}c{{ 1 / 0 }}{% endset %}{% endset %}") == "a");
    CHECK(of("a{% set x %}b{% endset %}c{{ 1 / 0 }}") == "ac");
    CHECK(of("a{% macro m() %}b{{ 1 / 0 }}{% endmacro %}{{ _self.m() }}") == "a");
}

TEST_CASE("a warning ends the render or does not, a deprecation never does")
{
    const auto of = [](const char* source, bool fail) {
        twig::Settings settings;
        settings.autoescape = twig::Autoescape::Off;
        settings.failOnWarnings = fail;
        const auto code = twig::Template::compile(source, settings);
        const twig::Rendering rendering = twig::Renderer(*code).render(sharedContext());
        return (rendering.failure ? std::string(wordOf(rendering.failure->kind)) + " " +
                                        std::to_string(rendering.failure->line) + " " + rendering.failure->thrown
                                  : rendering.output) +
               " (" + std::to_string(rendering.warnings.size()) + ")";
    };
    CHECK(of("x\n{{ l }}y", false) == "x\nArrayy (1)");
    CHECK(of("x\n{{ l }}y", true) == "php 2 Array to string conversion (0)");
    CHECK(of("{{ '5 apples' * 2 }}", true) == "php 1 A non-numeric value encountered (0)");
    CHECK(of("{{ null|abs }}", true) == "0 (1)");
}

TEST_CASE("a renderer can be used again, after a failure too")
{
    const auto code = twig::Template::compile("{% for v in l %}{% set q = (q ?? 0) + 1 %}{{ q }}{{ v }}{% endfor %}"
                                              "{{ 10 // a }}{{ q }}");
    REQUIRE(code.has_value());
    twig::Renderer renderer(*code);
    const auto context = [](const char* text) { return *json::Data::parse(text); };
    const json::Data good = context(R"({"l": ["x", "y"], "a": 5})");
    const json::Data bad = context(R"({"a": 0, "q": 7, "l": ["z"]})");
    for (int i = 0; i < 3; ++i) {
        CHECK(renderer.render(good.root()).output == "1x2y2");
        const twig::Rendering failed = renderer.render(bad.root());
        REQUIRE(failed.failure.has_value());
        CHECK(failed.failure->thrown == "Division by zero");
        CHECK(failed.output == "8z");
        CHECK(renderer.render(json::Value(5)).failure.has_value()); // no object: no variables at all
    }
}
