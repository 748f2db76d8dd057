// SPDX-License-Identifier: GPL-3.0-or-later
// The sample workspace does what the catalogue's patterns say.
#include "app/workspace/bundled.h"
#include "app/workspace/loadworkspace.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/run/tracejson.h"
#include "tests/app/cli/incli.h"

#include <map>
#include <set>

using namespace retort;
using namespace retort::tests;

namespace {

const std::string sample = RETORT_SOURCE_DIR "/resources/sample";

/// "Spend 100 get 10" -> "spend-100-get-10"
std::string slugOf(std::string_view name)
{
    std::string slug;
    for (const char c : name) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
            slug += lower;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug;
}

json::Document documentOf(const WorkspaceFiles& workspace, const std::string& path)
{
    INFO(path);
    const LoadedFile* file = workspace.find(path);
    REQUIRE(file);
    const auto document = json::Document::parse(file->text);
    REQUIRE(document);
    return *document;
}

std::vector<std::string> ranIn(const run::ReactionTrace& reaction)
{
    std::vector<std::string> ran;
    for (const run::Step& step : reaction.steps) {
        if (step.status == run::Status::Passed || step.status == run::Status::Stopped ||
            step.status == run::Status::Done)
            ran.push_back(step.action);
    }
    return ran;
}

} // namespace

TEST_CASE("every sample event does to its reaction what the catalogue expects")
{
    const auto catalogue = Catalogue::parse(bundledCatalogue());
    REQUIRE(catalogue);
    const auto workspace = loadWorkspace(sample);
    REQUIRE(workspace);
    std::set<std::string> paths = {"retort.json", "reactions/nps-survey-completed.json", "events/survey-promoter.json"};
    for (const Pattern& pattern : catalogue->patterns()) {
        if (pattern.kind != "trigger")
            continue;
        const auto expectedReaction = readReaction(pattern.reaction);
        REQUIRE(expectedReaction);
        const std::string slug = slugOf(expectedReaction->name);
        paths.insert("reactions/" + slug + ".json");
        const auto reaction = readReaction(documentOf(*workspace, "reactions/" + slug + ".json"));
        REQUIRE(reaction);
        CHECK(reaction->isActive);
        CHECK(reaction->actions.size() == expectedReaction->actions.size());
        for (const Pattern::Sample& event : pattern.samples) {
            const std::string path = "events/" + slug + '-' + slugOf(event.name) + ".json";
            INFO(path);
            paths.insert(path);
            const auto expected = readEvent(event.event);
            const auto found = readEvent(documentOf(*workspace, path));
            REQUIRE(expected);
            REQUIRE(found);
            CHECK(found->name == expected->name);
            CHECK(found->context == expected->context);
            CHECK_FALSE(found->label.empty());

            const Ran ran = cli({"run", sample, "--event", path, "--reaction", slug, "--format", "json"});
            REQUIRE(ran.status == 0);
            const auto trace = run::readTrace(ran.out);
            REQUIRE(trace);
            REQUIRE(trace->reactions.size() == 1);
            CHECK(run::wordOf(trace->reactions[0].outcome) == event.outcome);
            CHECK(ranIn(trace->reactions[0]) == event.ran);
            CHECK_FALSE(trace->reactions[0].asIfActive);
        }
    }
    CHECK(paths.size() == 1 + 18 + 37); // retort.json, reactions, events
    std::set<std::string> there;
    for (const LoadedFile& file : workspace->files)
        there.insert(file.path);
    CHECK(there == paths);
}

TEST_CASE("the survey pair is the one of the book, to the value")
{
    const auto workspace = loadWorkspace(sample);
    REQUIRE(workspace);
    const auto event = json::Data::parse(R"({"event": "custom.survey_completed",
        "profile_id": "9332c9b2-e31c-4d49-8ec3-62a9466d339c", "data": {"survey_id": "NPS-2025-Q2", "score": 9}})");
    CHECK(documentOf(*workspace, "events/survey-promoter.json").dataOf(0) == *event);
    const auto reaction = json::Data::parse(R"({"name": "NPS Survey Completed", "trigger": "custom.survey_completed",
        "is_active": true, "actions": [
        {"name": "filter", "sort_order": 1, "arguments": [
            {"name": "condition", "value": {">=": [{"var": "data.score"}, 9]}, "is_dynamic": null}]},
        {"name": "benefit.create", "sort_order": 2, "arguments": [
            {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
            {"name": "definition", "value": "promoter-thank-you", "is_dynamic": null}]}]})");
    CHECK(documentOf(*workspace, "reactions/nps-survey-completed.json").dataOf(0) == *reaction);
}

TEST_CASE("the targets and definitions that the sample's actions name are there")
{
    const auto workspace = loadWorkspace(sample);
    REQUIRE(workspace);
    std::map<std::string, std::set<std::string>> handles; // "benefit_definition" -> {"welcome-benefit", …}
    for (const std::string& path : workspace->others) {
        const auto document = json::Document::parse(loadFile(workspace->folder, path).text);
        REQUIRE(document);
        const json::Data data = document->dataOf(0);
        const json::Value root = data.root();
        if (path.starts_with("targets/")) {
            CHECK(path == "targets/" + std::string(root.find("handle")->text()) + ".json");
            CHECK(json::Data::parse(root.find("template")->text())); // valid JSON before Twig sees it
            handles["target"].insert(std::string(root.find("handle")->text()));
            continue;
        }
        const std::string kind(root.find("kind")->text());
        CHECK(path == "definitions/" + kind + ".json");
        for (std::size_t i = 0; i < root.find("data")->size(); ++i) {
            const json::Value handle = *root.find("data")->items()[i].find("handle");
            handles[kind.substr(0, kind.size() - 1) + "_definition"].insert(std::string(handle.text()));
        }
    }
    const auto catalogue = Catalogue::parse(bundledCatalogue());
    REQUIRE(catalogue);
    for (const LoadedFile& file : workspace->files) {
        if (!file.path.starts_with("reactions/"))
            continue;
        const auto reaction = readReaction(documentOf(*workspace, file.path));
        REQUIRE(reaction);
        for (const Action& action : reaction->actions) {
            const ActionKind* kind = catalogue->action(action.type);
            REQUIRE(kind);
            for (const Argument& argument : action.arguments) {
                const ArgumentKind* known = kind->argument(argument.name);
                if (!known || !handles.contains(known->picker))
                    continue;
                INFO(file.path << ' ' << argument.name);
                CHECK(handles[known->picker].contains(std::string(argument.value.root().text())));
            }
        }
    }
    CHECK(handles["target"].size() == 8);
    CHECK(handles["benefit_definition"].size() == 6);
}
