// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/logic/evaluate.h"
#include "tests/benchmark/reference.h"
#include "tests/benchmark/workload.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using namespace retort;
using measure::Workload;

namespace {

/// Prints as usual, and keeps the times for the ratios at the end.
class Reporter : public ::benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs)
            m_times[run.run_name.function_name] = run.GetAdjustedCPUTime();
        ConsoleReporter::ReportRuns(runs);
    }

    /// Against the hand-written reference of the same run, which is 1.
    void printRatios(const std::vector<std::string>& workloads) const
    {
        std::printf("\n%-16s %12s %14s %10s %10s\n", "workload", "by hand", "retort", "traced", "by hand = 1");
        for (const std::string& workload : workloads) {
            const double byHand = time(workload + "/by-hand");
            std::printf("%-16s %9.1f ns %11.1f ns %10.2f %10.2f traced\n", workload.c_str(), byHand,
                        time(workload + "/retort"), time(workload + "/retort") / byHand,
                        time(workload + "/retort-traced") / byHand);
        }
    }

private:
    double time(const std::string& name) const
    {
        const auto found = m_times.find(name);
        return found == m_times.end() ? 0 : found->second;
    }

    std::map<std::string, double> m_times;
};

template <class Function>
void addByHand(const Workload& workload, const std::string& text, Function function)
{
    std::vector<nlohmann::json> copies(workload.copies, nlohmann::json::parse(text)["data"]);
    ::benchmark::RegisterBenchmark((workload.name + "/by-hand").c_str(), [copies, function](::benchmark::State& state) {
        std::size_t i = 0;
        for (auto _ : state)
            ::benchmark::DoNotOptimize(function(copies[i++ % copies.size()]));
    });
}

void addRetort(const Workload& workload, bool traced)
{
    std::vector<json::Data> copies;
    for (std::size_t i = 0; i < workload.copies; ++i)
        copies.push_back(json::Data::copy(workload.data.root()));
    const logic::Program program = logic::Program::compile(workload.rule);
    ::benchmark::RegisterBenchmark((workload.name + (traced ? "/retort-traced" : "/retort")).c_str(),
                                   [copies, program, traced](::benchmark::State& state) {
                                       logic::Machine machine(program);
                                       logic::Trace trace;
                                       std::size_t i = 0;
                                       for (auto _ : state) {
                                           const json::Value data = copies[i++ % copies.size()].root();
                                           ::benchmark::DoNotOptimize(traced ? machine.run(data, trace)
                                                                             : machine.run(data));
                                       }
                                   });
}

/// Nothing is timed that gives another answer.
bool agrees(const Workload& workload, const std::string& text)
{
    const nlohmann::json data = nlohmann::json::parse(text)["data"];
    const logic::Answer answer = logic::evaluate(logic::Program::compile(workload.rule), workload.data);
    const bool byHand = workload.name[0] == 'a'   ? measure::referenceEvent(data)
                        : workload.name[0] == 'b' ? measure::referenceProfile(data)
                                                  : measure::referenceTransaction(data) ==
                                                        nlohmann::json::parse(text)["expected"].get<double>();
    return byHand && !answer.failure && measure::isExpected(answer.value.root(), workload.expected);
}

} // namespace

int main(int argc, char** argv)
{
    ::benchmark::Initialize(&argc, argv);
    const std::string folder = argc > 1 ? argv[1] : RETORT_SOURCE_DIR "/tests/benchmark/workloads";
    std::vector<std::string> names;
    for (const char* file : {"a_event", "b_profile", "c_transaction"}) {
        const std::string path = folder + '/' + file + ".json";
        const auto workload = measure::readWorkload(path);
        if (!workload) {
            std::cerr << path << ": " << english(workload.error().message) << '\n';
            return 2;
        }
        const std::string text = *measure::readText(path);
        if (!agrees(*workload, text)) {
            std::cerr << file << ": not the expected answer\n";
            return 1;
        }
        names.push_back(file);
        if (file[0] == 'a')
            addByHand(*workload, text, measure::referenceEvent);
        else if (file[0] == 'b')
            addByHand(*workload, text, measure::referenceProfile);
        else
            addByHand(*workload, text, measure::referenceTransaction);
        addRetort(*workload, false);
        addRetort(*workload, true);
    }
    Reporter reporter;
    ::benchmark::RunSpecifiedBenchmarks(&reporter);
    reporter.printRatios(names);
}
