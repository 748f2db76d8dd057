// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/words.h"

#include "engine/json/write.h"
#include "engine/logic/program.h"
#include "engine/logic/words.h"
#include "engine/logic/words/valuewords.h"
#include "engine/reaction/eventname.h"

#include <algorithm>

namespace retort {

namespace {

constexpr std::size_t longestText = 60; // characters of a value in a sentence

// An argument and what it came to, where that is known.
struct Given {
    const Argument* argument = nullptr;
    std::optional<json::Data> value; ///< Fixed, or worked out from the event.
};

/// One action being put into words.
class Speaker {
public:
    Speaker(const Action& action, const ActionKind* kind, const std::vector<std::optional<json::Data>>& resolved,
            const logic::Settings& settings)
        : m_action(action), m_kind(kind), m_resolved(resolved), m_settings(settings)
    {}

    // The argument of a name or of one of its aliases; the last one counts.
    Given given(std::string_view name) const
    {
        const ArgumentKind* wanted = m_kind ? m_kind->argument(name) : nullptr;
        for (std::size_t i = m_action.arguments.size(); i-- > 0;) {
            const Argument& argument = m_action.arguments[i];
            if (argument.name == name || (wanted && m_kind->argument(argument.name) == wanted))
                return at(i);
        }
        return {};
    }

    Given at(std::size_t i) const
    {
        const Argument& argument = m_action.arguments[i];
        Given given{&argument, {}};
        if (i < m_resolved.size() && m_resolved[i])
            given.value = m_resolved[i];
        else if (!readsEvent(argument))
            given.value = argument.value;
        return given;
    }

    // The value as a word in a title: itself, or the rule where it is not known yet.
    Phrase value(std::string_view name) const { return value(given(name)); }
    Phrase value(const Given& given) const
    {
        if (!given.argument)
            return phrase("reaction.say.nothing");
        if (!given.value)
            return fromEvent(*given.argument);
        const json::Value value = given.value->root();
        if (isEmpty(value)) { // what the event gives is told apart; what was not filled in yet is one
            return phrase(!readsEvent(*given.argument) ? "reaction.say.nothing"
                          : value.isNull()             ? "reaction.say.nothing-in-event"
                                                       : "reaction.say.empty-text");
        }
        return value.isContainer() ? logic::valueInWords(value, m_settings.dialect)
                                   : phrase("reaction.say.value", shortText(value));
    }

    // A definition beside the words that say it: "(reward-points)".
    Phrase bracketed(std::string_view name) const
    {
        Phrase inner = value(name);
        return inner.id == "reaction.say.nothing" ? inner : phrase("reaction.say.bracketed", std::move(inner));
    }

    // Whom it is for: "to profile 9332c9b2…339c (from the event)"; of what is done for somebody, "for profile …".
    Phrase customer(bool isFor) const
    {
        Phrase to = customer();
        if (isFor && to.id == "reaction.say.to-customer")
            to.id = "reaction.say.for-customer";
        else if (isFor && to.id == "reaction.say.to-profile")
            to.id = "reaction.say.for-profile";
        else if (isFor && to.id == "reaction.say.to-profile-resolved")
            to.id = "reaction.say.for-profile-resolved";
        return to;
    }
    Phrase customer() const
    {
        const Given who = given("profile_id");
        if (!who.argument)
            return {};
        if (!who.value) {
            const Phrase from = fromEvent(*who.argument);
            return from.id == "reaction.say.from-event" ? Phrase{"reaction.say.to-customer", from.arguments}
                                                        : phrase("reaction.say.to-profile-from", from);
        }
        const bool reads = readsEvent(*who.argument);
        if (isEmpty(who.value->root()))
            return phrase(reads ? "reaction.say.to-nobody-in-event" : "reaction.say.to-nobody");
        const std::string text = shortText(who.value->root());
        if (reads)
            return phrase("reaction.say.to-profile-resolved", text);
        // A text that was marked as a rule is that text: a path that lost its var.
        return phrase(who.argument->isDynamic == true ? "reaction.say.to-profile-text" : "reaction.say.to-profile",
                      text);
    }

    // All arguments but those named, one after the other: "value 10, expires_at 2026-02-03".
    std::vector<Phrase> others(std::initializer_list<std::string_view> said) const
    {
        std::vector<Phrase> all;
        for (std::size_t i = 0; i < m_action.arguments.size(); ++i) {
            const std::string& name = m_action.arguments[i].name;
            const ArgumentKind* kind = m_kind ? m_kind->argument(name) : nullptr;
            const std::string_view canonical = kind ? std::string_view(kind->name) : std::string_view(name);
            if (std::find(said.begin(), said.end(), canonical) == said.end())
                all.push_back(named(canonical, name, value(at(i))));
        }
        return all;
    }

    /// An argument beside the title; of some the words that the documentation has for what they take.
    static Phrase named(std::string_view canonical, const std::string& name, Phrase value)
    {
        const auto* text = value.arguments.empty() ? nullptr : std::get_if<std::string>(&value.arguments[0]);
        const std::string_view word = text ? std::string_view(*text) : std::string_view();
        if (canonical == "rate_priority" && word == "profile")
            return phrase("reaction.say.rate-of-profile");
        if (canonical == "rate_priority" && word == "product")
            return phrase("reaction.say.rate-of-product");
        if (canonical == "direction" && word == "asc")
            return phrase("reaction.say.first-is-highest");
        if (canonical == "direction" && word == "desc")
            return phrase("reaction.say.last-is-highest");
        return phrase("reaction.say.named", name, std::move(value));
    }

    const Action& action() const { return m_action; }
    const logic::Settings& settings() const { return m_settings; }

    /// A rule that is a text or a number reads nothing: it is that text.
    static bool readsEvent(const Argument& argument)
    {
        return argument.isDynamic == true && argument.value.root().isContainer();
    }
    static bool isEmpty(json::Value value) { return value.isNull() || (value.isString() && value.text().empty()); }

private:
    // "total of the event"; a calculation speaks for itself.
    Phrase fromEvent(const Argument& argument) const
    {
        const auto program = logic::Program::compile(argument.value, m_settings);
        Phrase words = logic::inWords(program, logic::Reading::Value);
        const json::Value rule = argument.value.root();
        const json::Value* path = rule.isObject() && rule.size() == 1 ? rule.find("var") : nullptr;
        return path && path->isString() && path->size() > 0 ? phrase("reaction.say.from-event", std::move(words))
                                                            : words;
    }

    const Action& m_action;
    const ActionKind* m_kind;
    const std::vector<std::optional<json::Data>>& m_resolved;
    const logic::Settings& m_settings;
};

Phrase joined(const std::vector<Phrase>& parts)
{
    Phrase all;
    for (const Phrase& part : parts) {
        if (part.id.empty())
            continue;
        all = all.id.empty() ? part : phrase("reaction.say.list", all, part);
    }
    return all;
}

CardWords card(Phrase title, Phrase detail)
{
    Phrase sentence = detail.id.empty() ? title : phrase("reaction.say.with-detail", title, detail);
    return {std::move(title), std::move(detail), std::move(sentence)};
}

// "Issue benefit gold-gift"; without what it is about, "Issue a benefit, which one is not set".
Phrase about(std::string_view id, std::string_view unset, Phrase what)
{
    return what.id == "reaction.say.nothing" ? phrase(unset) : phrase(id, std::move(what));
}

CardWords filterWords(const Speaker& speaker)
{
    const Given condition = speaker.given("condition");
    Phrase title;
    if (!condition.argument || condition.argument->value.root().isNull()) {
        title = phrase("reaction.say.filter-empty");
    } else if (const json::Value value = condition.argument->value.root(); value.isBool()) {
        title = phrase(value.asBool() ? "reaction.say.filter-always" : "reaction.say.filter-never");
    } else {
        title = phrase("reaction.say.filter",
                       logic::inWords(logic::Program::compile(condition.argument->value, speaker.settings()),
                                      logic::Reading::Condition));
    }
    // What follows from it; of one that is decided beforehand nothing is open.
    const std::string_view id = title.id == "reaction.say.filter-always"  ? "reaction.say.filter-always-detail"
                                : title.id == "reaction.say.filter-never" ? "reaction.say.filter-never-detail"
                                : title.id == "reaction.say.filter-empty" ? "reaction.say.filter-empty-detail"
                                                                          : "reaction.say.filter-detail";
    const std::string& description = speaker.action().description;
    Phrase detail = description.empty() ? phrase(id) : phrase("reaction.say.words", description);
    return {title, std::move(detail), title};
}

// The customer first, then whatever the title does not say.
Phrase detailOf(const Speaker& speaker, std::initializer_list<std::string_view> said, bool isFor = false)
{
    std::vector<Phrase> parts = speaker.others(said);
    parts.insert(parts.begin(), speaker.customer(isFor));
    return joined(parts);
}

CardWords knownWords(const Speaker& speaker, const ActionKind& kind)
{
    const std::string& type = kind.type;
    if (type == "benefit.create")
        return card(about("reaction.say.benefit", "reaction.say.benefit-unset", speaker.value("definition")),
                    detailOf(speaker, {"profile_id", "definition"}));
    if (type == "reward.create")
        return card(about("reaction.say.reward", "reaction.say.reward-unset", speaker.value("definition")),
                    detailOf(speaker, {"profile_id", "definition"}));
    if (type == "point.create" || type == "tier-point.create") {
        const bool tier = type == "tier-point.create";
        const Given amount = speaker.given("value");
        const Given rate = speaker.given("check_rate");
        const bool rated = rate.value && rate.value->root().isBool() && rate.value->root().asBool();
        const bool known = !amount.argument || amount.value;
        const bool unset = amount.argument == nullptr ||
                           (amount.argument->isDynamic != true && Speaker::isEmpty(amount.argument->value.root()));
        if (unset) {
            const Phrase definition = speaker.bracketed("definition");
            const bool named = definition.id != "reaction.say.nothing";
            const std::string_view id =
                tier ? (named ? "reaction.say.tier-points-unset-of" : "reaction.say.tier-points-unset")
                     : (named ? "reaction.say.points-unset-of" : "reaction.say.points-unset");
            return card(named ? phrase(id, definition) : phrase(id),
                        detailOf(speaker, {"profile_id", "definition", "value", "check_rate"}));
        }
        const Phrase definition = speaker.bracketed("definition");
        const bool named = definition.id != "reaction.say.nothing";
        Phrase title =
            named ? phrase(known ? (tier ? "reaction.say.tier-points" : "reaction.say.points")
                                 : (tier ? "reaction.say.tier-points-rule" : "reaction.say.points-rule"),
                           speaker.value(amount), definition)
                  : phrase(known ? (tier ? "reaction.say.tier-points-alone" : "reaction.say.points-alone")
                                 : (tier ? "reaction.say.tier-points-rule-alone" : "reaction.say.points-rule-alone"),
                           speaker.value(amount));
        if (rated)
            title = phrase("reaction.say.rated", std::move(title));
        if (!named)
            title = phrase("reaction.say.points-of-none", std::move(title));
        return card(std::move(title), detailOf(speaker, {"profile_id", "definition", "value", "check_rate"}));
    }
    if (type == "tier.assign")
        return card(about("reaction.say.tier", "reaction.say.tier-unset", speaker.value("tier")),
                    detailOf(speaker, {"profile_id", "tier"}));
    if (type == "achievement.add") {
        const Phrase count =
            speaker.given("count").argument ? speaker.value("count") : phrase("reaction.say.value", "1");
        const Phrase achievement = speaker.value("definition");
        return card(achievement.id == "reaction.say.nothing" ? phrase("reaction.say.achievement-unset", count)
                                                             : phrase("reaction.say.achievement", count, achievement),
                    detailOf(speaker, {"profile_id", "definition", "count"}, true));
    }
    if (type == "target.send") {
        std::vector<Phrase> parts = speaker.others({"target", "profile_id"});
        parts.insert(parts.begin(), phrase("reaction.say.target-detail"));
        return card(about("reaction.say.target", "reaction.say.target-unset", speaker.value("target")), joined(parts));
    }
    if (type == "redeem.benefit")
        return card(about("reaction.say.redeem", "reaction.say.redeem-unset", speaker.value("benefit_id")),
                    detailOf(speaker, {"profile_id", "benefit_id"}, true));
    if (type == "update.highest.status.attribute") {
        const Phrase group = speaker.value("group_handle");
        const Phrase space = speaker.value("namespace");
        const Phrase handle = speaker.value("handle");
        const auto unset = [](const Phrase& words) { return words.id == "reaction.say.nothing"; };
        Phrase title = phrase("reaction.say.status", group, space, handle);
        if (unset(space) || unset(handle))
            title = about("reaction.say.status-nowhere", "reaction.say.status-unset", group);
        else if (unset(group))
            title = phrase("reaction.say.status-of-none", space, handle);
        return card(std::move(title), detailOf(speaker, {"profile_id", "group_handle", "namespace", "handle", "type"}));
    }
    return card(phrase("reaction.say.labelled", kind.label.empty() ? kind.type : kind.label),
                detailOf(speaker, {"profile_id"}));
}

bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex)
            return false;
    }
    return true;
}

} // namespace

std::string shortText(json::Value value)
{
    // Bounded before it is written: a whole context may be given.
    constexpr std::size_t manyItems = 20;
    if (value.isContainer() && value.size() > manyItems)
        return value.isArray() ? "[…]" : "{…}";
    std::string text = value.isString() ? std::string(value.text()) : json::write(value);
    if (isUuid(text))
        return text.substr(0, 8) + "…" + text.substr(32);
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
            continue;
        if (characters++ == longestText)
            return text.substr(0, i) + "…";
    }
    return text;
}

const ActionKind* kindOf(const Action& action, const Catalogue& catalogue)
{
    const ActionKind* kind = catalogue.action(action.type);
    return kind || action.otherType.empty() ? kind : catalogue.action(action.otherType);
}

CardWords actionWords(const Action& action, const Catalogue& catalogue,
                      const std::vector<std::optional<json::Data>>& resolved, const logic::Settings& settings)
{
    const ActionKind* kind = kindOf(action, catalogue);
    const Speaker speaker(action, kind, resolved, settings);
    if (kind ? kind->type == "filter" : action.type == "filter")
        return filterWords(speaker);
    if (kind)
        return knownWords(speaker, *kind);
    if (action.type.empty())
        return card(phrase("reaction.say.untyped"), joined(speaker.others({})));
    return card(phrase("reaction.say.unknown", action.type), joined(speaker.others({})));
}

CardWords triggerWords(const Reaction& reaction, const Catalogue& catalogue)
{
    if (reaction.trigger.empty())
        return card(phrase("reaction.say.no-trigger"), {});
    Phrase title = phrase("reaction.say.trigger", reaction.trigger);
    const EventName name = checkEventName(reaction.trigger, catalogue);
    Phrase detail;
    switch (name.kind) {
    case EventName::Kind::Known:
        detail = phrase("reaction.say.words", catalogue.event(reaction.trigger)->label);
        break;
    case EventName::Kind::Custom:
        detail = phrase("reaction.say.custom-event");
        break;
    case EventName::Kind::Alias:
    case EventName::Kind::Doubtful:
    case EventName::Kind::Invalid:
        detail = name.message;
        break;
    }
    Phrase sentence = title;
    return {std::move(title), std::move(detail), std::move(sentence)};
}

} // namespace retort
