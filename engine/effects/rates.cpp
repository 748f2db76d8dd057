// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/rates.h"

#include "engine/effects/calendar.h"
#include "engine/json/write.h"
#include "engine/logic/evaluate.h"
#include "engine/run/clock.h"

#include <array>
#include <span>

namespace retort::effects {

namespace {

/// A value of the context by its path; null where there is none.
json::Value at(json::Value root, std::string_view path)
{
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const json::Value* next = root.isObject() ? root.find(path.substr(0, dot)) : nullptr;
        if (!next)
            return {};
        root = *next;
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return root;
}

std::string textAt(json::Value root, std::span<const std::string_view> paths)
{
    for (std::string_view path : paths) {
        const json::Value value = at(root, path);
        if (value.isString() && !value.text().empty())
            return std::string(value.text());
        if (value.isNumber())
            return json::write(value);
    }
    return {};
}

/// A rule of a rate: as JSON, or as a text that is JSON. Without a rule in it (null, {}, []) none.
std::optional<json::Data> ruleOf(const Fields& fields, std::string_view key)
{
    json::Data rule = fields.data(key);
    if (rule.root().isString()) {
        if (rule.root().size() == 0)
            return std::nullopt;
        auto parsed = json::Data::parse(rule.root().text());
        if (!parsed)
            return rule; // a text: what it means is not known, and it does not pass as none
        rule = *parsed;
    }
    const json::Value root = rule.root();
    if (root.isNull() || (root.isContainer() && root.size() == 0))
        return std::nullopt;
    return rule;
}

/// Takes one rate after the other through the steps of the guide.
class Chooser {
public:
    Chooser(const json::Data& profile, const Moment& moment) : m_profile(profile), m_moment(moment) {}

    RateCandidate look(const Template& rate) const
    {
        RateCandidate one;
        one.rate = &rate;
        const Fields& fields = rate.fields;
        const std::string name = nameOf(rate);
        one.profileConditions = ruleOf(fields, "profile_conditions").has_value();
        one.productConditions = ruleOf(fields, "product_conditions").has_value();
        for (std::string_view key : {"location_id", "region_id", "country_iso_2", "code"})
            one.rank += fields.text(key).empty() ? 0 : 1;
        const auto factor = fields.amount("rate");
        if (!factor) {
            one.why = phrase("effects.rate-no-number", name);
            return one;
        }
        one.factor = *factor;
        if (!fields.flag("is_published").value_or(true))
            one.why = phrase("effects.rate-unpublished", name);
        else if (fields.flag("is_archived").value_or(false))
            one.why = phrase("effects.rate-archived", name);
        else if (!inWindow(fields, name, one.why) || !inScope(fields, name, one.why) ||
                 !holds(fields, "profile_conditions", m_profile, name, one.why) ||
                 !holds(fields, "product_conditions", m_moment.context, name, one.why))
            return one;
        else
            one.fits = true;
        return one;
    }

    static std::string nameOf(const Template& rate)
    {
        const std::string code = rate.fields.text("code");
        const std::string id = rate.fields.text("id");
        return !code.empty() ? code : id.empty() ? rate.name : rate.name + " (" + id + ")";
    }

private:
    bool inWindow(const Fields& fields, const std::string& name, Phrase& why) const
    {
        for (const bool start : {true, false}) {
            const std::string text = fields.text(start ? "start_time" : "end_time");
            if (text.empty())
                continue;
            const auto edge = run::instantOf(text);
            if (!edge)
                why = phrase("effects.rate-window-unreadable", name, text);
            else if (!m_moment.now)
                why = phrase("effects.rate-no-clock", name, text);
            else if (start && *m_moment.now < *edge)
                why = phrase("effects.rate-not-yet", name, text);
            else if (!start && *edge < *m_moment.now)
                why = phrase("effects.rate-over", name, text);
            else
                continue;
            return false;
        }
        return true;
    }

    bool inScope(const Fields& fields, const std::string& name, Phrase& why) const
    {
        static constexpr std::array<std::string_view, 3> locations{"location_id", "location.id",
                                                                   "transaction.location_id"};
        static constexpr std::array<std::string_view, 4> regions{"region_id", "region.id", "location.region_id",
                                                                 "profile.region.id"};
        static constexpr std::array<std::string_view, 4> countries{"country_iso_2", "location.country_iso_2",
                                                                   "location.address.iso", "iso"};
        return matches(fields, "location_id", locations, name, why) &&
               matches(fields, "region_id", regions, name, why) &&
               matches(fields, "country_iso_2", countries, name, why);
    }

    bool matches(const Fields& fields, std::string_view key, std::span<const std::string_view> paths,
                 const std::string& name, Phrase& why) const
    {
        const std::string wanted = fields.text(key);
        if (wanted.empty())
            return true;
        const std::string there = textAt(m_moment.context.root(), paths);
        if (there == wanted)
            return true;
        why = there.empty() ? phrase("effects.rate-no-scope", name, std::string(key), wanted)
                            : phrase("effects.rate-other-scope", name, std::string(key), wanted, there);
        return false;
    }

    bool holds(const Fields& fields, std::string_view key, const json::Data& data, const std::string& name,
               Phrase& why) const
    {
        const auto rule = ruleOf(fields, key);
        if (!rule)
            return true;
        if (rule->root().isString()) {
            why = phrase("effects.rate-condition-unreadable", name, std::string(key));
            return false;
        }
        const logic::Answer answer = logic::evaluate(logic::Program::compile(*rule, m_moment.logic), data);
        if (answer.failure) {
            why = phrase("effects.rate-condition-failed", name, std::string(key), answer.failure->message);
            return false;
        }
        if (logic::truthOf(answer.value.root(), m_moment.logic.dialect, m_moment.logic.objects).jsonLogic)
            return true;
        why = phrase("effects.rate-condition-false", name, std::string(key));
        return false;
    }

    const json::Data& m_profile;
    const Moment& m_moment;
};

/// Whether `a` goes before `b` on equal rank; equal where the priority does not tell them apart.
bool prefers(const RateCandidate& a, const RateCandidate& b, std::string_view priority)
{
    if (priority == "product")
        return a.productConditions && !b.productConditions;
    if (priority == "profile")
        return a.profileConditions && !b.profileConditions;
    return false;
}

} // namespace

RateChoice chooseRate(const Book& book, std::string_view handle, std::string_view priority, const json::Data& profile,
                      const Moment& moment)
{
    RateChoice choice;
    const Chooser chooser(profile, moment);
    for (const Template& rate : book.all("rates")) {
        if (rate.handle == handle)
            choice.candidates.push_back(chooser.look(rate));
    }
    auto& all = choice.candidates;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].fits)
            continue;
        if (!choice.chosen) {
            choice.chosen = i;
            continue;
        }
        const RateCandidate& best = all[*choice.chosen];
        if (all[i].rank > best.rank || (all[i].rank == best.rank && prefers(all[i], best, priority)))
            choice.chosen = i;
    }
    for (std::size_t i = 0; choice.chosen && i < all.size(); ++i) {
        if (!all[i].fits)
            continue;
        const RateCandidate& best = all[*choice.chosen];
        const std::string name = Chooser::nameOf(*all[i].rate);
        if (i == *choice.chosen) {
            all[i].why = phrase("effects.rate-chosen", name, best.factor.text());
        } else if (all[i].rank < best.rank) {
            all[i].why = phrase("effects.rate-less-specific", name, Chooser::nameOf(*best.rate));
        } else if (prefers(best, all[i], priority)) {
            all[i].why = phrase("effects.rate-less-preferred", name, std::string(priority));
        } else {
            choice.tied = true;
            all[i].why = phrase("effects.rate-equal", name, Chooser::nameOf(*best.rate));
        }
    }
    return choice;
}

} // namespace retort::effects
