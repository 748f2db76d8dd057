// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "engine/logic/analyse/analysis.h"
#include "engine/logic/evaluate.h"

#include <ctime>
#include <doctest/doctest.h>
#include <string>

using namespace retort;
using namespace retort::logic;

namespace {

struct Timed {
    Analysis analysis;
    double seconds = 0;
};

Timed analysed(const std::string& rule)
{
    auto data = json::Data::parse(rule);
    REQUIRE(data.has_value());
    const Program program = Program::compile(*data);
    const std::clock_t begin = std::clock();
    Timed found{.analysis = analyse(program, [](json::Value value) { return truthOf(value, Dialect::Php).php; })};
    found.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; // of this program alone
    return found;
}

/// {"op": [clause(0), clause(1), …]}
template <class Clause>
std::string group(const std::string& op, int count, Clause clause)
{
    std::string text = "{\"" + op + "\":[";
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? "" : ",") + clause(i);
    return text + "]}";
}

std::string atLeast(const std::string& field, int limit)
{
    return R"({">=":[{"var":")" + field + "\"}," + std::to_string(limit) + "]}";
}

} // namespace

// The bound is a hundred times what is measured without sanitizers: it catches work that grows with the rule.
TEST_CASE("the work is bounded whatever the rule")
{
    const auto field = [](int i) { return "f" + std::to_string(i); };
    const std::string all = group("and", 25'000, [&](int i) { return atLeast(field(i), i); });
    const std::string one = group("or", 25'000, [&](int i) { return atLeast("x", i); });
    const std::string few = group("and", 20'000, [&](int i) { return atLeast(field(i % 7), i % 90); });
    const std::string same = group("and", 30'000, [&](int) { return atLeast("x", 1); });
    std::string deep = atLeast("x", 1);
    for (int i = 0; i < 200; ++i)
        deep = (i % 2 == 0 ? R"({"and":[)" : R"({"or":[)") + deep + ',' + atLeast(field(i), i) + "]}";
    std::string nots = atLeast("x", 1);
    for (int i = 0; i < 250; ++i)
        nots = R"({"!":)" + nots + '}';
    std::string list = R"({"in":[{"var":"x"},[0)";
    for (int i = 1; i < 50'000; ++i)
        list += ',' + std::to_string(i);
    list += "]]}";
    const std::string loops = R"({"some":[{"var":"l"},{"reduce":[{"map":[{"var":"l"},{"var":""}]},
        {"cat":[{"var":"accumulator"},{"var":"accumulator"},{"var":"current"}]},"xxxxxxxx"]}]})";
    for (const std::string& rule : {all, one, few, same, deep, nots, list, loops,
                                    group("cat", 50'000, [&](int) { return std::string(R"({"var":"x"})"); }),
                                    group("missing", 20'000, [&](int i) { return '"' + field(i) + '"'; })}) {
        CAPTURE(rule.substr(0, 60));
        const Timed found = analysed(rule);
        CHECK(found.analysis.findings.size() <= 100);
        CHECK_MESSAGE(found.seconds < 5, found.seconds);
    }
}

TEST_CASE("two hundred clauses over as many fields are decided")
{
    const auto field = [](int i) { return "f" + std::to_string(i); };
    const std::string clauses = group("and", 200, [&](int i) { return atLeast(field(i), i + 1); });
    CHECK(analysed(clauses).analysis.outlook == Outlook::Depends);
    CHECK(analysed(clauses).analysis.findings.empty());
    // Among them one that passes without its field, and two that cannot both be.
    const std::string hazard = group("and", 200, [&](int i) {
        return i == 100 ? std::string(R"({"<":[{"var":"x"},5]})") : atLeast(field(i), i + 1);
    });
    const Analysis passing = analysed(hazard).analysis;
    CHECK(passing.outlook == Outlook::Depends);
    REQUIRE(passing.findings.size() == 1);
    CHECK(passing.findings[0].kind == Finding::Kind::AbsentPasses);
    CHECK(passing.findings[0].path == "x");
    const std::string never = group("and", 200, [&](int i) {
        return i == 150 ? std::string(R"({"<":[{"var":"f20"},5]})") : atLeast(field(i), i + 1);
    });
    const Analysis contradiction = analysed(never).analysis;
    CHECK(contradiction.outlook == Outlook::AlwaysFalse);
    REQUIRE(contradiction.findings.size() == 1);
    CHECK(contradiction.findings[0].kind == Finding::Kind::Contradiction);
}
