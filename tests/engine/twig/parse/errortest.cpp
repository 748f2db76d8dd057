// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/twig/template.h"

#include <doctest/doctest.h>
#include <string>

using namespace retort;
using namespace retort::twig;

namespace {

struct Row {
    std::string_view source;
    std::size_t line;
    std::string_view thrown;
    std::string_view piece; ///< What the failure's span covers.
};

// Line and text: what Twig 3.5.1 answers.
constexpr Row rows[] = {
    {"{{ a b }}", 1, "Unexpected token \"name\" of value \"b\" (\"end of print statement\" expected).", "b"},
    {"{{ }}", 1, "Unexpected token \"end of print statement\" of value \"\".", " }}"},
    {"{{ a", 1, "Unexpected token \"end of template\" (\"end of print statement\" expected).", "{{"},
    {"a\n{% if a", 2, "Unexpected token \"end of template\" (\"end of statement block\" expected).", "{%"},
    {"{{ 'a }}", 1, "Unexpected character \"'\".", "'"},
    {"{{ \"a }}", 1, "Unclosed \"\"\".", "\""},
    {"{{ \"a#{b\" }}", 1, "Unclosed \"\"\".", "\""},
    {"{{ (a }}", 1, "Unclosed \"(\".", "("},
    {"{{ a) }}", 1, "Unexpected \")\".", ")"},
    {"{{ [a) }}", 1, "Unclosed \"[\".", "["},
    {"{{ a ! b }}", 1, "Unexpected character \"!\".", "!"},
    {"{{ a & b }}", 1, "Unexpected character \"&\".", "&"},
    {"{# a", 1, "Unclosed comment.", "{#"},
    {"{% verbatim %}a", 1, "Unexpected end of file: Unclosed \"verbatim\" block.", "{% verbatim %}"},
    {"{{ a. }}", 1, "Expected name or number, got value \"\" of type end of print statement.", " }}"},
    {"{{ a.'b' }}", 1, "Expected name or number, got value \"b\" of type string.", "'b'"},
    {"{{ a| }}", 1, "Unexpected token \"end of print statement\" (\"name\" expected).", " }}"},
    {"{{ a|'b' }}", 1, "Unexpected token \"string\" of value \"b\" (\"name\" expected).", "'b'"},
    {"{{ a|upper( }}", 1, "Unclosed \"(\".", "("},
    {"{{ (a b) }}", 1,
     "An opened parenthesis is not properly closed. Unexpected token \"name\" of value \"b\" (\"punctuation\" expected "
     "with value \")\").",
     "b"},
    {"{{ [a b] }}", 1,
     "An array element must be followed by a comma. Unexpected token \"name\" of value \"b\" (\"punctuation\" expected "
     "with value \",\").",
     "b"},
    {"{{ {a b} }}", 1,
     "A hash key must be followed by a colon (:). Unexpected token \"name\" of value \"b\" (\"punctuation\" expected "
     "with value \":\").",
     "b"},
    {"{{ {a: b c: d} }}", 1,
     "A hash value must be followed by a comma. Unexpected token \"name\" of value \"c\" (\"punctuation\" expected "
     "with value \",\").",
     "c"},
    {"{{ {+: 1} }}", 1,
     "A hash key must be a quoted string, a number, a name, or an expression enclosed in parentheses (unexpected token "
     "\"operator\" of value \"+\".",
     "+"},
    {"{{ a[1 2] }}", 1, "Unexpected token \"number\" of value \"2\" (\"punctuation\" expected with value \"]\").", "2"},
    {"{{ a[1:2 3] }}", 1, "Unexpected token \"number\" of value \"3\" (\"punctuation\" expected with value \"]\").",
     "3"},
    {"{{ f(a b) }}", 1,
     "Arguments must be separated by a comma. Unexpected token \"name\" of value \"b\" (\"punctuation\" expected with "
     "value \",\").",
     "b"},
    {"{{ max(a b) }}", 1,
     "Arguments must be separated by a comma. Unexpected token \"name\" of value \"b\" (\"punctuation\" expected with "
     "value \",\").",
     "b"},
    {"{{ a === b }}", 1,
     "Unexpected operator of value \"=\". Did you try to use \"===\" or \"!==\" for strict comparison? Use \"is same "
     "as(value)\" instead.",
     "="},
    {"{{ a != = b }}", 1,
     "Unexpected operator of value \"=\". Did you try to use \"===\" or \"!==\" for strict comparison? Use \"is same "
     "as(value)\" instead.",
     "="},
    {"{{ a == }}", 1, "Unexpected token \"end of print statement\" of value \"\".", " }}"},
    {"{{ a + }}", 1, "Unexpected token \"end of print statement\" of value \"\".", " }}"},
    {"{{ * a }}", 1, "Unexpected token \"operator\" of value \"*\".", "*"},
    {"{{ not }}", 1, "Unexpected token \"end of print statement\" of value \"\".", " }}"},
    {"{{ \"a#{b c}\" }}", 1, "Unexpected token \"name\" of value \"c\" (\"end of string interpolation\" expected).",
     "c"},
    {"{{ 'a' 'b' }}", 1, "Unexpected token \"string\" of value \"b\" (\"end of print statement\" expected).", "'b'"},
    {"{{ a ? b : }}", 1, "Unexpected token \"end of print statement\" of value \"\".", " }}"},
    {"{{ 1e3 }}", 1, "Unexpected token \"name\" of value \"e3\" (\"end of print statement\" expected).", "e3"},
    {"{{ a|uper }}", 1, "Unknown \"uper\" filter. Did you mean \"upper\"?", "uper"},
    {"{{ a|frobnicate }}", 1, "Unknown \"frobnicate\" filter.", "frobnicate"},
    {"{{ a\n|b\n|upper }}", 2, "Unknown \"b\" filter. Did you mean \"abs\", \"nl2br\", \"batch\", \"number_format\"?",
     "b"},
    {"{{ mox(1) }}", 1, "Unknown \"mox\" function. Did you mean \"max\"?", "mox"},
    {"{{ frobnicate() }}", 1, "Unknown \"frobnicate\" function.", "frobnicate"},
    {"{{ a is emty }}", 1, "Unknown \"emty\" test. Did you mean \"empty\"?", "emty"},
    {"{{ a\nis same }}", 1, "Unknown \"same\" test. Did you mean \"same as\"?", "same"},
    {"{{ a is defined is defined }}", 1, "The \"defined\" test only works with simple variables.", "a is defined"},
    {"{{ a is 5 }}", 1, "Unexpected token \"number\" of value \"5\" (\"name\" expected).", "5"},
    {"{{ a|upper is defined }}", 1, "The \"defined\" test only works with simple variables.", "a|upper"},
    {"{{ a|upper ?? 'b' }}", 1, "The \"defined\" test only works with simple variables.", "a|upper"},
    {"{{ (a ~ b) ?? 'c' }}", 1, "The \"defined\" test only works with simple variables.", "a ~ b"},
    {"{% iff a %}{% endif %}", 1, "Unknown \"iff\" tag. Did you mean \"if\"?", "iff"},
    {"{% a %}", 1, "Unknown \"a\" tag. Did you mean \"apply\", \"macro\", \"deprecated\", \"autoescape\"?", "a"},
    {"{% %}", 1, "A block must start with a tag name.", " %}"},
    {"{% 'a' %}", 1, "A block must start with a tag name.", "'a'"},
    {"{% if a %}", 1, "Unexpected end of template.", "if"},
    {"{% if a %}b", 1, "Unexpected end of template.", "if"},
    {"{% if a %}\n{% endfor %}", 2,
     "Unexpected \"endfor\" tag (expecting closing tag for the \"if\" tag defined near line 2).", "endfor"},
    {"{% if a %}\n\n{% for b in c %}\n{% endif %}", 4,
     "Unexpected \"endif\" tag (expecting closing tag for the \"for\" tag defined near line 4).", "endif"},
    {"{% if a %}{% else %}{% elseif b %}{% endif %}", 1,
     "Unexpected \"elseif\" tag (expecting closing tag for the \"if\" tag defined near line 1).", "elseif"},
    {"{% if a %}{% else %}{% else %}{% endif %}", 1,
     "Unexpected \"else\" tag (expecting closing tag for the \"if\" tag defined near line 1).", "else"},
    {"{% endif %}", 1, "Unknown \"endif\" tag.", "endif"},
    {"{% if %}{% endif %}", 1, "Unexpected token \"end of statement block\" of value \"\".", " %}"},
    {"{% if a b %}{% endif %}", 1, "Unexpected token \"name\" of value \"b\" (\"end of statement block\" expected).",
     "b"},
    {"{% elseif a %}", 1, "Unknown \"elseif\" tag.", "elseif"},
    {"{% for a %}{% endfor %}", 1,
     "Unexpected token \"end of statement block\" (\"operator\" expected with value \"in\").", " %}"},
    {"{% for a of b %}{% endfor %}", 1,
     "Unexpected token \"name\" of value \"of\" (\"operator\" expected with value \"in\").", "of"},
    {"{% for 'a' in b %}{% endfor %}", 1,
     "Only variables can be assigned to. Unexpected token \"string\" of value \"a\" (\"name\" expected).", "'a'"},
    {"{% for a in b %}{% endif %}", 1,
     "Unexpected \"endif\" tag (expecting closing tag for the \"for\" tag defined near line 1).", "endif"},
    {"{% for a in b %}", 1, "Unexpected end of template.", "for"},
    {"{% set a %}", 1, "Unexpected token \"end of template\" (\"end of statement block\" expected).", "set"},
    {"{% set a = 1, 2 %}", 1, "When using set, you must have the same number of variables and assignments.",
     "set a = 1, 2"},
    {"{% set a, b = 1 %}", 1, "When using set, you must have the same number of variables and assignments.",
     "set a, b = 1"},
    {"{% set a, b %}{% endset %}", 1, "When using set with a block, you cannot have a multi-target.", "b"},
    {"{% set true = 1 %}", 1, "You cannot assign a value to \"true\".", "true"},
    {"{% set NULL = 1 %}", 1, "You cannot assign a value to \"NULL\".", "NULL"},
    {"{% set 1 = 2 %}", 1,
     "Only variables can be assigned to. Unexpected token \"number\" of value \"1\" (\"name\" expected).", "1"},
    {"{% set a.b = 1 %}", 1, "Unexpected token \"punctuation\" of value \".\" (\"end of statement block\" expected).",
     "."},
    {"{% apply %}{% endapply %}", 1, "Unexpected token \"end of statement block\" (\"name\" expected).", " %}"},
    {"{% apply upper %}", 1, "Unexpected token \"end of template\" (\"end of statement block\" expected).", "apply"},
    {"{% autoescape a %}{% endautoescape %}", 1, "An escaping strategy must be a string or false.", "a"},
    {"{% autoescape null %}{{ a }}{% endautoescape %}", 0,
     "Twig\\NodeVisitor\\EscaperNodeVisitor::escapePrintNode(): Argument #3 ($type) must be of type string, null given",
     "a"},
    {"{% with a b %}{% endwith %}", 1,
     "Unexpected token \"name\" of value \"b\" (\"end of statement block\" expected).", "b"},
    {"{% do %}", 1, "Unexpected token \"end of statement block\" of value \"\".", " %}"},
    {"{% flush a %}", 1, "Unexpected token \"name\" of value \"a\" (\"end of statement block\" expected).", "a"},
    {"{% block %}{% endblock %}", 1, "Unexpected token \"end of statement block\" (\"name\" expected).", " %}"},
    {"{% block a %}{% endblock b %}", 1, "Expected endblock for block \"a\" (but \"b\" given).", "b"},
    {"{% block a %}{% endblock %}\n{% block a %}{% endblock %}", 2, "The block 'a' has already been defined line 1.",
     "a"},
    {"{% block a %}", 1, "Unexpected token \"end of template\" (\"end of statement block\" expected).", "block"},
    {"{% macro a %}{% endmacro %}", 1,
     "A list of arguments must begin with an opening parenthesis. Unexpected token \"end of statement block\" "
     "(\"punctuation\" expected with value \"(\").",
     " %}"},
    {"{% macro a(b) %}{% endmacro c %}", 1, "Expected endmacro for macro \"a\" (but \"c\" given).", "c"},
    {"{% macro a(b=c) %}{% endmacro %}", 1,
     "A default value for an argument must be a constant (a boolean, a string, a number, or an array).", "c"},
    {"{% macro a('b') %}{% endmacro %}", 1,
     "An argument must be a name. Unexpected token \"string\" of value \"b\" (\"name\" expected).", "'b'"},
    {"{% macro a(b, varargs) %}{% endmacro %}", 1,
     "The argument \"varargs\" in macro \"a\" cannot be defined because the variable \"varargs\" is reserved for "
     "arbitrary arguments.",
     "macro"},
    {"{% macro a(b c) %}{% endmacro %}", 1,
     "Arguments must be separated by a comma. Unexpected token \"name\" of value \"c\" (\"punctuation\" expected with "
     "value \",\").",
     "c"},
    {"{% import 'a' %}", 1, "Unexpected token \"end of statement block\" (\"name\" expected with value \"as\").",
     " %}"},
    {"{% import 'a' as 'b' %}", 1, "Unexpected token \"string\" of value \"b\" (\"name\" expected).", "'b'"},
    {"{% from 'a' %}", 1, "Unexpected token \"end of statement block\" (\"name\" expected with value \"import\").",
     " %}"},
    {"{% from 'a' import 'b' %}", 1, "Unexpected token \"string\" of value \"b\" (\"name\" expected).", "'b'"},
    {"{% import _self as m %}{{ m.a(b=1) }}", 1,
     "Arguments must be separated by a comma. Unexpected token \"operator\" of value \"=\" (\"punctuation\" expected "
     "with value \",\").",
     "="},
    {"{{ parent() }}", 1, "Calling \"parent\" outside a block is forbidden.", "parent"},
    {"{% block a %}{{ parent() }}{% endblock %}", 1,
     "Calling \"parent\" on a template that does not extend nor \"use\" another template is forbidden.", "parent"},
    {"{{ block() }}", 1, "The \"block\" function takes one argument (the block name).", "block"},
    {"{{ attribute(a) }}", 1,
     "The \"attribute\" function takes at least two arguments (the variable and the attributes).", "attribute"},
    {"{% extends 'a' %}b", 1,
     "A template that extends another one cannot include content outside Twig blocks. Did you forget to put the "
     "content inside a {% block %} tag?",
     "b"},
    {"{% extends 'a' %}\n{{ b }}", 2,
     "A template that extends another one cannot include content outside Twig blocks. Did you forget to put the "
     "content inside a {% block %} tag?",
     "b"},
    {"{% extends 'a' %}{% extends 'b' %}", 1, "Multiple extends tags are forbidden.", "extends"},
    {"{% block a %}{% extends 'b' %}{% endblock %}", 1, "Cannot use \"extend\" in a block.", "extends"},
    {"{% macro a() %}{% extends 'b' %}{% endmacro %}", 1, "Cannot use \"extend\" in a macro.", "extends"},
    {"{% extends 'a' %}{% if b %}{% block c %}{% endblock %}{% endif %}", 1,
     "A block definition cannot be nested under non-capturing nodes.", "block c %}{% endblock %}"},
    {"{% use a %}", 1, "The template references in a \"use\" statement must be a string.", "a"},
    {"{% include %}", 1, "Unexpected token \"end of statement block\" of value \"\".", " %}"},
    {"{% include 'a' ignore %}", 1,
     "Unexpected token \"end of statement block\" (\"name\" expected with value \"missing\").", " %}"},
    {"{% embed 'a' %}b{% endembed %}", 1,
     "A template that extends another one cannot include content outside Twig blocks. Did you forget to put the "
     "content inside a {% block %} tag?",
     "b"},
    {"{% embed 'a' %}", 1, "Unexpected token \"end of template\" (\"end of statement block\" expected).", "embed"},
    {"{{ a|slice(length=1) }}", 1, "Value for argument \"start\" is required for filter \"slice\".",
     "a|slice(length=1)"},
    {"{{ a|slice(1, start=2) }}", 1, "Argument \"start\" is defined twice for filter \"slice\".", "2"},
    {"{{ a|slice(start=1, 2) }}", 1, "Positional arguments cannot be used after named arguments for filter \"slice\".",
     "a|slice(start=1, 2)"},
    {"{{ a|slice(1, foo=2) }}", 1, "Unknown argument \"foo\" for filter \"slice(start, length, preserve_keys)\".", "2"},
    {"{{ a|slice(1,\nfoo=2, bar=3) }}", 2,
     "Unknown arguments \"foo\", \"bar\" for filter \"slice(start, length, preserve_keys)\".", "2"},
    {"{{ a|upper(foo=1) }}", 1, "Unknown argument \"foo\" for filter \"upper()\".", "1"},
    {"{{ a|slice('b'=1) }}", 1,
     "A parameter name must be a string, \"Twig\\Node\\Expression\\ConstantExpression\" given.", "'b'"},
    {"{{ a|slice(b.c=1) }}", 1,
     "A parameter name must be a string, \"Twig\\Node\\Expression\\GetAttrExpression\" given.", "b.c"},
    {"{{ max(values=1) }}", 1, "Value for argument \"value\" is required for function \"max\".", "max(values=1)"},
    {"{{ a|default(default='b') }}", 0,
     "An exception has been thrown during the compilation of a template (\"Node \"0\" does not exist for Node "
     "\"Twig\\Node\\Node\".\").",
     "a|default(default='b')"},
    {"{{ a is same as() }}", 0,
     "An exception has been thrown during the compilation of a template (\"Node \"0\" does not exist for Node "
     "\"Twig\\Node\\Node\".\").",
     "a is same as()"},
    {"{{ a is constant }}", 0,
     "An exception has been thrown during the compilation of a template (\"Node \"arguments\" does not exist for Node "
     "\"Twig\\Node\\Expression\\Test\\ConstantTest\".\").",
     "a is constant"},
    {"{{ a|map((b, b) => b) }}", 1, "Redefinition of parameter $__b__", "b"},
    {"{{ a|map((b.c) => d) }}", 1,
     "Arguments must be separated by a comma. Unexpected token \"arrow function\" of value \"=>\" (\"punctuation\" "
     "expected with value \",\").",
     "=>"},
    {"{{ v => v }}", 1, "Unexpected token \"arrow function\" of value \"=>\" (\"end of print statement\" expected).",
     "=>"},
    {"{% line 7 %}{{ a b }}", 7, "Unexpected token \"name\" of value \"b\" (\"end of print statement\" expected).",
     "b"},
    {"{{ a\n\n}}{{ b c }}", 3, "Unexpected token \"name\" of value \"c\" (\"end of print statement\" expected).", "c"},
    {"{{\n\na\nb }}", 4, "Unexpected token \"name\" of value \"b\" (\"end of print statement\" expected).", "b"},
    {"{% set a\n=\n1 2 %}", 3, "Unexpected token \"number\" of value \"2\" (\"end of statement block\" expected).",
     "2"},
    {"{{ \"a\nb\n#{c\nd}\" }}", 4,
     "Unexpected token \"name\" of value \"d\" (\"end of string interpolation\" expected).", "d"},
    {"{% verbatim %}\n\n{% endverbatim %}{{ a b }}", 3,
     "Unexpected token \"name\" of value \"b\" (\"end of print statement\" expected).", "b"},
    {"{#\n\n#}{{ a b }}", 3, "Unexpected token \"name\" of value \"b\" (\"end of print statement\" expected).", "b"},
    {"a\r\nb\r{{ c d }}", 3, "Unexpected token \"name\" of value \"d\" (\"end of print statement\" expected).", "d"},
};

Failure failureOf(std::string_view source, const Settings& settings = {.autoescape = Autoescape::Off})
{
    const auto compiled = Template::compile(source, settings);
    REQUIRE_FALSE(compiled);
    return compiled.error();
}

} // namespace

TEST_CASE("an error has Twig's text and line, and says where and what to do")
{
    for (const Row& row : rows) {
        CAPTURE(row.source);
        const Failure failure = failureOf(row.source);
        CHECK(failure.thrown == row.thrown);
        CHECK(failure.line == row.line);
        CHECK(row.source.substr(failure.span.offset, failure.span.length) == row.piece);
        const std::string message = english(failure.message);
        CHECK(message.substr(0, 5) != "twig.");
        CHECK((message.back() == '.' || message.back() == '?'));
    }
}

TEST_CASE("the name that was probably meant is told")
{
    CHECK(failureOf("{{ a|uper }}").suggestion == "upper");
    CHECK(failureOf("{{ a|json_encod }}").suggestion == "json_encode");
    CHECK(failureOf("{{ mox(1) }}").suggestion == "max");
    CHECK(failureOf("{{ a is devisible by(3) }}").suggestion == "divisible by");
    CHECK(failureOf("{% fro a in b %}").suggestion == "from");
    CHECK(failureOf("{{ a|currancy }}").suggestion == "currency"); // which the platform adds
    CHECK(failureOf("{{ a|frobnicate }}").suggestion.empty());
}

TEST_CASE("an error in a source with carriage returns is told where it stands in it")
{
    const Failure failure = failureOf("a\r\nb\r\n{{ c d }}");
    CHECK(failure.line == 3);
    CHECK(failure.span == Span{11, 1});
}

TEST_CASE("limits fail with a name and a line")
{
    const auto limitOf = [](const std::string& source, const Settings& settings = {}) {
        const Failure failure = failureOf(source, settings);
        CHECK(failure.kind == Failure::Kind::Limit);
        CHECK(failure.thrown.empty());
        CHECK(failure.line >= 1);
        return failure.message.id;
    };
    const auto repeated = [](std::string_view piece, std::size_t count) {
        std::string text;
        while (count-- > 0)
            text += piece;
        return text;
    };
    CHECK(limitOf(std::string(300'000, 'x')) == "twig.template-too-long");
    CHECK(limitOf(repeated("{{a}}", 20'000)) == "twig.too-many-tokens");
    CHECK(limitOf("{{ " + repeated("[", 101) + "a" + repeated("]", 101) + " }}") == "twig.nested-too-deep");
    CHECK(limitOf(repeated("{% if a %}", 101) + "a" + repeated("{% endif %}", 101)) == "twig.nested-too-deep");
    CHECK(limitOf("{{ " + repeated("a ? 1 : ", 600) + "2 }}") == "twig.too-long-chain");
    CHECK(limitOf("{{ " + repeated("a ?? ", 600) + "2 }}") == "twig.too-long-chain");
    CHECK(limitOf("{{ " + repeated("(", 101) + "a" + repeated(")", 101) + " }}") == "twig.nested-too-deep");
    CHECK(limitOf(repeated("{% if a %}", 101) + repeated("{% endif %}", 101)) == "twig.nested-too-deep");
    CHECK(limitOf("{{ " + repeated("not ", 200) + "a }}") == "twig.nested-too-deep");
    CHECK(limitOf("{{ a" + repeated(" ** a", 200) + " }}") == "twig.nested-too-deep");
    CHECK(limitOf("{{ a" + repeated("|raw", 2000) + " }}") == "twig.too-long-chain");
    CHECK(limitOf("{{ a" + repeated(" ~ a", 2000) + " }}") == "twig.too-long-chain");
    CHECK(limitOf("a\n" + repeated("{{ [", 1) + repeated("[", 100) + "1" + repeated("]", 101) + " }}") ==
          "twig.nested-too-deep");
    CHECK(failureOf("a\n{{ ((((a)))) }}", {.limits = {.nesting = 3}}).line == 2);
    // Just within
    CHECK(Template::compile("{{ " + repeated("(", 100) + "a" + repeated(")", 100) + " }}"));
    CHECK(Template::compile("{% if " + repeated("[", 100) + repeated("]", 100) + " %}{% endif %}"));
    CHECK(Template::compile("{{ a" + repeated(" ~ a", 300) + " }}"));
    CHECK(Template::compile(repeated("{% if a %}", 100) + repeated("{% endif %}", 100)));
}
