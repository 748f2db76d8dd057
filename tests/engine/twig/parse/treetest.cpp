// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/parse/code.h"

#include <doctest/doctest.h>
#include <string>

#include "treetext.h"

using namespace retort::twig;

namespace {

struct Row {
    std::string_view source;
    std::string_view tree;
};

constexpr Row plain[] = {
    {"a{{ b }}c", "text 'a'; print b; text 'c'"},
    {"{{ a.b['c'][d].0 }}", "print (. ([] ([] (. a 'b') 'c') d) 0)"},
    {"{{ a.b(1, 'x').c }}", "print (. (.() a 'b' 1 'x') 'c')"},
    {"{{ a.in.not }}", "print (. (. a 'in') 'not')"},
    {"{{ 1 + 2 * 3 - 4 }}", "print (- (+ 1 (* 2 3)) 4)"},
    {"{{ 1 ~ 2 + 3 }}", "print (+ (~ 1 2) 3)"},
    {"{{ nope ?? 'a' ~ 'b' }}", "print (~ (?? nope 'a') 'b')"},
    {"{{ -5|abs }}", "print (- (abs 5))"},
    {"{{ not 1 == 2 }}", "print (== (not 1) 2)"},
    {"{{ not a is empty and b }}", "print (and (not (is empty a)) b)"},
    {"{{ -2 ** 2 }}", "print (- (** 2 2))"},
    {"{{ (not -a) ** b ** c }}", "print (not (- (** a (** b c))))"},
    {"{{ 2 ** -1 }}", "print (** 2 (- 1))"},
    {"{{ a or b and c b-or d b-xor e b-and f }}", "print (or a (and b (b-or c (b-xor d (b-and e f)))))"},
    {"{{ a == b ? c : d ?: e }}", "print (? (== a b) c (? d d e))"},
    {"{{ a ? b }}", "print (? a b '')"},
    {"{{ a ?: b }}", "print (? a a b)"},
    {"{{ a in b }}{{ a not in b }}{{ a matches '/x/' }}{{ a starts with b }}{{ a ends with b }}",
     "print (in a b); print (not in a b); print (matches a '/x/'); print (starts with a b); print (ends with a b)"},
    {"{{ a has some (v => v > 1) }}{{ a has every ((v, k) => v > 1 ? 2 : 3) }}",
     "line 1: An opened parenthesis is not properly closed. Unexpected token \"arrow function\" of value \"=>\" "
     "(\"punctuation\" expected with value \")\")."},
    {"{{ 1..5 }}{{ 7 // 2 }}{{ 7 % 2 }}{{ 1 <=> 2 }}",
     "print (.. 1 5); print (// 7 2); print (% 7 2); print (<=> 1 2)"},
    {"{{ a is divisible by 3 }}{{ a is not same as(b) }}{{ a is odd }}",
     "print (is divisible by a 3); print (not (is same as a b)); print (is odd a)"},
    {"{{ a.b is defined }}{{ 'x' is defined }}{{ x is not defined }}",
     "print (defined (. a 'b')); print (defined 'x'); print (not (defined x))"},
    {"{{ a|default }}{{ a.b|default('c')|upper }}{{ a|upper|default('d') }}",
     "print (default? a (default a) ''); print (upper (default? (. a 'b') (default (. a 'b') 'c') 'c')); print "
     "(default (upper a) 'd')"},
    {"{{ a[1:2] }}{{ a[:3] }}{{ a[2:] }}{{ a[:] }}",
     "print (slice a 1 2); print (slice a 0 3); print (slice a 2 null); print (slice a 0 null)"},
    {"{{ [1, 'a', b,] }}{{ {a, 'b': 1, (c): 2, 3: [], d: {}} }}",
     "print [1 'a' b]; print {'a' a 'b' 1 c 2 3 [] 'd' {}}"},
    {"{{ \"a#{b ~ \"c#{d}\"}e\" }}{{ \"#{a}\" }}{{ \"\" }}",
     "print (~ (~ 'a' (~ b (~ 'c' d))) 'e'); print a; print ''"},
    {"{{ 'it\\'s \\n \\x41 \\101 \\q \\\\ ' }}", "print 'it's \n A A q \\ '"},
    {"{{ 1e3 }}", "line 1: Unexpected token \"name\" of value \"e3\" (\"end of print statement\" expected)."},
    {"{{ 1.50 }}{{ 9223372036854775807 }}{{ 9223372036854775808 }}{{ 9223372036854777000 }}{{ 1.5E+3 }}{{ 007 }}",
     "print 1.5f; print 9223372036854775807; print 9223372036854775807; print 9.2233720368548E+18f; print 1500f; print "
     "7"},
    {"{{ a|map(v => v.x)|filter((v, k) => k)|join }}", "print (join (filter (map a (v => (. v 'x'))) (v k => k)))"},
    {"{{ attribute(a, 'b') }}{{ attribute(a, b, [1]) }}", "print (. a 'b'); print (. a b [1])"},
    {"{{ x|replace({a: 'b'})|slice(1, length=2) }}", "print (slice (replace x {'a' 'b'}) 1 2)"},
    {"{{ x|number_format(decimalPoint=',') }}", "print (number_format x null ',')"},
    {"{{ range(1, 5, step=2)|join(',', and='&') }}", "print (join (range() 1 5 2) ',' '&')"},
    {"{{ max(1, 2) }}{{ random() }}", "print (max() 1 2); print (random())"},
    {"{{ TRUE }}{{ none }}{{ FALSE }}", "print true; print null; print false"},
    {"{{ notes }}{{ isin }}{{ order }}", "print notes; print isin; print order"},
    {"{{ a. in }}{{ a.is }}{{ a|raw }}", "print (. a 'in'); print (. a 'is'); print (raw a)"},
    {"text - {{- a -}} - {{~ b ~}} \n c", "text 'text -'; print a; text '-'; print b; text '\n c'"},
    {"a \n {%- if a -%} \n x \n {%~ endif ~%} \n y", "text 'a'; if a {text 'x \n'}; text '\n y'"},
    {"a\n{% if a %}\nb\n{% endif %}\nc\n{{ d }}\ne", "text 'a\n'; if a {text 'b\n'}; text 'c\n'; print d; text '\ne'"},
    {"a{# x #}\nb{#- x -#} \n c", "text 'a'; text 'b'; text 'c'"},
    {"{% verbatim %} {{ a }} {% endverbatim %}x{%- verbatim -%} b {%- endverbatim -%} c",
     "text ' {{ a }} '; text 'x'; text 'b'; text 'c'"},
    {"a }} b { { c %} {", "text 'a }} b { { c %} {'"},
    {"{{{a:1}|length}}", "print (length {'a' 1})"},
    {"a\r\nb{{ c }}\r{% if d %}\r\ne{% endif %}", "text 'a\nb'; print c; text '\n'; if d {text 'e'}"},
    {"{% if a %}1{% elseif b %}2{% elseif c %}3{% else %}4{% endif %}",
     "if a {text '1'} elseif b {text '2'} elseif c {text '3'} else {text '4'}"},
    {"{% for a in b %}{{ a }}{% endfor %}", "for a in b {print a*}"},
    {"{% for k, v in b %}{{ k }}{{ loop.index }}{% else %}{{ v }}{% endfor %}",
     "for* k, v in b {print k*; print (. loop* 'index')} else {print v*}"},
    {"{% for a in b %}{% for c in a %}{{ loop.parent.loop.index }}{% endfor %}{% endfor %}",
     "for* a in b {for* c in a* {print (. (. (. loop* 'parent') 'loop') 'index')}}"},
    {"{% for a in b %}{% include 'x' %}{% endfor %}{% for a in b %}{% include 'x' only %}{% endfor %}",
     "for* a in b {include 'x' _}; for a in b {include only 'x' _}"},
    {"{% set a = 1 %}{% set b, c = 2, 3 %}{% set d %}x{{ e }}{% endset %}",
     "set a 1; set b c 2 3; set d {text 'x'; print e}"},
    {"{% apply upper|replace({a: 'b'}) %}x{{ y }}{% endapply %}",
     "apply (replace (upper captured) {'a' 'b'}) {text 'x'; print y}"},
    {"{% with {a: 1} only %}{{ a }}{% endwith %}{% with %}{{ b }}{% endwith %}",
     "with only {'a' 1} {print a}; with _ {print b}"},
    {"{% do a.b(1) %}{% flush %}", "do (.() a 'b' 1); nothing"},
    {"{% macro m(a, b=[1, -2]) %}{{ a }}{% endmacro m %}{{ _self.m(1) }}{{ _self.n() }}",
     "nothing; print (m#0@0 1); print (n#0@none)\nmacro m(a, b=[1 (- 2)]): print a"},
    {"{% import _self as f %}{{ f.M(1) }}{% macro m() %}{{ f.m() }}{% endmacro %}",
     "import* #1; print (M#1@0 1); nothing\nmacro m(): print (m#1@0)"},
    {"{% from _self import m as n, o %}{{ n(1) }}{{ o is defined }}{% macro m() %}{% endmacro %}",
     "import* #1; print (m#1@0 1); print (defined (o#1@none)); nothing\nmacro m(): "},
    {"{% block a %}x{% endblock a %}{% block b c %}{{ block('a') }}{{ block('a') is defined }}",
     "block a; block b; print (block() 'a'); print (defined (block() 'a'))\nblock a: text 'x'\nblock b: print c"},
    {"{% include 'x' ignore missing with {a: 1} only %}", "include ignore only 'x' {'a' 1}"},
    {"{% extends 'p' %} {% set a = 1 %} {% block b %}{{ parent() }}{% endblock %}",
     "nothing; nothing; set a 1; nothing; nothing; extends 'p' _\nblock b: print (parent)"},
    {"{% use 'u' %}{{ a }}", "use 'u' _; nothing; print a"},
    {"{% embed 'p' with {a: 1} %}{% block b %}{{ parent() }}{% endblock %}{% endembed %}", "embed 'p' {'a' 1}"},
    {"{% import 'x' as f %}{{ f.m() }}", "import 'x' _; print (m#1@none)"},
    {"{{ _self }}{{ _self is defined }}{{ _context.a }}", "print _self; print (defined _self); print (. _context 'a')"},
    {"{{ _self.m is defined }}{{ _self.m ?? 'x' }}{{ _self.m|default('x') }}{% macro m() %}{% endmacro %}",
     "print (? (m#0@0) (m#0@0) ''); print (? (m#0@0) (m#0@0) 'x'); print (? (m#0@0) (default (m#0@0) 'x') 'x'); "
     "nothing\nmacro m(): "},
};

constexpr Row escaped[] = {
    {"{{ a }}{{ 'b' }}{{ a|raw }}{{ a|e }}{{ a|e('js') }}{{ a|e(x) }}{{ a|raw|upper }}",
     "print (escape* a 'html' null true); print 'b'; print (raw a); print (e a); print (escape* (e a 'js') 'html' null "
     "true); print (escape* (e a x) 'html' null true); print (escape* (upper (raw a)) 'html' null true)"},
    {"{{ a|nl2br }}{{ a|raw|nl2br }}{{ 'x'|spaceless }}",
     "print (nl2br (escape* a 'html' null true)); print (nl2br (raw a)); print (spaceless 'x')"},
    {"{{ a ? '<b>' : c }}{{ a ? b : c }}{{ a ? 'b' : 'c' }}",
     "print (? a '<b>' (escape* c 'html' null true)); print (escape* (? a b c) 'html' null true); print (? a 'b' 'c')"},
    {"{{ a ? '<b>' : (c ? d : 'e') }}", "print (? a '<b>' (? c (escape* d 'html' null true) 'e'))"},
    {"{{ a ?? 'b' }}{{ a ?? b }}{{ a.b ?? c ?? 'd' }}",
     "print (? (defined* a) (escape* a 'html' null true) 'b'); print (escape* (?? a b) 'html' null true); print "
     "(escape* (?? (. a 'b') (?? c 'd')) 'html' null true)"},
    {"{{ a ?: 'b' }}", "print (? a (escape* a 'html' null true) 'b')"},
    {"{{ a|default('b') }}{{ 'a' ~ b }}{{ \"x#{a}\" }}",
     "print (escape* (default? a (default a 'b') 'b') 'html' null true); print (escape* (~ 'a' b) 'html' null true); "
     "print (escape* (~ 'x' a) 'html' null true)"},
    {"{{ a|e('html_attr') }}{{ a|e('css') }}", "print (e a 'html_attr'); print (escape* (e a 'css') 'html' null true)"},
    {"{{ block('b') }}{{ _self.m() }}{{ max(1, 2) }}{{ include('x') }}",
     "print (block() 'b'); print (m#0@none); print (escape* (max() 1 2) 'html' null true); print (include() 'x')"},
    {"{% autoescape false %}{{ a }}{% autoescape 'js' %}{{ a }}{{ a|e('js') }}{% endautoescape %}{% endautoescape %}{{ "
     "a }}",
     "print a; print (escape* a 'js' null true); print (e a 'js'); print (escape* a 'html' null true)"},
    {"{% autoescape %}{{ a }}{% endautoescape %}{% autoescape true %}{{ a }}{% endautoescape %}",
     "print (escape* a 'html' null true); print (escape* a '1' null true)"},
    {"{% set a = b %}{% set c %}{{ d }}{% endset %}", "set a b; set c {print (escape* d 'html' null true)}"},
    {"{% apply upper %}{{ a }}{% endapply %}",
     "apply (escape* (upper captured) 'html' null true) {print (escape* a 'html' null true)}"},
    {"{% apply raw %}{{ a }}{% endapply %}", "apply (raw captured) {print (escape* a 'html' null true)}"},
    {"{% macro m() %}{{ a }}{% endmacro %}{% autoescape false %}{% block b %}{{ a }}{% endblock %}{% endautoescape %}",
     "nothing; block b\nblock b: print a\nmacro m(): print (escape* a 'html' null true)"},
    {"{{ m.x }}{% import _self as m %}{% macro q() %}{{ m.x }}{% endmacro %}",
     "print (escape* (. m 'x') 'html' null true); import* #1; nothing\nmacro q(): print (x#1@none)"},
    {"{{ a|upper(b ? c : 'd') }}{{ [a, b|nl2br] }}",
     "print (escape* (upper a (? b c 'd')) 'html' null true); print (escape* [a (nl2br (escape* b 'html' null true))] "
     "'html' null true)"},
    {"{{ a[b|nl2br] }}", "print (escape* ([] a (nl2br (escape* b 'html' null true))) 'html' null true)"},
    {"{{ not a }}{{ a is empty }}{{ a + 1 }}{{ a > 1 }}",
     "print (escape* (not a) 'html' null true); print (escape* (is empty a) 'html' null true); print (escape* (+ a 1) "
     "'html' null true); print (escape* (> a 1) 'html' null true)"},
};

} // namespace

TEST_CASE("a template becomes the tree that Twig makes")
{
    for (const Row& row : plain) {
        CAPTURE(row.source);
        CHECK(treeText(row.source, {.autoescape = Autoescape::Off}) == row.tree);
    }
}

TEST_CASE("escaping is decided when a template is compiled")
{
    for (const Row& row : escaped) {
        CAPTURE(row.source);
        CHECK(treeText(row.source) == row.tree);
    }
}

TEST_CASE("the js setting escapes as js")
{
    CHECK(treeText("{{ a }}{{ b|e('js') }}", {.autoescape = Autoescape::Js}) ==
          "print (escape* a 'js' null true); print (e b 'js')");
}

TEST_CASE("a filter that the platform is said to have passes on what it gets")
{
    const auto compiled = Template::compile("{{ a|money('x', y=1)|upper }}", {.passedFilters = {"money"}});
    REQUIRE(compiled);
    bool found = false;
    for (const Node& node : compiled->code().nodes) {
        if (node.kind == NodeKind::Filter && node.value.text() == "money") {
            CHECK(node.callable == &passedFilter());
            found = true;
        }
    }
    CHECK(found);
    CHECK_FALSE(Template::compile("{{ a|money }}"));
}

TEST_CASE("a node's span is its piece of the source as it was given")
{
    const std::string source = "x\r\n{{ a\r\n  |upper }}";
    const auto compiled = Template::compile(source, {.autoescape = Autoescape::Off});
    REQUIRE(compiled);
    const Code& code = compiled->code();
    for (const Node& node : code.nodes) {
        const std::string piece = source.substr(node.span.offset, node.span.length);
        if (node.kind == NodeKind::Filter || node.kind == NodeKind::Print)
            CHECK(piece == "a\r\n  |upper");
        if (node.kind == NodeKind::Name)
            CHECK(piece == "a");
        if (node.kind == NodeKind::Text) {
            CHECK(piece == "x\r\n");
            CHECK(node.value.text() == "x\n");
        }
    }
}

TEST_CASE("each name and attribute has a hint of its own, and each macro its place")
{
    const auto compiled = Template::compile("{{ a.b }}{{ a }}{% macro m() %}{{ c }}{% endmacro %}{{ _self.M() }}");
    REQUIRE(compiled);
    const Code& code = compiled->code();
    std::vector<int> seen(code.hints);
    for (const Node& node : code.nodes) {
        if (node.kind == NodeKind::Name || node.kind == NodeKind::Attribute) {
            REQUIRE(node.index < code.hints);
            ++seen[node.index];
        }
        if (node.kind == NodeKind::MacroCall)
            CHECK(node.index == 0);
    }
    CHECK(seen == std::vector<int>(code.hints, 1));
}
