// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes to tell the problems of the sample workspace and of a reaction of 500 actions: the first time, and
// again after an edit. Reading the same texts with nlohmann/json is 1.
#include "engine/lint/lint.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace retort;

namespace {

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct File {
    std::string path; ///< In the workspace.
    std::string text;
};

std::vector<File> sampleFiles()
{
    const std::filesystem::path folder = RETORT_SOURCE_DIR "/resources/sample";
    std::vector<File> files;
    for (const char* name : {"reactions", "events", "targets", "definitions"}) {
        for (const auto& entry : std::filesystem::directory_iterator(folder / name))
            files.push_back({std::string(name) + '/' + entry.path().filename().string(), textOf(entry.path())});
    }
    return files;
}

/// Filters of three clauses and benefits in turn, as nobody would write them, so that each rule is another one.
std::string largeReaction(int edited)
{
    nlohmann::json actions = nlohmann::json::array();
    for (int i = 0; i < 250; ++i) {
        const auto var = [](const std::string& path) { return nlohmann::json{{"var", path}}; };
        const nlohmann::json condition{{"and",
                                        {{{">=", {var("data.score"), i == 125 ? 1000 + edited : i}}},
                                         {{"===", {var("data.kind" + std::to_string(i)), "a"}}},
                                         {{"in", {var("data.channel"), {"web", "store", "app"}}}}}}};
        actions.push_back({{"name", "filter"},
                           {"sort_order", 2 * i + 1},
                           {"arguments", {{{"name", "condition"}, {"value", condition}, {"is_dynamic", nullptr}}}}});
        actions.push_back({{"name", "benefit.create"},
                           {"sort_order", 2 * i + 2},
                           {"arguments",
                            {{{"name", "profile_id"}, {"value", var("profile_id")}, {"is_dynamic", true}},
                             {{"name", "definition"}, {"value", "gift"}, {"is_dynamic", nullptr}}}}});
    }
    return nlohmann::json{{"name", "Large"}, {"trigger", "custom.done"}, {"is_active", true}, {"actions", actions}}
        .dump(2);
}

/// As many actions, each with a problem of its own and perhaps a fix: what costs the square of their number shows.
std::string wrongReaction(const std::string& how, int number)
{
    nlohmann::json actions = nlohmann::json::array();
    nlohmann::json arguments = nlohmann::json::array();
    for (int i = 0; i < number; ++i) {
        const std::string name = "f" + std::to_string(i);
        if (how == "filters")
            actions.push_back({{"name", "filter"},
                               {"sort_order", i},
                               {"arguments", {{{"name", "condition"}, {"value", {{"<", {{{"var", name}}, i}}}}}}}});
        else if (how == "bare")
            actions.push_back({{"name", "filter"}});
        else if (how == "benefits")
            actions.push_back({{"name", "benefit.create"}, {"sort_order", i}});
        else
            arguments.push_back({{"name", how == "unknown" ? name : "definition"}, {"value", "x"}});
    }
    if (actions.empty())
        actions.push_back({{"name", "benefit.create"}, {"arguments", arguments}});
    return nlohmann::json{{"name", "Wrong"}, {"trigger", "custom.done"}, {"is_active", true}, {"actions", actions}}
        .dump();
}

const std::vector<std::string> wrongs{"filters", "bare", "benefits", "unknown", "twice"};

json::Document documentOf(const std::string& text) { return json::Document::parse(text).value(); }

lint::Surroundings surroundingsOf(const std::vector<File>& files)
{
    lint::Surroundings::Parts parts;
    parts.catalogue = Catalogue::parse(textOf(RETORT_SOURCE_DIR "/resources/catalogue.json")).value();
    parts.settings.logic.failOnWarnings = true;
    std::vector<run::TargetFile> targets;
    std::vector<DefinitionList> lists;
    for (const File& file : files) {
        const auto kind = lint::kindOfPath(file.path);
        if (kind == lint::FileKind::Event)
            parts.samples.push_back(readEvent(documentOf(file.text)).value());
        else if (kind == lint::FileKind::Target)
            targets.push_back(run::readTargetFile(file.path, file.text));
        else if (kind == lint::FileKind::Definitions)
            lists.push_back(readDefinitions(documentOf(file.text)).value());
        else if (const auto reaction = readReaction(documentOf(file.text)))
            for (lint::Sender& sender : lint::sendersIn(*reaction, parts.catalogue))
                parts.senders.push_back(std::move(sender));
    }
    parts.targets = run::Targets::compile(std::move(targets), parts.settings);
    parts.definitions = Definitions(std::move(lists));
    return lint::Surroundings(std::move(parts));
}

std::size_t lintAll(const std::vector<File>& files, const lint::Surroundings& surroundings)
{
    std::size_t count = 0;
    for (const File& file : files)
        count += lint::lintText(lint::kindOfPath(file.path), file.path, file.text, surroundings).size();
    return count;
}

void readAll(const std::vector<File>& files)
{
    for (const File& file : files)
        ::benchmark::DoNotOptimize(nlohmann::json::parse(file.text));
}

/// Prints as usual, and keeps the times for the ratios at the end.
class Reporter : public ::benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs)
            times[run.run_name.function_name] = run.GetAdjustedCPUTime();
        ConsoleReporter::ReportRuns(runs);
    }
    std::map<std::string, double> times;
};

} // namespace

int main(int count, char** arguments)
{
    const std::vector<File> files = sampleFiles();
    const std::vector<File> large{{"reactions/large.json", largeReaction(0)}};
    std::vector<File> edits;
    for (int i = 1; i <= 64; ++i)
        edits.push_back({"reactions/large.json", largeReaction(i)});
    const lint::Surroundings kept = surroundingsOf(files);

    ::benchmark::RegisterBenchmark("sample/read", [&](::benchmark::State& state) {
        for (auto _ : state)
            readAll(files);
    });
    ::benchmark::RegisterBenchmark("sample/first", [&](::benchmark::State& state) {
        for (auto _ : state) {
            state.PauseTiming();
            const lint::Surroundings fresh = surroundingsOf(files);
            state.ResumeTiming();
            ::benchmark::DoNotOptimize(lintAll(files, fresh));
        }
    });
    ::benchmark::RegisterBenchmark("sample/again", [&](::benchmark::State& state) {
        for (auto _ : state)
            ::benchmark::DoNotOptimize(lintAll(files, kept));
    });
    ::benchmark::RegisterBenchmark("large/read", [&](::benchmark::State& state) {
        for (auto _ : state)
            readAll(large);
    });
    ::benchmark::RegisterBenchmark("large/first", [&](::benchmark::State& state) {
        for (auto _ : state) {
            state.PauseTiming();
            const lint::Surroundings fresh = surroundingsOf(files);
            state.ResumeTiming();
            ::benchmark::DoNotOptimize(lintAll(large, fresh));
        }
    });
    ::benchmark::RegisterBenchmark("large/after-an-edit", [&](::benchmark::State& state) {
        std::size_t i = 0;
        for (auto _ : state)
            ::benchmark::DoNotOptimize(lintAll({edits[i++ % edits.size()]}, kept));
    });

    for (const std::string& how : wrongs) {
        for (const int number : {10000, 20000}) {
            ::benchmark::RegisterBenchmark(
                (how + '/' + std::to_string(number)).c_str(),
                [&, wrong = std::vector<File>{{"reactions/wrong.json", wrongReaction(how, number)}}](
                    ::benchmark::State& state) {
                    for (auto _ : state) {
                        state.PauseTiming();
                        const lint::Surroundings fresh = surroundingsOf(files);
                        state.ResumeTiming();
                        ::benchmark::DoNotOptimize(lintAll(wrong, fresh));
                    }
                })
                ->Iterations(2);
        }
    }

    ::benchmark::Initialize(&count, arguments);
    Reporter reporter;
    ::benchmark::RunSpecifiedBenchmarks(&reporter);
    std::printf("\n%-24s %12s %12s\n", "", "time", "read = 1");
    for (const auto& [name, time] : reporter.times) {
        const double read = reporter.times[name.substr(0, name.find('/')) + "/read"];
        std::printf("%-24s %9.2f ms %12.1f\n", name.c_str(), time / 1e6, read > 0 ? time / read : 0);
    }
    // Twice as many actions take about twice as long, whatever is wrong with them.
    constexpr double mostRatio = 3.5;
    for (const std::string& how : wrongs) {
        const double ratio = reporter.times[how + "/20000"] / reporter.times[how + "/10000"];
        std::printf("%-24s %9.2f times as long for twice as many\n", how.c_str(), ratio);
        if (ratio > mostRatio)
            return 1;
    }
    // An edit is answered while the next key is pressed.
    constexpr double mostMilliseconds = 50;
    if (reporter.times["large/after-an-edit"] / 1e6 > mostMilliseconds) {
        std::printf("an edit of 500 actions takes longer than %.0f ms\n", mostMilliseconds);
        return 1;
    }
}
