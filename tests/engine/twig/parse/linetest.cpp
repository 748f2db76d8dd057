// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/data.h"
#include "engine/twig/render.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::twig;

namespace {

struct Row {
    std::string_view source;
    std::size_t line;
};

// What Twig 3.5.1 on PHP 8.2 answers.
constexpr Row rows[] = {
    {"{{\n\n_self.nope()\n\n}}", 3},
    {"t\n{{\n\ninclude('x')\n}}", 2},
    {"{{\n\n(\n-'x' ~ a|upper )\n}}", 1},
    {"\n{% set y\n=\n'x' matches '/('\n\n%}", 2},
    {"\n{{ b['c']\n}}t\n{% set y\n\n= {}|format\n%}", 4},
    {"\n{% set y = ( constant('NOPE')\n~\n\na|upper\n)\n%}", 2},
    {"t\n{{\n\na|sort(1) }}\n{% do\n[\na, b[0]\n]|length %}", 2},
    {"\n{% set y\n=\n(\n\n'x' is even ?\nnull :\nmax(1,2)) %}", 2},
    {"t\n{% do max(\nb,\n[1,2]\n\n) %}{{ 'x' matches '/(' }}", 6},
    {"t\n{{ max(\nzz ?? 1, {x: 1} )\n}}t\n{{\nrange(1,2,9) }}", 5},
    {"\n{{ ( zz )|default( max()\n\n)\n}}{{ ( [1,2] ==\n-1) }}", 2},
    {"\n{{\na|date }}{{ ( b[ [1,2] ]\n==\n(\nb.c\n~ zz ?? 1\n)) }}", 3},
    {"t\n{{\n\n1|filter }}\n{% set y %}t\nu{{ 's' }}{% endset %}", 2},
    {"\n{{\n(\nmax(\n\nb.c,\n\ninclude('x') )\n== max( max(1,2), [1,2] )) }}", 6},
    {"t\n{{\nconstant('NOPE') }}\n{% set y =\n\n[ b['c'], null\n]|length %}", 2},
    {"\n{% block q79 %}\n{{ (\n\n's'\nand 1) }}{% endblock %}\n{{ a|batch(0) }}", 7},
    {"\n{% do ( (\n\nb.c == 'x' + 1)\n)|default( ( 1\n\n)|default( [1,2] ) ) %}", 4},
    {"\n{% do\n(\n1|filter and max(1,2)) %}\n{{\n\n( 's'|length ==\n's'|length) }}", 2},
    {"\n{% set y = 's'\n\n%}t\n{{ b.c|join(b) }}{{ ( zz ?? 1 ? null :\n\nnull) }}", 5},
    {"\n{{\nb[\n\n(\na|batch(0)\n== null)\n]\n\n}}\n{% set y\n=\n(\na|upper == a|upper) %}", 3},
    {"t\n{% apply upper|replace({'a':\n_self.nope()}) %}t\nu{% endapply %}\n{{ zz }}", 3},
    {"{{\n{q:\n[]|upper, r: loop}|json_encode\n}}\n{% block q79 %}{{ b }}{% endblock %}", 1},
    {"\n{% with {a:1} %}{{ a|default('q') }}{% endwith %}{{\nrandom([]) }}{{ zz ?? 1\n\n}}", 2},
    {"t\n{{\n\n5|merge([]) }}{% macro m(x) %}\n{{ 1 }}{% endmacro %}t\nu{{ _self.m(\nnull\n) }}", 2},
    {"t\n{{\n( ( b.c )|default( not a\n\n)\nand [\nb.c,\n1\n]|length)\n\n}}{{\n(\nzz ==\n[]|upper) }}", 13},
    {"t\n{{\nb.c\n}}\n{{\n\na }}\n{% set y %}{{ a }}{{ (\na|batch(0) ==\nmax(1,2)) }}{% endset %}", 8},
    {"t\n{{\n{x: 1}\n}}{% with {a:1}\n%}t{{ [ b['c'],\n\n[1]|reduce(1) ]|length }}{% endwith %}", 5},
    {"\n{% block q55 %}{{ a }}{{ ( b['c'] ? b['c'] : zz ?? 1) }}{% endblock %}{{\n\na|merge(1)\n}}", 2},
    {"\n{% with\n{a:1}\n%}t{{ ( (\nzz ? b.c\n: -1)\n\n~\n\n[ loop, {}|format ]|length\n\n) }}{% endwith %}", 10},
    {"{{\nb|first|merge(1)\n}}{{\n\n(\n\nmax( max(1,2),\nmax(1,2)\n\n) and (\nmax(1,2) ? -1 :\nb['c']))\n}}", 1},
    {"{{ [1]|reduce(1) }}t\n{% macro m(x) %}t\nu{{ b.c }}{% endmacro %}\n{{ _self.m(\n\nb['c']\n\n) }}", 1},
    {"\n{{ ( [ a|upper,\nb[0]\n\n]|length\n)|default( ( 1 // 0\n~\nb['c']\n\n)\n) }}\n{% do (\nzz\n~\nnull\n\n) %}", 3},
    {"t\n{{ [1,2]\n}}\n{% set y =\nzz\n\n%}\n{% apply upper|replace({'a':\nmax()}) %}{{\na }}{% endapply %}", 8},
    {"\n{% macro m(x)\n\n%}t\nu{{ (\n\n-1\n? 1|filter\n:\n\n-1) }}{% endmacro %}{{\na }}{{ _self.m( [1,2] ) }}", 5},
    {"\n{{ {q: null, r: 1}|json_encode\n\n}}\n{{\n\n1..b }}{% do\n\nmax(\nmax(\nb['c'],\nnull ), b[ b.c\n] ) %}", 12},
    {"t\n{% set y\n= b\n\n%}\n{{\n( [ 1, a|upper ]|length\n\n)|default( (\nnull == max(1,2))\n)\n}}{{ a|sort(1) }}",
     12},
    {"{% apply upper|replace({'a':\nmax( null, {}|format\n)}) %}{{\na }}{% endapply %}\n{% set y\n=\nb['c']\n%}", 1},
    {"{% if\nnot a\n\n%}{{\na }}{% elseif b.c|join(b)\n%}{{\na }}{% else %}{{\na }}{{ b.c|join(b) }}{% endif %}", 5},
    {"\n{{ a\n}}\n{% set y\n\n=\nb[\nb.c\n]\n%}t\n{{ ( {q:\n{x: 1}, r: 's'}|json_encode\n\n== [ "
     "a,\n[1,2]\n]|length)\n\n}}",
     8},
    {"t\n{% set y %}{{ (\n(\nnull\nand 1)\n~ {q: include('x'), r: a|default('q')}|json_encode ) }}{% endset %}", 2},
    {"{{ max(1,2) }}\n{% with ( b['c'] ==\nrandom([])) %}t{{ b[ random([]) ] }}{% endwith %}\n{{\nb[\nloop ] }}", 2},
    {"\n{{\nzz\n}}{{ {q:\n(\na|upper ~ 's'|length\n\n),\n\nr: (\n1\nand\na)}|json_encode }}t\n{% set y "
     "=\n_self.nope()\n%}",
     15},
    {"t\n{% with a|sort(1) %}{{ a }}{{ a|sort(1) }}{% endwith %}t\n{{\n{q: zz, r: a|default('q')}|json_encode\n}}", 2},
    {"t\n{% with\n\n( 's'|length ~\n\nmax()\n)\n%}t{{ (\nb[ zz\n]\n\nand\n\n(\na|upper ==\n\nmax())) }}{% endwith "
     "%}t\n{% do a %}",
     2},
    {"\n{{\n\n1 % 0\n}}\n{% for x in\n\n[1,2]\n%}\n{{ max( ( b.c\n~ a|upper\n),\nb[ b.c ]\n\n)}}{% else %}{{ [1,2]}}{% "
     "endfor %}",
     2},
    {"t\n{% with (\nb ==\n\n[1,2]) %}t{{ b[0] }}{% endwith %}\n{{\n_self.nope()\n\n}}t\n{{ {q:\n1, r: "
     "b['c']}|json_encode\n}}",
     3},
    {"\n{{ [\n\n's'|length,\nmax(1,2)\n]|length }}{% block q3 %}t{{ ( 'x' matches '/(' and a|default('q')) }}{% "
     "endblock %}",
     6},
    {"t\n{% for x in b %}t{{\nb[\n's'\n\n]}}{% else %}t{{ ( b['c'] ==\nzz)}}{% endfor %}\n{{\n{q:\n1, r: "
     "[]|upper}|json_encode\n}}",
     8},
    {"\n{{\n{q:\n\nb, r: 's'}|json_encode\n}}\n{{\n\n(\nrange(1,2,9) == loop)\n}}{% block q64 %}{{ ( 's'\n== not a) "
     "}}{% endblock %}",
     7},
    {"\n{% set y\n=\n1\n%}\n{{\n\nmax( (\n\n's' and\n\nmax(1,2)), (\n[1]|reduce(1) and {x: 1}) )\n\n}}\n{% set y %}t{{ "
     "(\nb\n== {x: 1}) }}{% endset %}",
     6},
    {"{{ [ [\nzz, not a ]|length,\n( null\n\n~\nmax(1,2)\n) ]|length\n\n}}\n{{ ( (\n\n1 % 0\n~ a|default('q') )\n~\n[ "
     "'s'|length,\nb[0]\n]|length\n) }}",
     10},
    {"\n{% set y = ( {q: zz,\nr: {x: 1}}|json_encode\n\n?\n(\nb['c'] and\n\na) :\nzz) %}t\n{% set y %}\n{{ b[ 1 % 0\n] "
     "}}{% endset %}\n{{\n{x: 1}\n\n}}",
     12},
    {"{% for x in b\n%}{{\n( [\nnot a,\nmax(1,2)\n]|length\nand ( b[0] )|default(\n\nrange(1,2,9)\n))}}{% else %}{{ a "
     "}}{{ range(1,2,9)}}{% endfor %}",
     7},
    {"t\n{{\n\n-1\n\n}}{% with [ b[\nzz\n], (\nzz\n)|default( {x: 1} ) ]|length\n%}{{\na }}{{ b[ (\nzz ?? 1\n~\na|date "
     ") ] }}{% endwith %}t\n{% do\nmax(\nmax(1,2), b\n) %}",
     10},
    {"{% apply upper|replace({'a':\n\n( ( -1 ~ loop ) ? ( zz )|default(\n\nb )\n:\nzz)}) %}t\nu{% endapply %}t\n{% "
     "block q80 %}t{{ constant('NOPE') }}{% endblock %}",
     9},
    {"{% set y\n=\n-1 %}t\n{% for x in\n[1] %}t\nu{{ {q: random([]),\nr: {x: 1}}|json_encode}}{% else %}{{ [ "
     "random([]), b[0] ]|length}}{% endfor %}t\n{% do zz ?? 1 %}",
     6},
    {"{% with\na|default('q')\n%}{{ a }}{{ {q: max(1,2),\nr: b}|json_encode }}{% endwith %}\n{% block q16 %}t{{ b[ {x: "
     "1}\n] }}{% endblock %}\n{% set y =\n\ninclude('x') %}",
     2},
    {"{{ {q:\n\na|default('q'), r: zz}|json_encode }}{% block q60 %}t\nu{{ (\n\nzz ?? 1 ? not a\n:\n\nb[0]) }}{% "
     "endblock %}\n{% block q46 %}t\nu{{ b.c|join(b) }}{% endblock %}",
     11},
    {"t\n{% if\n\nb[0]\n%}t\nu{% elseif (\nb[0]\n\n)|default(\nnull\n\n)\n%}\n{% else %}t{{ b }}{% endif %}{% set y "
     "%}{{ a }}{{ max(\n(\n\nzz ~\nb['c']\n),\n\n(\n\n[1,2] and\n1 // 0)\n) }}{% endset %}",
     18},
};

} // namespace

TEST_CASE("an error while rendering has the line that Twig reports, odd as it is")
{
    const json::Value list[] = {json::Value(1), json::Value(2)};
    const json::Member inner[] = {{json::Key("c"), json::Value::array(list, 2)},
                                  {json::Key("0"), json::Value(std::string_view("z"))}};
    const json::Member members[] = {{json::Key("a"), json::Value(std::string_view("x"))},
                                    {json::Key("b"), json::Value::object(inner, 2)}};
    for (const Row& row : rows) {
        CAPTURE(row.source);
        const auto compiled = Template::compile(row.source, {.autoescape = Autoescape::Off, .failOnWarnings = false});
        REQUIRE(compiled);
        const Rendering rendering = Renderer(*compiled).render(json::Value::object(members, 2));
        REQUIRE(rendering.failure);
        CHECK(rendering.failure->line == row.line);
    }
}
