// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/applier.h"
#include "engine/effects/calendar.h"
#include "engine/effects/rates.h"
#include "engine/json/write.h"

namespace retort::effects {

void Applier::givePoints(bool tierPoints)
{
    const Given given = this->given();
    const Template* definition = definitionOf("points", given.definition);
    const std::string handle = definition ? definition->handle : given.definition;
    if (!given.value) {
        const json::Data* value = m_effect.argument("value");
        refuse(phrase("effects.no-points", value ? json::write(value->root()) : "null"));
        return;
    }
    const Award award = this->award(*given.value, handle, tierPoints);
    if (!award.value.isWhole())
        note(Note::Inferred, phrase("effects.not-rounded", award.value.text()));
    Customer& customer = m_out.customer;
    if (tierPoints) {
        TierPoint point{.id = newId(),
                        .definition = handle,
                        .value = award.value,
                        .issuedAt = m_moment.now,
                        .accruedAt = award.accruedAt,
                        .heldBack = award.heldBack,
                        .rate = award.rate,
                        .simulated = true};
        customer.tierPoints.push_back(point);
        created("tier-point", point, definition, "tier-point.created");
        attainTier();
        return;
    }
    const std::string zone = zoneOf(given, definition);
    Point point{.id = newId(),
                .definition = handle,
                .valueInitial = award.value,
                .valueRemaining = award.value,
                .issuedAt = m_moment.now,
                .accruedAt = award.accruedAt,
                .heldBack = award.heldBack,
                .expiry = {Expiry::Kind::Never, {}}, // documented: points do not expire unless it is set
                .rate = award.rate,
                .description = textArgument("description"),
                .meta = given.meta,
                .simulated = true};
    if (!given.expiresAt.empty())
        point.expiry = expiryOf(given, nullptr, point.issuedAt, zone);
    customer.points.push_back(point);
    created("point", point, definition, "point.created");
}

Applier::Award Applier::award(const Amount& base, const std::string& definition, bool tierPoints)
{
    Award award{base, {}, m_moment.now, false};
    const json::Value check = argument("check_rate");
    const bool asked = (check.isBool() && check.asBool()) || (check.isInt() && check.asInt() == 1) ||
                       (check.isString() && check.text() == "true");
    if (!asked)
        return award;
    if (!m_book.has("rates")) {
        note(Note::Unknown, phrase("effects.no-rates"));
        return award;
    }
    const RateChoice choice = chooseRate(m_book, definition, textArgument("rate_priority"),
                                         profileOf(m_out.customer, m_book, m_moment), m_moment);
    for (const RateCandidate& one : choice.candidates) {
        note(Note::Fact, one.why);
        if (one.profileConditions)
            note(Note::Inferred, phrase("effects.profile-conditions"));
        if (one.productConditions)
            note(Note::Inferred, phrase("effects.product-conditions"));
    }
    if (!choice.chosen) {
        note(Note::Fact,
             tierPoints ? phrase("effects.raw-amount", definition) : phrase("effects.rate-one", definition));
        if (!tierPoints)
            award.rate = Amount(1);
        return award;
    }
    const RateCandidate& chosen = choice.candidates[*choice.chosen];
    if (choice.tied)
        note(Note::Inferred, phrase("effects.rate-tie", chosen.rate->name));
    award.rate = chosen.factor;
    award.value = base * chosen.factor;
    note(Note::Fact, phrase("effects.rate-applied", base.text(), chosen.factor.text(), award.value.text()));
    holdBack(award, *chosen.rate);
    return award;
}

void Applier::holdBack(Award& award, const Template& rate)
{
    const auto period = rate.fields.whole("issue_period");
    if (!period || *period <= 0)
        return;
    const std::string type = rate.fields.text("issue_period_type");
    award.heldBack = true;
    award.accruedAt.reset();
    const auto unit = periodUnitOf(type);
    if (!unit) {
        note(Note::Unknown, phrase("effects.held-back-unclear", std::to_string(*period), type));
        return;
    }
    note(Note::Fact, phrase("effects.held-back", std::to_string(*period), type));
    if (!m_moment.now)
        return;
    if (const auto moved = move(*m_moment.now, *period, *unit, m_moment.timezone, m_moment.zones))
        award.accruedAt = moved->at;
}

} // namespace retort::effects
