// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/tracelines.h"

#include "engine/base/english.h"
#include "engine/json/write.h"

#include <doctest/doctest.h>

namespace retort::tests {

using namespace twig;

namespace {

std::string shown(const Seen& seen) { return json::write(seen.value.root()) + (seen.cut ? "…" : ""); }

std::string_view wordOf(Record::Kind kind)
{
    constexpr std::string_view words[] = {"print", "condition", "loop", "turn", "set", "capture", "call"};
    return words[static_cast<std::size_t>(kind)];
}

std::string trim(std::string text)
{
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

} // namespace

Traced::Traced(std::string_view source, std::string_view json, Settings given) : settings(std::move(given))
{
    auto parsed = json::Data::parse(json);
    REQUIRE(parsed);
    context = *parsed;
    auto compiled = Template::compile(source, settings);
    INFO(std::string(source));
    INFO((compiled ? std::string() : english(compiled.error().message)));
    REQUIRE(compiled);
    code = *compiled;
    rendering = Renderer(code).render(context.root(), trace);
}

std::vector<std::string> Traced::lines() const
{
    std::vector<std::string> all;
    for (const Record& record : trace.records) {
        std::string line;
        for (auto parent = record.parent; parent; parent = trace.records[*parent].parent)
            line += "  ";
        line += wordOf(record.kind);
        line += ' ' + (record.name.empty() ? trim(source(record.span)) : record.name);
        if (record.kind == Record::Kind::Turn)
            line += ' ' + std::to_string(record.turn);
        line += ": " + shown(record.value);
        for (const FilterStep& filter : record.filters) {
            line += " |" + filter.name + (filter.automatic ? "*" : "");
            for (const Seen& argument : filter.arguments)
                line += '(' + shown(argument) + ')';
            line += ' ' + shown(filter.out);
        }
        if (record.truth)
            line += *record.truth ? " yes" : " no";
        if (record.kind == Record::Kind::Loop)
            line += " turns " + std::to_string(record.turns);
        if (record.kind == Record::Kind::Print)
            line += " => " + record.printed;
        if (record.output)
            line += " @" + std::to_string(record.output->offset) + '+' + std::to_string(record.output->length);
        for (const VariableRead& read : record.reads) {
            line += " {" + read.path + (read.missing ? " missing" : "") + (read.guarded ? " guarded" : "") + '}';
            CHECK(source(read.span) == read.path);
        }
        all.push_back(line);
    }
    return all;
}

} // namespace retort::tests
