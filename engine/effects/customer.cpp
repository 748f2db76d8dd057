// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/customer.h"

#include "engine/effects/calendar.h"
#include "engine/effects/records.h"

#include <map>

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
    if (differs(profile, "reward_balance", now.rewards)) {
        changes["reward_balance"] = run::amountData(now.rewards, true);
        // Rewards are dollars; what points are worth is not known, so only this part of the sum can be followed.
        const auto before = run::amountOf(member(profile, "reward_balance").root());
        const auto combined = run::amountOf(member(profile, "combined_balance_dollars").root());
        if (before && combined)
            changes["combined_balance_dollars"] = run::amountData(*combined + now.rewards - *before, true);
    }
    if (differs(profile, "point_balance", now.points))
        changes["point_balance"] = run::amountData(now.points);
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
