// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/render.h"
#include "tests/engine/twig/evaluate/rowfile.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::tests;

namespace {

rc::Gen<std::string> anyExpression(int depth)
{
    const auto leaf = rc::gen::element<std::string>(
        "a", "x", "s", "o", "l", "n", "f", "t", "h", "loop", "nope", "_context", "_key", "o.y.z", "l[0]", "o[x]", "o.n",
        "l[1.5]", "loop.index", "loop.parent", "1", "0", "-7", "1.5", "'q'", "''", "'<b>'", "[]", "{}", "[1, 'a']",
        "{a: 1, '0': 2}", "null", "true", "9223372036854775807", "block('b')", "_self.m(1)", "_self.m",
        "date('2024-02-03')");
    if (depth <= 0)
        return leaf;
    const auto sub = anyExpression(depth - 1);
    const auto join = [](std::vector<std::string> parts) {
        std::string text;
        for (const std::string& part : parts)
            text += part;
        return text;
    };
    const auto op = rc::gen::element<std::string>(" + ", " - ", " * ", " / ", " // ", " % ", " ** ", " ~ ",
                                                  " == ", " < ", " <=> ", " and ", " or ", " in ", " .. ", " ?? 1 ~ ",
                                                  " starts with ", " matches ", " b-and ");
    const auto filter = rc::gen::element<std::string>(
        "|upper", "|length", "|join(',')", "|default('d')", "|keys", "|first", "|json_encode", "|map(v => v ~ x)",
        "|filter(v => v)", "|reduce((c, v) => c ~ v)", "|sort", "|reverse", "|merge([1])", "|slice(1)", "|raw", "|e",
        "|batch(2)", "|split('')", "|date('Y')", "|format(1, 2)", "|number_format(2)", "|trim", "|nl2br",
        "|replace({a: 'b'})", "|round", "|abs", "|column('a')", "|url_encode", "|title", "|striptags", "|spaceless");
    const auto test = rc::gen::element<std::string>(" is empty", " is iterable", " is null", " is odd",
                                                    " is same as(1)", " is divisible by(2)");
    const auto mapped = [join](auto... parts) {
        return rc::gen::map(rc::gen::tuple(parts...), [join](const auto& all) {
            return std::apply([&](const auto&... each) { return join({each...}); }, all);
        });
    };
    const auto word = [](const char* text) { return rc::gen::just(std::string(text)); };
    return rc::gen::oneOf(leaf, mapped(word("("), sub, op, sub, word(")")), mapped(word("("), sub, word(")"), filter),
                          mapped(word("("), sub, word(" ? "), sub, word(" : "), sub, word(")")),
                          mapped(word("("), sub, test, word(")")), mapped(word("["), sub, word(", "), sub, word("]")),
                          mapped(word("{(s): "), sub, word("}")), mapped(word("o["), sub, word("]")),
                          mapped(word("attribute(o, "), sub, word(")")), mapped(word("(not "), sub, word(")")));
}

rc::Gen<std::string> anyTemplate(int depth)
{
    const auto expression = anyExpression(2);
    const auto print = rc::gen::map(expression, [](const std::string& text) { return "{{ " + text + " }}\n"; });
    if (depth <= 0)
        return print;
    const auto body = rc::gen::map(rc::gen::pair(anyTemplate(depth - 1), anyTemplate(depth - 1)),
                                   [](const auto& two) { return two.first + two.second; });
    const auto tag = [&](const char* before, const char* between, const char* after) {
        return rc::gen::map(rc::gen::pair(expression, body),
                            [=](const auto& parts) { return before + parts.first + between + parts.second + after; });
    };
    return rc::gen::oneOf(print, tag("{% if ", " %}", "{% else %}e{% endif %}"),
                          tag("{% for v in ", " %}", "{% else %}e{% endfor %}"),
                          tag("{% for k, x in ", " %}", "{% endfor %}"), tag("{% set x = ", " %}", ""),
                          tag("{% set q, s = 1, ", " %}", ""), tag("{% set x %}{{ ", " }}", "{% endset %}"),
                          tag("{% with {a: ", "} %}", "{% endwith %}"), tag("{% with ", " only %}", "{% endwith %}"),
                          tag("{% apply upper %}{{ ", " }}", "{% endapply %}"),
                          tag("{% autoescape 'js' %}{{ ", " }}", "{% endautoescape %}"), tag("{% do ", " %}", ""));
}

rc::Gen<std::string> anyWhole()
{
    return rc::gen::map(rc::gen::pair(anyTemplate(1), anyTemplate(3)), [](const auto& parts) {
        return "{% macro m(x, y = 2) %}{{ x }}{{ y }}" + parts.first + "{% endmacro %}{% block b %}" + parts.first +
               "{% endblock %}" + parts.second;
    });
}

bool same(const twig::Rendering& a, const twig::Rendering& b)
{
    return a.output == b.output && a.failure == b.failure && a.warnings == b.warnings && a.drewRandom == b.drewRandom &&
           a.readClock == b.readClock;
}

} // namespace

TEST_CASE("the same template and context give the same bytes, traced or not")
{
    REQUIRE(rc::check("twice", [] {
        const std::string source = *anyWhole();
        twig::Settings settings;
        settings.failOnWarnings = *rc::gen::arbitrary<bool>();
        settings.autoescape = *rc::gen::element(twig::Autoescape::Html, twig::Autoescape::Off, twig::Autoescape::Js);
        const auto code = twig::Template::compile(source, settings);
        RC_PRE(code.has_value());
        twig::Renderer renderer(*code);
        const twig::Rendering first = renderer.render(sharedContext());
        RC_ASSERT(same(first, renderer.render(sharedContext())));
        RC_ASSERT(same(first, twig::Renderer(*code).render(sharedContext())));
        twig::Trace trace;
        RC_ASSERT(same(first, renderer.render(sharedContext(), trace)));
        if (first.failure) {
            RC_ASSERT(first.failure->kind != twig::Failure::Kind::Syntax);
            RC_ASSERT(first.failure->line > 0U);
            RC_ASSERT(first.failure->span.end() <= source.size());
            RC_ASSERT(first.failure->message.id.starts_with("twig."));
        }
    }));
}

TEST_CASE("a smaller budget gives the same, or ends with its limit")
{
    REQUIRE(rc::check("budget", [] {
        const std::string source = *anyWhole();
        twig::Settings settings;
        settings.failOnWarnings = false;
        const auto whole = twig::Template::compile(source, settings);
        RC_PRE(whole.has_value());
        const twig::Rendering expected = twig::Renderer(*whole).render(sharedContext());
        settings.limits.steps = *rc::gen::inRange<std::size_t>(0, 400);
        const twig::Rendering cut = twig::Renderer(*twig::Template::compile(source, settings)).render(sharedContext());
        if (cut.failure && cut.failure->message.id == "twig.too-many-steps") {
            RC_ASSERT(expected.output.starts_with(cut.output));
        } else {
            RC_ASSERT(same(cut, expected));
        }
    }));
}
