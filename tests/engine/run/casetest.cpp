// SPDX-License-Identifier: GPL-3.0-or-later
// The stories of tests/cases: what a reaction does with an event, to the byte. After a change that is meant, run this
// with RETORT_WRITE_CASES=1 and read the difference.
#include "engine/json/write.h"
#include "engine/run/tracejson.h"
#include "tests/engine/run/shared.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>

using namespace retort;
namespace fs = std::filesystem;

namespace {

/// The settings and options of a story: options.json, {} where there is none.
struct Story {
    run::Settings settings;
    run::Options options;
};

Story optionsOf(const std::string& folder)
{
    Story story;
    story.settings.logic.failOnWarnings = true; // as a workspace has it unless told
    if (!fs::exists(fs::path(RETORT_SOURCE_DIR) / folder / "options.json"))
        return story;
    const json::Data data = test::must(json::Data::parse(test::fileText(folder + "/options.json")));
    for (std::size_t i = 0; i < data.root().size(); ++i) {
        const std::string_view key = data.root().members()[i].key.text();
        const json::Value value = data.root().members()[i].value;
        if (key == "dialect" && value.text() == "js")
            story.settings.logic.dialect = logic::Dialect::Js;
        else if (key == "php_warnings" && value.text() == "pass")
            story.settings.logic.failOnWarnings = false;
        else if (key == "filter_truth" && value.text() == "strict")
            story.settings.filterTruth = run::FilterTruth::Strict;
        else if (key == "as_if_active")
            story.options.asIfActive = value.asBool();
        else if (key == "skip")
            story.options.skipped.insert(std::string(value.text()));
        else
            throw std::runtime_error("unknown option " + std::string(key));
    }
    return story;
}

} // namespace

TEST_CASE("each story comes out as it is told")
{
    std::size_t stories = 0;
    for (const auto& entry : fs::directory_iterator(RETORT_SOURCE_DIR "/tests/cases")) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const std::string folder = "tests/cases/" + name;
        const Story story = optionsOf(folder);
        const auto program =
            run::Program::compile(test::must(readReaction(test::document(test::fileText(folder + "/reaction.json")))),
                                  test::catalogue(), story.settings, "reactions/" + name + ".json");
        const Event event = test::must(readEvent(test::document(test::fileText(folder + "/event.json"))));
        const std::string text = run::writeTrace(run::runEvent({&program, 1}, event, story.options)) + "\n";
        if (std::getenv("RETORT_WRITE_CASES"))
            std::ofstream(RETORT_SOURCE_DIR "/" + folder + "/trace.json") << text;
        CHECK(text == test::fileText(folder + "/trace.json"));
        ++stories;
    }
    CHECK(stories >= 20);
}
