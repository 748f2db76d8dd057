// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/render.h"
#include "tests/engine/twig/evaluate/rowfile.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::tests;

namespace {

twig::Settings settingsOf(const Row& row)
{
    twig::Settings settings;
    const std::string escape = row.text("autoescape");
    settings.autoescape = escape == "html" ? twig::Autoescape::Html
                          : escape == "js" ? twig::Autoescape::Js
                                           : twig::Autoescape::Off;
    settings.failOnWarnings = false;
    return settings;
}

/// "runtime line 3: The merge filter …"
std::string told(const std::string& kind, std::size_t line, const std::string& error)
{
    return kind + " line " + std::to_string(line) + ": " + error;
}

std::string told(const twig::Failure& failure)
{
    return told(std::string(wordOf(failure.kind)), failure.line, failure.thrown);
}

std::vector<std::string> told(const std::vector<twig::Warning>& warnings)
{
    std::vector<std::string> texts;
    for (const twig::Warning& warning : warnings) {
        const std::string text = (warning.deprecation ? "deprecated: " : "warning: ") + warning.thrown;
        if (std::find(texts.begin(), texts.end(), text) == texts.end())
            texts.push_back(text);
    }
    return texts;
}

std::vector<std::string> warningsOf(const Row& row)
{
    std::vector<std::string> texts;
    if (const json::Value* warnings = row.data.root().find("warnings")) {
        for (std::size_t i = 0; i < warnings->size(); ++i)
            texts.emplace_back(warnings->items()[i].text());
    }
    return texts;
}

void check(const Row& row)
{
    const std::string source = row.text("template");
    CAPTURE(source);
    const json::Value* line = row.data.root().find("line");
    const bool fails = line != nullptr;
    const std::string error =
        fails ? told(row.text("kind"), line->isInt() ? static_cast<std::size_t>(line->asInt()) : 0, row.text("error"))
              : std::string();
    const auto code = twig::Template::compile(source, settingsOf(row));
    if (!code) {
        CHECK(told(code.error()) == error);
        return;
    }
    twig::Renderer renderer(*code);
    const twig::Rendering rendering = renderer.render(row.context());
    CHECK((rendering.failure ? told(*rendering.failure) : "") == error);
    if (!fails)
        CHECK(rendering.output == row.text("output"));
    CHECK(told(rendering.warnings) == warningsOf(row));

    twig::Trace trace;
    const twig::Rendering traced = renderer.render(row.context(), trace);
    CHECK(traced.output == rendering.output);
    CHECK(traced.failure == rendering.failure);
    CHECK(traced.warnings == rendering.warnings);
}

void checkAll(const char* name, std::size_t count)
{
    const std::vector<Row> rows = rowsOf(name);
    REQUIRE(rows.size() == count);
    for (const Row& row : rows)
        check(row);
}

} // namespace

TEST_CASE("tags, prints and operators") { checkAll("control", 36); }
TEST_CASE("which variables are seen where, and when they go") { checkAll("scope", 33); }
TEST_CASE("members of arrays, texts and PHP's objects") { checkAll("attribute", 25); }
TEST_CASE("what is missing: is defined, ??, default") { checkAll("defined", 14); }
TEST_CASE("macros and imports") { checkAll("macro", 13); }
TEST_CASE("escaping by itself") { checkAll("autoescape", 26); }
TEST_CASE("what fails, with which words and at which line") { checkAll("error", 48); }
TEST_CASE("templates of no sense") { checkAll("random", 400); }
