// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/apply.h"
#include "engine/effects/contexts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace retort::effects {

/// Does one effect to a customer; a file for each kind of effect. For engine/effects' own sources.
class Applier {
public:
    Applier(Customer customer, const run::Effect& effect, const Book& book, const Moment& moment)
        : m_effect(effect), m_book(book), m_moment(moment)
    {
        m_out.customer = std::move(customer);
    }

    Applied apply();

private:
    using Note = run::EffectNote::Kind;

    /// What an action's arguments say of an instance, or what a level that unlocks it leaves to the definition.
    struct Given {
        std::string definition;
        std::optional<Amount> value;
        std::string expiresAt;
        std::string issuedAt;
        std::string timezone;
        std::string externalId;
        json::Data meta;
    };

    bool isHisOwn(); ///< The effect goes to the customer that is simulated.
    void dispatch();

    // Gifts: applygifts.cpp
    void giveBenefit(const Given& given);
    void giveReward(const Given& given);
    bool mayBeGiven(const Template* definition, bool refuses);
    std::optional<std::int64_t> redemptionsOf(const Template* definition, bool& none);
    std::optional<std::int64_t> leftForAll(const Template& definition) const;
    Expiry expiryOf(const Given& given, const Template* definition, const std::optional<Instant>& issued,
                    const std::string& zone);
    Expiry periodFrom(const Template& definition, const std::optional<Instant>& issued, const std::string& zone);
    std::optional<Instant> issuedAt(const Given& given, const std::string& zone);
    std::string zoneOf(const Given& given, const Template* definition);
    void redeem();

    // Points: applypoints.cpp
    void givePoints(bool tierPoints);
    struct Award {
        Amount value;
        std::optional<Amount> rate;
        std::optional<Instant> accruedAt;
        bool heldBack = false;
    };
    Award award(const Amount& base, const std::string& definition, bool tierPoints);
    void holdBack(Award& award, const Template& rate);

    // Tiers and achievements: applytiers.cpp
    void assignTier();
    void attainTier();
    void moveTo(const Template* definition, const std::string& handle, bool byHand);
    void addToAchievement();
    void unlock(const Fields& level, std::int64_t times);

    // Others: applyother.cpp
    void storeHighestStatus();
    void send();

    // What all of them use: applier.cpp
    Given given() const;
    std::string textArgument(std::string_view name) const;
    json::Value argument(std::string_view name) const; ///< null where there is none.
    std::optional<Amount> amountArgument(std::string_view name) const;
    const Template* definitionOf(std::string_view kind, const std::string& handle);
    std::optional<Instant> instantOf(const std::string& text, const std::string& zone) const;
    std::string newId() { return std::to_string(m_out.customer.nextId++); }
    void note(Note kind, Phrase text);
    void refuse(Phrase why);
    void changed(std::string_view kind, std::string_view definition, json::Data before, json::Data after);
    void raise(std::string_view event, json::Data context);
    /// A record that is new: the change, and the event that it raises.
    template <class Record>
    void created(std::string_view kind, const Record& record, const Template* definition, std::string_view event)
    {
        if (!m_moment.trace) // neither is asked for, and contexts are large
            return;
        changed(kind, record.definition, {}, recordOf(record, m_out.customer, m_moment));
        raise(event, contextOf(record, definition, m_out.customer, m_book, m_moment));
    }

    const run::Effect& m_effect;
    const Book& m_book;
    const Moment& m_moment;
    Applied m_out;
};

} // namespace retort::effects
