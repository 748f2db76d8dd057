// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/applier.h"
#include "engine/effects/calendar.h"

#include <algorithm>

namespace retort::effects {

namespace {

constexpr std::string_view tiersKind = "tiers";

Amount leastOf(const Template& tier) { return tier.fields.amount("value_min").value_or(Amount()); }

const Template* floorOf(const Book& book)
{
    for (const Template& tier : book.all(tiersKind)) {
        if (tier.fields.flag("is_floor").value_or(false))
            return &tier;
    }
    return nullptr;
}

/// How often a count of `score` has reached a level.
std::int64_t timesReached(const Fields& level, std::int64_t score)
{
    const auto trigger = level.whole("trigger");
    if (!trigger || score < *trigger)
        return 0;
    const auto limit = level.whole("repeats"); // a number of repeats, where it is no plain yes
    const bool repeats = level.flag("repeats").value_or(limit.value_or(0) > 0);
    if (!repeats)
        return 1;
    const std::int64_t interval = std::max<std::int64_t>(level.whole("repeat_interval").value_or(*trigger), 1);
    const std::int64_t again = (score - *trigger) / interval;
    return 1 + (limit && *limit > 1 ? std::min(again, *limit) : again);
}

} // namespace

void Applier::attainTier()
{
    if (!m_book.has(tiersKind)) {
        note(Note::Unknown, phrase("effects.no-tiers"));
        return;
    }
    Customer& customer = m_out.customer;
    if (!customer.tierPointsKnown)
        note(Note::Unknown, phrase("effects.tier-points-unknown"));
    const Template* current = customer.tier ? m_book.find(tiersKind, customer.tier->handle) : floorOf(m_book);
    if (customer.tier && !current) {
        note(Note::Unknown, phrase("effects.no-definition", "tiers.json", customer.tier->handle));
        return;
    }
    const Amount total = balancesOf(customer, m_moment).tierPoints;
    const Template* best = nullptr;
    for (const Template& tier : m_book.all(tiersKind)) {
        if (!tier.fields.has("value_min") || leastOf(tier) > total || tier.fields.flag("is_archived").value_or(false))
            continue;
        if (!best || leastOf(tier) > leastOf(*best))
            best = &tier;
    }
    // Points only lift: whether a tier is kept is asked on its anniversary.
    if (!best || best == current || (current && leastOf(*best) <= leastOf(*current)))
        return;
    note(Note::Fact, phrase("effects.tier-attained", total.text(), best->name, leastOf(*best).text()));
    moveTo(best, best->handle, false);
}

void Applier::assignTier()
{
    const std::string handle = textArgument("tier");
    const Template* definition = definitionOf(tiersKind, handle);
    if (definition && !definition->fields.flag("is_assignable").value_or(true))
        note(Note::Inferred, phrase("effects.not-assignable-given", definition->name));
    const Customer& customer = m_out.customer;
    const std::string wanted = definition ? definition->handle : handle;
    if (customer.tier && customer.tier->handle == wanted)
        note(Note::Inferred, phrase("effects.tier-again", definition ? definition->name : handle));
    moveTo(definition, wanted, true);
}

void Applier::moveTo(const Template* definition, const std::string& handle, bool byHand)
{
    Customer& customer = m_out.customer;
    const json::Data before = customer.tier ? recordOf(*customer.tier, customer, m_moment) : json::Data();
    Tier tier{handle, m_moment.now, {}, {}};
    if (byHand)
        tier.assignedAt = m_moment.now;
    if (m_moment.now) {
        if (const auto year = move(*m_moment.now, 1, PeriodUnit::Years, m_moment.timezone, m_moment.zones))
            tier.anniversaryAt = endOfDay(year->at, m_moment.timezone, m_moment.zones);
        note(Note::Inferred, phrase("effects.anniversary"));
    }
    customer.tier = tier;
    if (!m_moment.trace)
        return;
    changed("tier", handle, before, recordOf(tier, customer, m_moment));
    raise("tier.achieved", contextOf(tier, definition, customer, m_book, m_moment));
}

void Applier::addToAchievement()
{
    const std::string handle = textArgument("definition");
    const Template* definition = definitionOf("achievements", handle);
    const auto given = m_effect.argument("count") ? amountArgument("count") : std::optional(Amount(1));
    const auto count = given ? given->whole() : std::nullopt;
    constexpr std::int64_t most = 1'000'000'000; // of counting, whatever an event says
    if (!count || *count > most || *count < -most) {
        refuse(phrase("effects.no-count", given ? given->text() : textArgument("count")));
        return;
    }
    if (definition && m_moment.now) {
        const auto starts = instantOf(definition->fields.text("starts_at"), definition->fields.text("timezone"));
        const auto ends = instantOf(definition->fields.text("ends_at"), definition->fields.text("timezone"));
        if ((starts && *m_moment.now < *starts) || (ends && *ends < *m_moment.now)) {
            refuse(phrase("effects.achievement-closed", definition->name));
            return;
        }
    }
    if (definition && definition->fields.flag("enable_annual_earn_cycle").value_or(false))
        note(Note::Unknown, phrase("effects.annual-cycle", definition->name));
    Customer& customer = m_out.customer;
    const std::string name = definition ? definition->handle : handle;
    auto found = std::find_if(customer.achievements.begin(), customer.achievements.end(),
                              [&](const Achievement& one) { return one.definition == name; });
    if (found == customer.achievements.end()) {
        customer.achievements.push_back({name, 0, {}});
        found = customer.achievements.end() - 1;
        note(Note::Unknown, phrase("effects.score-unknown", name));
    }
    const std::size_t index = static_cast<std::size_t>(found - customer.achievements.begin());
    const auto record = [&](const Achievement& achievement) {
        json::Builder b;
        b.beginObject();
        write(b, achievement, definition, customer, m_moment);
        b.end();
        return b.take();
    };
    const auto context = [&](const Achievement& achievement) {
        json::Builder b;
        b.beginObject();
        write(b, achievement, definition, customer, m_moment);
        writeSurroundings(b, name, definition, customer, m_book, m_moment);
        b.end();
        return b.take();
    };
    const Achievement before = *found;
    Achievement after = before;
    after.score = std::clamp(before.score + *count, -most, most);
    std::vector<std::pair<Fields, std::int64_t>> reached;
    const std::vector<Fields> levels = definition ? definition->fields.objects("levels") : std::vector<Fields>();
    for (const Fields& level : levels) {
        std::int64_t times = timesReached(level, after.score) - timesReached(level, before.score);
        if (times <= 0)
            continue; // a level that was reached stays
        if (times > 1 && level.flag("allow_multiple_earn") == false) {
            note(Note::Inferred, phrase("effects.earned-once", level.text("name")));
            times = 1;
        }
        reached.emplace_back(level, times);
    }
    if (!reached.empty())
        after.achievedAt = m_moment.now;
    customer.achievements[index] = after;
    if (m_moment.trace) {
        changed("achievement", name, record(before), record(after));
        raise("achievement.progressed", context(after));
    }
    for (const auto& [level, times] : reached) {
        note(Note::Fact, phrase("effects.level-reached", level.text("name"), std::to_string(after.score)));
        if (m_moment.trace)
            raise("achievement.unlocked", context(after));
        unlock(level, times);
    }
}

void Applier::unlock(const Fields& level, std::int64_t times)
{
    constexpr std::int64_t most = 100; // of one step: more than that is a count gone wrong, and is told
    if (times > most)
        note(Note::Unknown, phrase("effects.too-many-unlocks", std::to_string(times), std::to_string(most)));
    const auto state = m_out.effect.state;
    for (std::int64_t i = 0; i < std::min(times, most); ++i) {
        for (const Fields& one : level.object("meta").objects("unlocks")) {
            Given given;
            given.definition = one.text("id");
            const std::string type = one.text("type");
            if (type == "benefit_definition")
                giveBenefit(given);
            else if (type == "reward_definition")
                giveReward(given);
            else
                note(Note::Unknown, phrase("effects.unlock-type", type));
        }
    }
    m_out.effect.state = state; // that one gift is refused does not undo the count
}

} // namespace retort::effects
