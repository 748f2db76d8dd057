// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/compare.h"

#include "engine/base/english.h"
#include "engine/run/tracejson.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>
#include <functional>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::test;

namespace {

run::Trace of(std::vector<run::ReactionTrace> reactions)
{
    run::Trace trace;
    trace.event = "custom.x";
    trace.reactions = std::move(reactions);
    return trace;
}

run::Trace ran(const std::string& actions, const std::string& data) { return of({traceOf(actions, custom(data))}); }

/// "2 read data.score: data.score: 9, then 8"
std::string first(const run::Trace& a, const run::Trace& b)
{
    const auto compared = run::compare(a, b);
    if (!compared.first)
        return "same";
    const run::TraceDifference& one = *compared.first;
    return (one.step ? std::to_string(*one.step) + " " : "") + std::string(wordOf(one.what)) + " " + english(one.text);
}

/// "1=1 2=- -=2" by numbers
std::string pairing(const run::Trace& a, const run::Trace& b)
{
    const auto compared = run::compare(a, b);
    std::string out;
    const auto number = [](const std::optional<std::size_t>& at) { return at ? std::to_string(*at + 1) : "-"; };
    for (const run::StepPair& pair : compared.reactions.at(0).steps)
        out += (out.empty() ? "" : " ") + number(pair.first) + "=" + number(pair.second);
    return out;
}

const std::string fixedGift = R"({"name": "benefit.create", "arguments": [{"name": "profile_id", "value": "p"},
    {"name": "definition", "value": "other"}]})";
const std::string points = R"({"name": "point.create", "arguments": [{"name": "profile_id", "value": "p"}]})";

} // namespace

TEST_CASE("where two runs part is told by its cause, not by what came of it")
{
    const std::string chain = filter(score) + "," + gift;
    CHECK(first(ran(chain, R"({"score": 9})"), ran(chain, R"({"score": 9})")) == "same");
    CHECK(first(ran(chain, R"({"score": 9})"), ran(chain, R"({"score": 8})")) == "1 read data.score: 9, then 8");
    CHECK(first(ran(chain, R"({"score": 9})"), ran(chain, "{}")) == "1 read data.score: 9, then null");
    CHECK(first(ran(chain, R"({"score": null})"), ran(chain, "{}")) ==
          "1 read data.score: event present, then event missing");
    const std::string stricter = filter(R"({">": [{"var": "data.score"}, 9]})") + "," + gift;
    CHECK(first(ran(chain, R"({"score": 9})"), ran(stricter, R"({"score": 9})")) == "1 evaluation >=: >=, then >");
    CHECK(first(ran(gift, "{}"), ran(fixedGift, "{}")) == "1 read profile_id: p-1, then null");
    const auto compared = run::compare(ran(chain, R"({"score": 9})"), ran(chain, R"({"score": 8})"));
    std::string all;
    for (const run::StepPair& pair : compared.reactions.at(0).steps) {
        for (const run::TraceDifference& one : pair.differences)
            all += std::to_string(*one.step) + " " + std::string(wordOf(one.what)) + "; ";
    }
    CHECK(all == "1 read; 1 evaluation; 1 result; 1 status; 2 read; 2 argument; 2 argument; 2 effect; 2 status; ");
    CHECK(compared.reactions[0].differences.size() == 1);
    CHECK(compared.reactions[0].differences[0].what == run::TraceDifference::What::Outcome);
}

TEST_CASE("an action that was put in or taken out moves no other")
{
    const std::string f = filter(score);
    CHECK(pairing(ran(f + "," + gift, R"({"score": 9})"), ran(f + "," + points + "," + gift, R"({"score": 9})")) ==
          "1=1 -=2 2=3");
    CHECK(pairing(ran(f + "," + points + "," + gift, R"({"score": 9})"), ran(f + "," + gift, R"({"score": 9})")) ==
          "1=1 2=- 3=2");
    CHECK(first(ran(f + "," + gift, R"({"score": 9})"), ran(f + "," + points + "," + gift, R"({"score": 9})")) ==
          "2 step Only the second has point.create");
    // Of two of a kind the one that says the same is the same one.
    CHECK(pairing(ran(gift + "," + fixedGift, "{}"), ran(fixedGift, "{}")) == "1=- 2=1");
    CHECK(pairing(ran(gift, "{}"), ran(points, "{}")) == "1=- -=1");
    CHECK(pairing(ran("", "{}"), ran(gift, "{}")) == "-=1");
}

TEST_CASE("reactions are paired by file, else by name; one that only one has is told")
{
    auto a = traceOf(gift, custom("{}"));
    auto b = a;
    a.file = "reactions/a.json";
    b.file = "reactions/b.json";
    auto renamed = a;
    renamed.name = "Renamed";
    CHECK(run::compare(of({a, b}), of({b, a})).same());
    CHECK(run::compare(of({a}), of({renamed})).same());
    CHECK(first(of({a, b}), of({a})) == "reaction Only the first has Test");
    auto inactive = a;
    inactive.active = false;
    CHECK(first(of({a}), of({inactive})) == "trigger active: true, then false");
    auto other = of({a});
    other.dialect = logic::Dialect::Js;
    CHECK(first(of({a}), other) == "event dialect: php, then js");
    const auto none = run::compare(of({}), of({}));
    CHECK(none.same());
}

TEST_CASE("what became of the customer, and what was raised, is compared")
{
    auto a = ran(gift, "{}");
    a.customer.emplace();
    auto b = a;
    b.customer->after.points = Amount(5);
    CHECK(first(a, b) == "customer point_balance: 0, then 5");
    a.cascade.emplace();
    auto c = a;
    run::CascadeEvent raised;
    raised.event = "benefit.created";
    raised.reactions = a.reactions;
    c.cascade->events.push_back(raised);
    CHECK(first(a, c) == "raised raised: null, then benefit.created");
    auto d = c;
    d.cascade->events[0].reactions[0].steps[0].status = run::Status::Failed;
    const auto compared = run::compare(c, d);
    REQUIRE(compared.first);
    CHECK(compared.first->event == 0);
    CHECK(compared.first->what == run::TraceDifference::What::Status);
}

TEST_CASE("long values are cut between characters in a sentence, and whole beside it")
{
    std::string longText;
    for (int i = 0; i < 60; ++i)
        longText += "ü";
    const std::string read = filter(R"({"!!": [{"var": "data.t"}]})");
    const auto compared = run::compare(ran(read, R"({"t": ")" + longText + "\"}"), ran(read, R"({"t": "x"})"));
    REQUIRE(compared.first);
    CHECK(compared.first->first.root().text() == longText);
    CHECK(english(compared.first->text).find("ü…, then x") != std::string::npos);
}

TEST_CASE("every change of what a trace says of a step is a difference, and none is one of itself")
{
    const std::string chain = filter(score) + "," + gift + "," + points;
    const run::Trace whole = ran(chain, R"({"score": 9})");
    using Change = std::function<void(run::Step&)>;
    const std::vector<Change> changes{
        [](run::Step& s) { s.status = run::Status::Skipped; },
        [](run::Step& s) { s.result = json::Data::copy(json::Value(7)); },
        [](run::Step& s) {
            s.reads.push_back({"new", json::Data::copy(json::Value(1)), {}, {}, false});
        },
        [](run::Step& s) {
            s.reads.push_back({"new", {}, {}, {}, false});
        },
        [](run::Step& s) {
            s.evaluations.push_back({"/x", "+", {}, false, {}, {}});
        },
        [](run::Step& s) {
            s.arguments.push_back({"extra", json::Data::copy(json::Value(1)), false});
        },
        [](run::Step& s) {
            s.arguments.push_back({"extra", {}, false});
        },
        [](run::Step& s) {
            s.effects.push_back({"reward.create", {}});
        },
        [](run::Step& s) {
            s.error = run::StepError{"value", {}, "/x", ""};
        },
        [](run::Step& s) {
            if (s.effects.empty())
                s.effects.push_back({"reward.create", {}});
            s.applied.emplace_back();
        },
        [](run::Step& s) {
            s.request.emplace();
            s.request->body = "x";
        },
    };
    REQUIRE(rc::check("one change", [&] {
        run::Trace other = whole;
        auto& steps = other.reactions[0].steps;
        const auto which = *rc::gen::inRange<std::size_t>(0, steps.size());
        changes[*rc::gen::inRange<std::size_t>(0, changes.size())](steps[which]);
        const auto there = run::compare(whole, other);
        RC_ASSERT(!there.same());
        RC_ASSERT(there.first->step == std::optional(which + 1));
        const auto back = run::compare(other, whole);
        RC_ASSERT(back.first->what == there.first->what);
        RC_ASSERT(run::compare(other, other).same());
        RC_ASSERT(run::compare(other, run::readTrace(run::writeTrace(other)).value()).same());
    }));
}
