// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/amount.h"
#include "engine/base/time.h"
#include "engine/effects/book.h"
#include "engine/effects/moment.h"
#include "engine/json/document.h"
#include "engine/run/applied.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::effects {

/// When something ends.
struct Expiry {
    enum class Kind : std::uint8_t { Unknown, Never, At };

    Kind kind = Kind::Unknown;
    Instant at; ///< Of At.

    bool over(const std::optional<Instant>& now) const { return kind == Kind::At && now && at < *now; }
    bool operator==(const Expiry&) const = default;
};

// What a customer has. Members that are not known are empty. `simulated` is what the run itself has made; the rest came
// with the profile.

struct Benefit {
    std::string id;
    std::string definition; ///< Handle.
    std::optional<Instant> issuedAt;
    Expiry expiry;
    std::optional<std::int64_t> remaining; ///< redemptions_remaining; none: no limit is known.
    std::optional<Amount> value;
    std::string timezone;
    std::string externalId;
    std::string codePos;
    std::string codeOnline;
    json::Data meta;
    bool simulated = false;

    bool usable(const std::optional<Instant>& now) const { return !expiry.over(now) && remaining.value_or(1) > 0; }
    bool operator==(const Benefit&) const = default;
};

struct Reward {
    std::string id;
    std::string definition;
    std::optional<Amount> valueInitial;
    std::optional<Amount> valueRemaining;
    std::optional<Instant> issuedAt;
    Expiry expiry;
    std::string timezone;
    json::Data meta;
    bool simulated = false;

    bool operator==(const Reward&) const = default;
};

struct Point {
    std::string id;
    std::string definition;
    Amount valueInitial;
    Amount valueRemaining;
    std::optional<Instant> issuedAt;
    std::optional<Instant> accruedAt; ///< Available from then on.
    bool heldBack = false;            ///< Not available at once, whenever that is.
    Expiry expiry;
    std::optional<Amount> rate; ///< None: no rate was asked for.
    std::string description;
    json::Data meta;
    bool simulated = false;

    bool pending(const std::optional<Instant>& now) const { return accruedAt && now ? *now < *accruedAt : heldBack; }
    bool operator==(const Point&) const = default;
};

struct TierPoint {
    std::string id;
    std::string definition;
    Amount value;
    std::optional<Instant> issuedAt;
    std::optional<Instant> accruedAt;
    bool heldBack = false;
    std::optional<Amount> rate;
    bool simulated = false;

    bool pending(const std::optional<Instant>& now) const { return accruedAt && now ? *now < *accruedAt : heldBack; }
    bool operator==(const TierPoint&) const = default;
};

struct Tier {
    std::string handle;
    std::optional<Instant> achievedAt;
    std::optional<Instant> anniversaryAt;
    std::optional<Instant> assignedAt; ///< Only of one that was assigned by hand.

    bool operator==(const Tier&) const = default;
};

struct Achievement {
    std::string definition;
    std::int64_t score = 0;
    std::optional<Instant> achievedAt; ///< When the latest level was reached.

    bool operator==(const Achievement&) const = default;
};

struct CustomAttribute {
    std::string space; ///< The namespace.
    std::string handle;
    std::string type;
    json::Data value;

    bool operator==(const CustomAttribute&) const = default;
};

struct Redemption {
    std::string id;
    std::string benefit; ///< Its id.
    std::string definition;
    std::int64_t count = 1;
    std::optional<Instant> at;

    bool operator==(const Redemption&) const = default;
};

/// A simulated customer: a value, to be copied, compared and put back.
struct Customer {
    std::string id;     ///< "" where nothing names one: the first effect does then.
    json::Data profile; ///< The fields as they came, an object.
    bool known = false; ///< There is a profile, so that balances and tier are more than what the run itself gave.

    std::vector<Benefit> benefits;
    std::vector<Reward> rewards;
    std::vector<Point> points;
    std::vector<TierPoint> tierPoints;
    std::optional<Tier> tier;
    bool tierPointsKnown = false; ///< The profile says how many there were in the last twelve months.
    std::vector<Achievement> achievements;
    std::vector<CustomAttribute> attributes;
    std::vector<std::string> statuses; ///< Handles.
    std::vector<Redemption> redemptions;

    /// What the profile's balances say beyond its records: {"reward_balance": 35} without a list of rewards.
    run::Balances opening;
    std::int64_t nextId = 1; ///< Of the next record; above all ids of the profile.

    bool operator==(const Customer&) const = default;
};

/// A customer from the fields of a profile (an object; null for none).
Customer customerOf(const json::Document& profile, const Moment& moment);
/// The same from values; numbers are read in the shortest form that means them.
Customer customerOf(const json::Data& profile, const Moment& moment);

/// What the customer has at the moment.
run::Balances balancesOf(const Customer& customer, const Moment& moment);
/// The profile's fields with what has changed since: balances, tier, custom attributes. Everything else is as it came.
json::Data profileOf(const Customer& customer, const Book& book, const Moment& moment);

} // namespace retort::effects
