// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> composeRows()
{
    static constexpr EnglishRow table[] = {
        // Where the platform puts the customer's fields
        {"compose.rule.root", "The customer's fields at the root"},
        {"compose.rule.linked", "The customer under {0}, with all fields"},
        {"compose.rule.listed", "The customer under {0}, with the fields that are known there"},
        {"compose.rule.around", "The customer's fields at the root, what the event is about under {0}"},
        {"compose.rule.id", "Nothing of the customer but profile_id"},
        {"compose.rule.none", "No customer"},
        {"compose.why.profile-is-root", "The guides have the profile's fields at the root of a profile event"},
        {"compose.why.profile-written", "Some guides write profile.first_name also where the profile is the root"},
        {"compose.why.custom-body", "The guide has what was posted as the whole context: event, profile_id and data"},
        {"compose.why.custom-route",
         "The client library posts custom events to a profile; whether its fields then stand at the root is not known"},
        {"compose.why.as-others", "Other events have the customer there; whether this one has is not known"},
        {"compose.why.no-customer", "An event of this kind is about no customer"},
        {"compose.why.two-customers", "A connection has two customers, and the context names them by id"},
        {"compose.why.connected", "The client library has the customer who was connected there"},
        {"compose.why.connector", "The client library has the customer who connects there"},
        {"compose.why.linked-documented", "The documentation has the customer under profile for this kind of event"},
        {"compose.why.linked",
         "The guides say that the profile is linked to the event; that it stands under profile is inferred"},
        {"compose.why.listed",
         "Only part of a profile may be loaded; these are the fields that are documented or likely for this event"},
        {"compose.why.short-profile", "The client library has a short profile with these fields"},
        {"compose.why.root-everywhere",
         "One guide reads the profile's fields from the root for all events, which others contradict"},
        {"compose.why.around", "One page has the customer at the root and the reward under reward, which others "
                               "contradict"},
        {"compose.why.nothing-loaded", "Whether the profile is loaded for this event is not documented"},
        {"compose.why.only-id-listed", "The object has only profile_id in what is known of it"},
    };
    return table;
}

} // namespace retort
