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

        // Templates of events
        {"compose.template.typical", "Typical"},
        {"compose.template.minimal", "Minimal"},
        {"compose.template.odd", "Odd"},
        {"compose.odd.absent", "Absent"},
        {"compose.odd.null", "null"},
        {"compose.odd.number-as-text", "The number as a text"},
        {"compose.odd.zero", "Zero"},
        {"compose.odd.with-point", "A whole number written with a point"},
        {"compose.odd.negative", "Below zero"},
        {"compose.odd.largest", "The largest number there is"},
        {"compose.odd.tiny", "A number close to zero"},
        {"compose.odd.truth-as-number", "A number instead of true or false"},
        {"compose.odd.truth-as-text", "A text instead of true or false"},
        {"compose.odd.empty-text", "An empty text"},
        {"compose.odd.opposite", "The opposite"},
        {"compose.odd.iso-date", "A date in ISO 8601 with a zone"},
        {"compose.odd.date-only", "A date without a time"},
        {"compose.odd.leap-day", "The last second of a leap day"},
        {"compose.odd.timestamp", "Seconds since 1970 instead of a date"},
        {"compose.odd.empty-list", "An empty list"},
        {"compose.odd.list-with-null", "The same in other letter case, and a null"},
        {"compose.odd.not-a-list", "One item instead of a list"},
        {"compose.odd.object-for-list", "An object instead of a list"},
        {"compose.odd.empty-items", "A list of empty items"},
        {"compose.odd.empty-object", "An empty object"},
        {"compose.odd.list-for-object", "An empty list instead of an object"},
        {"compose.odd.letters", "The same in other letter case"},
        {"compose.odd.text-zero", "The text 0"},
        {"compose.odd.spaces", "With spaces around it"},
        {"compose.odd.number-for-text", "A number instead of a text"},
        {"compose.odd.characters", "Quotes, accents, HTML and an emoji"},

        // Variants of events. {0} is the base.
        {"compose.variant.no-base-named", "A variant names its base in \"_retort\""},
        {"compose.variant.other-member",
         "A variant holds nothing but \"_retort\": move {0} into a change, or take the base out"},
        {"compose.variant.no-pointer", "A change says in \"pointer\" what it is about: \"/data/score\""},
        {"compose.variant.bad-pointer", "{0} is no place in the event that a variant can change"},
        {"compose.variant.value-or-absent", "A change has either a \"value\" or \"absent\": true"},
        {"compose.variant.no-base", "There is no event {0}, which this is a variant of. Bring its file back, or name "
                                    "another base"},
        {"compose.variant.cycle", "The base {0} leads back to itself. Give one of them another base"},
        {"compose.variant.too-many", "A variant may stand on {0} others at most"},
        {"compose.variant.in-base", "The base {0} cannot be read: {1}"},
        {"compose.variant.no-place",
         "The base {0} has no place {1} any more. Take the change out, or name another place"},
        {"compose.variant.no-event", "With its changes this is no event: {0}"},

        // The customer that a sample names. {0} is the profile.
        {"compose.profile.missing",
         "There is no profile {0}, whom this sample names. Bring its file back, or name another one"},
        {"compose.profile.unreadable", "The profile {0} cannot be read: {1}"},
        {"compose.profile.no-object", "it is no object of a customer's fields"},
        {"compose.rule.unknown-family", "There is no family of events {0}"},
        {"compose.rule.unknown", "The customer's fields cannot stand at {1} in events of the family {0}, only at: {2}"},

        // Import
        {"compose.guess.has", "it has {0}"},
        {"compose.guess.has-and", "it has {0}, and {1}"},
        {"compose.guess.temporary", "the profile is a temporary one"},
        {"compose.guess.deleted", "deleted_at is set"},
        {"compose.guess.spent", "part of the value was spent"},
        {"compose.guess.new", "it has not changed since it was created"},
        {"compose.guess.changed", "it has changed since it was created"},
        {"compose.import.nothing", "There is nothing to import. Copy an event or a curl command first"},
        {"compose.import.other-line", "This line is no JSON and no curl command"},
        {"compose.import.no-object", "An event is an object, and this is none"},
        {"compose.import.body", "The body is no JSON: {0}"},
        {"compose.import.variant",
         "This is a variant, which says nothing without its base. Open its workspace instead"},
        {"compose.import.nothing-known",
         "Nothing in it tells which event this is. Put it into {{\"event\": \"name\", \"context\": …}"},
        {"compose.import.names", "It names the event itself: {0}"},
        {"compose.import.header", "The header of the command names the event: {0}"},
        {"compose.import.envelope", "What is around it names the event: {0}"},
        {"compose.import.guess", "Taken for {0} ({1} %), since {2}. {3}"},
        {"compose.import.no-others", "No other event is like it"},
        {"compose.import.others", "Otherwise it may be {0}"},
        {"compose.import.alias", "{0} is another spelling of {1}"},
        {"compose.import.customer", "The address names the customer {0}, who was put in as profile_id"},

        // Personal data that was replaced
        {"compose.scrub.too-large",
         "With pseudonyms in their places, document {0} is too large. Take a part of it: {1}"},
        {"compose.scrub.names", "names"},
        {"compose.scrub.emails", "e-mail addresses"},
        {"compose.scrub.phones", "phone numbers"},
        {"compose.scrub.addresses", "addresses"},
        {"compose.scrub.births", "dates of birth"},
        {"compose.scrub.ids", "ids and numbers of documents"},
        {"compose.scrub.networks", "addresses of devices"},

        // Export as a command
        {"compose.curl.no-customer", "This route names the customer in its address, and the event names none"},
        {"compose.curl.platform-event", "A tenant fires {0} itself and takes no such call; only the sandbox does"},
        {"compose.curl.tenant", "Put the tenant's name in the place of {{tenant}"},
        {"compose.curl.token", "The token is read from the variable {0}; export it in your shell first"},

        // Why a chain did not go on, and what would let it
        {"compose.stands", "{0} is {1}"},
        {"compose.stands.absent", "{0} is not there"},
        {"compose.outdated", "The event or the reaction has changed since; wait a moment and try again"},
        {"compose.needed", "It needs: {0}"},
        {"compose.needed.not", "It needs the contrary of: {0}"},
        {"compose.change.gone", "Take out {0}, which is {1}"},
        {"compose.change.new", "Add {0} as {1}"},
        {"compose.change.other", "Change {0} from {1} to {2}"},
        {"compose.change.more", "Change {0} from {1} to {2}, which is {3} more"},
        {"compose.change.less", "Change {0} from {1} to {2}, which is {3} less"},
    };
    return table;
}

} // namespace retort
