// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "tests/engine/twig/cases.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::twig;
using namespace retort::tests;

namespace {

/// "=" and the output, or "!syntax" or "!error" and the line.
std::string textOf(const Rendering& rendering)
{
    if (!rendering.failure)
        return '=' + rendering.output;
    return (rendering.failure->kind == Failure::Kind::Syntax ? "!syntax " : "!error ") +
           std::to_string(rendering.failure->line);
}

std::string expectedOf(json::Value row)
{
    if (const json::Value* output = row.find("output"))
        return '=' + std::string(output->text());
    const json::Value line = *row.find("line");
    return (row.find("error_type")->text() == "syntax" ? "!syntax " : "!error ") +
           std::to_string(line.isInt() ? line.asInt() : 0);
}

Rendering rendered(const TwigCase& one, Trace* trace)
{
    auto compiled = Template::compile(one.source, one.settings);
    if (!compiled)
        return {.output = {}, .failure = compiled.error(), .warnings = {}};
    Renderer renderer(*compiled, twigSurroundings());
    return trace ? renderer.render(one.context, *trace) : renderer.render(one.context);
}

bool isSame(const Rendering& a, const Rendering& b)
{
    return a.output == b.output && a.failure == b.failure && a.warnings == b.warnings;
}

} // namespace

TEST_CASE("every answer of real Twig")
{
    REQUIRE(twigCases().size() == 308);
    for (const TwigCase& one : twigCases()) {
        INFO(one.name);
        INFO(one.source);
        CHECK(textOf(rendered(one, nullptr)) == expectedOf(one.row));
    }
}

TEST_CASE("a warning of PHP is told where Twig's run had one, and fails where it is to")
{
    std::size_t warned = 0;
    for (const TwigCase& one : twigCases()) {
        const json::Value* expected = one.row.find("warnings");
        if (!expected || one.row.find("output") == nullptr)
            continue;
        ++warned;
        INFO(one.name);
        INFO(one.source);
        const Rendering rendering = rendered(one, nullptr);
        CHECK_FALSE(rendering.warnings.empty());
        bool deprecationsOnly = true;
        for (const Warning& warning : rendering.warnings) {
            CHECK_FALSE(warning.thrown.empty());
            CHECK_FALSE(english(warning.message).empty());
            deprecationsOnly = deprecationsOnly && warning.deprecation;
        }
        TwigCase strict = one;
        strict.settings.failOnWarnings = true;
        const Rendering failed = rendered(strict, nullptr);
        CHECK(failed.failure.has_value() != deprecationsOnly);
        if (failed.failure)
            CHECK(failed.failure->kind == Failure::Kind::Php);
    }
    CHECK(warned > 0);
}

TEST_CASE("tracing changes no answer, and answers repeat")
{
    for (const TwigCase& one : twigCases()) {
        INFO(one.name);
        INFO(one.source);
        const Rendering plain = rendered(one, nullptr);
        Trace trace;
        Trace again;
        CHECK(isSame(plain, rendered(one, &trace)));
        CHECK(isSame(plain, rendered(one, &again)));
        CHECK(trace == again);
        for (std::size_t i = 0; i < trace.records.size(); ++i) {
            const Record& record = trace.records[i];
            if (record.parent)
                CHECK(*record.parent < i);
            CHECK(record.span.end() <= one.source.size());
            if (record.output)
                CHECK(record.output->offset + record.output->length <= plain.output.size());
            if (record.output && record.output->length <= one.settings.limits.valueBytes)
                CHECK(record.printed == plain.output.substr(record.output->offset, record.output->length));
        }
    }
}

TEST_CASE("every message of an error is a sentence")
{
    for (const TwigCase& one : twigCases()) {
        const Rendering rendering = rendered(one, nullptr);
        if (!rendering.failure)
            continue;
        INFO(one.name);
        const std::string sentence = english(rendering.failure->message);
        CHECK(sentence.size() > 8);
        CHECK(sentence.find("twig.") == std::string::npos);
    }
}
