// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/amount.h"
#include "engine/base/phrase.h"
#include "engine/json/data.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What effects did to a simulated customer, as a trace keeps it. engine/effects works it out; nothing of it is sent or
/// stored anywhere.
namespace retort::run {

/// What is to be known of an applied effect. The id is stable, the sentence is for people.
struct EffectNote {
    enum class Kind : std::uint8_t {
        Fact,     ///< How it was worked out: a value that was capped, a rate that was passed over and why.
        Inferred, ///< It rests on inference: the platform's documentation does not say it.
        Unknown,  ///< It could not be worked out: a definition that is not there, a sample without a clock.
        Refused   ///< Why nothing, or less than asked for, was given.
    };

    Kind kind = Kind::Fact;
    std::string id; ///< "no-clock-expiry"; the phrase's id without its folder.
    Phrase text;

    friend bool operator==(const EffectNote& a, const EffectNote& b);
};
std::string_view wordOf(EffectNote::Kind kind); ///< "fact", "inferred", "unknown", "refused"
/// A note of this sentence, its id made of the sentence's.
EffectNote effectNote(EffectNote::Kind kind, Phrase text);

/// One record of the customer that is new or another than before, in the platform's own fields (spec sections 5.2 and
/// 10). A field that is not known is left out; null is one that is known to have no value, as an expiry of what does
/// not expire.
struct RecordChange {
    std::string kind;       ///< benefit, reward, point, tier-point, tier, achievement, attribute, redemption, request.
    std::string definition; ///< The handle of what it is an instance of; an attribute's namespace:handle.
    json::Data before;      ///< null where it is new.
    json::Data after;

    bool operator==(const RecordChange&) const = default;
};

/// An event that the platform would raise in answer, with the context that reactions to it see.
struct RaisedEvent {
    std::string event; ///< "benefit.created"
    json::Data context;

    bool operator==(const RaisedEvent&) const = default;
};

/// A balance that an effect changed: "reward_balance", 35 before and 45 after. Amounts are numbers, see amountData();
/// a tier is text.
struct BalanceChange {
    std::string name;
    json::Data before;
    json::Data after;

    bool operator==(const BalanceChange&) const = default;
};

/// One effect of a step on the customer.
struct AppliedEffect {
    enum class State : std::uint8_t {
        Applied,
        Refused,      ///< The platform would not do it: no redemption is left, the definition may not be assigned.
        NotSimulated, ///< It is of a kind, or has values, of which it is not known what they do.
        OtherCustomer ///< It goes to another customer than the one that is simulated.
    };

    std::size_t effect = 0; ///< Index into Step::effects.
    State state = State::Applied;
    std::vector<RecordChange> changes; ///< The first is the action's own; what a level unlocks follows.
    std::vector<EffectNote> notes;
    std::vector<BalanceChange> balances; ///< Only those that changed.
    std::vector<RaisedEvent> raised;     ///< In the order in which they are raised.

    bool operator==(const AppliedEffect&) const = default;
};
std::string_view wordOf(AppliedEffect::State state); ///< "applied", "refused", "not-simulated", "other-customer"

/// What a customer has at a moment.
struct Balances {
    Amount rewards;            ///< reward_balance: what is left of rewards that have not expired.
    Amount points;             ///< point_balance: available now.
    Amount pointsPending;      ///< Issued, but held back until later.
    Amount tierPoints;         ///< total_points_12m: tier points of the last twelve months.
    Amount tierPointsPending;  ///< Held back until later.
    std::int64_t benefits = 0; ///< benefit_balance: benefits that can still be used.
    std::string tier;          ///< tier_handle; "" where none is known.

    bool operator==(const Balances&) const = default;
};
/// What differs, in the order of the members above.
std::vector<BalanceChange> differences(const Balances& before, const Balances& after);
/// An amount as JSON: a whole number, else one with a point where that says exactly the same, else text. With `money` a
/// whole number is written with a point as well ("25.0"), as the platform's samples have it.
json::Data amountData(const Amount& amount, bool money = false);
/// The amount that a number of JSON, or a text that is one, is; a number with a point is the shortest decimal that
/// reads back as it, so that 0.1 is 0.1. nullopt for anything else.
std::optional<Amount> amountOf(json::Value value);

/// The customer of a trace, before anything happened and after.
struct CustomerTrace {
    std::string id;      ///< "" where the event names none.
    std::string profile; ///< Where the fields come from: a file; "" for the event itself.
    Balances before;
    Balances after;
    std::vector<EffectNote> notes; ///< What is not known of the customer, which definitions are missing.

    bool operator==(const CustomerTrace&) const = default;
};

} // namespace retort::run
