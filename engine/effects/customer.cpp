// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/customer.h"

#include "engine/effects/calendar.h"
#include "engine/effects/records.h"

#include <cmath>
#include <cstdio>
#include <map>
#include <string>

namespace retort::effects {

namespace {

/// Tier points count for twelve months.
bool counts(const TierPoint& point, const Moment& moment)
{
    if (point.pending(moment.now))
        return false;
    const std::optional<Instant> since = point.accruedAt ? point.accruedAt : point.issuedAt;
    if (!since || !moment.now)
        return true;
    const auto end = move(*since, 12, PeriodUnit::Months, moment.timezone, moment.zones);
    return !end || *moment.now < end->at;
}

void writeTier(json::Builder& b, const Tier& tier, const Book& book, const Customer& customer, const Moment& moment)
{
    b.beginObject();
    const Template* definition = book.find("tiers", tier.handle);
    b.key("name");
    b.text(definition ? definition->name : tier.handle);
    write(b, tier, customer, moment);
    b.end();
}

json::Data member(json::Value object, std::string_view key)
{
    const json::Value* value = object.isObject() ? object.find(key) : nullptr;
    return value ? json::Data::copy(*value) : json::Data();
}

/// Puts members into an object: those that are there at their place, new ones at its end.
json::Data with(json::Value object, std::map<std::string, json::Data, std::less<>> changes)
{
    json::Builder b;
    b.beginObject();
    for (std::size_t i = 0; object.isObject() && i < object.size(); ++i) {
        const json::Member& member = object.members()[i];
        b.key(member.key.text());
        if (const auto change = changes.find(member.key.text()); change != changes.end()) {
            b.value(change->second.root());
            changes.erase(change);
        } else {
            b.value(member.value);
        }
    }
    for (const auto& change : changes) {
        b.key(change.first);
        b.value(change.second.root());
    }
    b.end();
    return b.take();
}

json::Data attributesOf(const Customer& customer, const Moment& moment)
{
    json::Builder b;
    b.beginArray();
    for (const CustomAttribute& one : customer.attributes)
        b.value(recordOf(one, customer, moment).root());
    b.end();
    return b.take();
}

/// Of a member that the profile has as another balance than the run's: what it came to.
bool differs(json::Value profile, std::string_view key, const Amount& now)
{
    const auto before = run::amountOf(member(profile, key).root());
    return before ? *before != now : !now.isZero();
}

/// What one point is worth: where the profile's balances say it exactly, in the fewest decimals. There is no division
/// of amounts, so it is estimated, and held against what it has to give.
std::optional<Amount> worthOfPoint(const Amount& points, const Amount& dollars)
{
    const double estimate = std::stod(dollars.text()) / std::stod(points.text());
    constexpr int mostDecimals = 8;
    for (int decimals = 0; decimals <= mostDecimals && std::isfinite(estimate); ++decimals) {
        char text[64];
        std::snprintf(text, sizeof text, "%.*f", decimals, estimate);
        if (const auto worth = Amount::parse(text); worth && *worth * points == dollars)
            return worth;
    }
    return std::nullopt;
}

} // namespace

run::Balances balancesOf(const Customer& customer, const Moment& moment)
{
    run::Balances all = customer.opening;
    for (const Reward& one : customer.rewards) {
        if (one.valueRemaining && !one.expiry.over(moment.now))
            all.rewards += *one.valueRemaining;
    }
    for (const Point& one : customer.points) {
        if (one.expiry.over(moment.now))
            continue;
        (one.pending(moment.now) ? all.pointsPending : all.points) += one.valueRemaining;
    }
    for (const TierPoint& one : customer.tierPoints) {
        if (one.pending(moment.now))
            all.tierPointsPending += one.value;
        else if (counts(one, moment))
            all.tierPoints += one.value;
    }
    for (const Benefit& one : customer.benefits)
        all.benefits += one.usable(moment.now) ? 1 : 0;
    if (customer.tier)
        all.tier = customer.tier->handle;
    return all;
}

json::Data profileOf(const Customer& customer, const Book& book, const Moment& moment)
{
    const json::Value profile = customer.profile.root();
    const run::Balances now = balancesOf(customer, moment);
    std::map<std::string, json::Data, std::less<>> changes;
    if (!customer.id.empty() && member(profile, "id").root().isNull())
        changes["id"] = json::Data::copy(json::Value(std::string_view(customer.id)));
    const auto amountAt = [&](std::string_view key) { return run::amountOf(member(profile, key).root()); };
    // Rewards are dollars, and points are worth what they were before: the sum follows both as far as they are known.
    auto combined = amountAt("combined_balance_dollars");
    if (differs(profile, "reward_balance", now.rewards)) {
        changes["reward_balance"] = run::amountData(now.rewards, true);
        const auto before = amountAt("reward_balance");
        if (before && combined)
            *combined += now.rewards - *before;
    }
    if (differs(profile, "point_balance", now.points)) {
        changes["point_balance"] = run::amountData(now.points);
        const auto before = amountAt("point_balance");
        const auto dollars = amountAt("point_balance_dollars");
        const auto worth =
            before && dollars && !before->isZero() ? worthOfPoint(*before, *dollars) : std::optional<Amount>();
        if (worth) {
            changes["point_balance_dollars"] = run::amountData(*worth * now.points, true);
            if (combined)
                *combined += *worth * (now.points - *before);
        }
    }
    if (combined && !changes.empty() && differs(profile, "combined_balance_dollars", *combined))
        changes["combined_balance_dollars"] = run::amountData(*combined, true);
    if (differs(profile, "benefit_balance", now.benefits))
        changes["benefit_balance"] = run::amountData(now.benefits);
    const json::Data tierHandle = member(profile, "tier_handle");
    if (customer.tier && !(tierHandle.root().isString() && tierHandle.root().text() == customer.tier->handle)) {
        json::Builder b;
        writeTier(b, *customer.tier, book, customer, moment);
        changes["tier"] = b.take();
        changes["tier_handle"] = json::Data::copy(json::Value(std::string_view(customer.tier->handle)));
    }
    const json::Data attributes = attributesOf(customer, moment);
    const json::Data before = member(profile, "custom_attributes");
    if (!customer.attributes.empty() && !(before == attributes))
        changes["custom_attributes"] = attributes;
    return changes.empty() && profile.isObject() ? customer.profile : with(profile, std::move(changes));
}

} // namespace retort::effects
