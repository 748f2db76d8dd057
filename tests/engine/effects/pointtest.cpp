// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/effects/shared.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using State = run::AppliedEffect::State;

namespace {

const std::string rated = R"({"profile_id": "p-1", "definition": "pts", "value": 80, "check_rate": true})";

run::AppliedEffect award(const std::string& rates, const std::string& arguments = rated,
                         const std::string& context = "{}", const std::string& profile = R"({"id": "p-1"})",
                         const std::string& kind = "point.create", const std::string& clock = "2026-02-03T00:00:00Z")
{
    const effects::Moment at = test::moment(clock, "UTC", context);
    return effects::apply(test::customer(profile, at), test::effect(kind, arguments),
                          test::book({{"points", R"({"handle": "pts"})"}, {"rates", rates}}), at)
        .effect;
}

/// "120: Rate a, 1.5, is taken | …": the points, and what is said of each rate.
std::string story(const run::AppliedEffect& applied)
{
    std::string out = test::field(applied, applied.changes.front().kind == "point" ? "value_initial" : "value") + ":";
    for (const run::EffectNote& note : applied.notes) {
        if (note.id.starts_with("rate-") && note.kind == run::EffectNote::Kind::Fact && note.id != "rate-applied")
            out += " " + english(note.text) + ".";
    }
    return out;
}

std::string rate(const std::string& name, const std::string& members)
{
    return R"({"handle": "pts", "id": ")" + name + R"(", "name": "r", )" + members + "}";
}

} // namespace

TEST_CASE("points are the value by the rate")
{
    CHECK(story(award(rate("a", R"("rate": 1.5)"))) == "120: Rate r (a), 1.5, is taken.");
    CHECK(story(award(rate("a", R"("rate": "0.5000")"))) == "40: Rate r (a), 0.5, is taken.");
    CHECK(story(award("")) == "80: No rate of pts fits, so each unit is one point.");
    CHECK(story(award(rate("a", R"("rate": 2)"), R"({"definition": "pts", "value": 80})")) == "80:");
    CHECK(story(award(rate("a", R"("rate": 2)"), R"({"definition": "pts", "value": 80, "check_rate": false})")) ==
          "80:");
    CHECK(story(award(R"({"handle": "other", "rate": 9})")) == "80: No rate of pts fits, so each unit is one point.");
    const auto exact = award(rate("a", R"("rate": 0.1)"), R"({"definition": "pts", "value": 0.2, "check_rate": true})");
    CHECK(test::field(exact, "value_initial") == "0.02");
    CHECK(test::hasNote(exact, "inferred not-rounded"));
    CHECK(test::balances(award(rate("a", R"("rate": 1.5)"))) == "point_balance 0 -> 120");
    CHECK(test::field(award(""), "expires_at") == "null"); // points do not expire by themselves
    CHECK(test::field(award("", R"({"definition": "pts", "value": 1, "expires_at": "2026-03-01"})"), "expires_at") ==
          R"("2026-03-01 00:00:00")");
    for (const char* wrong : {"null", R"("many")", "true", "[1]"}) {
        const auto refused = award("", R"({"definition": "pts", "value": )" + std::string(wrong) + "}");
        CHECK(refused.state == State::Refused);
        CHECK(refused.changes.empty());
    }
}

TEST_CASE("why a rate is passed over")
{
    const auto passed = [](const std::string& members, const std::string& context = "{}",
                           const std::string& profile = R"({"id": "p-1"})") {
        return story(award(rate("a", R"("rate": 2, )" + members), rated, context, profile));
    };
    const std::string one = " No rate of pts fits, so each unit is one point.";
    CHECK(passed(R"("is_published": false)") == "80: Rate r (a) is passed over: it is not published." + one);
    CHECK(passed(R"("is_archived": true)") == "80: Rate r (a) is passed over: it is archived." + one);
    CHECK(passed(R"("start_time": "2026-02-03 00:00:01")") ==
          "80: Rate r (a) is passed over: it begins at 2026-02-03 00:00:01." + one);
    CHECK(passed(R"("start_time": "2026-02-03 00:00:00", "end_time": "2026-02-03 00:00:00")") ==
          "160: Rate r (a), 2, is taken.");
    CHECK(passed(R"("end_time": "2026-02-02 23:59:59")") ==
          "80: Rate r (a) is passed over: it ended at 2026-02-02 23:59:59." + one);
    CHECK(passed(R"("location_id": 12)") ==
          "80: Rate r (a) is passed over: it is for location_id 12, and the event names none." + one);
    CHECK(passed(R"("location_id": 12)", R"({"location_id": 13})") ==
          "80: Rate r (a) is passed over: it is for location_id 12, and the event has 13." + one);
    CHECK(passed(R"("location_id": 12)", R"({"location": {"id": "12"}})") == "160: Rate r (a), 2, is taken.");
    CHECK(passed(R"("profile_conditions": {"in": ["vip", {"var": "flattened_tags"}]})") ==
          "80: Rate r (a) is passed over: its profile_conditions do not hold." + one);
    CHECK(passed(R"("profile_conditions": {"in": ["vip", {"var": "flattened_tags"}]})", "{}",
                 R"({"flattened_tags": ["vip"]})") == "160: Rate r (a), 2, is taken.");
    CHECK(passed(R"("product_conditions": "{\"==\": [{\"var\": \"product.brand\"}, \"Acme\"]}")",
                 R"({"product": {"brand": "Acme"}})") == "160: Rate r (a), 2, is taken.");
    CHECK(passed(R"("product_conditions": {"nonsense": 1})").find("cannot be answered") != std::string::npos);
    CHECK(passed(R"("product_conditions": "{oops")").find("cannot be read") != std::string::npos);
    CHECK(passed(R"("product_conditions": [], "profile_conditions": {})") == "160: Rate r (a), 2, is taken.");
    CHECK(story(award(rate("a", R"("rate": null)"))) == "80: Rate r (a) is passed over: it says no number." + one);
    CHECK(story(award(rate("a", R"("rate": 2, "end_time": "2030-01-01 00:00:00")"), rated, "{}", "{}", "point.create",
                      "")) ==
          "80: Rate r (a) is passed over: it has a time window (2030-01-01 00:00:00), and the sample has no clock." +
              one);
}

TEST_CASE("which of several rates counts")
{
    const std::string here = R"({"location_id": 12, "region_id": 1})";
    const std::string plain = rate("plain", R"("rate": 2)");
    const std::string local = rate("local", R"("rate": 3, "location_id": 12)");
    const std::string both = rate("both", R"("rate": 4, "location_id": 12, "region_id": 1)");
    CHECK(
        story(award(plain + "," + both + "," + local, rated, here)) ==
        "320: Rate r (plain) fits, but r (both) is more specific. Rate r (both), 4, is taken. Rate r (local) fits, but "
        "r (both) is more specific.");
    const std::string product = rate("product", R"("rate": 5, "product_conditions": {"==": [1, 1]})");
    const std::string profile = rate("profile", R"("rate": 6, "profile_conditions": {"==": [1, 1]})");
    const auto by = [&](const std::string& priority) {
        return test::field(
            award(plain + "," + product + "," + profile,
                  R"({"definition": "pts", "value": 1, "check_rate": true, "rate_priority": )" + priority + "}"),
            "value_initial");
    };
    CHECK(by(R"("product")") == "5");
    CHECK(by(R"("profile")") == "6");
    CHECK(by("null") == "2"); // the first of the file, and that is said
    CHECK(test::hasNote(award(plain + "," + rate("too", R"("rate": 7)")), "inferred rate-tie"));
    CHECK_FALSE(test::hasNote(award(plain), "inferred rate-tie"));
}

TEST_CASE("a rate may hold points back")
{
    const auto held = award(rate("a", R"("rate": 1, "issue_period": 14, "issue_period_type": "days")"));
    CHECK(test::balances(held) == "points_pending 0 -> 80");
    CHECK(test::field(held, "status") == R"("pending")");
    CHECK(test::field(held, "accrued_at") == R"("2026-02-17 00:00:00")");
    const auto unclear = award(rate("a", R"("rate": 1, "issue_period": 14, "issue_period_type": "moons")"));
    CHECK(test::balances(unclear) == "points_pending 0 -> 80");
    CHECK(test::field(unclear, "accrued_at") == "-");
    CHECK(test::hasNote(unclear, "unknown held-back-unclear"));
}

TEST_CASE("points without rates.json count as they are, and it is told")
{
    const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
    const auto applied = effects::apply({}, test::effect("point.create", rated), {}, at).effect;
    CHECK(test::field(applied, "value_initial") == "80");
    CHECK(test::notes(applied) == "unknown no-file, unknown no-rates, inferred raises");
}

// ---- tiers

namespace {

const std::string tiers = R"({"handle": "one", "name": "One", "is_floor": true, "value_min": 0},
    {"handle": "two", "name": "Two", "value_min": 500, "value_maintain": 400}, {"handle": "three", "value_min": 1500})";

effects::Applied tierPoints(const std::string& profile, const std::string& value,
                            const std::string& clock = "2026-02-03T00:00:00Z")
{
    const effects::Moment at = test::moment(clock);
    return effects::apply(test::customer(profile, at),
                          test::effect("tier-point.create", R"({"definition": "pts", "value": )" + value + "}"),
                          test::book({{"points", R"({"handle": "pts"})"}, {"tiers", tiers}}), at);
}

} // namespace

TEST_CASE("tier points of twelve months move the tier at once")
{
    struct Row {
        const char* profile;
        const char* value;
        const char* tier; ///< "" for none that changes.
    };
    const Row rows[] = {
        {R"({"id": "p", "tier_handle": "one", "tier": {"total_points_12m": 0}})", "499.99", ""},
        {R"({"id": "p", "tier_handle": "one", "tier": {"total_points_12m": 0}})", "500", "two"},
        {R"({"id": "p", "tier_handle": "one", "tier": {"total_points_12m": 499.9}})", "0.1", "two"},
        {R"({"id": "p", "tier_handle": "one", "tier": {"total_points_12m": 0}})", "1500", "three"},
        {R"({"id": "p", "tier_handle": "two", "tier": {"total_points_12m": 600}})", "100", ""},
        {R"({"id": "p", "tier_handle": "three", "tier": {"total_points_12m": 0}})", "600", ""}, // never down by points
        {R"({"id": "p"})", "500", "two"},                                                       // from the floor
        {R"({"id": "p"})", "10", ""},
        // The record of a year and a day ago counts no longer, that of almost a year ago does.
        {R"({"id": "p", "tier_handle": "one", "tier_points": [{"value": 400, "issued_at": "2025-02-03 00:00:00"}]})",
         "100", ""},
        {R"({"id": "p", "tier_handle": "one", "tier_points": [{"value": 400, "issued_at": "2025-02-03 00:00:01"}]})",
         "100", "two"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.profile);
        CAPTURE(row.value);
        const auto applied = tierPoints(row.profile, row.value);
        const bool moves = *row.tier != '\0';
        CHECK(test::raised(applied.effect) == (moves ? "tier-point.created, tier.achieved" : "tier-point.created"));
        if (moves)
            CHECK(applied.customer.tier->handle == row.tier);
    }
    CHECK(test::hasNote(tierPoints(R"({"id": "p"})", "1").effect, "unknown tier-points-unknown"));
    CHECK(test::hasNote(tierPoints(R"({"id": "p", "tier_handle": "gone"})", "1").effect, "unknown no-definition"));
    const auto moved =
        tierPoints(R"({"id": "p", "tier_handle": "one", "tier": {"total_points_12m": 0}})", "500").effect;
    CHECK(test::balances(moved) == R"(total_points_12m 0 -> 500, tier_handle "one" -> "two")");
    CHECK(test::field(moved, "achieved_at", 1) == R"("2026-02-03 00:00:00")");
    CHECK(test::field(moved, "anniversary_at", 1) == R"("2027-02-03 23:59:59")");
    CHECK(test::field(moved, "assigned_at", 1) == "null");
    const json::Value context = moved.raised[1].context.root();
    CHECK(json::write(*context.find("definition")->find("handle")) == R"("two")");
    CHECK(json::write(*context.find("profile")->find("tier_handle")) == R"("two")");
    CHECK(json::write(*context.find("profile")->find("tier")->find("name")) == R"("Two")");
}

TEST_CASE("a tier is assigned by hand")
{
    const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
    const effects::Book book = test::book({{"tiers", tiers}});
    const effects::Customer mina = test::customer(R"({"id": "p", "tier_handle": "three"})", at);
    const auto to = [&](const std::string& tier) {
        return effects::apply(mina, test::effect("tier.assign", R"({"tier": ")" + tier + "\"}"), book, at).effect;
    };
    CHECK(test::balances(to("one")) == R"(tier_handle "three" -> "one")"); // also down
    CHECK(test::field(to("one"), "assigned_at") == R"("2026-02-03 00:00:00")");
    CHECK(test::raised(to("two")) == "tier.achieved");
    CHECK(test::hasNote(to("three"), "inferred tier-again"));
    CHECK(test::hasNote(to("tow"), "unknown no-definition-near"));
}

// ---- achievements

namespace {

const std::string visits = R"({"handle": "visits", "name": "Visits", "levels": [
    {"name": "First", "display_number": 1, "trigger": 1, "repeats": false,
     "meta": {"unlocks": [{"type": "benefit_definition", "id_type": "handle", "id": "gift"}]}},
    {"name": "Every third", "display_number": 2, "trigger": 3, "repeats": true, "repeat_interval": 3,
     "meta": {"unlocks": [{"type": "reward_definition", "id_type": "handle", "id": "five"}]}},
    {"name": "Once", "display_number": 3, "trigger": 5, "repeats": true, "repeat_interval": 1, "allow_multiple_earn": false,
     "meta": {"unlocks": []}}]})";

std::string count(std::int64_t before, const std::string& count)
{
    const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
    const auto applied = effects::apply(
        test::customer(R"({"id": "p", "achievements": [{"definition": {"handle": "visits"}, "current_score": )" +
                           std::to_string(before) + "}]}",
                       at),
        test::effect("achievement.add", R"({"definition": "visits", "count": )" + count + "}"),
        test::book({{"achievements", visits},
                    {"benefits", R"({"handle": "gift", "period": 1, "period_type": "days"})"},
                    {"rewards", R"({"handle": "five", "value": 5, "period": 1, "period_type": "days"})"}}),
        at);
    return test::field(applied.effect, "current_score") + ": " + test::raised(applied.effect) + "; " +
           test::balances(applied.effect);
}

} // namespace

TEST_CASE("levels of achievements unlock what they say, once and again")
{
    CHECK(count(0, "1") == "1: achievement.progressed, achievement.unlocked, benefit.created; benefit_balance 0 -> 1");
    CHECK(count(1, "1") == "2: achievement.progressed; ");
    CHECK(count(2, "1") ==
          "3: achievement.progressed, achievement.unlocked, reward.created; reward_balance 0.0 -> 5.0");
    CHECK(count(5, "1") == "6: achievement.progressed, achievement.unlocked, reward.created, achievement.unlocked; "
                           "reward_balance 0.0 -> 5.0");
    CHECK(count(0, "9") == "9: achievement.progressed, achievement.unlocked, benefit.created, achievement.unlocked, "
                           "reward.created, reward.created, reward.created, achievement.unlocked; "
                           "reward_balance 0.0 -> 15.0, benefit_balance 0 -> 1");
    CHECK(count(9, "-5") == "4: achievement.progressed; "); // levels stay, and are not reached anew
    CHECK(count(0, R"("2")") ==
          "2: achievement.progressed, achievement.unlocked, benefit.created; benefit_balance 0 -> 1");
    CHECK(count(0, "1.5") == "no change: ; ");
    CHECK(count(0, "1e30") == "no change: ; ");
}

TEST_CASE("an achievement outside of its time counts nothing")
{
    const auto add = [](const std::string& members) {
        const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
        return test::notes(effects::apply({}, test::effect("achievement.add", R"({"definition": "v"})"),
                                          test::book({{"achievements", R"({"handle": "v", )" + members + "}"}}), at)
                               .effect);
    };
    CHECK(add(R"("starts_at": "2026-02-04")") == "refused achievement-closed");
    CHECK(add(R"("ends_at": "2026-02-02")") == "refused achievement-closed");
    CHECK(add(R"("starts_at": "2026-02-03", "ends_at": "2026-02-04")") == "unknown score-unknown, inferred raises");
}

// ---- statuses

TEST_CASE("the highest status is stored, when it is higher than the stored one")
{
    const effects::Book book = test::book({{"statuses", R"({"handle": "low", "sort_order": 1, "group_handle": "g"},
        {"handle": "high", "sort_order": 2, "group_handle": "g"}, {"handle": "top", "sort_order": 9, "group_handle": "other"})"}});
    const auto store = [&](const std::string& statuses, const std::string& stored,
                           const std::string& direction = "asc") {
        const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
        const std::string attributes =
            stored.empty() ? "[]"
                           : R"([{"namespace": "n", "handle": "h", "type": "string", "value": ")" + stored + "\"}]";
        const auto applied = effects::apply(
            test::customer(R"({"id": "p", "flattened_statuses": )" + statuses + R"(, "custom_attributes": )" +
                               attributes + "}",
                           at),
            test::effect("update.highest.status.attribute",
                         R"({"group_handle": "g", "namespace": "n", "handle": "h", "type": "string", "direction": ")" +
                             direction + "\"}"),
            book, at);
        return test::field(applied.effect, "value") + " " + test::raised(applied.effect);
    };
    CHECK(store(R"(["low", "high", "top"])", "") == R"("high" profile-attribute.updated)");
    CHECK(store(R"(["low"])", "") == R"("low" profile-attribute.updated)");
    CHECK(store(R"(["low"])", "high") == "no change ");
    CHECK(store(R"(["high"])", "high") == "no change ");
    CHECK(store(R"(["high"])", "low") == R"("high" profile-attribute.updated)");
    CHECK(store(R"(["low", "high"])", "", "desc") == R"("low" profile-attribute.updated)");
    CHECK(store(R"(["low"])", "high", "desc") == R"("low" profile-attribute.updated)");
    CHECK(store(R"(["top"])", "") == "no change ");
    CHECK(store(R"(["high"])", "something else") == R"("high" profile-attribute.updated)");
}

TEST_CASE("what points are worth follows their balance where the profile says it exactly")
{
    const auto at = test::moment("2026-02-03T00:00:00Z");
    const auto after = [&](const std::string& profile) {
        auto applied = effects::apply(test::customer(profile, at),
                                      test::effect("point.create", R"({"definition": "x", "value": 150})"), {}, at);
        return json::write(effects::profileOf(applied.customer, {}, at).root());
    };
    CHECK(
        after(
            R"({"id": "p", "point_balance": 2100, "point_balance_dollars": 21.0, "combined_balance_dollars": 56.0})") ==
        R"({"id":"p","point_balance":2250,"point_balance_dollars":22.5,"combined_balance_dollars":57.5})");
    // A third of a cent a point is no decimal, and of no points nothing follows: what is not known stays as it was.
    CHECK(after(R"({"id": "p", "point_balance": 3, "point_balance_dollars": 0.01})") ==
          R"({"id":"p","point_balance":153,"point_balance_dollars":0.01})");
    CHECK(after(R"({"id": "p", "point_balance": 0, "point_balance_dollars": 0})") ==
          R"({"id":"p","point_balance":150,"point_balance_dollars":0})");
}

TEST_CASE("without a trace the customer comes out the same")
{
    auto traced = test::moment("2026-02-03T00:00:00Z");
    auto bare = traced;
    bare.trace = false;
    const effects::Book book =
        test::book({{"benefits", R"({"handle": "b", "period": 1, "period_type": "months", "max_redemptions": 2})"},
                    {"tiers", R"({"handle": "one", "is_floor": true}, {"handle": "two", "value_min": 10})"},
                    {"achievements",
                     R"({"handle": "a", "levels": [{"name": "L", "trigger": 1, "meta": {"unlocks": [
              {"type": "benefit_definition", "id_type": "handle", "id": "b"}]}}]})"},
                    {"statuses", R"({"handle": "vip", "group_handle": "g", "sort_order": 1})"}});
    effects::Customer with =
        test::customer(R"({"id": "p", "reward_balance": 5, "statuses": [{"handle": "vip"}]})", traced);
    effects::Customer without = with;
    for (const auto& given : std::vector<std::pair<std::string, std::string>>{
             {"benefit.create", R"({"definition": "b"})"},
             {"reward.create", R"({"definition": "r", "value": 5})"},
             {"point.create", R"({"definition": "x", "value": 2})"},
             {"tier-point.create", R"({"definition": "x", "value": 12})"},
             {"tier.assign", R"({"tier": "one"})"},
             {"achievement.add", R"({"achievement": "a", "definition": "a", "count": 1, "value": 1})"},
             {"redeem.benefit", R"({"benefit_id": 1})"},
             {"update.highest.status.attribute", R"({"group_handle": "g", "namespace": "n", "handle": "h"})"},
             {"target.send", R"({"target": "t"})"},
             {"nothing.known", "{}"}}) {
        CAPTURE(given.first);
        auto a = effects::apply(std::move(with), test::effect(given.first, given.second), book, traced);
        auto b = effects::apply(std::move(without), test::effect(given.first, given.second), book, bare);
        CHECK(a.customer == b.customer);
        CHECK(a.effect.state == b.effect.state);
        CHECK(b.effect.changes.empty());
        CHECK(b.effect.notes.empty());
        CHECK(b.effect.raised.empty());
        CHECK(b.effect.balances.empty());
        with = std::move(a.customer);
        without = std::move(b.customer);
    }
    CHECK(with.benefits.size() == 2);
}

TEST_CASE("the same effects give the same customer, to the byte")
{
    const auto once = [] {
        const effects::Moment at = test::moment("2026-02-03T00:00:00Z", "Australia/Sydney");
        effects::Customer customer = test::customer(R"({"id": "p"})", at);
        std::string out;
        for (const auto& effect : {test::effect("benefit.create", R"({"definition": "a"})"),
                                   test::effect("reward.create", R"({"definition": "b", "value": 3})"),
                                   test::effect("point.create", R"({"definition": "c", "value": 4})")}) {
            auto applied = effects::apply(std::move(customer), effect, {}, at);
            customer = std::move(applied.customer);
            for (const auto& change : applied.effect.changes)
                out += json::write(change.after.root());
            for (const auto& event : applied.effect.raised)
                out += json::write(event.context.root());
        }
        return out;
    };
    CHECK(once() == once());
}
