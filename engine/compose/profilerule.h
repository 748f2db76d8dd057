// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/base/result.h"
#include "engine/reaction/catalogue.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace retort::compose {

/// Where the platform puts the customer's fields in the context of an event. Its pages contradict each other (spec
/// sections 5.1 and 14, C11 and C12), so this is a choice for each family of events, and says what speaks for it.
struct ProfileRule {
    enum class Place : std::uint8_t {
        Nowhere, ///< No customer is in scope: "rate.created".
        Id,      ///< Nothing but `profile_id`.
        Root,    ///< Beside what the event is about: `first_name`.
        Linked,  ///< In an object of their own, `member`: `profile.first_name`.
        Around,  ///< At the root, and what the event is about moves into `member`: `reward.value_initial`.
    };

    std::string id; ///< How settings name it: "root", "linked", "listed", "id", "around", "none", "connected", …
    Place place = Place::Id;
    std::string member;              ///< Of Linked and Around.
    std::vector<std::string> listed; ///< Only these of the profile's paths; empty: all that it has.
    bool givesId = true;             ///< A `profile_id` that the event leaves out is the profile's own id.
    Phrase label;                    ///< "The customer under profile, with all fields"
    Phrase why;                      ///< What speaks for it, one sentence.
    std::string evidence;            ///< documented, sdk, inferred.

    bool operator==(const ProfileRule&) const = default;
};

/// By family (key of the catalogue's context), the id of the rule that was chosen for it.
using ProfileChoices = std::map<std::string, std::string>;

/// The key under which a choice is kept for an event: its family; "custom" for events of one's own and unknown ones.
std::string profileFamilyOf(std::string_view event, const Catalogue& catalogue);

/// The rules to choose from for a family; the first one is used where nothing was chosen. Never empty.
std::vector<ProfileRule> profileRulesFor(std::string_view family, const Catalogue& catalogue);

/// Whether a rule may be chosen for a family. Errors, without place: Usage for an unknown family or rule, which names
/// those that there are.
Result<> checkProfileChoice(std::string_view family, std::string_view rule, const Catalogue& catalogue);

/// The rule for an event: the chosen one, or the first where none (or none of that name) is chosen.
ProfileRule profileRuleFor(std::string_view event, const Catalogue& catalogue, const ProfileChoices& choices = {});

} // namespace retort::compose
