// SPDX-License-Identifier: GPL-3.0-or-later
// The stories of tests/cases: what a reaction does with an event, to the byte. After a change that is meant, run this
// with RETORT_WRITE_CASES=1 and read the difference.
#include "engine/json/write.h"
#include "engine/reaction/targetoverride.h"
#include "engine/run/tracejson.h"
#include "tests/engine/run/shared.h"

#include <algorithm>
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
    std::string tenant; ///< Of the story's retort.json.
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
        else if (key == "autoescape" && value.text() == "off")
            story.settings.twig.autoescape = twig::Autoescape::Off;
        else if (key == "timezone")
            story.settings.twig.timezone = value.text();
        else if (key == "tenant")
            story.tenant = value.text();
        else if (key == "as_if_active")
            story.options.asIfActive = value.asBool();
        else if (key == "skip")
            story.options.skipped.insert(std::string(value.text()));
        else
            throw std::runtime_error("unknown option " + std::string(key));
    }
    return story;
}

/// The targets of a story: targets/*.json, as its tenant has them. Without such a folder none are known.
run::Targets targetsOf(const std::string& folder, const Story& story)
{
    const fs::path place = fs::path(RETORT_SOURCE_DIR) / folder / "targets";
    if (!fs::exists(place))
        return {};
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(place))
        names.push_back("targets/" + entry.path().filename().string());
    std::sort(names.begin(), names.end());
    std::vector<run::TargetFile> files;
    for (const std::string& name : names)
        files.push_back(run::readTargetFile(name, test::fileText(folder + "/" + name)));
    if (!story.tenant.empty()) {
        for (const TenantOverrides& tenant :
             test::must(readOverrides(test::document(test::fileText(folder + "/retort.json"))))) {
            for (run::TargetFile& file : files) {
                if (const TargetOverride* one = tenant.name == story.tenant ? tenant.of(file.file) : nullptr)
                    file.target = applyOverride(file.target, *one);
            }
        }
    }
    return run::Targets::compile(files, story.settings);
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
        const auto program = run::Program::compile(
            test::must(readReaction(test::document(test::fileText(folder + "/reaction.json")))), test::catalogue(),
            story.settings, "reactions/" + name + ".json", targetsOf(folder, story));
        const Event event = test::must(readEvent(test::document(test::fileText(folder + "/event.json"))));
        const std::string text = run::writeTrace(run::runEvent({&program, 1}, event, story.options)) + "\n";
        if (std::getenv("RETORT_WRITE_CASES"))
            std::ofstream(RETORT_SOURCE_DIR "/" + folder + "/trace.json") << text;
        CHECK(text == test::fileText(folder + "/trace.json"));
        ++stories;
    }
    CHECK(stories >= 33);
}
