// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/profilerule.h"

#include <algorithm>

namespace retort::compose {

namespace {

using Place = ProfileRule::Place;

constexpr std::string_view linkedMember = "profile";
constexpr std::string_view linkedPrefix = "profile.";

/// What the catalogue says of a family's customer.
struct Known {
    bool profileIsRoot = false;
    bool hasId = false;
    std::vector<std::string> linked; ///< Paths of the linked profile, without "profile.".
    std::string evidence;            ///< Of the linked profile: the best there is.
};

Known knownOf(const ContextKind& context)
{
    Known known;
    known.profileIsRoot = context.root == "profile";
    for (const FieldKind& field : context.fields) {
        known.hasId = known.hasId || field.path == "profile_id";
        if (field.path.rfind(linkedPrefix, 0) != 0)
            continue;
        known.linked.push_back(field.path.substr(linkedPrefix.size()));
        if (known.evidence.empty() || field.evidence == "documented")
            known.evidence = field.evidence;
    }
    return known;
}

ProfileRule rule(std::string_view id, Place place, std::string_view evidence, Phrase label, Phrase why)
{
    ProfileRule made;
    made.id = id;
    made.place = place;
    made.evidence = evidence;
    made.label = std::move(label);
    made.why = std::move(why);
    return made;
}

ProfileRule linked(std::string_view id, std::string_view member, std::string_view evidence, Phrase why)
{
    auto made = rule(id, Place::Linked, evidence, phrase("compose.rule.linked", std::string(member)), std::move(why));
    made.member = member;
    return made;
}

ProfileRule listed(const Known& known, Phrase why)
{
    auto made = linked("listed", linkedMember, known.evidence, std::move(why));
    made.listed = known.linked;
    made.label = phrase("compose.rule.listed", std::string(linkedMember));
    return made;
}

ProfileRule root(std::string_view evidence, Phrase why)
{
    return rule("root", Place::Root, evidence, phrase("compose.rule.root"), std::move(why));
}

ProfileRule onlyId(std::string_view evidence, Phrase why)
{
    return rule("id", Place::Id, evidence, phrase("compose.rule.id"), std::move(why));
}

std::vector<ProfileRule> rulesOfRoot()
{
    std::vector<ProfileRule> rules{root("documented", phrase("compose.why.profile-is-root")),
                                   linked("linked", linkedMember, "inferred", phrase("compose.why.profile-written"))};
    for (ProfileRule& one : rules)
        one.givesId = false; // `id` is the customer
    return rules;
}

std::vector<ProfileRule> rulesOfCustom()
{
    return {onlyId("documented", phrase("compose.why.custom-body")),
            root("inferred", phrase("compose.why.custom-route")),
            linked("linked", linkedMember, "inferred", phrase("compose.why.as-others"))};
}

std::vector<ProfileRule> rulesOfNone(std::string_view family)
{
    std::vector<ProfileRule> rules{
        rule("none", Place::Nowhere, "documented", phrase("compose.rule.none"), phrase("compose.why.no-customer"))};
    if (family == "connection") {
        rules.front().why = phrase("compose.why.two-customers");
        rules.front().evidence = "sdk";
        rules.push_back(linked("connected", "connected", "sdk", phrase("compose.why.connected")));
        rules.push_back(linked("connector", "connector", "sdk", phrase("compose.why.connector")));
    } else {
        rules.push_back(linked("linked", linkedMember, "inferred", phrase("compose.why.as-others")));
    }
    for (ProfileRule& one : rules)
        one.givesId = false;
    return rules;
}

/// Families that the catalogue gives a linked profile.
std::vector<ProfileRule> rulesOfLinked(std::string_view family, const Known& known)
{
    std::vector<ProfileRule> rules{
        linked("linked", linkedMember, known.evidence,
               phrase(known.evidence == "documented" ? "compose.why.linked-documented" : "compose.why.linked")),
        listed(known, phrase("compose.why.listed"))};
    if (family == "address") { // whose own type has a short profile
        std::swap(rules[0], rules[1]);
        rules[0].why = phrase("compose.why.short-profile");
    }
    rules.push_back(root("inferred", phrase("compose.why.root-everywhere")));
    if (family == "reward") {
        rules.push_back(rule("around", Place::Around, "documented", phrase("compose.rule.around", std::string(family)),
                             phrase("compose.why.around")));
        rules.back().member = family;
    }
    rules.push_back(onlyId("inferred", phrase("compose.why.nothing-loaded")));
    for (ProfileRule& one : rules)
        one.givesId = known.hasId;
    return rules;
}

std::vector<ProfileRule> rulesOfId()
{
    return {onlyId("inferred", phrase("compose.why.only-id-listed")),
            linked("linked", linkedMember, "inferred", phrase("compose.why.as-others")),
            root("inferred", phrase("compose.why.root-everywhere"))};
}

} // namespace

std::string profileFamilyOf(std::string_view event, const Catalogue& catalogue)
{
    const EventKind* kind = catalogue.event(event);
    return kind ? kind->family : "custom";
}

std::vector<ProfileRule> profileRulesFor(std::string_view family, const Catalogue& catalogue)
{
    const ContextKind* context = catalogue.context(family);
    if (!context || context->root == "custom")
        return rulesOfCustom();
    const Known known = knownOf(*context);
    if (known.profileIsRoot)
        return rulesOfRoot();
    if (!known.linked.empty())
        return rulesOfLinked(family, known);
    return known.hasId ? rulesOfId() : rulesOfNone(family);
}

Result<> checkProfileChoice(std::string_view family, std::string_view rule, const Catalogue& catalogue)
{
    if (!catalogue.context(family))
        return fail(
            {.kind = Error::Kind::Usage, .message = phrase("compose.rule.unknown-family", std::string(family))});
    std::string choices;
    for (const ProfileRule& one : profileRulesFor(family, catalogue)) {
        if (one.id == rule)
            return {};
        choices += (choices.empty() ? "" : ", ") + one.id;
    }
    return fail({.kind = Error::Kind::Usage,
                 .message = phrase("compose.rule.unknown", std::string(family), std::string(rule), choices)});
}

ProfileRule profileRuleFor(std::string_view event, const Catalogue& catalogue, const ProfileChoices& choices)
{
    const std::string family = profileFamilyOf(event, catalogue);
    const std::vector<ProfileRule> rules = profileRulesFor(family, catalogue);
    const auto chosen = choices.find(family);
    if (chosen != choices.end()) {
        const auto found =
            std::find_if(rules.begin(), rules.end(), [&](const auto& one) { return one.id == chosen->second; });
        if (found != rules.end())
            return *found;
    }
    return rules.front();
}

} // namespace retort::compose
