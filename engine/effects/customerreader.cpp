// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/customer.h"
#include "engine/json/write.h"
#include "engine/run/clock.h"

#include <algorithm>

namespace retort::effects {

namespace {

/// Reads what a profile says of its own records, in the fields of the platform's API (spec section 10).
class CustomerReader {
public:
    explicit CustomerReader(const Moment& moment) : m_moment(moment) {}

    Customer read(const json::Document& document)
    {
        if (document.root().kind != json::Kind::Object)
            return std::move(c);
        const Fields profile(document, 0);
        c.known = true;
        c.profile = profile.data();
        c.id = profile.text("id");
        for (const Fields& one : profile.objects("benefits"))
            benefit(one);
        for (const Fields& one : profile.objects("rewards"))
            reward(one);
        for (const Fields& one : profile.objects("points"))
            point(one);
        for (const Fields& one : profile.objects("tier_points"))
            tierPoint(one);
        for (const Fields& one : profile.objects("achievements"))
            c.achievements.push_back({handleOf(one), wholeOf(one, "current_score", "score"), time(one, "achieved_at")});
        for (const Fields& one : profile.objects("custom_attributes"))
            c.attributes.push_back({one.text("namespace"), one.text("handle"), one.text("type"), one.data("value")});
        tier(profile);
        statuses(profile);
        opening(profile);
        return std::move(c);
    }

private:
    std::optional<Instant> time(const Fields& of, std::string_view key) const
    {
        const std::string text = of.text(key);
        return text.empty() ? std::nullopt : run::instantOf(text);
    }

    Expiry expiry(const Fields& of) const
    {
        if (const auto at = time(of, "expires_at"))
            return {Expiry::Kind::At, *at};
        if (of.has("expires_at"))
            return {};
        return {Expiry::Kind::Never, {}};
    }

    static std::string handleOf(const Fields& of)
    {
        std::string handle = of.object("definition").text("handle");
        return handle.empty() ? of.text("definition") : handle;
    }

    static std::int64_t wholeOf(const Fields& of, std::string_view key, std::string_view other)
    {
        return of.whole(of.has(key) ? key : other).value_or(0);
    }

    std::string id(const Fields& of)
    {
        if (const auto number = of.whole("id"); number && *number >= c.nextId && *number < INT64_MAX)
            c.nextId = *number + 1;
        return of.text("id");
    }

    void benefit(const Fields& of)
    {
        c.benefits.push_back({.id = id(of),
                              .definition = handleOf(of),
                              .issuedAt = time(of, "issued_at"),
                              .expiry = expiry(of),
                              .remaining = of.whole("redemptions_remaining"),
                              .value = of.amount("value"),
                              .timezone = of.text("timezone"),
                              .externalId = of.text("external_id"),
                              .codePos = of.text("redeem_code_pos"),
                              .codeOnline = of.text("redeem_code_online"),
                              .meta = of.data("meta")});
    }

    void reward(const Fields& of)
    {
        const auto initial = of.amount("value_initial");
        c.rewards.push_back({.id = id(of),
                             .definition = handleOf(of),
                             .valueInitial = initial,
                             .valueRemaining = of.has("value_remaining") ? of.amount("value_remaining") : initial,
                             .issuedAt = time(of, "issued_at"),
                             .expiry = expiry(of),
                             .timezone = of.text("timezone"),
                             .meta = of.data("meta")});
    }

    void point(const Fields& of)
    {
        const Amount initial = of.amount("value_initial").value_or(Amount());
        c.points.push_back({.id = id(of),
                            .definition = handleOf(of),
                            .valueInitial = initial,
                            .valueRemaining = of.amount("value_remaining").value_or(initial),
                            .issuedAt = time(of, "issued_at"),
                            .accruedAt = time(of, "accrued_at"),
                            .heldBack = of.text("status") == "pending",
                            .expiry = expiry(of),
                            .description = of.text("description"),
                            .meta = of.data("meta")});
    }

    void tierPoint(const Fields& of)
    {
        c.tierPoints.push_back({.id = id(of),
                                .definition = handleOf(of),
                                .value = of.amount("value").value_or(Amount()),
                                .issuedAt = time(of, "issued_at"),
                                .accruedAt = time(of, "accrued_at"),
                                .heldBack = of.text("status") == "pending"});
    }

    void tier(const Fields& profile)
    {
        const Fields tier = profile.object("tier");
        std::string handle = profile.text("tier_handle");
        if (handle.empty())
            handle = tier.text("handle");
        if (!handle.empty())
            c.tier = Tier{handle, time(tier, "achieved_at"), time(tier, "anniversary_at"), time(tier, "assigned_at")};
    }

    void statuses(const Fields& profile)
    {
        for (std::string_view key : {"flattened_statuses", "statuses"}) {
            const json::Data list = profile.data(key);
            for (std::size_t i = 0; list.root().isArray() && i < list.root().size(); ++i) {
                const json::Value item = list.root().items()[i];
                const json::Value* handle = item.isObject() ? item.find("handle") : &item;
                if (handle && handle->isString() &&
                    std::find(c.statuses.begin(), c.statuses.end(), handle->text()) == c.statuses.end())
                    c.statuses.emplace_back(handle->text());
            }
        }
    }

    // A balance counts what the lists hold, so only the rest of it is kept beside them.
    void opening(const Fields& profile)
    {
        const run::Balances listed = balancesOf(c, m_moment);
        if (const auto balance = profile.amount("reward_balance"))
            c.opening.rewards = *balance - listed.rewards;
        if (const auto balance = profile.amount("point_balance"))
            c.opening.points = *balance - listed.points;
        if (const auto balance = profile.whole("benefit_balance"))
            c.opening.benefits = *balance - listed.benefits;
        const Fields tier = profile.object("tier");
        auto total = profile.amount("total_points_12m");
        if (!total)
            total = tier.amount("total_points_12m");
        if (total)
            c.opening.tierPoints = *total - listed.tierPoints;
        c.tierPointsKnown = total || profile.has("tier_points");
    }

    Customer c;
    const Moment& m_moment;
};

} // namespace

Customer customerOf(const json::Document& profile, const Moment& moment)
{
    return CustomerReader(moment).read(profile);
}

Customer customerOf(const json::Data& profile, const Moment& moment)
{
    const auto document = json::Document::parse(json::write(profile.root()));
    return document ? customerOf(*document, moment) : Customer();
}

} // namespace retort::effects
