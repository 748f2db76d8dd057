// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/eventguess.h"

#include "engine/logic/words/scopeof.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace retort::compose {

namespace {

using json::Value;

constexpr double missingWeight = 0.15; // contexts are often cut short, fields of others are rare
constexpr std::size_t mostKeys = 4;

std::string rootOf(const std::string& path) { return path.substr(0, path.find('.')); }

/// What tells the families of the catalogue apart.
class Families {
public:
    explicit Families(const Catalogue& catalogue) : m_catalogue(catalogue)
    {
        for (const ContextKind& context : catalogue.contexts()) {
            if (isAsked(context))
                for (const FieldKind& field : context.fields)
                    m_families[field.path].insert(context.family);
        }
    }

    /// Automations have the rows of profiles, and no event.
    bool isAsked(const ContextKind& context) const
    {
        return std::any_of(m_catalogue.events().begin(), m_catalogue.events().end(),
                           [&](const EventKind& event) { return event.family == context.family; });
    }

    /// The fewer families have a field, the more it tells.
    double weightOf(const std::string& path) const
    {
        const auto found = m_families.find(path);
        const std::size_t families = found == m_families.end() ? 0 : found->second.size();
        return std::log(1.0 +
                        static_cast<double>(m_catalogue.contexts().size() + 1) / static_cast<double>(families + 1));
    }

private:
    const Catalogue& m_catalogue;
    std::map<std::string, std::set<std::string>> m_families;
};

const Value* at(Value context, const char* path) { return logic::standsAt(context, path); }
bool isText(const Value* value, std::string_view text) { return value && value->isString() && value->text() == text; }

/// What the values say of which of a family's events it was; "" for nothing. `why` gets the reason.
std::string_view endingOf(Value context, const std::string& family, Phrase& why)
{
    if (family == "profile" && isText(at(context, "profile_type"), "temporary")) {
        why = phrase("compose.guess.temporary");
        return "profile-temporary.created";
    }
    if (const Value* deleted = at(context, "deleted_at"); deleted && !deleted->isNull()) {
        why = phrase("compose.guess.deleted");
        return ".deleted";
    }
    const Value* whole = at(context, "value_initial");
    const Value* left = at(context, "value_remaining");
    if (family == "reward" && whole && left && whole->isNumber() && left->isNumber() &&
        left->number() < whole->number()) {
        why = phrase("compose.guess.spent");
        return "reward.redeemed";
    }
    const Value* created = at(context, "created_at");
    const Value* updated = at(context, "updated_at");
    if (created && updated && created->isString() && updated->isString()) {
        const bool same = created->text() == updated->text();
        why = phrase(same ? "compose.guess.new" : "compose.guess.changed");
        return same ? ".created" : ".updated";
    }
    return "";
}

/// The event of a family that the values speak for, else the one that is best documented.
std::string eventOf(const Catalogue& catalogue, const std::string& family, Value context, Phrase& why)
{
    Phrase reason;
    const std::string_view ending = endingOf(context, family, reason);
    const EventKind* best = nullptr;
    for (const EventKind& event : catalogue.events()) {
        if (event.family != family)
            continue;
        if (!ending.empty() && (event.name == ending || (ending[0] == '.' && event.name.ends_with(ending)))) {
            why = reason;
            return event.name;
        }
        if (!best || (best->confidence != "documented" && event.confidence == "documented"))
            best = &event;
    }
    return best ? best->name : std::string();
}

std::string listOf(const std::vector<std::string>& keys)
{
    std::string text;
    for (const std::string& key : keys)
        text += (text.empty() ? "" : ", ") + key;
    return text;
}

EventGuess guessOf(const ContextKind& family, Value context, const Families& families)
{
    EventGuess guess{.family = family.family};
    double matched = 0;
    double missing = 0;
    double strange = 0;
    std::set<std::string> roots;
    std::vector<std::pair<double, std::string>> keys;
    for (const FieldKind& field : family.fields) {
        roots.insert(rootOf(field.path));
        const double weight = families.weightOf(field.path);
        if (!at(context, field.path.c_str())) {
            missing += weight;
            continue;
        }
        matched += weight;
        keys.emplace_back(-weight, field.path);
    }
    for (std::size_t i = 0; i < context.size(); ++i) {
        const std::string key(context.members()[i].key.text());
        if (!roots.contains(key))
            strange += families.weightOf(key);
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < std::min(keys.size(), mostKeys); ++i)
        guess.keys.push_back(keys[i].second);
    if (matched > 0)
        guess.percent = static_cast<int>(std::lround(100 * matched / (matched + strange + missingWeight * missing)));
    return guess;
}

} // namespace

std::vector<EventGuess> guessEvents(Value context, const Catalogue& catalogue)
{
    std::vector<EventGuess> guesses;
    if (!context.isObject())
        return guesses;
    const Families families(catalogue);
    for (const ContextKind& family : catalogue.contexts()) {
        if (!families.isAsked(family))
            continue;
        EventGuess guess = guessOf(family, context, families);
        if (guess.percent == 0)
            continue;
        Phrase reason;
        guess.event = eventOf(catalogue, family.family, context, reason);
        guess.why = reason.id.empty() ? phrase("compose.guess.has", listOf(guess.keys))
                                      : phrase("compose.guess.has-and", listOf(guess.keys), std::move(reason));
        guesses.push_back(std::move(guess));
    }
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const EventGuess& a, const EventGuess& b) { return a.percent > b.percent; });
    return guesses;
}

} // namespace retort::compose
