// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/records.h"

#include "engine/effects/calendar.h"

#include <charconv>

namespace retort::effects {

namespace {

void text(json::Builder& b, std::string_view key, std::string_view value)
{
    b.key(key);
    b.text(value);
}

void textOrNull(json::Builder& b, std::string_view key, const std::string& value)
{
    b.key(key);
    if (value.empty())
        b.null();
    else
        b.text(value);
}

// Ids of the platform are numbers, except where they are not.
void id(json::Builder& b, std::string_view key, const std::string& value)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    b.key(key);
    if (error == std::errc{} && end == value.data() + value.size() && std::to_string(number) == value)
        b.integer(number);
    else
        b.text(value);
}

void time(json::Builder& b, std::string_view key, const std::optional<Instant>& at)
{
    if (at)
        text(b, key, timeText(*at));
}

void amount(json::Builder& b, std::string_view key, const std::optional<Amount>& value, bool money = false)
{
    if (!value)
        return;
    b.key(key);
    b.value(run::amountData(*value, money).root());
}

void expiry(json::Builder& b, const Expiry& expiry, const Moment& moment)
{
    if (expiry.kind == Expiry::Kind::Unknown)
        return;
    if (expiry.kind == Expiry::Kind::Never) {
        b.key("expires_at");
        b.null();
    } else {
        time(b, "expires_at", expiry.at);
    }
    b.key("is_expired");
    b.boolean(expiry.over(moment.now));
}

void owner(json::Builder& b, const Customer& customer)
{
    if (!customer.id.empty())
        text(b, "profile_id", customer.id);
}

void meta(json::Builder& b, const json::Data& data)
{
    b.key("meta");
    if (data.root().isNull()) {
        b.beginObject();
        b.end();
    } else {
        b.value(data.root());
    }
}

void level(json::Builder& b, std::string_view key, const Fields* level)
{
    b.key(key);
    if (!level) {
        b.null();
        return;
    }
    b.beginObject();
    text(b, "name", level->text("name"));
    if (const auto number = level->whole("display_number")) {
        b.key("display_number");
        b.integer(*number);
    }
    b.end();
}

} // namespace

void write(json::Builder& b, const Benefit& benefit, const Customer& customer, const Moment& moment)
{
    id(b, "id", benefit.id);
    owner(b, customer);
    textOrNull(b, "external_id", benefit.externalId);
    b.key("value");
    b.value((benefit.value ? run::amountData(*benefit.value) : json::Data()).root());
    time(b, "issued_at", benefit.issuedAt);
    expiry(b, benefit.expiry, moment);
    b.key("claimed_at");
    b.null();
    if (benefit.remaining) {
        b.key("redemptions_remaining");
        b.integer(*benefit.remaining);
    }
    b.key("is_redeemable");
    b.boolean(benefit.usable(moment.now));
    textOrNull(b, "timezone", benefit.timezone);
    textOrNull(b, "redeem_code_pos", benefit.codePos);
    textOrNull(b, "redeem_code_online", benefit.codeOnline);
    meta(b, benefit.meta);
}

void write(json::Builder& b, const Reward& reward, const Customer& customer, const Moment& moment)
{
    id(b, "id", reward.id);
    owner(b, customer);
    amount(b, "value_initial", reward.valueInitial, true);
    amount(b, "value_remaining", reward.valueRemaining, true);
    time(b, "issued_at", reward.issuedAt);
    expiry(b, reward.expiry, moment);
    if (reward.issuedAt)
        text(b, "issued_local_at", timeText(*reward.issuedAt, reward.timezone, moment.zones));
    if (reward.expiry.kind == Expiry::Kind::At)
        text(b, "expires_local_at", timeText(reward.expiry.at, reward.timezone, moment.zones));
    textOrNull(b, "timezone", reward.timezone);
    b.key("is_active");
    b.boolean(!reward.expiry.over(moment.now));
    b.key("extended_at");
    b.null();
    meta(b, reward.meta);
}

void write(json::Builder& b, const Point& point, const Customer& customer, const Moment& moment)
{
    id(b, "id", point.id);
    owner(b, customer);
    amount(b, "value_initial", point.valueInitial);
    amount(b, "value_remaining", point.valueRemaining);
    time(b, "issued_at", point.issuedAt);
    time(b, "accrued_at", point.accruedAt);
    expiry(b, point.expiry, moment);
    text(b, "status", point.pending(moment.now) ? "pending" : "active");
    if (point.rate) {
        b.key("rate");
        b.beginObject();
        text(b, "handle", point.definition);
        amount(b, "rate", point.rate);
        b.end();
    }
    textOrNull(b, "description", point.description);
    meta(b, point.meta);
}

void write(json::Builder& b, const TierPoint& point, const Customer& customer, const Moment& moment)
{
    id(b, "id", point.id);
    owner(b, customer);
    amount(b, "value", point.value);
    text(b, "status", point.pending(moment.now) ? "pending" : "active");
    time(b, "issued_at", point.issuedAt);
    time(b, "accrued_at", point.accruedAt);
    meta(b, {});
}

void write(json::Builder& b, const Tier& tier, const Customer& customer, const Moment&)
{
    owner(b, customer);
    text(b, "handle", tier.handle);
    time(b, "achieved_at", tier.achievedAt);
    time(b, "anniversary_at", tier.anniversaryAt);
    if (tier.assignedAt) {
        time(b, "assigned_at", tier.assignedAt);
    } else {
        b.key("assigned_at");
        b.null();
    }
}

void write(json::Builder& b, const CustomAttribute& attribute, const Customer&, const Moment&)
{
    text(b, "namespace", attribute.space);
    text(b, "handle", attribute.handle);
    text(b, "type", attribute.type);
    b.key("value");
    b.value(attribute.value.root());
}

void write(json::Builder& b, const Redemption& redemption, const Customer& customer, const Moment&)
{
    id(b, "id", redemption.id);
    owner(b, customer);
    id(b, "benefit_id", redemption.benefit);
    b.key("count");
    b.integer(redemption.count);
    time(b, "redeemed_at", redemption.at);
}

void write(json::Builder& b, const Achievement& achievement, const Template* definition, const Customer& customer,
           const Moment&)
{
    owner(b, customer);
    b.key("current_score");
    b.integer(achievement.score);
    if (definition) {
        const std::vector<Fields> levels = definition->fields.objects("levels");
        const Fields* current = nullptr;
        const Fields* next = nullptr;
        const auto triggerOf = [](const Fields* level) { return level->whole("trigger").value_or(0); };
        for (const Fields& one : levels) {
            if (!one.whole("trigger"))
                continue;
            if (triggerOf(&one) <= achievement.score) {
                if (!current || triggerOf(&one) > triggerOf(current))
                    current = &one;
            } else if (!next || triggerOf(&one) < triggerOf(next)) {
                next = &one;
            }
        }
        level(b, "current_level", current);
        level(b, "next_level", next);
        b.key("next_level_remain");
        if (next)
            b.integer(triggerOf(next) - achievement.score);
        else
            b.null();
    }
    time(b, "achieved_at", achievement.achievedAt);
}

} // namespace retort::effects
