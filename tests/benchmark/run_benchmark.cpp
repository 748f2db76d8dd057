// SPDX-License-Identifier: GPL-3.0-or-later
// Events per second through a chain of five actions: with and without a trace, and with what the effects do to a
// customer. Each event is another one, so that nothing is remembered from the one before. 1 is what a careful person
// writes by hand for this one chain on nlohmann/json, without any of the checks.
#include "engine/base/english.h"
#include "engine/effects/simulate.h"
#include "engine/run/clock.h"
#include "engine/run/runner.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace retort;

namespace {

template <class T>
T must(Result<T> result)
{
    if (!result) {
        std::cerr << english(result.error().message) << '\n';
        std::abort();
    }
    return *std::move(result);
}

json::Document document(std::string text) { return must(json::Document::parse(std::move(text))); }

constexpr std::string_view reaction =
    R"({"name": "Spend", "trigger": "transaction.created", "is_active": true, "actions": [
  {"name": "filter", "arguments": [{"name": "condition", "value": {"and": [{">=": [{"var": "total"}, 100]},
    {"in": ["vip", {"var": "profile.flattened_tags"}]}, {"!": {"var": "is_void"}}]}}]},
  {"name": "reward.create", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
    {"name": "definition", "value": "ten"}]},
  {"name": "point.create", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
    {"name": "definition", "value": "points"}, {"name": "value", "value": {"var": "total"}, "is_dynamic": true},
    {"name": "check_rate", "value": true}]},
  {"name": "tier-point.create", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
    {"name": "definition", "value": "points"}, {"name": "value", "value": {"var": "total"}, "is_dynamic": true}]},
  {"name": "benefit.create", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
    {"name": "definition", "value": "gift"}]}]})";

constexpr int eventCount = 512;

std::string eventText(int i)
{
    const std::string number = std::to_string(i);
    return R"({"event": "transaction.created", "context": {"id": )" + number + R"(, "profile_id": "p-)" + number +
           R"(", "total": )" + std::to_string(100 + i) +
           R"(.95, "is_void": false, "location_id": 12, "profile": {"id": "p-)" + number +
           R"(", "flattened_tags": ["newsletter", "vip"], "reward_balance": 35.5, "point_balance": 2100}},
            "_retort": {"clock": "2026-02-03T00:00:00Z"}})";
}

std::vector<Event> events()
{
    std::vector<Event> all;
    for (int i = 0; i < eventCount; ++i)
        all.push_back(must(readEvent(document(eventText(i)))));
    return all;
}

/// One step of the chain as somebody would write it down who knows the chain.
struct Done {
    std::string_view action;
    std::string profile;
    std::string_view definition;
    double value = 0;
};

std::vector<Done> byHand(const nlohmann::json& context)
{
    std::vector<Done> done;
    const auto total = context.find("total");
    const auto profile = context.find("profile");
    const auto isVoid = context.find("is_void");
    const auto id = context.find("profile_id");
    if (total == context.end() || !total->is_number() || total->get<double>() < 100 || profile == context.end())
        return done;
    const auto tags = profile->find("flattened_tags");
    const auto isVip = [](const nlohmann::json& tag) {
        return tag.is_string() && tag.get_ref<const std::string&>() == "vip";
    };
    if (tags == profile->end() || std::none_of(tags->begin(), tags->end(), isVip) ||
        (isVoid != context.end() && isVoid->get<bool>()) || id == context.end())
        return done;
    const auto& whose = id->get_ref<const std::string&>();
    const double value = total->get<double>();
    done.push_back({"filter", {}, {}, 1});
    done.push_back({"reward.create", whose, "ten", 0});
    done.push_back({"point.create", whose, "points", value});
    done.push_back({"tier-point.create", whose, "points", value});
    done.push_back({"benefit.create", whose, "gift", 0});
    return done;
}

Catalogue catalogue()
{
    std::ifstream file(RETORT_SOURCE_DIR "/resources/catalogue.json", std::ios::binary);
    return must(Catalogue::parse({std::istreambuf_iterator<char>(file), {}}));
}

effects::World world()
{
    effects::World world;
    world.catalogue = catalogue();
    world.book = effects::Book(
        {document(
             R"({"kind": "rewards", "data": [{"handle": "ten", "value": 10, "period": 90, "period_type": "days"}]})"),
         document(
             R"({"kind": "benefits", "data": [{"handle": "gift", "period": 1, "period_type": "months", "max_redemptions": 1}]})"),
         document(R"({"kind": "points", "data": [{"handle": "points"}]})"),
         document(
             R"({"kind": "rates", "data": [{"handle": "points", "rate": 1.5, "location_id": 12}, {"handle": "points", "rate": 1}]})"),
         document(
             R"({"kind": "tiers", "data": [{"handle": "one", "is_floor": true, "value_min": 0}, {"handle": "two", "value_min": 500}]})")});
    return world;
}

void chain(benchmark::State& state, bool trace, bool effects)
{
    const effects::World where = world();
    const run::Program program =
        run::Program::compile(must(readReaction(document(std::string(reaction)))), where.catalogue);
    const std::vector<Event> all = events();
    run::Options options;
    options.trace = trace;
    run::Runner runner(program, all.front(), options);
    std::size_t next = 0;
    for (auto _ : state) {
        const Event& event = all[next++ % all.size()];
        runner.restart(event);
        runner.run();
        if (effects) {
            run::ReactionTrace applied = runner.trace();
            benchmark::DoNotOptimize(effects::applyTo(applied, effects::customerOf(event, nullptr, where), where,
                                                      effects::momentOf(event, where)));
        }
        benchmark::DoNotOptimize(runner.trace());
    }
    if (runner.trace().outcome != run::Outcome::Completed || runner.trace().steps.size() != 5)
        state.SkipWithError("the chain does not run to its end");
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void by_hand(benchmark::State& state)
{
    std::vector<nlohmann::json> contexts;
    for (int i = 0; i < eventCount; ++i)
        contexts.push_back(nlohmann::json::parse(eventText(i)).at("context"));
    std::size_t next = 0;
    std::size_t steps = 5;
    for (auto _ : state) {
        const std::vector<Done> done = byHand(contexts[next++ % contexts.size()]);
        steps = std::min(steps, done.size());
        benchmark::DoNotOptimize(done.data());
    }
    if (steps != 5)
        state.SkipWithError("the chain does not run to its end");
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

BENCHMARK(by_hand);
BENCHMARK_CAPTURE(chain, results_only, false, false);
BENCHMARK_CAPTURE(chain, with_trace, true, false);
BENCHMARK_CAPTURE(chain, results_and_customer, false, true);
BENCHMARK_CAPTURE(chain, trace_and_customer, true, true);

} // namespace

BENCHMARK_MAIN();
