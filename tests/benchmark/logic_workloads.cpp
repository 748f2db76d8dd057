// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/logic/evaluate.h"
#include "tests/benchmark/workload.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

using namespace retort;
using measure::Workload;

namespace {

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Nanoseconds for one call of `round(i)`: about 300 ms of warm-up, then the median of 5 batches of about 60 ms, in
/// the processor's time.
template <class Round>
double nanoseconds(Round round)
{
    std::size_t calls = 0;
    const double start = cpuSeconds();
    for (std::size_t block = 1; cpuSeconds() - start < 0.3; block = std::min<std::size_t>(2 * block, 1024)) {
        for (std::size_t i = 0; i < block; ++i)
            round(calls++);
    }
    const double each = (cpuSeconds() - start) / static_cast<double>(calls);
    const auto inBatch = std::max<std::size_t>(static_cast<std::size_t>(0.06 / each), 1);
    std::vector<double> batches;
    for (int batch = 0; batch < 5; ++batch) {
        const double from = cpuSeconds();
        for (std::size_t i = 0; i < inBatch; ++i)
            round(i);
        batches.push_back((cpuSeconds() - from) / static_cast<double>(inBatch) * 1e9);
    }
    std::sort(batches.begin(), batches.end());
    return batches[2];
}

/// A rule made ready, and its data several times.
struct Prepared {
    logic::Machine machine;
    std::vector<json::Data> data;

    explicit Prepared(const Workload& workload) : machine(logic::Program::compile(workload.rule))
    {
        for (std::size_t i = 0; i < workload.copies; ++i)
            data.push_back(json::Data::copy(workload.data.root()));
    }

    logic::Outcome run(std::size_t i, bool traced, logic::Trace& trace)
    {
        const json::Value value = data[i % data.size()].root();
        return traced ? machine.run(value, trace) : machine.run(value);
    }
};

bool isRight(Prepared& prepared, const Workload& workload, bool traced)
{
    logic::Trace trace;
    const logic::Outcome outcome = prepared.run(0, traced, trace);
    return !outcome.failure && measure::isExpected(outcome.value, workload.expected);
}

void print(const std::string& peer, const std::string& workload, double ns, bool ok, const std::string& more = {})
{
    std::printf("{\"peer\":\"%s\",\"workload\":\"%s\",\"ns\":%.1f,\"ok\":%s%s}\n", peer.c_str(), workload.c_str(), ns,
                ok ? "true" : "false", more.c_str());
    std::fflush(stdout);
}

void time(const std::string& peer, const Workload& workload, bool traced)
{
    Prepared prepared(workload);
    const bool ok = isRight(prepared, workload, traced);
    logic::Trace trace;
    std::size_t failures = 0;
    const double ns = nanoseconds([&](std::size_t i) { failures += prepared.run(i, traced, trace).failure ? 1 : 0; });
    print(peer, workload.name, ns, ok && failures == 0);
}

/// Every rule of the suite once; only those whose answer is right are timed.
void timeSuite(const std::string& peer, const std::vector<Workload>& cases, bool traced)
{
    std::vector<Prepared> right;
    for (const Workload& one : cases) {
        Prepared prepared(one);
        if (isRight(prepared, one, traced))
            right.push_back(std::move(prepared));
    }
    std::vector<logic::Trace> traces(right.size());
    std::size_t failures = 0;
    const double ns = nanoseconds([&](std::size_t i) {
        for (std::size_t j = 0; j < right.size(); ++j)
            failures += right[j].run(i, traced, traces[j]).failure ? 1 : 0;
    });
    const std::string counts = ",\"pass\":" + std::to_string(right.size()) + ",\"of\":" + std::to_string(cases.size());
    print(peer, "d_classic", ns / static_cast<double>(std::max<std::size_t>(right.size(), 1)),
          failures == 0 && right.size() == cases.size(), counts);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: logic_workloads NAME FOLDER\n"
                     "Times a_event, b_profile and c_transaction of FOLDER, and FOLDER/../tests.json, untraced as NAME "
                     "and traced as NAME-trace.\n";
        return 2;
    }
    const std::string name = argv[1];
    const std::string folder = argv[2];
    std::vector<Workload> workloads;
    for (const char* file : {"a_event", "b_profile", "c_transaction"}) {
        auto workload = measure::readWorkload(folder + '/' + file + ".json");
        if (!workload) {
            std::cerr << file << ": " << english(workload.error().message) << '\n';
            return 2;
        }
        workloads.push_back(*workload);
    }
    const auto suite = measure::readSuite(folder + "/../tests.json");
    if (!suite)
        std::cerr << "d_classic is left out: " << english(suite.error().message) << '\n';
    for (bool traced : {false, true}) {
        const std::string peer = traced ? name + "-trace" : name;
        for (const Workload& workload : workloads)
            time(peer, workload, traced);
        if (suite)
            timeSuite(peer, *suite, traced);
    }
}
