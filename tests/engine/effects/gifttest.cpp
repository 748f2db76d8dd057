// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/effects/shared.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using State = run::AppliedEffect::State;

namespace {

const std::string gift = R"({"profile_id": "p-1", "definition": "gift"})";

run::AppliedEffect give(const std::string& kind, const std::string& definition, const std::string& arguments = gift,
                        const std::string& clock = "2026-02-03T00:00:00Z", const std::string& zone = "UTC")
{
    const std::string list = kind == "benefit.create" ? "benefits" : "rewards";
    const effects::Moment at = test::moment(clock, zone);
    return effects::apply(test::customer(R"({"id": "p-1"})", at), test::effect(kind, arguments),
                          definition.empty() ? effects::Book() : test::book({{list, definition}}), at)
        .effect;
}

} // namespace

TEST_CASE("when a benefit expires, by its definition")
{
    struct Row {
        const char* definition; ///< Beside the handle.
        const char* expires;
        const char* note;
        const char* clock = "2026-02-03T00:00:00Z";
        const char* zone = "UTC";
    };
    const Row rows[] = {
        {R"("period": 30, "period_type": "days")", R"("2026-03-05 00:00:00")", "inferred expiry"},
        {R"("period": "30", "period_type": "days")", R"("2026-03-05 00:00:00")", "inferred expiry"},
        {R"("period": 6, "period_type": "months")", R"("2026-08-03 00:00:00")", "inferred expiry"},
        {R"("period": 1, "period_type": "months")", R"("2026-02-28 10:00:00")", "inferred month-end",
         "2026-01-31T10:00:00Z"},
        {R"("period": 1, "period_type": "years")", R"("2029-02-28 10:00:00")", "inferred month-end",
         "2028-02-29T10:00:00Z"},
        {R"("period": 2, "period_type": "weeks")", R"("2026-02-17 00:00:00")", "inferred expiry"},
        // The zone's clocks go back in between: 09:00 there is an hour later in UTC.
        {R"("period": 30, "period_type": "days")", R"("2026-04-30 23:00:00")", "inferred expiry", "2026-04-01T09:00:00",
         "Australia/Sydney"},
        {R"("period": 30, "period_type": "days", "timezone": "America/New_York")", R"("2026-03-31 04:30:00")",
         "inferred expiry", "2026-03-01T05:30:00Z"},
        {R"("period_type": "absolute_date", "absolute_expiry": "2026-06-30")", R"("2026-06-30 00:00:00")",
         "inferred expires-at-midnight"},
        {R"("period_type": "absolute_date", "period": null, "absolute_expiry": "2026-06-30 13:59:59")",
         R"("2026-06-30 13:59:59")", "inferred raises"},
        {R"("period": 1, "period_type": "days", "absolute_expiry": "2026-06-30")", R"("2026-02-04 00:00:00")",
         "inferred period-before-day"},
        // What is not known is not made up.
        {R"("period": 1, "period_type": "absolute_month")", "-", "unknown period-type"},
        {R"("period": null, "period_type": "days")", "-", "unknown no-period"},
        {R"("period": 30, "period_type": "days")", "-", "unknown no-clock", ""},
        {R"("period": 9999999, "period_type": "years")", "-", "unknown period-too-long"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.definition);
        const auto applied = give("benefit.create", std::string(R"({"handle": "gift", )") + row.definition + "}", gift,
                                  row.clock, row.zone);
        CHECK(applied.state == State::Applied);
        CHECK(test::field(applied, "expires_at") == row.expires);
        CHECK_MESSAGE(test::hasNote(applied, row.note), test::notes(applied));
    }
}

TEST_CASE("a benefit has what its definition says")
{
    const auto applied =
        give("benefit.create",
             R"({"handle": "gift", "name": "Gift", "value": "12.50", "period": 30, "period_type": "days",
        "max_redemptions": 2, "redeem_code_pos": "POS", "redeem_code_online": "WEB"})");
    REQUIRE(applied.changes.size() == 1);
    CHECK(applied.changes[0].kind == "benefit");
    CHECK(applied.changes[0].definition == "gift");
    CHECK(json::write(applied.changes[0].after.root()) ==
          R"({"id":1,"profile_id":"p-1","external_id":null,"value":12.5,"issued_at":"2026-02-03 00:00:00",)"
          R"("expires_at":"2026-03-05 00:00:00","is_expired":false,"claimed_at":null,"redemptions_remaining":2,)"
          R"("is_redeemable":true,"timezone":"UTC","redeem_code_pos":"POS","redeem_code_online":"WEB","meta":{}})");
    CHECK(test::balances(applied) == "benefit_balance 0 -> 1");
    REQUIRE(test::raised(applied) == "benefit.created");
    const json::Value context = applied.raised[0].context.root();
    CHECK(json::write(*context.find("profile_id")) == R"("p-1")");
    CHECK(json::write(*context.find("definition")->find("handle")) == R"("gift")");
    CHECK(json::write(*context.find("profile")->find("benefit_balance")) == "1");
}

TEST_CASE("missing definitions are told")
{
    const auto nothing = give("benefit.create", "");
    CHECK(test::notes(nothing) == "unknown no-file, inferred raises");
    CHECK(english(nothing.notes[0].text) ==
          "There is no definitions/benefits.json, so nothing is known of gift but its handle");
    CHECK(test::field(nothing, "expires_at") == "-");
    CHECK(test::field(nothing, "redemptions_remaining") == "-");
    const auto near = give("benefit.create", R"({"handle": "gifts"})");
    CHECK(english(near.notes[0].text) ==
          "definitions/benefits.json has no gift, so nothing is known of it but its handle; perhaps gifts is meant");
    const auto reward = give("reward.create", "");
    CHECK(test::notes(reward) == "unknown no-file, unknown no-value, inferred raises");
    CHECK(test::balances(reward).empty());
}

TEST_CASE("a limit for all customers caps or refuses")
{
    const auto with = [](const std::string& members) {
        return give("benefit.create",
                    R"({"handle": "gift", "period": 1, "period_type": "days", "max_redemptions": 3, )" + members + "}");
    };
    CHECK(test::field(with(R"("max_global_redemptions": null)"), "redemptions_remaining") == "3");
    CHECK(test::field(with(R"("max_global_redemptions": 100)"), "redemptions_remaining") == "3");
    const auto capped = with(R"("max_global_redemptions": 100, "total_global_redemptions": 98)");
    CHECK(test::field(capped, "redemptions_remaining") == "2");
    CHECK(test::hasNote(capped, "inferred redemptions-capped"));
    for (const char* none : {R"("max_global_redemptions": 100, "total_global_redemptions": 100)",
                             R"("max_global_redemptions": 100, "total_global_redemptions_remaining": 0)",
                             R"("max_global_redemptions": 0)"}) {
        const auto refused = with(none);
        CHECK(refused.state == State::Refused);
        CHECK(refused.changes.empty());
        CHECK(refused.raised.empty());
        CHECK(test::notes(refused) == "refused none-left");
    }
}

TEST_CASE("what a reward is worth")
{
    const std::string ten = R"("period": 90, "period_type": "days", "value": 10, "max_value": 10)";
    const auto with = [](const std::string& members, const std::string& value = "") {
        return give("reward.create", R"({"handle": "gift", )" + members + "}",
                    value.empty() ? gift : R"({"definition": "gift", "value": )" + value + "}");
    };
    CHECK(test::balances(with(ten)) == "reward_balance 0.0 -> 10.0");
    CHECK(test::balances(with(ten, "7.5")) == "reward_balance 0.0 -> 7.5");
    CHECK(test::balances(with(ten, R"("7.50")")) == "reward_balance 0.0 -> 7.5");
    const auto capped = with(ten, "25");
    CHECK(test::field(capped, "value_initial") == "10.0");
    CHECK(test::hasNote(capped, "fact capped"));
    CHECK(with(ten, "-1").state == State::Refused);
    CHECK(test::field(with(ten, "0.1"), "value_remaining") == "0.1");
    const auto held = with(ten + R"(, "is_assignable": false)");
    CHECK(held.state == State::Refused); // documented of rewards
    CHECK(test::notes(held) == "refused not-assignable");
    const auto local = give("reward.create", R"({"handle": "gift", "period": 1, "period_type": "days", "value": 1})",
                            gift, "2026-02-03T09:00:00", "Australia/Sydney");
    CHECK(test::field(local, "issued_at") == R"("2026-02-02 22:00:00")");
    CHECK(test::field(local, "issued_local_at") == R"("2026-02-03 09:00:00")");
    CHECK(test::field(local, "expires_local_at") == R"("2026-02-04 09:00:00")");
}

TEST_CASE("arguments go before the definition")
{
    const auto applied =
        give("benefit.create", R"({"handle": "gift", "period": 30, "period_type": "days", "value": 1})",
             R"({"definition": "gift", "value": 5, "expires_at": "2026-02-10", "issued_at": "2026-02-01 09:00:00",
            "timezone": "Australia/Sydney", "external_id": "X-1", "meta": {"a": 1}})");
    CHECK(test::field(applied, "value") == "5");
    CHECK(test::field(applied, "issued_at") == R"("2026-01-31 22:00:00")");
    CHECK(test::field(applied, "expires_at") == R"("2026-02-09 13:00:00")");
    CHECK(test::field(applied, "external_id") == R"("X-1")");
    CHECK(test::field(applied, "meta") == R"({"a":1})");
    const auto unread = give("benefit.create", R"({"handle": "gift", "period": 30, "period_type": "days"})",
                             R"({"definition": "gift", "expires_at": "soon", "timezone": "Mars/North"})");
    CHECK(test::field(unread, "expires_at") == "-");
    CHECK(test::hasNote(unread, "unknown no-such-time"));
    CHECK(test::hasNote(unread, "unknown no-such-zone"));
}

TEST_CASE("what goes to another customer leaves this one alone")
{
    const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
    const effects::Customer mina = test::customer(R"({"id": "p-1", "reward_balance": 35.0})", at);
    const auto applied =
        effects::apply(mina, test::effect("benefit.create", R"({"profile_id": "p-2", "definition": "x"})"), {}, at);
    CHECK(applied.effect.state == State::OtherCustomer);
    CHECK(applied.customer == mina);
    const auto first =
        effects::apply({}, test::effect("benefit.create", R"({"profile_id": "p-9", "definition": "x"})"), {}, at);
    CHECK(first.customer.id == "p-9");
    CHECK(effects::apply(mina, {"email.send", {}}, {}, at).effect.state == State::NotSimulated);
}

TEST_CASE("a benefit is redeemed")
{
    const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
    const effects::Book book = test::book({{"benefits", R"({"handle": "gift", "max_global_redemptions": 2})"}});
    const effects::Customer mina = test::customer(R"({"id": "p-1", "benefit_balance": 1, "benefits": [
        {"id": 8801, "definition": {"handle": "gift"}, "redemptions_remaining": 2, "expires_at": "2026-03-05 00:00:00"},
        {"id": 8802, "definition": {"handle": "gift"}, "redemptions_remaining": 1, "expires_at": "2026-01-05 00:00:00"}]})",
                                                  at);
    const auto redeem = [&](const effects::Customer& who, const std::string& arguments) {
        return effects::apply(who, test::effect("redeem.benefit", arguments), book, at);
    };
    const auto once = redeem(mina, R"({"benefit_id": 8801})");
    CHECK(once.effect.changes.size() == 2);
    CHECK(test::field(once.effect, "id") == "8803"); // above all that the profile has
    CHECK(test::field(once.effect, "redemptions_remaining", 1) == "1");
    CHECK(test::raised(once.effect) == "benefit.redeemed");
    CHECK(test::balances(once.effect).empty());
    const auto twice = redeem(once.customer, R"({"benefit_id": "8801"})");
    CHECK(test::balances(twice.effect) == "benefit_balance 1 -> 0");
    CHECK(redeem(twice.customer, R"({"benefit_id": 8801})").effect.state == State::Refused);
    CHECK(redeem(mina, R"({"benefit_id": 8801, "count": 3})").effect.state == State::Refused);
    CHECK(redeem(mina, R"({"benefit_id": 8801, "count": 0})").effect.state == State::Refused);
    CHECK(redeem(mina, R"({"benefit_id": 8801, "count": 1.5})").effect.state == State::Refused);
    CHECK(test::notes(redeem(mina, R"({"benefit_id": 8802})").effect) == "refused redeem-expired");
    CHECK(test::notes(redeem(mina, R"({"benefit_id": 1})").effect) == "unknown no-such-benefit");
    // What was redeemed here counts for the limit of all customers.
    const auto none = effects::apply(twice.customer, test::effect("benefit.create", gift), book, at);
    CHECK(none.effect.state == State::Refused);
}

TEST_CASE("a profile's balances stay what they are, and grow by what is given")
{
    REQUIRE(rc::check([] {
        const effects::Moment at = test::moment("2026-02-03T00:00:00Z");
        const std::int64_t balance = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
        const std::int64_t listed = *rc::gen::inRange<std::int64_t>(0, 1000);
        const auto text = [](std::int64_t cents) {
            return std::to_string(cents / 100) + "." + std::to_string(cents % 100 / 10) + std::to_string(cents % 10);
        };
        effects::Customer customer =
            test::customer(R"({"id": "p-1", "reward_balance": )" + text(balance) +
                               R"(, "rewards": [{"id": 1, "value_initial": )" + text(listed) + "}]}",
                           at);
        Amount expected = Amount::parse(text(balance)).value();
        RC_ASSERT(effects::balancesOf(customer, at).rewards == expected);
        const auto values = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 100'000));
        for (const std::int64_t value : values) {
            auto applied = effects::apply(
                std::move(customer),
                test::effect("reward.create", R"({"definition": "x", "value": )" + text(value) + "}"), {}, at);
            customer = std::move(applied.customer);
            expected += Amount::parse(text(value)).value();
        }
        RC_ASSERT(effects::balancesOf(customer, at).rewards == expected);
        const json::Data profile = effects::profileOf(customer, {}, at);
        RC_ASSERT(run::amountOf(*profile.root().find("reward_balance")) == expected);
    }));
}
