// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields a rule reads, and which a template.
#include "engine/twig/reads.h"

#include "engine/uses/rulereads.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

/// "data.score@/>=/0 …"
std::string ruleReads(std::string_view rule, logic::Dialect dialect = logic::Dialect::Php)
{
    logic::Settings settings;
    settings.dialect = dialect;
    std::string line;
    for (const auto& read : uses::readsOf(logic::Program::compile(test::must(json::Data::parse(rule)), settings)))
        line += (line.empty() ? "" : " ") + read.path + "@" + read.pointer;
    return line;
}

/// "profile.first_name", each followed by what it is in the source.
std::string templateReads(std::string_view source)
{
    const auto code = twig::Template::compile(source);
    REQUIRE(code);
    std::string line;
    for (const auto& read : twig::readsOf(*code).fields)
        line += (line.empty() ? "" : " ") + read.path + "=" +
                std::string(source.substr(read.span.offset, read.span.length));
    return line;
}

} // namespace

TEST_CASE("fields that rules read")
{
    struct Row {
        std::string_view rule;
        std::string_view reads;
    };
    const Row rows[] = {
        {R"(true)", ""},
        {R"({"var": "data.score"})", "data.score@"},
        {R"({">=": [{"var": "data.score"}, 9]})", "data.score@/>=/0"},
        {R"({"var": ["a", {"var": "b"}]})", "a@ b@/var/1"},
        {R"({"var": ""})", ""},
        {R"({"var": 1})", "1@"},
        {R"({"var": {"var": "which"}})", "which@/var"},
        {R"({"missing": ["a", "b.c"]})", "a@ b.c@"},
        {R"({"missing_some": [1, ["a", "b"]]})", "a@ b@"},
        {R"({"if": [{"var": "a"}, {"var": "b"}, {"==": [{"var": "a"}, 1]}]})", "a@/if/0 b@/if/1 a@/if/2/==/0"},
        {R"({"some": [{"var": "items"}, {"==": [{"var": "brand"}, {"var": ""}]}]})",
         "items@/some/0 items.*.brand@/some/1/==/0 items.*@/some/1/==/1"},
        {R"({"all": [{"filter": [{"var": "items"}, {"var": "a"}]}, {"var": "b"}]})",
         "items@/all/0/filter/0 items.*.a@/all/0/filter/1 items.*.b@/all/1"},
        {R"({"map": [[1, 2], {"var": "x"}]})", ""},
        {R"({"some": [{"var": "a"}, {"some": [{"var": "b"}, {"var": "c"}]}]})",
         "a@/some/0 a.*.b@/some/1/some/0 a.*.b.*.c@/some/1/some/1"},
        {R"({"reduce": [{"var": "items"}, {"+": [{"var": "current.price"}, {"var": "accumulator"}]}, {"var": "start"}]})",
         "items@/reduce/0 items.*.price@/reduce/1/+/0 start@/reduce/2"},
        {R"({"if": [{"nothing": [{"var": "x"}]}, 1]})", "x@/if/0/nothing/0"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        CHECK(ruleReads(row.rule) == row.reads);
    }
}

TEST_CASE("fields that templates read")
{
    struct Row {
        std::string_view source;
        std::string_view reads;
    };
    const Row rows[] = {
        {"plain", ""},
        {"{{ data.score }}", "data.score=data.score"},
        {"{{ a['b'].c|upper }}", "a.b.c=a['b'].c"},
        {"{{ a[key].c }}", "a.*.c=a[key].c key=key"},
        {"{{ a.0 }}", "a.0=a.0"},
        {"{{ a ?? b }}", "a=a b=b"},
        {"{{ a|default('x') }}", "a=a"},
        {"{% if a.b is defined %}{{ a.b }}{% endif %}", "a.b=a.b a.b=a.b"},
        {"{% for item in transaction.items %}{{ item.brand }}{{ loop.index }}{% else %}{{ other }}{% endfor %}",
         "transaction.items=transaction.items transaction.items.*.brand=item.brand other=other"},
        {"{% for k, v in a %}{{ k }}{{ v.x }}{% endfor %}{{ v }}", "a=a a.*.x=v.x v=v"},
        {"{% for i in items|filter(x => x.price > limit) %}{{ i.name }}{% endfor %}",
         "items=items items.*.price=x.price limit=limit items.*.name=i.name"},
        {"{% set p = profile.address %}{{ p.city }}{{ q }}",
         "profile.address=profile.address profile.address.city=p.city q=q"},
        {"{% set n = 1 + a %}{{ n }}", "a=a"},
        {"{% set t %}{{ a }}{% endset %}{{ t }}", "a=a"},
        {"{% with {x: a.b} %}{{ x.c }}{% endwith %}{{ x }}", "a.b=a.b a.b.c=x.c x=x"},
        {"{% macro m(x) %}{{ x.y }}{{ a }}{% endmacro %}{{ _self.m(b.c) }}", "b.c=b.c"},
        {"{{ {k: a, (b): 'c'} | json_encode }}", "a=a b=b"},
        {"{{ \"a #{b.c} d\" }}", "b.c=b.c"},
        {"{% block x %}{{ a }}{% endblock %}", "a=a"},
        {"{{ range(a, b)|join(c) }}", "a=a b=b c=c"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.source);
        CHECK(templateReads(row.source) == row.reads);
    }
}

TEST_CASE("texts in expressions are told with their place")
{
    const std::string_view source = "gold {% if tier == 'gold' or tags['gold'] %}{{ \"it's\" }}{% endif %}";
    const auto code = twig::Template::compile(source);
    REQUIRE(code);
    std::string line;
    for (const auto& quoted : twig::readsOf(*code).quoted)
        line += quoted.text + "=" + std::string(source.substr(quoted.span.offset, quoted.span.length)) + ";";
    CHECK(line == "gold='gold';it's=\"it's\";");
}
