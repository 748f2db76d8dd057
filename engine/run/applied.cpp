// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/applied.h"

#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/run/keeper.h"

#include <charconv>
#include <cmath>

namespace retort::run {

namespace {

json::Data textData(std::string_view text) { return json::Data::copy(json::Value(text)); }

/// The double that reads back as exactly this number, where there is one.
std::optional<double> exactly(const Amount& amount)
{
    double number = 0;
    const std::string& text = amount.text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !std::isfinite(number) || Amount::parse(json::numberText(number)) != amount)
        return std::nullopt;
    return number;
}

} // namespace

bool operator==(const EffectNote& a, const EffectNote& b)
{
    return a.kind == b.kind && a.id == b.id &&
           (a.text == b.text || sayable(english(a.text)) == sayable(english(b.text)));
}

std::string_view wordOf(EffectNote::Kind kind)
{
    switch (kind) {
    case EffectNote::Kind::Fact:
        return "fact";
    case EffectNote::Kind::Inferred:
        return "inferred";
    case EffectNote::Kind::Unknown:
        return "unknown";
    case EffectNote::Kind::Refused:
        return "refused";
    }
    return {};
}

std::string_view wordOf(AppliedEffect::State state)
{
    switch (state) {
    case AppliedEffect::State::Applied:
        return "applied";
    case AppliedEffect::State::Refused:
        return "refused";
    case AppliedEffect::State::NotSimulated:
        return "not-simulated";
    case AppliedEffect::State::OtherCustomer:
        return "other-customer";
    }
    return {};
}

EffectNote effectNote(EffectNote::Kind kind, Phrase text)
{
    std::string id = text.id.substr(text.id.find('.') + 1);
    return {kind, std::move(id), std::move(text)};
}

std::vector<BalanceChange> differences(const Balances& before, const Balances& after)
{
    std::vector<BalanceChange> all;
    const auto amounts = [&](std::string_view name, const Amount& from, const Amount& to, bool money = false) {
        if (from != to)
            all.push_back({std::string(name), amountData(from, money), amountData(to, money)});
    };
    amounts("reward_balance", before.rewards, after.rewards, true);
    amounts("point_balance", before.points, after.points);
    amounts("points_pending", before.pointsPending, after.pointsPending);
    amounts("total_points_12m", before.tierPoints, after.tierPoints);
    amounts("tier_points_pending", before.tierPointsPending, after.tierPointsPending);
    amounts("benefit_balance", before.benefits, after.benefits);
    if (before.tier != after.tier)
        all.push_back({"tier_handle", before.tier.empty() ? json::Data() : textData(before.tier),
                       after.tier.empty() ? json::Data() : textData(after.tier)});
    return all;
}

json::Data amountData(const Amount& amount, bool money)
{
    if (const auto whole = amount.whole(); whole && !money)
        return json::Data::copy(json::Value(*whole));
    if (const auto number = exactly(amount))
        return json::Data::copy(json::Value(*number));
    return textData(amount.text());
}

std::optional<Amount> amountOf(json::Value value)
{
    if (value.isInt())
        return Amount(value.asInt());
    if (value.isDouble())
        return std::isfinite(value.asDouble()) ? Amount::parse(json::numberText(value.asDouble())) : std::nullopt;
    return value.isString() ? Amount::parse(value.text()) : std::nullopt;
}

} // namespace retort::run
