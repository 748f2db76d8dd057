// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cascade/cascade.h"

#include "engine/cascade/answers.h"
#include "engine/cascade/repeat.h"
#include "engine/run/tracejson.h"
#include "tests/engine/effects/shared.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;

namespace {

std::string action(const std::string& type, const std::string& arguments)
{
    const json::Data data = test::must(json::Data::parse(arguments));
    std::string list;
    for (std::size_t i = 0; i < data.root().size(); ++i) {
        const json::Member& member = data.root().members()[i];
        list += (i == 0 ? "" : ", ") + std::string(R"({"name": ")") + std::string(member.key.text()) +
                R"(", "value": )" + json::write(member.value) + "}";
    }
    return R"({"name": ")" + type + R"(", "arguments": [)" + list + "]}";
}

std::string benefit(const std::string& definition)
{
    return action("benefit.create", R"({"profile_id": "p-1", "definition": ")" + definition + "\"}");
}

std::string reward(const std::string& definition)
{
    return action("reward.create", R"({"profile_id": "p-1", "definition": ")" + definition + R"(", "value": 5})");
}

run::Program on(const std::string& trigger, const std::string& actions, bool active = true)
{
    const std::string text = R"({"name": "on )" + trigger + R"(", "trigger": ")" + trigger + R"(", "is_active": )" +
                             (active ? "true" : "false") + R"(, "actions": [)" + actions + "]}";
    return run::Program::compile(test::must(readReaction(test::document(text))), test::catalogue(), {},
                                 "reactions/" + trigger + ".json");
}

effects::World world(effects::Book book = {})
{
    effects::World world;
    world.book = std::move(book);
    world.catalogue = test::catalogue();
    world.zones = &test::fakeZones();
    return world;
}

const Event start = test::event(
    R"({"event": "custom.x", "profile_id": "p-1", "data": {"n": 1}, "_retort": {"clock": "2026-02-03T00:00:00Z"}})");

cascade::Cascade follow(const std::vector<run::Program>& programs, const effects::World& where,
                        const cascade::How& how = {}, const Event& event = start)
{
    return cascade::follow(programs, event, effects::customerOf(event, nullptr, where), where, {}, how);
}

/// "benefit.created: on benefit.created completed" for each raised event that something waits for.
std::string tree(const run::Trace& trace)
{
    std::string out;
    for (const run::CascadeEvent& one : trace.cascade->events) {
        if (one.reactions.empty() && one.left.id.empty())
            continue;
        out += (out.empty() ? "" : " | ") + std::to_string(one.depth) + " " + one.event + ":";
        for (const run::ReactionTrace& reaction : one.reactions)
            out += " " + reaction.name + " " + std::string(wordOf(reaction.outcome));
        if (!one.left.id.empty())
            out += " (" + one.left.id + ")";
    }
    return out;
}

} // namespace

TEST_CASE("raised events are answered, and theirs in turn")
{
    const auto cascade = follow(
        {on("custom.x", benefit("a")),
         on("benefit.created", test::filter(R"({"===": [{"var": "definition.handle"}, "a"]})") + "," + reward("r")),
         on("reward.issued", benefit("b")), on("tier.achieved", benefit("never"))},
        world());
    CHECK(tree(cascade.trace) == "1 benefit.created: on benefit.created completed | 2 reward.created: on reward.issued "
                                 "completed | 3 benefit.created: on benefit.created stopped");
    CHECK(cascade.trace.cascade->loops.empty());
    CHECK(cascade.trace.cascade->gifts.empty());
    CHECK_FALSE(cascade.trace.cascade->cut);
    CHECK(cascade.trace.cascade->effects == 3);
    CHECK(cascade.after.benefits.size() == 2);
    CHECK(cascade.trace.customer->after.rewards == Amount(5));
    CHECK(cascade.trace.customer->before.rewards == Amount(0));
    // The raised event sees the customer as the effect left it.
    const auto& raised = cascade.trace.reactions[0].steps[0].applied[0].raised[0];
    CHECK(json::write(*raised.context.root().find("profile")->find("benefit_balance")) == "1");
}

TEST_CASE("a loop is found, with what could break it")
{
    // Each gift of x brings a reward, and each reward a gift.
    const auto open =
        follow({on("custom.x", benefit("a")), on("benefit.created", reward("r")), on("reward.created", benefit("a"))},
               world());
    REQUIRE(open.trace.cascade->loops.size() == 1);
    const run::CascadeLoop& loop = open.trace.cascade->loops[0];
    CHECK(english(loop.text) ==
          "benefit.created leads to itself: on benefit.created → on reward.created → on benefit.created");
    REQUIRE(loop.breakers.size() == 2);
    CHECK_FALSE(loop.breakers[0].filter);
    CHECK(loop.breakers[0].file == "reactions/benefit.created.json");
    CHECK(loop.breakers[0].pointer == "/actions/0");
    CHECK(english(loop.breakers[0].text) ==
          "on benefit.created, step 1: no filter stands before it; one could end the loop");
    CHECK(loop.path.size() == 3);
    CHECK_FALSE(open.trace.cascade->cut); // it ends where the loop is seen, long before the bounds

    // With a filter on the way its condition is what could break it.
    const auto filtered = follow({on("custom.x", benefit("a")),
                                  on("benefit.created", test::filter(R"({"==": [1, 1]})") + "," + reward("r")),
                                  on("reward.created", benefit("a"))},
                                 world());
    REQUIRE(filtered.trace.cascade->loops.size() == 1);
    const auto& breakers = filtered.trace.cascade->loops[0].breakers;
    REQUIRE(breakers.size() == 2);
    CHECK(breakers[0].filter);
    CHECK(breakers[0].pointer == "/actions/0/arguments/0/value");

    // Of a larger condition it is each clause that could do it alone, and no other part of it.
    const auto clauses = follow({on("custom.x", benefit("a")),
                                 on("benefit.created", test::filter(R"({"and": [{"==": [{"var": "profile_id"}, "p-1"]},
                {"or": [{"==": [{"var": "definition.handle"}, "z"]}, {"!=": [{"var": "definition.handle"}, "z"]}]},
                {"or": [{"!!": [{"var": "profile_id"}]}, {"!!": [{"var": "profile_id"}]}]},
                {"!": [{"or": [{"==": [{"var": "profile_id"}, "p-2"]}]}]}]})") +
                                                           "," + reward("r")),
                                 on("reward.created", benefit("a"))},
                                world());
    REQUIRE(clauses.trace.cascade->loops.size() == 1);
    std::vector<std::string> places;
    for (const run::LoopBreaker& one : clauses.trace.cascade->loops[0].breakers) {
        if (one.filter)
            places.push_back(one.pointer.substr(std::string("/actions/0/arguments/0/value").size()) + " " +
                             english(one.text));
    }
    REQUIRE(places.size() == 4);
    CHECK(places[0] ==
          "/and/0 on benefit.created, step 1: a clause that is false here ends the loop; now profile_id is p-1");
    CHECK(places[1].rfind("/and/1/or/1 on benefit.created, step 1: a clause that is false here", 0) == 0);
    CHECK(places[2].rfind("/and/2 ", 0) == 0); // one of the two is not enough
    CHECK(places[3].rfind("/and/3/!/0/or/0 on benefit.created, step 1: a clause that is true here", 0) == 0);

    // And a filter that stops the second turn makes it none.
    const auto broken = follow(
        {on("custom.x", benefit("a")),
         on("benefit.created", test::filter(R"({"===": [{"var": "definition.handle"}, "a"]})") + "," + reward("r")),
         on("reward.created", benefit("b"))},
        world());
    CHECK(broken.trace.cascade->loops.empty());
}

TEST_CASE("the smallest loops: a reaction that raises its own trigger")
{
    const auto gifts = follow({on("custom.x", benefit("a")), on("benefit.issued", benefit("b"))}, world());
    REQUIRE(gifts.trace.cascade->loops.size() == 1);
    CHECK(gifts.trace.cascade->gifts.size() == 1);
    const auto tier =
        follow({on("tier.achieved", action("tier.assign", R"({"profile_id": "p-1", "tier": "gold"})"))}, world(), {},
               test::event(R"({"event": "tier.achieved", "context": {"profile_id": "p-1"}})"));
    CHECK(tier.trace.cascade->loops.size() == 1);
    // Two reactions that wait for one event are two loops.
    const auto two =
        follow({on("custom.x", benefit("a")), on("benefit.created", benefit("b")), on("benefit.created", benefit("c"))},
               world());
    CHECK(two.trace.cascade->loops.size() >= 2);
}

TEST_CASE("a gift that is given twice is found")
{
    const auto twice = follow({on("custom.x", benefit("welcome")),
                               on("custom.x", benefit("welcome") + "," + reward("r")), on("custom.x", reward("s"))},
                              world());
    REQUIRE(twice.trace.cascade->gifts.size() == 1);
    const run::DoubleGift& gift = twice.trace.cascade->gifts[0];
    CHECK(gift.kind == "benefit");
    CHECK(gift.definition == "welcome");
    CHECK(english(gift.text) == "welcome is given 2 times: on custom.x (1), on custom.x (1)");
    // Further down in the cascade as well, but not to somebody else.
    CHECK(follow({on("custom.x", benefit("a") + "," + reward("r")), on("benefit.created", reward("r"))}, world())
              .trace.cascade->gifts.size() == 1);
    CHECK(follow({on("custom.x",
                     benefit("a") + "," + action("benefit.create", R"({"profile_id": "p-2", "definition": "a"})"))},
                 world())
              .trace.cascade->gifts.empty());
}

TEST_CASE("bounds are kept, and told")
{
    // A chain of twelve kinds of event does not exist, so a shorter bound shows it.
    const std::vector<run::Program> chain{
        on("custom.x", benefit("a")), on("benefit.created", reward("r")),
        on("reward.created", action("point.create", R"({"profile_id": "p-1", "definition": "pts", "value": 1})")),
        on("point.created", action("achievement.add", R"({"profile_id": "p-1", "definition": "v"})"))};
    CHECK_FALSE(follow(chain, world()).trace.cascade->cut);
    const auto shallow = follow(chain, world(), {.depth = 2});
    CHECK(shallow.trace.cascade->cut);
    CHECK(tree(shallow.trace) ==
          "1 benefit.created: on benefit.created completed | 2 reward.created: on reward.created "
          "completed | 3 point.created: (cascade.too-deep)");
    const auto few = follow(chain, world(), {.effects = 2});
    CHECK(few.trace.cascade->cut);
    CHECK(few.trace.cascade->effects == 2);
    // One that is picked answers the first event alone; all answer what it raises.
    const auto picked =
        follow({on("custom.x", reward("r")), on("custom.x", benefit("a")), on("benefit.created", reward("r"))}, world(),
               {.only = 1});
    CHECK(picked.trace.reactions.size() == 1);
    CHECK(tree(picked.trace) == "1 benefit.created: on benefit.created completed");
    CHECK(follow(chain, world(), {.waiting = true}).trace.reactions.size() == 1);
    // Many reactions that answer each other end at the bound of effects.
    std::vector<run::Program> many{on("custom.x", benefit("a"))};
    for (int i = 0; i < 12; ++i)
        many.push_back(on(i % 2 == 0 ? "benefit.created" : "reward.created", i % 2 == 0 ? reward("r") : benefit("b")));
    const auto wide = follow(many, world());
    CHECK(wide.trace.cascade->effects <= 1000);
    CHECK(wide.trace.cascade->loops.size() > 1);
    // Effects bound only who has some: those who answer and stop are bounded as well.
    std::vector<run::Program> crowd;
    for (int i = 0; i < 10; ++i) {
        crowd.push_back(on("custom.x", benefit("a")));
        crowd.push_back(on("benefit.created", test::filter(R"({"==": [1, 2]})")));
    }
    CHECK(tree(follow(crowd, world(), {.answers = 100}).trace).find("(cascade.too-many-answers)") == std::string::npos);
    const auto bounded = follow(crowd, world(), {.answers = 35});
    CHECK(bounded.trace.cascade->cut);
    const auto& raised = bounded.trace.cascade->events;
    REQUIRE(raised.size() == 10);
    CHECK(raised[3].reactions.size() == 10); // the one that reaches the bound is answered whole
    CHECK(raised[4].reactions.empty());
    CHECK(english(raised[4].left) == "Not answered: raised events have been answered 35 times already");
}

TEST_CASE("a cascade reads back equal from its JSON")
{
    const auto cascade = follow({on("custom.x", benefit("a") + "," + reward("r")),
                                 on("benefit.created", test::filter(R"({"==": [1, 1]})") + "," + reward("r")),
                                 on("reward.created", benefit("a"))},
                                world());
    CHECK(cascade.trace.cascade->loops.size() >= 1);
    CHECK(cascade.trace.cascade->gifts.size() == 2);
    const std::string text = run::writeTrace(cascade.trace);
    const run::Trace back = test::must(run::readTrace(text));
    CHECK(back == cascade.trace);
    CHECK(run::writeTrace(back) == text);
    run::Trace other = cascade.trace;
    other.reactions[0].steps[0].applied[0].notes.clear();
    CHECK_FALSE(back == other);
    other = cascade.trace;
    other.cascade->loops.clear();
    CHECK_FALSE(back == other);
}

TEST_CASE("a trace whose cascade leads nowhere is told with its place, not followed")
{
    const auto loop = follow({on("custom.x", benefit("a")), on("benefit.created", benefit("b"))}, world());
    const std::string text = run::writeTrace(loop.trace);
    REQUIRE(run::readTrace(text));
    const auto refused = [&](const std::string& part, const std::string& other) {
        std::string broken = text;
        const auto at = broken.find(part, broken.find("\"cascade\""));
        INFO(part);
        REQUIRE(at != std::string::npos);
        broken.replace(at, part.size(), other);
        const auto read = run::readTrace(broken);
        REQUIRE_FALSE(read);
        CHECK(read.error().message.id == "run.no-such-place");
        CHECK(read.error().place.line > 1);
    };
    refused(R"("reaction": 0)", R"("reaction": 7)");
    refused(R"("step": 1)", R"("step": 2)");
    refused(R"("step": 1)", R"("step": 0)");
    refused(R"("applied": 0)", R"("applied": 1)");
    refused(R"("raised": 0)", R"("raised": 3)");
    std::string own = text;
    own.insert(own.find("\"reaction\"", own.find("\"by\"")), "\"event\": 0, "); // an event that led to itself
    CHECK_FALSE(run::readTrace(own));
}

TEST_CASE("which reactions answer an event")
{
    const std::vector<run::Program> programs{
        on("custom.y", benefit("a")), on("custom.x", benefit("a")),
        on("custom.x", reward("r") + "," + test::filter(R"({">": [{"var": "data.n"}, 5]})")),
        on("custom.x", benefit("a"), false), on("custom.x", R"({"name": "filter"})")};
    std::string story;
    for (const cascade::Answer& one : cascade::whichAnswer(start, programs))
        story += std::to_string(one.reaction) + " " + std::string(wordOf(one.kind)) + " " +
                 (one.step ? std::to_string(*one.step) + one.pointer : "-") + " " + std::to_string(one.effects) + "; ";
    CHECK(story == "1 fires - 1; 2 stops 2/actions/1 1; 3 inactive - 0; 4 fails 1/actions/0 0; ");
}

TEST_CASE("what a repeated event would give again")
{
    const auto story = [](const std::vector<run::Program>& programs, const Event& event, const effects::World& where) {
        const auto twice = cascade::fireTwice(programs, event, effects::customerOf(event, nullptr, where), where);
        std::string out;
        for (const run::Repeat& one : twice.first.repeats.value())
            out += (out.empty() ? "" : ", ") + one.kind + " " + one.definition + (one.again ? " again" : " once");
        return out;
    };
    CHECK(story({on("custom.x", benefit("a") + "," + reward("r"))}, start, world()) ==
          "benefit a again, reward r again");
    const auto where = world();
    const auto trace = cascade::fireTwice(std::vector{on("custom.x", benefit("a"))}, start,
                                          effects::customerOf(start, nullptr, where), where)
                           .first;
    CHECK(test::must(run::readTrace(run::writeTrace(trace))) == trace);
    // A filter that looks at what the first time gave holds the second one back.
    const Event updated = test::event(R"({"event": "profile.updated", "context": {"id": "p-1", "reward_balance": 0}})");
    CHECK(story({on("profile.updated", test::filter(R"({"==": [{"var": "reward_balance"}, 0]})") + "," + reward("r"))},
                updated, world()) == "reward r once");
    const Event bought = test::event(
        R"({"event": "transaction.created", "context": {"profile_id": "p-1", "profile": {"id": "p-1", "tier_handle": "one"}}})");
    CHECK(story({on("transaction.created", test::filter(R"({"==": [{"var": "profile.tier_handle"}, "one"]})") + "," +
                                               action("tier.assign", R"({"profile_id": "p-1", "tier": "two"})"))},
                bought, world(test::book({{"tiers", R"({"handle": "one"}, {"handle": "two"})"}}))) == "tier two once");
}

TEST_CASE("what an event has done already is so before it is answered")
{
    const auto where = world(test::book({{"benefits", R"({"handle": "gift"})"}}));
    const Event benefit = test::event(R"({"event": "benefit.created", "context": {"id": 77, "profile_id": "p-1",
        "definition": {"handle": "gift"}, "redemptions_remaining": 1, "profile": {"id": "p-1", "benefit_balance": 1}}})");
    const effects::Customer customer = effects::customerOf(benefit, nullptr, where);
    CHECK(customer.benefits.size() == 1);
    CHECK(effects::balancesOf(customer, effects::momentOf(benefit, where)).benefits == 1);
    const auto redeemed = cascade::follow(
        std::vector{on("benefit.created", action("redeem.benefit", R"({"profile_id": "p-1", "benefit_id": 77})"))},
        benefit, customer, where);
    CHECK(redeemed.trace.customer->after.benefits == 0);
    const Event tier = test::event(
        R"({"event": "tier.achieved", "context": {"profile_id": "p-1", "definition": {"handle": "gold"}, "profile": {"tier_handle": "silver"}}})");
    CHECK(effects::customerOf(tier, nullptr, where).tier->handle == "gold");
    CHECK(effects::customerOf(tier, nullptr, where).id == "p-1");
}

TEST_CASE("sets of reactions without a circle have no loop, and their totals are those of a fold")
{
    const std::vector<std::string> kinds{"custom.x", "benefit.created", "reward.created", "point.created",
                                         "achievement.progressed"};
    REQUIRE(rc::check([&] {
        // Each reaction raises only events of kinds that come after its own.
        std::vector<run::Program> programs;
        const int count = *rc::gen::inRange(1, 8);
        for (int i = 0; i < count; ++i) {
            const std::size_t trigger = *rc::gen::inRange<std::size_t>(0, 4);
            const std::size_t raises = *rc::gen::inRange<std::size_t>(trigger + 1, 5);
            const std::string give[] = {
                "", benefit("b" + std::to_string(i)), reward("r" + std::to_string(i)),
                action("point.create", R"({"profile_id": "p-1", "definition": "pts", "value": 1.1})"),
                action("achievement.add", R"({"profile_id": "p-1", "definition": "v"})")};
            programs.push_back(on(kinds[trigger], give[raises]));
        }
        const auto cascade = follow(programs, world());
        RC_ASSERT(cascade.trace.cascade->loops.empty());
        Amount points;
        Amount rewards;
        std::int64_t benefits = 0;
        const auto fold = [&](const std::vector<run::ReactionTrace>& reactions) {
            for (const auto& reaction : reactions) {
                for (const auto& step : reaction.steps) {
                    for (const auto& effect : step.effects) {
                        points += effect.kind == "point.create" ? Amount::parse("1.1").value() : Amount();
                        rewards += effect.kind == "reward.create" ? Amount(5) : Amount();
                        benefits += effect.kind == "benefit.create" ? 1 : 0;
                    }
                }
            }
        };
        fold(cascade.trace.reactions);
        for (const auto& event : cascade.trace.cascade->events)
            fold(event.reactions);
        RC_PRE(!cascade.trace.cascade->cut);
        RC_ASSERT(cascade.trace.customer->after.points == points);
        RC_ASSERT(cascade.trace.customer->after.rewards == rewards);
        RC_ASSERT(cascade.trace.customer->after.benefits == benefits);
        RC_ASSERT(test::must(run::readTrace(run::writeTrace(cascade.trace))) == cascade.trace);
    }));
}
