// SPDX-License-Identifier: GPL-3.0-or-later
// What `run` tells of the customer: effects, balances, profiles and cascades.
#include "engine/json/write.h"
#include "engine/run/tracejson.h"
#include "tests/app/cli/incli.h"
#include "tests/support/tempfolder.h"

#include <fstream>

using namespace retort;
using namespace retort::tests;

namespace fs = std::filesystem;

namespace {

const std::string moment = "2026-02-03T00:00:00Z";

/// A workspace of three reactions: custom.x gives a benefit, that a reward, and that the same benefit.
class Shop {
public:
    Shop()
    {
        put("retort.json", R"({"format": "retort/1", "id": "01J", "name": "Test"})");
        put("definitions/benefits.json",
            R"({"kind": "benefits", "data": [{"handle": "gift", "period": 30, "period_type": "days", "max_redemptions": 1}]})");
        put("definitions/rewards.json",
            R"({"kind": "rewards", "data": [{"handle": "ten", "value": 10.10, "period": 1, "period_type": "months"}]})");
        put("reactions/a.json", reaction("shop.entered", "benefit.create", "gift"));
        put("reactions/b.json", reaction("benefit.created", "reward.create", "ten"));
        put("reactions/c.json", reaction("reward.created", "benefit.create", "gift"));
        put("events/in.json", R"({"event": "shop.entered", "profile_id": "p-1", "data": {}})");
        put("events/named.json",
            R"({"event": "profile.updated", "context": {"id": "p-1", "first_name": "Own"}, "_retort": {"profile": "jane"}})");
        put("reactions/d.json",
            R"({"name": "D", "trigger": "profile.updated", "is_active": true, "actions": [{"name": "filter", "arguments": [
                {"name": "condition", "value": {"and": [{"==": [{"var": "first_name"}, "Own"]}, {"==": [{"var": "last_name"}, "Doe"]}]}}]}]})");
        put("profiles/jane.json",
            R"({"id": "p-1", "first_name": "Jane", "last_name": "Doe", "reward_balance": 0.20, "_retort": {"label": "Jane"}})");
    }

    std::string operator()(const std::string& path) const { return (m_folder.path() / path).string(); }
    std::string folder() const { return m_folder.path().string(); }
    void put(const std::string& path, const std::string& text)
    {
        fs::create_directories((m_folder.path() / path).parent_path());
        std::ofstream(m_folder.path() / path, std::ios::binary) << text;
    }

private:
    static std::string reaction(const std::string& trigger, const std::string& action, const std::string& definition)
    {
        return R"({"name": "on )" + trigger + R"(", "trigger": ")" + trigger +
               R"(", "is_active": true, "actions": [{"name": ")" + action +
               R"(", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
                {"name": "definition", "value": ")" +
               definition + "\"}]}]}";
    }

    TempFolder m_folder;
};

run::Trace traceOf(const Ran& ran)
{
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    const auto trace = run::readTrace(ran.out);
    REQUIRE(trace);
    CHECK(run::writeTrace(*trace) + "\n" == ran.out);
    return *trace;
}

} // namespace

TEST_CASE("run says what the customer gets, by the clock that is given")
{
    const Shop shop;
    const run::Trace trace =
        traceOf(cli({"run", shop.folder(), "--event", "in", "--clock", moment, "--format", "json"}));
    REQUIRE(trace.reactions.size() == 1);
    const run::Step& step = trace.reactions[0].steps[0];
    REQUIRE(step.effects.size() == 1);
    REQUIRE(step.applied.size() == 1);
    const json::Value record = step.applied[0].changes[0].after.root();
    CHECK(json::write(*record.find("expires_at")) == R"("2026-03-05 00:00:00")");
    CHECK(trace.customer->after.benefits == 1);
    CHECK(trace.customer->id == "p-1");
    CHECK_FALSE(trace.cascade);
    const Ran text = cli({"run", shop.folder(), "--event", "in", "--clock", moment});
    CHECK(contains(text.out, "new benefit gift: redemptions_remaining 1, issued_at \"2026-02-03 00:00:00\", "
                             "expires_at \"2026-03-05 00:00:00\""));
    CHECK(contains(text.out, "benefit_balance: 0 → 1"));
    CHECK(contains(text.out, "would raise benefit.created (inferred)"));
}

TEST_CASE("without a clock no date is told, and a run repeats to the byte")
{
    const Shop shop;
    const Ran once = cli({"run", shop.folder(), "--event", "in", "--cascade", "--format", "json"});
    CHECK_FALSE(contains(once.out, "issued_at"));
    CHECK_FALSE(contains(once.out, "expires_at"));
    CHECK(contains(once.out, "The sample has no clock"));
    CHECK(once.out == cli({"run", shop.folder(), "--event", "in", "--cascade", "--format", "json"}).out);
}

TEST_CASE("--cascade follows what effects raise, and tells loops and double gifts")
{
    const Shop shop;
    const run::Trace trace =
        traceOf(cli({"run", shop.folder(), "--event", "in", "--cascade", "--clock", moment, "--format", "json"}));
    REQUIRE(trace.cascade);
    CHECK(trace.cascade->loops.size() == 1);
    CHECK(trace.cascade->gifts.size() == 2);
    CHECK(trace.reactions.size() == 1);
    CHECK(trace.cascade->loops[0].breakers.size() == 2);
    CHECK(trace.cascade->loops[0].breakers[0].file == "reactions/b.json");
    const Ran text = cli({"run", shop.folder(), "--event", "in", "--cascade", "--clock", moment});
    CHECK(text.status == 0);
    CHECK(contains(text.out, "benefit.created, raised by on shop.entered, step 1 (depth 1)"));
    CHECK(contains(text.out, "Loop: benefit.created leads to itself"));
    CHECK(contains(text.out, "reactions/b.json /actions/0"));
    CHECK(contains(text.out, "Double gift: gift is given 2 times"));
    // One that is picked answers the event; the others answer what it raises.
    const run::Trace picked = traceOf(cli({"run", shop.folder(), "--event", "in", "--reaction", "a", "--cascade",
                                           "--clock", moment, "--format", "json"}));
    CHECK(picked.reactions.size() == 1);
    CHECK(picked.cascade->loops.size() == 1);
}

TEST_CASE("a profile is joined, by file, name or from the sample")
{
    const Shop shop;
    for (const std::string& name :
         {std::string("jane"), std::string("profiles/jane.json"), shop("profiles/jane.json")}) {
        const run::Trace trace = traceOf(cli({"run", shop.folder(), "--event", "in", "--profile", name, "--cascade",
                                              "--clock", moment, "--format", "json"}));
        CHECK(trace.customer->before.rewards.text() == "0.2");
        CHECK(trace.customer->after.rewards.text() == "20.4"); // two turns, in exact decimals
        CHECK(trace.customer->profile == (name == "jane" ? "profiles/jane.json" : name));
    }
    const run::Trace named = traceOf(cli({"run", shop.folder(), "--event", "named", "--format", "json"}));
    CHECK(named.customer->profile == "profiles/jane.json");
    REQUIRE(named.reactions.size() == 1);
    CHECK(named.reactions[0].outcome == run::Outcome::Completed); // the event's own first_name stays
    REQUIRE(named.reactions[0].steps[0].reads.size() == 2);
    CHECK(named.reactions[0].steps[0].reads[0].origin == run::Origin::Event);
    CHECK(named.reactions[0].steps[0].reads[1].origin == run::Origin::Profile);
}

TEST_CASE("profiles and definitions that cannot be read are told")
{
    Shop shop;
    CHECK(cli({"run", shop.folder(), "--event", "in", "--profile", "nobody"}).status == 2);
    CHECK(cli({"run", shop.folder(), "--event", "in", "--profile", ""}).status == 2);
    shop.put("profiles/list.json", "[1]");
    const Ran list = cli({"run", shop.folder(), "--event", "in", "--profile", "list"});
    CHECK(list.status == 2);
    CHECK(contains(list.err, "This is no profile"));
    shop.put("definitions/points.json", "{oops");
    const Ran broken = cli({"run", shop.folder(), "--event", "in"});
    CHECK(broken.status == 2); // the rest ran all the same
    CHECK(contains(broken.err, "definitions/points.json:1:2"));
    CHECK(contains(broken.out, "new benefit gift"));
}

TEST_CASE("--twice says what a repeated event gives again")
{
    const Shop shop;
    const Ran ran = cli({"run", shop.folder(), "--event", "in", "--twice"});
    INFO(ran.out);
    CHECK(ran.status == 0);
    CHECK(contains(ran.out, "Fired twice:\n  The benefit gift is given again by"));
    const auto trace = run::readTrace(cli({"run", shop.folder(), "--event", "in", "--twice", "--format", "json"}).out);
    REQUIRE(trace);
    REQUIRE(trace->repeats);
    CHECK(trace->repeats->at(0).again);
    CHECK(trace->reactions.size() == 1);
    CHECK(cli({"run", shop.folder(), "--event", "in", "--twice", "--cascade"}).status == 2);
    CHECK_FALSE(run::readTrace(cli({"run", shop.folder(), "--event", "in", "--format", "json"}).out)->repeats);
}

TEST_CASE("--all says which reactions answer the event")
{
    const Shop shop;
    const Ran ran = cli({"run", shop.folder(), "--event", "in", "--all"});
    CHECK(ran.out.rfind("1 of 4 reactions wait for shop.entered:\n  fires  reactions/a.json  Completed", 0) == 0);
}
