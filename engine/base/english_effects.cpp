// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> effectsRows()
{
    static constexpr EnglishRow table[] = {
        // The customer
        {"effects.no-profile",
         "No profile is given: balances and tier begin at nothing, and show only what this run gives"},
        {"effects.no-clock-at-all", "The sample has no clock, so dates of issue and expiry are not known; give it one"},
        {"effects.other-customer", "This goes to the customer {0}; the one that is simulated is {1}"},
        {"effects.unknown-kind", "What {0} does to a customer is not known"},
        // Definitions
        {"effects.no-file", "There is no definitions/{0}, so nothing is known of {1} but its handle"},
        {"effects.no-definition", "definitions/{0} has no {1}, so nothing is known of it but its handle"},
        {"effects.no-definition-near",
         "definitions/{0} has no {1}, so nothing is known of it but its handle; perhaps {2} is meant"},
        {"effects.not-assignable", "{0} is not assignable, so a reaction may not issue it"},
        {"effects.not-assignable-given",
         "{0} is marked as not assignable; whether the platform refuses it then is not documented, here it is given"},
        {"effects.archived-given",
         "{0} is archived; whether the platform still gives it is not documented, here it is given"},
        {"effects.unpublished-given",
         "{0} is not published; whether the platform gives it is not documented, here it is given"},
        // Gifts
        {"effects.none-left", "All redemptions that {0} has for all customers are used up"},
        {"effects.redemptions-capped",
         "Only {0} redemptions of {1} are left for all customers, so that it has no more; that they cap a new benefit "
         "is inferred"},
        {"effects.no-value", "What {0} is worth is not known: the action says no value, and no definition does"},
        {"effects.negative-value", "A reward of {0} cannot be issued"},
        {"effects.capped", "{0} is more than the definition allows, so that it is {1}"},
        {"effects.no-such-zone", "The time zone {0} is not known here, so the next one that is named counts"},
        {"effects.no-such-time", "{0} is {1}, which is no time that can be read"},
        {"effects.local-issue", "issued_at {0} is taken as a time of {1}"},
        {"effects.expires-at-midnight", "It expires as {0} begins in {1}; the hour is inferred"},
        {"effects.period-before-day", "{0} has a period and the day {1}; the period is taken"},
        {"effects.no-period", "{0} says no period, so when it expires is not known"},
        {"effects.period-type", "When {0} expires is not known: what the period type {1} means is not documented"},
        {"effects.no-clock", "{0} expires {1} {2} after its issue; the sample has no clock that says when that is"},
        {"effects.period-too-long",
         "When {0} expires cannot be worked out: {1} {2} is too far away, or its zone is unknown"},
        {"effects.expiry", "It expires {0} {1} after its issue, at the same time of day in {2}; how the platform "
                           "reckons is not documented"},
        {"effects.month-end",
         "The month has no such day, so its last one is taken; the platform may count on into the next"},
        {"effects.raises", "That this raises {0} is inferred"},
        // Redemptions
        {"effects.no-count", "{0} is no whole number to count by"},
        {"effects.no-such-benefit",
         "The customer's benefit {0} is not known here, so its redemption cannot be followed"},
        {"effects.redeem-expired", "The benefit {0} has expired"},
        {"effects.redeem-too-many", "{0} redemptions are asked for, and {1} are left"},
        // Points and rates
        {"effects.no-points", "{0} is no number of points"},
        {"effects.not-rounded", "{0} is no whole number; whether the platform rounds points is not documented"},
        {"effects.no-rates",
         "There is no definitions/rates.json, so which rate applies is not known; the amount counts as it is"},
        {"effects.rate-one", "No rate of {0} fits, so each unit is one point"},
        {"effects.raw-amount", "No rate of {0} fits, so the amount counts as it is"},
        {"effects.rate-applied", "{0} at a rate of {1} is {2}"},
        {"effects.held-back", "The rate holds them back for {0} {1}"},
        {"effects.held-back-unclear", "The rate holds them back for {0} {1}, and how long that is cannot be read"},
        {"effects.profile-conditions", "That profile_conditions are asked of the customer's own fields is inferred"},
        {"effects.product-conditions", "That product_conditions are asked of the event's fields is inferred"},
        {"effects.rate-tie", "Other rates fit as well as {0}; that the first of them counts is inferred"},
        {"effects.rate-chosen", "Rate {0}, {1}, is taken"},
        {"effects.rate-no-number", "Rate {0} is passed over: it says no number"},
        {"effects.rate-unpublished", "Rate {0} is passed over: it is not published"},
        {"effects.rate-archived", "Rate {0} is passed over: it is archived"},
        {"effects.rate-window-unreadable", "Rate {0} is passed over: {1} is no time that can be read"},
        {"effects.rate-no-clock", "Rate {0} is passed over: it has a time window ({1}), and the sample has no clock"},
        {"effects.rate-not-yet", "Rate {0} is passed over: it begins at {1}"},
        {"effects.rate-over", "Rate {0} is passed over: it ended at {1}"},
        {"effects.rate-no-scope", "Rate {0} is passed over: it is for {1} {2}, and the event names none"},
        {"effects.rate-other-scope", "Rate {0} is passed over: it is for {1} {2}, and the event has {3}"},
        {"effects.rate-condition-unreadable", "Rate {0} is passed over: its {1} cannot be read"},
        {"effects.rate-condition-failed", "Rate {0} is passed over: its {1} cannot be answered: {2}"},
        {"effects.rate-condition-false", "Rate {0} is passed over: its {1} do not hold"},
        {"effects.rate-less-specific", "Rate {0} fits, but {1} is more specific"},
        {"effects.rate-less-preferred", "Rate {0} fits, but rate_priority {1} prefers another"},
        {"effects.rate-equal", "Rate {0} fits as well as {1}, which stands before it"},
        // Tiers and achievements
        {"effects.no-tiers", "There is no definitions/tiers.json, so whether the tier changes is not known"},
        {"effects.tier-points-unknown",
         "How many tier points the customer had in the last twelve months is not known; only those of this run count"},
        {"effects.tier-attained", "{0} tier points in twelve months attain {1}, which asks for {2}"},
        {"effects.tier-again",
         "The customer is on {0} already; that assigning it again raises tier.achieved is inferred"},
        {"effects.anniversary", "That a tier is looked at again after a year, at the end of that day, is inferred"},
        {"effects.achievement-closed", "{0} cannot be earned at this time"},
        {"effects.annual-cycle", "{0} starts anew each year; its earlier counts are not told apart here"},
        {"effects.score-unknown", "What the customer has counted of {0} before is not known; it begins at 0"},
        {"effects.level-reached", "The level {0} is reached with a count of {1}"},
        {"effects.earned-once", "{0} may not be earned more than once at a time, so that it counts once"},
        {"effects.too-many-unlocks", "The level is reached {0} times at once; what it unlocks is given {1} times"},
        {"effects.unlock-type", "What a level unlocks as {0} is not known"},
        // Statuses
        {"effects.no-statuses", "There is no definitions/statuses.json, so which status is the highest is not known"},
        {"effects.rank-ascending", "That the largest sort_order is the highest status is inferred"},
        {"effects.rank-descending",
         "That the smallest sort_order is the highest status, sorted downwards, is inferred"},
        {"effects.no-status", "The customer has no status of the group {0}"},
        {"effects.status-stays", "{0} is stored already, and {1} does not outrank it"},
    };
    return table;
}

} // namespace retort
