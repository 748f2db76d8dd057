// SPDX-License-Identifier: GPL-3.0-or-later
// The sample workspace does what the catalogue's patterns say.
#include "app/workspace/bundled.h"
#include "app/workspace/loadworkspace.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/run/runner.h"
#include "engine/run/tracejson.h"
#include "tests/app/cli/incli.h"

#include <algorithm>
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
    for (const auto& [path, text, sha256, error] : workspace->definitions) {
        const auto document = json::Document::parse(text);
        REQUIRE(document);
        const json::Data data = document->dataOf(0);
        const json::Value root = data.root();
        const std::string kind(root.find("kind")->text());
        CHECK(path == "definitions/" + kind + ".json");
        for (std::size_t i = 0; i < root.find("data")->size(); ++i) {
            const json::Value handle = *root.find("data")->items()[i].find("handle");
            handles[kind.substr(0, kind.size() - 1) + "_definition"].insert(std::string(handle.text()));
        }
    }
    for (const run::TargetFile& target : targetFiles(*workspace)) {
        REQUIRE_FALSE(target.error);
        CHECK(target.file == "targets/" + target.target.handle + ".json");
        handles["target"].insert(target.target.handle);
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

TEST_CASE("every target of the sample gives sound JSON for every event that reaches it")
{
    const auto catalogue = Catalogue::parse(bundledCatalogue());
    REQUIRE(catalogue);
    const auto workspace = loadWorkspace(sample);
    REQUIRE(workspace);
    const run::Settings& settings = workspace->manifest.settings;
    const run::Targets targets = run::Targets::compile(targetFiles(*workspace), settings);
    for (const run::CompiledTarget& target : targets.all())
        CHECK_MESSAGE(target.problems.empty(), target.file);
    std::vector<run::Program> programs;
    for (const LoadedFile& file : workspace->files) {
        if (!file.path.starts_with("reactions/"))
            continue;
        const auto reaction = readReaction(documentOf(*workspace, file.path));
        REQUIRE(reaction);
        programs.push_back(run::Program::compile(*reaction, *catalogue, settings, file.path, targets));
        CHECK_MESSAGE(std::none_of(programs.back().problems().begin(), programs.back().problems().end(),
                                   [](const Problem& problem) { return problem.rule == "handle.unknown"; }),
                      file.path);
    }
    std::set<std::string> sent;
    std::size_t rendered = 0;
    for (const LoadedFile& file : workspace->files) {
        if (!file.path.starts_with("events/"))
            continue;
        // As it is, and for a customer whose name would break a template that only puts quotes around it.
        std::string odd = file.text;
        for (std::size_t at = 0; (at = odd.find("\"Mina\"", at)) != std::string::npos; at += 6)
            odd.replace(at, 6, R"("Mi\"n'a \\ <Zo\u00eb>\n")");
        for (const std::string& text : {file.text, odd}) {
            const auto event = json::Document::parse(text).and_then(readEvent);
            REQUIRE(event);
            for (const run::ReactionTrace& trace : run::runEvent(programs, *event).reactions) {
                for (const run::Step& step : trace.steps) {
                    if (!step.request)
                        continue;
                    INFO(file.path << ' ' << trace.file << '\n' << step.request->body);
                    CHECK(step.request->state == run::TargetRender::State::Sent);
                    CHECK(step.request->json);
                    CHECK(step.request->problems.empty());
                    CHECK_FALSE(step.request->escaping); // the same whatever the platform's setting is
                    sent.insert(step.request->handle);
                    ++rendered;
                }
            }
        }
    }
    CHECK(sent.size() == 8);
    CHECK(rendered >= 20);
}

TEST_CASE("the payload of a target is printed for people")
{
    const Ran ran = cli({"run", sample, "--event", "welcome-gift-new-member"});
    CHECK(ran.status == 0);
    CHECK(contains(ran.out, "Would send Welcome email to https://messages.example.com/hooks/welcome-email: the payload "
                            "is sound"));
    CHECK(contains(ran.out, "POST https://messages.example.com/hooks/welcome-email  targets/welcome-email.json\n"));
    CHECK(contains(ran.out, "           \"joined\": \"5th November 2022\"\n         }\n"));
}
