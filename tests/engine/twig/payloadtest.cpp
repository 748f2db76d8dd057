// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/payload.h"

#include "engine/base/english.h"
#include "engine/json/write.h"
#include "tests/engine/twig/tracelines.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::twig;
using namespace retort::tests;

namespace {

const Settings off = {.autoescape = Autoescape::Off, .failOnWarnings = false};
const Settings html = {.failOnWarnings = false};

std::vector<PayloadProblem> problemsOf(const Traced& traced)
{
    const auto problems =
        checkPayload(traced.code, traced.rendering, traced.trace, traced.context.root(), Surroundings());
    // The words are there, and the parser agrees.
    for (const PayloadProblem& problem : problems) {
        CHECK_FALSE(problem.message.id.empty());
        CHECK(english(problem.message).find("twig.") == std::string::npos);
        CHECK(english(problem.remedy).find("twig.") == std::string::npos);
        CHECK(problem.span.end() <= traced.code.source().size());
        CHECK(problem.output.offset + problem.output.length <= traced.rendering.output.size());
    }
    const auto parsed = json::Data::parse(traced.rendering.output);
    CHECK((parsed || parsed.error().message.id == "json.duplicate-key") == isSound(problems));
    return problems;
}

/// "quote store.name" or "hint: html name": each cause with the source that it is about.
std::string causes(const Traced& traced)
{
    std::string text;
    for (const PayloadProblem& problem : problemsOf(traced)) {
        text += (text.empty() ? "" : ", ") + std::string(problem.hint ? "hint: " : "") + problem.cause + ' ' +
                traced.source(problem.span);
    }
    return text;
}

/// The template with the first replacement done.
std::string mended(const Traced& traced)
{
    for (const PayloadProblem& problem : problemsOf(traced)) {
        if (!problem.replaceable)
            continue;
        std::string source = traced.code.source();
        return source.replace(problem.replaced.offset, problem.replaced.length, problem.replacement);
    }
    return "none";
}

struct Row {
    const char* name;
    Settings settings;
    const char* source;
    const char* context;
    const char* causes;
    const char* mended;
    const char* output; ///< Of the mended one.
};

} // namespace

TEST_CASE("what breaks a payload is found, and mended")
{
    const std::vector<Row> rows = {
        {"sound", off, R"({"a":"{{ a }}","n":{{ n }}})", R"({"a":"x","n":1.5})", "", "none", ""},
        {"a quote", off, R"({"a":"{{ a }}"})", R"({"a":"x \"y\""})", "quote a", R"({"a":{{ a|json_encode }}})",
         R"({"a":"x \"y\""})"},
        {"a quote inside of a longer text", off, R"({"a":"Hi {{ a }}!"})", R"({"a":"x\"y"})", "quote a",
         R"({"a":"Hi {{ a|e('js') }}!"})", R"({"a":"Hi x\u0022y!"})"},
        {"a quote of an expression", off, R"({"a":"{{ a ~ b }}"})", R"({"a":"\"","b":1})", "quote a ~ b",
         R"({"a":{{ (a ~ b)|json_encode }}})", R"({"a":"\"1"})"},
        {"a quote that raw lets through", html, R"({"a":"{{ a|raw }}"})", R"({"a":"\""})", "quote a|raw",
         R"({"a":{{ a|json_encode|raw }}})", R"({"a":"\""})"},
        {"quotes twice", html, R"({"a":"{{ a|json_encode|raw }}"})", R"({"a":"x"})", "quote a|json_encode|raw",
         R"({"a":{{ a|json_encode|raw }}})", R"({"a":"x"})"},
        {"a line break", html, R"({"a":"{{ a }}"})", R"({"a":"x\ny"})", "newline a", R"({"a":{{ a|json_encode|raw }}})",
         R"({"a":"x\ny"})"},
        {"a tab", off, R"({"a":"{{- a -}}"})", R"({"a":"x\ty"})", "control a", R"({"a":{{- a|json_encode -}}})",
         R"({"a":"x\ty"})"},
        {"a backslash", off, R"({"a":"{{ a }}"})", R"({"a":"x\\y"})", "backslash a", R"({"a":{{ a|json_encode }}})",
         R"({"a":"x\\y"})"},
        {"a backslash before the quote", off, R"({"a":"{{ a }}","b":1})", R"({"a":"x\\"})", "backslash a",
         R"({"a":{{ a|json_encode }},"b":1})", R"({"a":"x\\","b":1})"},
        {"a missing number", html, R"({"a":{{ a }}})", "{}", "missing a", R"({"a":{{ a|default(0) }}})", R"({"a":0})"},
        {"a missing member", off, R"({"a":{{ p.a }},"b":1})", R"({"p":{}})", "missing p.a",
         R"({"a":{{ p.a|default(0) }},"b":1})", R"({"a":0,"b":1})"},
        {"null", html, R"({"a":{{ a }}})", R"({"a":null})", "missing a", R"({"a":{{ a|json_encode|raw }}})",
         R"({"a":null})"},
        {"false", off, R"({"a":{{ a }}})", R"({"a":false})", "false a", R"({"a":{{ a ? 'true' : 'false' }}})",
         R"({"a":false})"},
        {"an empty text", off, R"([{{ a }},1])", R"({"a":""})", "empty a", R"([{{ a|json_encode }},1])", R"(["",1])"},
        {"a text without quotes", off, R"({"a":{{ a }}})", R"({"a":"gold, silver"})", "text a",
         R"({"a":{{ a|json_encode }}})", R"({"a":"gold, silver"})"},
        {"leading zeros", off, R"({"a":{{ a }}})", R"({"a":"00042"})", "number a", R"({"a":{{ a|json_encode }}})",
         R"({"a":"00042"})"},
        {"a grouped number", off, R"({"a":{{ a|number_format(2) }}})", R"({"a":1234.5})", "number a|number_format(2)",
         R"({"a":{{ a|number_format(2, '.', '') }}})", R"({"a":1234.50})"},
        {"a list", off, R"({"a":{{ a }}})", R"({"a":[1]})", "array a", R"({"a":{{ a|json_encode }}})", R"({"a":[1]})"},
        {"json_encode that was escaped", html, R"({"a":{{ a|json_encode }}})", R"({"a":"x"})", "html a|json_encode",
         R"({"a":{{ a|json_encode|raw }}})", R"({"a":"x"})"},
        {"a comma after the last item", off, R"([{% for t in a %}"{{ t }}",{% endfor %}])", R"({"a":["x","y"]})",
         "comma ,", R"([{% for t in a %}"{{ t }}"{% if not loop.last %},{% endif %}{% endfor %}])", R"(["x","y"])"},
        {"no comma between items", off, R"([{% for t in a %}{{ t }} {% endfor %}])", R"({"a":[1,2]})", "comma t",
         R"([{% for t in a %}{{ t }}{% if not loop.last %},{% endif %} {% endfor %}])", "[1, 2 ]"},
        {"a comma before a member that is left out", off, R"({"a":1,{% if b %} "b":2{% endif %}})", "{}", "comma ,",
         R"({"a":1{% if b %}, "b":2{% endif %}})", R"({"a":1})"},
        {"a comma after a member that is left out", off, R"({{ '{' }}{% if b %}"b":2{% endif %},"a":1})", "{}",
         "comma ,", R"({{ '{' }}{% if b %}"b":2,{% endif %}"a":1})", R"({"a":1})"},
        {"a comma too many", off, R"({"a":1,})", "{}", "comma ,", R"({"a":1})", R"({"a":1})"},
        {"in a macro", off, R"({% macro m(v) %}"v":"{{ v }}"{% endmacro %}{ {{ _self.m(a) }} })", R"({"a":"\""})",
         "quote v", R"({% macro m(v) %}"v":{{ v|json_encode }}{% endmacro %}{ {{ _self.m(a) }} })", R"({ "v":"\"" })"},
        {"in a captured text", html, R"({% set x %}"{{ a|raw }}"{% endset %}[{{ x }}])", R"({"a":"\""})", "quote a|raw",
         R"({% set x %}{{ a|json_encode|raw }}{% endset %}[{{ x }}])", R"(["\""])"},
        {"a key without quotes", off, R"({{ '{' }}{{ k }}:1})", R"({"k":"a"})", "text k", R"({{ '{' }}"{{ k }}":1})",
         R"({"a":1})"},
        {"a comma of a loop whose last item is left out", off,
         R"([{% for t in a %}{% if t %}{{ t }},{% endif %}{% endfor %}])", R"({"a":[1,2,0]})", "comma ,", "none", ""},
        {"a value that an if leaves out", off, R"({"a":{% if b %}{{ b }}{% endif %},"c":1})", "{}", "json ,", "none",
         ""},
        {"a word behind a value", off, R"({"a":{{ a }} AUD,"b":1})", R"({"a":30})", "json AUD", "none", ""},
        {"a date without quotes", off, R"({"a":{{ '2026-03-05'|date('Y-m-d') }}})", "{}",
         "text '2026-03-05'|date('Y-m-d')", R"({"a":{{ '2026-03-05'|date('Y-m-d')|json_encode }}})",
         R"({"a":"2026-03-05"})"},
        {"JSON in a variable", html, R"({"a":{{ a }}})", R"({"a":"{\"b\":1}"})", "html a", R"({"a":{{ a|raw }}})",
         R"({"a":{"b":1}})"},
        {"what is no JSON at all", off, "Hello {{ name }}", R"({"name":"Ada"})", "json Hello", "none", ""},
        {"a print in single quotes", off, "{\"a\":'{{ a }}'}", R"({"a":"x"})", "json '", "none", ""},
        {"nothing at all", off, "{% if a %}{}{% endif %}", "{}", "json ", "none", ""},
        {"a text that is not closed", off, R"({"a":"x)", "{}", "json \"x", "none", ""},
        {"JSON in a text", off, R"({"t": "{"a": "{{ name }}"}"})", R"({"name":"Zoë"})", "quote \"",
         R"({"t": "{\"a\": \"{{ name }}\"}"})", R"({"t": "{\"a\": \"Zoë\"}"})"},
        {"JSON of two members in a text", off, R"({"t":"{"a":"x", "b":"{{ n }}"}","u":{{ n }}})", R"({"n":1})",
         "quote \"", R"({"t":"{\"a\":\"x\", \"b\":\"{{ n }}\"}","u":{{ n }}})",
         R"({"t":"{\"a\":\"x\", \"b\":\"1\"}","u":1})"},
        {"quotes around a word", off, R"({"t": "Say "yes, sir" to {{ n }}", "u": [1, "v"]})", R"({"n":1})", "quote \"",
         R"({"t": "Say \"yes, sir\" to {{ n }}", "u": [1, "v"]})", R"({"t": "Say \"yes, sir\" to 1", "u": [1, "v"]})"},
        {"quotes around a print", off, R"(["Dear "{{ name }}" and all", 1])", R"({"name":"Zoë"})", "quote \"",
         R"(["Dear \"{{ name }}\" and all", 1])", R"(["Dear \"Zoë\" and all", 1])"},
        {"quotes of an attribute", off, R"({"t":"<a href="{{ u }}">x</a>"})", "{}", "quote \", hint: missing u",
         R"({"t":"<a href=\"{{ u }}\">x</a>"})", R"({"t":"<a href=\"\">x</a>"})"},
        {"one quote in a text", off, R"({"t": "5" wide", "u": 1})", "{}", "quote \"", R"({"t": "5\" wide", "u": 1})",
         R"({"t": "5\" wide", "u": 1})"},
        {"a quote in a key", off, R"({"5" wide": 1, "u": 1})", "{}", "quote \"", R"({"5\" wide": 1, "u": 1})",
         R"({"5\" wide": 1, "u": 1})"},
        {"a quote in a loop's text", off, R"([{% for i in 1..2 %}{"t":"a "b" c"},{% endfor %}0])", "{}", "quote \"",
         R"([{% for i in 1..2 %}{"t":"a \"b\" c"},{% endfor %}0])", R"([{"t":"a \"b\" c"},{"t":"a \"b\" c"},0])"},
        {"a quote, and what else is wrong", off, R"({"t":"a "b" c","u":{{ u }},"v":"w"})", "{}", "quote \", missing u",
         R"({"t":"a \"b\" c","u":{{ u }},"v":"w"})", ""},
        {"a quote, and a value with one", off, R"({"t":"a "{{ v }}" c"})", R"({"v":"\""})", "quote \", quote v",
         R"({"t":"a \"{{ v }}\" c"})", ""},
        {"a word behind a text", off, R"({"a":"30" AUD,"b":"y"})", "{}", "json AUD", "none", ""},
        {"no comma between texts", off, R"({"a":"x" "b":"y"})", "{}", "comma \"", R"({"a":"x", "b":"y"})",
         R"({"a":"x", "b":"y"})"},
        {"no comma between texts of a loop", off, R"([{% for t in 1..2 %}"{{ t }}"{% endfor %}])", "{}", "comma \"",
         R"([{% for t in 1..2 %}"{{ t }}"{% if not loop.last %},{% endif %}{% endfor %}])", R"(["1","2"])"},
        {"single quotes", off, "{\"a\":'x'}", "{}", "json 'x'", "none", ""},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const Traced traced(row.source, row.context, row.settings);
        CHECK(causes(traced) == std::string(row.causes));
        CHECK(mended(traced) == std::string(row.mended));
        if (row.output[0] != '\0')
            CHECK(Traced(mended(traced), row.context, row.settings).rendering.output == std::string(row.output));
    }
}

TEST_CASE("several problems are found in order, and one does not hide the next")
{
    const char* source =
        R"({"a":"{{ a }}","b":{{ b }},"c":"{{ c }}","d":[{% for i in d %}{{ i }},{% endfor %}],"e":"{{ e }}"})";
    const Traced traced(source, R"({"a":"x\"y","c":"1\n2","d":[1,2],"e":"ok"})", off);
    CHECK(causes(traced) == "quote a, missing b, newline c, comma ,");
    // Applied from the last to the first they make it sound.
    std::string text = source;
    auto problems = problemsOf(traced);
    for (auto problem = problems.rbegin(); problem != problems.rend(); ++problem) {
        REQUIRE(problem->replaceable);
        text.replace(problem->replaced.offset, problem->replaced.length, problem->replacement);
    }
    const Traced sound(text, R"({"a":"x\"y","c":"1\n2","d":[1,2],"e":"ok"})", off);
    CHECK(sound.rendering.output == R"({"a":"x\"y","b":0,"c":"1\n2","d":[1,2],"e":"ok"})");
}

TEST_CASE("a replacement is offered only where it leaves no new problem")
{
    // Done alone each leaves a sound payload, or the other problems.
    for (const char* source : {R"({"t": "{"a": "{{ name }}"}"})", R"({"t": "{"a": "{{ name }}", "u": {{ b }}})",
                               R"(["a "{{ name }} b])", R"({"a": {{ name }} "b": "{{ name }}})",
                               R"({"a": "{{ q }}, "b": {{ name }}})", R"([{{ name }}", {{ b }}])"}) {
        INFO(source);
        const char* context = R"({"name":"Zoë","q":"\""})";
        const Traced traced(source, context, off);
        const auto count = [](const std::vector<PayloadProblem>& all) {
            return std::count_if(all.begin(), all.end(), [](const PayloadProblem& one) { return !one.hint; });
        };
        const auto problems = problemsOf(traced);
        for (const PayloadProblem& problem : problems) {
            if (problem.hint || !problem.replaceable)
                continue;
            std::string text = source;
            text.replace(problem.replaced.offset, problem.replaced.length, problem.replacement);
            const auto left = problemsOf(Traced(text, context, off));
            CHECK((isSound(left) || count(left) == count(problems) - 1));
        }
    }
}

TEST_CASE("a quote of the template's own says what was probably meant")
{
    const auto told = [](std::string_view source) {
        const Traced traced(source, R"({"name":"Zoë"})", off);
        const auto problems = checkPayload(traced.code, traced.rendering, traced.trace);
        REQUIRE(problems.size() == 1);
        return english(problems[0].message) + " | " + english(problems[0].remedy);
    };
    CHECK(told(R"({% autoescape false %}{"t": "{"a": "{{ name }}"}"}{% endautoescape %})").starts_with("A quote"));
    const std::string ends = "A quote of the template's own text ends the text here, and the text goes on | ";
    CHECK(told(R"(["a "b" c"])") == ends + R"(Write \" for each quote that belongs to the text)");
    CHECK(told(R"({"t":"{ "b": 1}"})") ==
          ends + R"(Write \" for each quote inside of the text; if an object or a list is )"
                 "meant, take the quotes around it away");
}

TEST_CASE("json_encode goes as deep as PHP's does")
{
    const auto nested = [](int depth, const std::string& call) {
        return Traced("{% set x = [] %}{% for i in 2.." + std::to_string(depth) +
                          " %}{% set x = [x] %}{% endfor %}{{ x|" + call + " }}",
                      "{}", off)
            .rendering;
    };
    CHECK(nested(512, "json_encode").output == std::string(512, '[') + std::string(512, ']'));
    CHECK(nested(513, "json_encode").output.empty()); // false
    CHECK(nested(513, "json_encode(0, 513)").output.size() == 1026);
    CHECK(nested(1500, "json_encode(0, 2000)").output.size() == 3000);
    CHECK(nested(4, "json_encode(0, 3)").output.empty());
    CHECK(nested(4, "json_encode(0, 4)").output == "[[[[]]]]");
    CHECK(nested(513, "json_encode(constant('JSON_PARTIAL_OUTPUT_ON_ERROR'))").output.size() == 1026);
    REQUIRE(nested(4, "json_encode(constant('JSON_THROW_ON_ERROR'), 3)").failure);
}

TEST_CASE("a loop's problem is told once, with how often it came")
{
    const Traced traced(R"([{% for i in a %}"{{ i }}"{% if not loop.last %},{% endif %}{% endfor %}])",
                        R"({"a":["x\"","y","z\""]})", off);
    const auto problems = problemsOf(traced);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].times == 2);
    CHECK(problems[0].place == Place{1, 3});
}

TEST_CASE("a problem says where in the output, which print wrote it, and what the value was")
{
    const Traced traced("{\n  \"a\": \"{{ p.a }}\"\n}", R"({"p":{"a":"x\"y"}})", off);
    const auto problems = problemsOf(traced);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place == Place{2, 9});
    CHECK(problems[0].output == OutputRange{10, 3});
    REQUIRE(problems[0].record);
    CHECK(traced.trace.records[*problems[0].record].printed == "x\"y");
    CHECK(english(problems[0].message) ==
          "The value of p.a has a quote in it, which ends the text around it: \"x\\\"y\"");
    CHECK(english(problems[0].remedy) == "Write {{ p.a|json_encode }} without quotes around it: json_encode puts them");
}

TEST_CASE("what is sound but hardly meant is a hint")
{
    const std::vector<Row> rows = {
        {"HTML in a text", html, R"({"a":"{{ a }}"})", R"({"a":"O'Brien"})", "hint: html a",
         R"({"a":{{ a|json_encode|raw }}})", R"({"a":"O'Brien"})"},
        {"true", off, R"({"a":"{{ a }}"})", R"({"a":true})", "hint: boolean a", R"({"a":"{{ a ? 'true' : 'false' }}"})",
         R"({"a":"true"})"},
        {"true without quotes", off, R"({"a":{{ a }}})", R"({"a":true})", "hint: boolean a",
         R"({"a":{{ a ? 'true' : 'false' }}})", R"({"a":true})"},
        {"false in quotes", off, R"({"a":"{{ a }}"})", R"({"a":false})", "hint: boolean a",
         R"({"a":"{{ a ? 'true' : 'false' }}"})", R"({"a":"false"})"},
        {"a missing variable", off, R"({"a":"{{ first_nam }}"})", R"({"first_name":"Ada"})", "hint: missing first_nam",
         R"({"a":"{{ first_name }}"})", R"({"a":"Ada"})"},
        {"a missing variable that nothing is like", off, R"({"a":"{{ q }}"})", R"({"first_name":"Ada"})",
         "hint: missing q", "none", ""},
        {"a missing variable with a default", off, R"({"a":"{{ q|default('') }}"})", "{}", "", "none", ""},
        {"a list in a text", off, R"({"a":"{{ a }}"})", R"({"a":[1]})", "hint: array a", R"({"a":{{ a|json_encode }}})",
         R"({"a":[1]})"},
        {"a backslash that makes an escape", off, R"({"a":"{{ a }}"})", R"({"a":"C:\\new"})", "hint: backslash a",
         R"({"a":{{ a|json_encode }}})", R"({"a":"C:\\new"})"},
        {"an empty object", off, R"({"a":{{ a|json_encode }}})", R"({"a":{}})", "hint: object a|json_encode",
         R"({"a":{{ (a ? a|json_encode : '{}')|raw }}})", R"({"a":{}})"},
        {"an empty object in the context", off, "{{ _context|json_encode }}", R"({"a":{},"b":1})",
         "hint: object _context|json_encode", "none", ""},
        {"a list with gaps", html, "{{ a|filter(v => v > 1)|json_encode|raw }}", R"({"a":[1,2,3]})",
         "hint: keys a|filter(v => v > 1)|json_encode|raw", "{{ a|filter(v => v > 1)|merge([])|json_encode|raw }}",
         "[2,3]"},
        {"a key that stands twice", off, R"({"a":{{ a }},"a":2})", R"({"a":1})", "hint: duplicate \"", "none", ""},
        {"no date", off, R"({"a":"{{ a|date('Y') }}"})", "{}", "hint: clock a|date('Y')", "none", ""},
        {"no date in a set", off, R"({% set d = a|date('Y') %}["x"])", "{}", "hint: clock a|date('Y')", "none", ""},
        {"now", off, R"(["{{ 'now'|date('Y') }}"])", "{}", "hint: clock 'now'|date('Y')", "none", ""},
        {"now in a condition", off, R"({% if date(a) < date() %}[1]{% else %}[2]{% endif %})", R"({"a":"2020-01-01"})",
         "hint: clock date()", "none", ""},
        {"now where nothing is kept", off, R"({% do date() %}[1])", "{}", "hint: clock date()", "none", ""},
        {"a date", off, R"(["{{ a|date('Y') }}", "{{ '2026-03-05'|date('Y') }}"])", R"({"a":"2020-01-01"})", "", "none",
         ""},
        {"a draw", off, R"([{{ random(5) }}])", "{}", "hint: random random(5)", "none", ""},
        {"a draw in a set", off, R"({% set n = random([1, 2]) %}[{{ n }}])", "{}", "hint: random random([1, 2])",
         "none", ""},
        {"a draw that is not reached", off, R"([{% if a %}{{ random(5) }}{% endif %}1])", "{}", "", "none", ""},
        {"a filter of the platform's",
         {.autoescape = Autoescape::Off, .passedFilters = {"shout"}},
         R"({"a":"{{ a|shout }}"})",
         R"({"a":"x"})",
         "hint: passed a|shout",
         "none",
         ""},
        {"plain values", html, R"({"a":"{{ a }}","b":{{ b|json_encode|raw }},"c":{{ c }}})",
         R"({"a":"x","b":"O'Brien","c":12})", "", "none", ""},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const Traced traced(row.source, row.context, row.settings);
        CHECK(causes(traced) == std::string(row.causes));
        CHECK(mended(traced) == std::string(row.mended));
        if (row.output[0] != '\0')
            CHECK(Traced(mended(traced), row.context, row.settings).rendering.output == std::string(row.output));
    }
}

TEST_CASE("a large payload is diagnosed all the same")
{
    // As many prints as a trace keeps and more, each with a hint or a problem, in nearly two megabytes.
    const std::string text(100, 'x');
    for (const char* value : {"x\\\"y", "O'Brien", "x\\\\y"}) {
        const Traced traced(R"([{% for i in 1..9500 %}"{{ a }}{{ a }}{{ b }}",{% endfor %}0])",
                            R"({"a":")" + text + value + R"("})", off);
        REQUIRE_FALSE(traced.rendering.failure);
        REQUIRE(traced.rendering.output.size() > 1'900'000);
        REQUIRE(traced.trace.left > 0);
        const auto problems = problemsOf(traced);
        CHECK(problems.size() >= 1);
        CHECK(problems.size() <= 10);
        CHECK(compareEscaping(traced.code, traced.context.root(), Surroundings()).html.size() > 1'900'000);
    }
}

TEST_CASE("many quotes of the template's own are told once, and do not take long")
{
    const Traced traced(R"([{% for i in 1..4000 %}{"t":"a "b" {{ i }} "c" d","u":"<a href="x">y</a>"},{% endfor %}0])",
                        "{}", off);
    REQUIRE_FALSE(traced.rendering.failure);
    const auto problems = problemsOf(traced);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].times == 100); // the walk ends at two hundred findings
    CHECK(problems[0].times + problems[1].times == 200);
}

TEST_CASE("of a render that failed nothing is said, and without a context nothing is tried")
{
    const Traced failed("{\"a\":{{ 1 % 0 }}}", "{}", off);
    CHECK(checkPayload(failed.code, failed.rendering, failed.trace).empty());
    const Traced broken(R"({"a":"{{ a }}"})", R"({"a":"\""})", off);
    const auto problems = checkPayload(broken.code, broken.rendering, broken.trace);
    REQUIRE(problems.size() == 1);
    CHECK_FALSE(problems[0].replaceable);
    CHECK(english(problems[0].remedy) == "Let json_encode print the value, without quotes of the template around it");
}

TEST_CASE("escaping is compared print by print")
{
    const Traced traced(R"({% macro m(v) %}<{{ v }}>{% endmacro %}{{ a }} {{ b }} {{ _self.m(a) }} {{ c|raw }})",
                        R"({"a":"O'Brien","b":"plain","c":"<"})");
    const EscapeComparison comparison = compareEscaping(traced.code, traced.context.root(), Surroundings());
    CHECK(comparison.html == "O&#039;Brien plain <O&#039;Brien> <");
    CHECK(comparison.off == "O'Brien plain <O'Brien> <");
    REQUIRE(comparison.differences.size() == 2);
    CHECK(traced.source(comparison.differences[0].span) == "a");
    CHECK(comparison.differences[0].html == "O&#039;Brien");
    CHECK(comparison.differences[0].off == "O'Brien");
    CHECK(english(comparison.differences[0].message) == "' became &#039; in a");
    CHECK(traced.source(comparison.differences[1].span) == "v");
    const Traced looped("{% for i in a %}{{ i }}{% endfor %}", R"({"a":["<",1,"a & b"]})");
    const EscapeComparison turns = compareEscaping(looped.code, looped.context.root(), Surroundings());
    REQUIRE(turns.differences.size() == 1);
    CHECK(turns.differences[0].times == 2);
    CHECK(english(turns.differences[0].message) == "< became &lt; in i");
    const Traced same("{{ a }}", R"({"a":"x"})");
    CHECK(compareEscaping(same.code, same.context.root(), Surroundings()).differences.empty());
}

TEST_CASE("a render in one line")
{
    const auto summary = [](const Traced& traced) {
        return english(summaryOf(traced.rendering, checkPayload(traced.code, traced.rendering, traced.trace)));
    };
    CHECK(summary(Traced("{}", "{}", off)) == "The payload is sound JSON");
    CHECK(summary(Traced(R"(["{{ a }}"])", "{}", off)) == "The payload is sound JSON, with 1 hint");
    CHECK(summary(Traced(R"(["{{ a }}",{{ b }}])", R"({"a":"\""})", off)) == "The payload is no JSON: 2 problems");
    CHECK(summary(Traced("[{{ b }},1]", "{}", off)) == "The payload is no JSON: 1 problem");
    CHECK(summary(Traced("\n{{ 1 % 0 }}", "{}", off)).starts_with("The template fails in line 2: "));
}

TEST_CASE("a template that is empty or plain text says what to write")
{
    const auto told = [](std::string_view source) {
        const auto problems = problemsOf(Traced(source, R"({"name":"Ada"})", off));
        REQUIRE_FALSE(problems.empty());
        return english(problems[0].message) + " | " + english(problems[0].remedy);
    };
    const std::string write =
        " | Write a JSON text with Twig inside, as {\"email\": {{ profile.email|json_encode|raw }}}";
    CHECK(told("") == "The template is empty, so there is no payload" + write);
    CHECK(told(" \n") == "The template is empty, so there is no payload" + write);
    CHECK(
        told("{% if nope %}1{% endif %}").starts_with("The template prints nothing, which is no JSON | Print a value"));
    CHECK(told("Hello {{ name }}") == "The payload is plain text, and has to be JSON: \"Hello Ada\"" + write);
    CHECK(told(" True ").find("small letters") != std::string::npos);
    CHECK(told("[Hello {{ name }}]").find("plain text") == std::string::npos);
}
