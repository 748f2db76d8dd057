// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/applier.h"
#include "engine/effects/calendar.h"

#include <algorithm>

namespace retort::effects {

namespace {

// "2026-06-30": a day without a time.
bool isDay(std::string_view text) { return text.find_first_of("Tt ") == std::string_view::npos; }

} // namespace

void Applier::giveBenefit(const Given& given)
{
    const Template* definition = definitionOf("benefits", given.definition);
    if (!mayBeGiven(definition, false))
        return;
    bool none = false;
    Benefit benefit;
    benefit.remaining = redemptionsOf(definition, none);
    if (none)
        return;
    benefit.definition = definition ? definition->handle : given.definition;
    benefit.timezone = zoneOf(given, definition);
    benefit.issuedAt = issuedAt(given, benefit.timezone);
    benefit.expiry = expiryOf(given, definition, benefit.issuedAt, benefit.timezone);
    benefit.value = given.value;
    if (!benefit.value && definition)
        benefit.value = definition->fields.amount("value");
    if (definition) {
        benefit.codePos = definition->fields.text("redeem_code_pos");
        benefit.codeOnline = definition->fields.text("redeem_code_online");
    }
    benefit.externalId = given.externalId;
    benefit.meta = given.meta;
    benefit.simulated = true;
    benefit.id = newId();
    m_out.customer.benefits.push_back(benefit);
    created("benefit", benefit, definition, "benefit.created");
}

void Applier::giveReward(const Given& given)
{
    const Template* definition = definitionOf("rewards", given.definition);
    // That a reaction may only issue what is_assignable allows is documented of rewards.
    if (!mayBeGiven(definition, true))
        return;
    Reward reward;
    reward.definition = definition ? definition->handle : given.definition;
    std::optional<Amount> value = given.value;
    if (!value && definition)
        value = definition->fields.amount("value");
    if (value && value->isNegative()) {
        refuse(phrase("effects.negative-value", value->text()));
        return;
    }
    if (!value)
        note(Note::Unknown, phrase("effects.no-value", given.definition));
    if (const auto most = definition ? definition->fields.amount("max_value") : std::nullopt;
        most && value && *value > *most) {
        note(Note::Fact, phrase("effects.capped", value->text(), most->text()));
        value = most;
    }
    reward.valueInitial = value;
    reward.valueRemaining = value;
    reward.timezone = zoneOf(given, definition);
    reward.issuedAt = issuedAt(given, reward.timezone);
    reward.expiry = expiryOf(given, definition, reward.issuedAt, reward.timezone);
    reward.meta = given.meta;
    reward.simulated = true;
    reward.id = newId();
    m_out.customer.rewards.push_back(reward);
    created("reward", reward, definition, "reward.created");
}

bool Applier::mayBeGiven(const Template* definition, bool refuses)
{
    if (!definition)
        return true;
    const Fields& fields = definition->fields;
    if (!fields.flag("is_assignable").value_or(true)) {
        if (refuses) {
            refuse(phrase("effects.not-assignable", definition->name));
            return false;
        }
        note(Note::Inferred, phrase("effects.not-assignable-given", definition->name));
    }
    if (fields.flag("is_archived").value_or(false))
        note(Note::Inferred, phrase("effects.archived-given", definition->name));
    if (!fields.flag("is_published").value_or(true))
        note(Note::Inferred, phrase("effects.unpublished-given", definition->name));
    return true;
}

// How many redemptions of a benefit all customers still have together; none where there is no such limit.
std::optional<std::int64_t> Applier::leftForAll(const Template& definition) const
{
    const Fields& fields = definition.fields;
    const auto most = fields.whole("max_global_redemptions");
    if (!most)
        return std::nullopt;
    std::int64_t left = fields.whole("total_global_redemptions_remaining")
                            .value_or(*most - fields.whole("total_global_redemptions").value_or(0));
    for (const Redemption& one : m_out.customer.redemptions) {
        if (one.definition == definition.handle)
            left -= one.count;
    }
    return std::max<std::int64_t>(left, 0);
}

std::optional<std::int64_t> Applier::redemptionsOf(const Template* definition, bool& none)
{
    if (!definition)
        return std::nullopt;
    auto redemptions = definition->fields.whole("max_redemptions");
    const auto left = leftForAll(*definition);
    if (!left)
        return redemptions;
    if (*left == 0) {
        none = true;
        refuse(phrase("effects.none-left", definition->name));
    } else if (!redemptions || *redemptions > *left) {
        note(Note::Inferred, phrase("effects.redemptions-capped", std::to_string(*left), definition->name));
        redemptions = left;
    }
    return redemptions;
}

std::string Applier::zoneOf(const Given& given, const Template* definition)
{
    for (const std::string& zone :
         {given.timezone, definition ? definition->fields.text("timezone") : std::string(), m_moment.timezone}) {
        if (zone.empty())
            continue;
        if (instantOf("1970-01-01", zone))
            return zone;
        note(Note::Unknown, phrase("effects.no-such-zone", zone));
    }
    return "UTC";
}

std::optional<Instant> Applier::issuedAt(const Given& given, const std::string& zone)
{
    if (given.issuedAt.empty())
        return m_moment.now;
    const auto at = instantOf(given.issuedAt, zone);
    if (!at)
        note(Note::Unknown, phrase("effects.no-such-time", "issued_at", given.issuedAt));
    else
        note(Note::Inferred, phrase("effects.local-issue", given.issuedAt, zone));
    return at;
}

// The argument's, else the definition's fixed day, else so long after the issue.
Expiry Applier::expiryOf(const Given& given, const Template* definition, const std::optional<Instant>& issued,
                         const std::string& zone)
{
    if (!given.expiresAt.empty()) {
        const auto at = instantOf(given.expiresAt, zone);
        if (!at) {
            note(Note::Unknown, phrase("effects.no-such-time", "expires_at", given.expiresAt));
            return {};
        }
        return {Expiry::Kind::At, *at};
    }
    if (!definition)
        return {};
    const std::string day = definition->fields.text("absolute_expiry");
    const std::string type = definition->fields.text("period_type");
    if (!day.empty() && (!periodUnitOf(type) || !definition->fields.has("period"))) {
        const auto at = instantOf(day, zone);
        if (!at) {
            note(Note::Unknown, phrase("effects.no-such-time", "absolute_expiry", day));
            return {};
        }
        if (isDay(day))
            note(Note::Inferred, phrase("effects.expires-at-midnight", day, zone));
        return {Expiry::Kind::At, *at};
    }
    if (!day.empty())
        note(Note::Inferred, phrase("effects.period-before-day", definition->name, day));
    return periodFrom(*definition, issued, zone);
}

Expiry Applier::periodFrom(const Template& definition, const std::optional<Instant>& issued, const std::string& zone)
{
    const std::string type = definition.fields.text("period_type");
    const auto period = definition.fields.whole("period");
    if (!period) {
        note(Note::Unknown, phrase("effects.no-period", definition.name));
        return {};
    }
    const auto unit = periodUnitOf(type);
    if (!unit) {
        note(Note::Unknown, phrase("effects.period-type", definition.name, type.empty() ? "\"\"" : type));
        return {};
    }
    if (!issued) {
        note(Note::Unknown, phrase("effects.no-clock", definition.name, std::to_string(*period), type));
        return {};
    }
    const auto moved = move(*issued, *period, *unit, zone, m_moment.zones);
    if (!moved) {
        note(Note::Unknown, phrase("effects.period-too-long", definition.name, std::to_string(*period), type));
        return {};
    }
    note(Note::Inferred, phrase("effects.expiry", std::to_string(*period), type, zone));
    if (moved->shortened)
        note(Note::Inferred, phrase("effects.month-end"));
    return {Expiry::Kind::At, moved->at};
}

void Applier::redeem()
{
    const std::string id = textArgument("benefit_id");
    Customer& customer = m_out.customer;
    const auto count = m_effect.argument("count") ? amountArgument("count") : std::optional(Amount(1));
    const auto times = count ? count->whole() : std::nullopt;
    if (!times || *times < 1) {
        refuse(phrase("effects.no-count", textArgument("count")));
        return;
    }
    const auto found = std::find_if(customer.benefits.begin(), customer.benefits.end(),
                                    [&](const Benefit& one) { return one.id == id; });
    if (found == customer.benefits.end()) {
        m_out.effect.state = run::AppliedEffect::State::NotSimulated;
        note(Note::Unknown, phrase("effects.no-such-benefit", id));
        return;
    }
    Benefit& benefit = *found;
    const Template* definition = definitionOf("benefits", benefit.definition);
    if (benefit.expiry.over(m_moment.now)) {
        refuse(phrase("effects.redeem-expired", id));
        return;
    }
    if (benefit.remaining && *benefit.remaining < *times) {
        refuse(phrase("effects.redeem-too-many", std::to_string(*times), std::to_string(*benefit.remaining)));
        return;
    }
    if (const auto left = definition ? leftForAll(*definition) : std::nullopt; left && *left < *times) {
        refuse(phrase("effects.none-left", definition->name));
        return;
    }
    const json::Data before = recordOf(benefit, customer, m_moment);
    if (benefit.remaining)
        *benefit.remaining -= *times;
    const Benefit after = benefit;
    Redemption redemption{newId(), id, benefit.definition, *times, m_moment.now};
    customer.redemptions.push_back(redemption);
    if (!m_moment.trace)
        return;
    changed("redemption", redemption.definition, {}, recordOf(redemption, customer, m_moment));
    changed("benefit", after.definition, before, recordOf(after, customer, m_moment));
    raise("benefit.redeemed", contextOf(after, definition, customer, m_book, m_moment));
}

} // namespace retort::effects
