// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/applier.h"

#include "engine/json/write.h"
#include "engine/run/clock.h"

#include <algorithm>

namespace retort::effects {

using State = run::AppliedEffect::State;

Applied apply(Customer customer, const run::Effect& effect, const Book& book, const Moment& moment)
{
    return Applier(std::move(customer), effect, book, moment).apply();
}

Applied Applier::apply()
{
    if (!m_moment.trace) {
        if (isHisOwn())
            dispatch();
        return std::move(m_out);
    }
    const run::Balances before = balancesOf(m_out.customer, m_moment);
    if (isHisOwn())
        dispatch();
    m_out.effect.balances = run::differences(before, balancesOf(m_out.customer, m_moment));
    return std::move(m_out);
}

bool Applier::isHisOwn()
{
    const std::string id = textArgument("profile_id");
    Customer& customer = m_out.customer;
    if (id.empty() || id == customer.id)
        return true;
    if (customer.id.empty()) {
        customer.id = id;
        return true;
    }
    m_out.effect.state = State::OtherCustomer;
    note(Note::Fact, phrase("effects.other-customer", id, customer.id));
    return false;
}

void Applier::dispatch()
{
    const std::string& kind = m_effect.kind;
    if (kind == "benefit.create") {
        giveBenefit(given());
    } else if (kind == "reward.create") {
        giveReward(given());
    } else if (kind == "point.create") {
        givePoints(false);
    } else if (kind == "tier-point.create") {
        givePoints(true);
    } else if (kind == "tier.assign") {
        assignTier();
    } else if (kind == "achievement.add") {
        addToAchievement();
    } else if (kind == "redeem.benefit") {
        redeem();
    } else if (kind == "update.highest.status.attribute") {
        storeHighestStatus();
    } else if (kind == "target.send") {
        send();
    } else {
        m_out.effect.state = State::NotSimulated;
        note(Note::Unknown, phrase("effects.unknown-kind", kind));
    }
}

// ---- what is given

json::Value Applier::argument(std::string_view name) const
{
    const json::Data* value = m_effect.argument(name);
    return value ? value->root() : json::Value();
}

std::string Applier::textArgument(std::string_view name) const
{
    const json::Value value = argument(name);
    if (value.isString())
        return std::string(value.text());
    return value.isNumber() ? json::write(value) : std::string();
}

std::optional<Amount> Applier::amountArgument(std::string_view name) const { return run::amountOf(argument(name)); }

Applier::Given Applier::given() const
{
    Given given;
    given.definition = textArgument("definition");
    given.value = amountArgument("value");
    given.expiresAt = textArgument("expires_at");
    given.issuedAt = textArgument("issued_at");
    given.timezone = textArgument("timezone");
    given.externalId = textArgument("external_id");
    if (const json::Data* meta = m_effect.argument("meta"))
        given.meta = *meta;
    return given;
}

// The definition, or a note that says why there is none; what depends on it is then not known.
const Template* Applier::definitionOf(std::string_view kind, const std::string& handle)
{
    const std::string file = std::string(kind) + ".json";
    if (!m_book.has(kind)) {
        note(Note::Unknown, phrase("effects.no-file", file, handle));
        return nullptr;
    }
    const Template* found = m_book.find(kind, handle);
    if (!found) {
        const std::string near = m_book.nearest(kind, handle);
        note(Note::Unknown, near.empty() ? phrase("effects.no-definition", file, handle)
                                         : phrase("effects.no-definition-near", file, handle, near));
    }
    return found;
}

std::optional<Instant> Applier::instantOf(const std::string& text, const std::string& zone) const
{
    return run::instantOf(text, zone, m_moment.zones);
}

// ---- what comes of it

void Applier::note(Note kind, Phrase text)
{
    if (!m_moment.trace)
        return;
    auto& notes = m_out.effect.notes;
    run::EffectNote one = run::effectNote(kind, std::move(text));
    if (std::find(notes.begin(), notes.end(), one) == notes.end())
        notes.push_back(std::move(one));
}

void Applier::refuse(Phrase why)
{
    m_out.effect.state = State::Refused;
    note(Note::Refused, std::move(why));
}

void Applier::changed(std::string_view kind, std::string_view definition, json::Data before, json::Data after)
{
    if (!m_moment.trace)
        return;
    m_out.effect.changes.push_back({std::string(kind), std::string(definition), std::move(before), std::move(after)});
}

void Applier::raise(std::string_view event, json::Data context)
{
    if (!m_moment.trace)
        return;
    m_out.effect.raised.push_back({std::string(event), std::move(context)});
    note(Note::Inferred, phrase("effects.raises", std::string(event)));
}

} // namespace retort::effects
