// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/data.h"
#include "engine/twig/payload.h"
#include "engine/twig/render.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace retort;
using namespace retort::twig;

namespace {

// A profile as it goes to a marketing platform: twelve fields, texts and numbers, some of them nested.
constexpr std::string_view payload = R"({"profile":{"id":"{{ id }}","first_name":"{{ first_name }}",)"
                                     R"("last_name":"{{ last_name }}","email":"{{ email }}","mobile":"{{ mobile }}",)"
                                     R"("tier":"{{ tier.name }}","rank":{{ tier.rank }},)"
                                     R"("spend":{{ aggregations.spend_12m }},"points":{{ balance.points }},)"
                                     R"("promo":"{{ attributes.comms.email_promo }}",)"
                                     R"("colour":"{{ attributes.custom.favourite_colour }}",)"
                                     R"("store":"{{ store.code }}"}})";

constexpr std::string_view profile =
    R"({"id":"9b1f6c2e-7d0a-4d1a-9f55-0c1f5a7f1e01","first_name":"Amelia",)"
    R"("last_name":"Brien","email":"amelia@example.com","mobile":"+61400000000",)"
    R"("tier":{"name":"Gold Member","handle":"gold","rank":3},)"
    R"("aggregations":{"spend_12m":1249.5,"spend_lifetime":40.0},)"
    R"("attributes":{"comms":{"email_promo":true},)"
    R"("custom":{"shoe-size":38,"favourite_colour":"teal"}},)"
    R"("balance":{"reward":25.0,"points":1520},"store":{"name":"Bondi","code":"007"}})";

/// The same text from values that are ready to be appended: what it costs at least.
struct Fields {
    std::string id = "9b1f6c2e-7d0a-4d1a-9f55-0c1f5a7f1e01", firstName = "Amelia", lastName = "Brien",
                email = "amelia@example.com", mobile = "+61400000000", tier = "Gold Member", rank = "3",
                spend = "1249.5", points = "1520", promo = "1", colour = "teal", store = "007";
};

std::string concatenated(const Fields& f)
{
    std::string out;
    out += R"({"profile":{"id":")";
    out += f.id;
    out += R"(","first_name":")";
    out += f.firstName;
    out += R"(","last_name":")";
    out += f.lastName;
    out += R"(","email":")";
    out += f.email;
    out += R"(","mobile":")";
    out += f.mobile;
    out += R"(","tier":")";
    out += f.tier;
    out += R"(","rank":)";
    out += f.rank;
    out += R"(,"spend":)";
    out += f.spend;
    out += R"(,"points":)";
    out += f.points;
    out += R"(,"promo":")";
    out += f.promo;
    out += R"(","colour":")";
    out += f.colour;
    out += R"(","store":")";
    out += f.store;
    out += R"("}})";
    return out;
}

constexpr std::string_view formatted =
    R"({"event":"reward_issued","customer":{"email":"{{ email }}","name":"{{ first_name|upper }}"},)"
    R"("reward":{"value":"{{ balance.reward|number_format(2) }}","until":"{{ '2026-03-05'|date('jS F Y') }}"},)"
    R"("tier":{{ tier.name|json_encode|raw }}{% if tier.rank >= 3 %},"vip":true{% endif %}})";

constexpr std::string_view loop =
    R"({"lines":[{% for i in items %}{"sku":"{{ i.sku }}","qty":{{ i.qty }},"total":"{{ (i.qty * i.price))"
    R"(|number_format(2, '.', '') }}"}{{ not loop.last ? "," }}{% endfor %}]})";

json::Data parsed(std::string_view text)
{
    auto data = json::Data::parse(text);
    if (!data) {
        std::cerr << english(data.error().message) << '\n';
        std::exit(2);
    }
    return *data;
}

json::Data hundredItems()
{
    std::string text = R"({"items":[)";
    for (int i = 0; i < 100; ++i) {
        text += (i > 0 ? "," : "") + std::string(R"({"sku":"SKU-)") + std::to_string(1000 + i) + R"(","qty":)" +
                std::to_string(i % 7 + 1) + R"(,"price":)" + std::to_string(i % 50) + ".95}";
    }
    return parsed(text + "]}");
}

Template compiled(std::string_view source)
{
    auto code = Template::compile(source);
    if (!code) {
        std::cerr << english(code.error().message) << '\n';
        std::exit(2);
    }
    return *code;
}

void addRender(const std::string& name, std::string_view source, const json::Data& context)
{
    const Template code = compiled(source);
    const auto add = [&](const std::string& how, auto render) {
        ::benchmark::RegisterBenchmark((name + '/' + how).c_str(), [code, context, render](::benchmark::State& state) {
            Renderer renderer(code);
            for (auto _ : state)
                render(renderer, code, context.root());
        });
    };
    add("rendered", [](Renderer& renderer, const Template&, json::Value context) {
        ::benchmark::DoNotOptimize(renderer.render(context));
    });
    add("traced", [](Renderer& renderer, const Template&, json::Value context) {
        Trace trace;
        ::benchmark::DoNotOptimize(renderer.render(context, trace));
    });
    add("diagnosed", [](Renderer& renderer, const Template& code, json::Value context) {
        Trace trace;
        const Rendering rendering = renderer.render(context, trace);
        ::benchmark::DoNotOptimize(checkPayload(code, rendering, trace, context, Surroundings()));
    });
    add("compiled", [](Renderer&, const Template& code, json::Value) {
        ::benchmark::DoNotOptimize(Template::compile(code.source()));
    });
}

/// Prints as usual, and keeps the times for the ratios at the end.
class Reporter : public ::benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs)
            m_times[run.run_name.function_name] = run.GetAdjustedCPUTime();
        ConsoleReporter::ReportRuns(runs);
    }

    /// False where rendering takes more than `most` times the concatenation.
    bool printRatios(double most) const
    {
        const double base = time("payload/concatenated");
        const double ratio = time("payload/rendered") / base;
        std::printf("\n12 fields, string concatenation = 1: rendered %.2f (at most %.0f), traced %.2f\n", ratio, most,
                    time("payload/traced") / base);
        return base == 0 || ratio <= most; // 0: left out by a filter of the benchmark's own
    }

private:
    double time(const std::string& name) const
    {
        const auto found = m_times.find(name);
        return found == m_times.end() ? 0 : found->second;
    }

    std::map<std::string, double> m_times;
};

} // namespace

int main(int argc, char** argv)
{
    ::benchmark::Initialize(&argc, argv);
    const json::Data context = parsed(profile);
    // Nothing is timed that gives another answer.
    const std::string output = Renderer(compiled(payload)).render(context.root()).output;
    if (output != concatenated(Fields())) {
        std::cerr << "not the expected output:\n" << output << '\n';
        return 1;
    }
    ::benchmark::RegisterBenchmark("payload/concatenated", [](::benchmark::State& state) {
        Fields fields;
        for (auto _ : state) {
            ::benchmark::DoNotOptimize(fields);
            ::benchmark::DoNotOptimize(concatenated(fields));
        }
    });
    addRender("payload", payload, context);
    addRender("formatted", formatted, context);
    addRender("loop-of-100", loop, hundredItems());
    Reporter reporter;
    ::benchmark::RunSpecifiedBenchmarks(&reporter);
    return reporter.printRatios(8) ? 0 : 1;
}
