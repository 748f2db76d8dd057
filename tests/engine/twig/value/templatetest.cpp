// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/data.h"
#include "engine/json/write.h"
#include "engine/twig/render.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>
#include <set>
#include <sstream>

using namespace retort;
using namespace retort::twig;

namespace {

struct Answer {
    std::string text; ///< The output, or "kind line: what was thrown".
    std::set<std::string> warnings;
};

Answer rendered(std::string_view source, json::Value context)
{
    Settings settings;
    settings.autoescape = Autoescape::Off;
    settings.failOnWarnings = false;
    const auto failed = [](const Failure& failure) {
        return Answer{std::string(wordOf(failure.kind)) + " " + std::to_string(failure.line) + ": " + failure.thrown,
                      {}};
    };
    const auto code = Template::compile(source, settings);
    if (!code)
        return failed(code.error());
    const Rendering rendering = Renderer(*code).render(context);
    if (rendering.failure)
        return failed(*rendering.failure);
    Answer answer{rendering.output, {}};
    for (const Warning& warning : rendering.warnings)
        answer.warnings.insert((warning.deprecation ? "deprecated: " : "warning: ") + warning.thrown);
    return answer;
}

} // namespace

// templates.jsonl: what real Twig 3.5.1 on PHP 8.2 makes of operators and array filters over odd values.
TEST_CASE("Templates of operators and array filters give what Twig gives")
{
    std::istringstream lines(test::fileText("tests/engine/twig/value/templates.jsonl"));
    std::string line;
    std::getline(lines, line);
    const json::Data first = test::must(json::Data::parse(line));
    std::size_t rows = 0;
    while (std::getline(lines, line)) {
        const json::Data data = test::must(json::Data::parse(line));
        const json::Value row = data.root();
        const json::Value* context = row.find("shared") ? first.root().find("shared") : row.find("context");
        const std::string_view source = row.find("template")->text();
        CAPTURE(source);
        const Answer answer = rendered(source, context ? *context : json::Value());
        if (const json::Value* output = row.find("output")) {
            CHECK(answer.text == output->text());
            std::set<std::string> warnings;
            if (const json::Value* list = row.find("warnings")) {
                for (std::size_t i = 0; i < list->size(); ++i)
                    warnings.emplace(list->items()[i].text());
            }
            CHECK(answer.warnings == warnings);
        } else {
            CHECK(answer.text == std::string(row.find("kind")->text()) + " " +
                                     std::to_string(row.find("line")->asInt()) + ": " +
                                     std::string(row.find("error")->text()));
        }
        ++rows;
    }
    CHECK(rows > 1000);
}
