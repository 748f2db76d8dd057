// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/logic/analyse/analysis.h"
#include "engine/logic/analyse/difference.h"
#include "engine/logic/evaluate.h"
#include "tests/benchmark/reference.h"
#include "tests/benchmark/workload.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

// What the linter and "Try the edge" ask of a condition, beside one evaluation of the profile workload by hand.

using namespace retort;

namespace {

class Reporter : public ::benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs) {
            if (m_times.try_emplace(run.run_name.function_name, run.GetAdjustedCPUTime()).second)
                m_names.push_back(run.run_name.function_name);
        }
        ConsoleReporter::ReportRuns(runs);
    }

    void printRatios() const
    {
        const double byHand = m_times.at("by-hand");
        std::printf("\n%-34s %12s %14s\n", "", "us", "by hand = 1");
        for (const std::string& name : m_names)
            std::printf("%-34s %9.2f us %14.0f\n", name.c_str(), m_times.at(name) / 1000, m_times.at(name) / byHand);
    }

private:
    std::map<std::string, double> m_times;
    std::vector<std::string> m_names; ///< In the order of the runs.
};

bool passes(json::Value value) { return logic::truthOf(value, logic::Dialect::Php).php; }

json::Data parsed(const std::string& text) { return *json::Data::parse(text); }

/// {"and": [200 comparisons of as many fields]}
std::string manyClauses(bool oneField)
{
    std::string text = R"({"and":[)";
    for (int i = 0; i < 200; ++i) {
        text += (i == 0 ? "" : ",") + std::string(R"({"<":[{"var":"f)") + std::to_string(oneField ? 0 : i) + "\"}," +
                std::to_string(500 + i) + "]}";
    }
    return text + "]}";
}

void addAnalysis(const std::string& name, const json::Data& rule)
{
    const logic::Program program = logic::Program::compile(rule);
    ::benchmark::RegisterBenchmark(name.c_str(), [program](::benchmark::State& state) {
        for (auto _ : state)
            ::benchmark::DoNotOptimize(logic::analyse(program, passes));
    });
}

} // namespace

int main(int argc, char** argv)
{
    ::benchmark::Initialize(&argc, argv);
    const std::string path = RETORT_SOURCE_DIR "/tests/benchmark/workloads/b_profile.json";
    const auto workload = measure::readWorkload(path);
    const auto text = measure::readText(path);
    if (!workload || !text) {
        std::cerr << path << ": " << english((workload ? text.error() : workload.error()).message) << '\n';
        return 2;
    }
    const nlohmann::json data = nlohmann::json::parse(*text)["data"];
    ::benchmark::RegisterBenchmark("by-hand", [data](::benchmark::State& state) {
        for (auto _ : state)
            ::benchmark::DoNotOptimize(measure::referenceProfile(data));
    });

    addAnalysis("analyse, 1 clause", parsed(R"({">=":[{"var":"data.score"},9]})"));
    addAnalysis("analyse, the profile's 10 clauses", workload->rule);
    addAnalysis("analyse, 200 clauses, 200 fields", parsed(manyClauses(false)));
    addAnalysis("analyse, 200 clauses, 1 field", parsed(manyClauses(true)));
    const logic::Program program = logic::Program::compile(workload->rule);
    ::benchmark::RegisterBenchmark("edges, one of 10 clauses", [&](::benchmark::State& state) {
        const logic::NodeId clause = program.node(0).firstChild;
        for (auto _ : state)
            ::benchmark::DoNotOptimize(logic::edgesOf(program, clause, workload->data, passes));
    });
    ::benchmark::RegisterBenchmark("both dialects, 10 clauses", [&](::benchmark::State& state) {
        for (auto _ : state)
            ::benchmark::DoNotOptimize(logic::dialectsDiffer(workload->rule, workload->data, {}));
    });
    Reporter reporter;
    ::benchmark::RunSpecifiedBenchmarks(&reporter);
    reporter.printRatios();
}
