// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> reactionRows()
{
    static constexpr EnglishRow table[] = {
        // What cannot be read
        {"reaction.wrong-kind", "{0} is {1}, but has to be {2}"},
        {"reaction.no-template",
         "\"template\" is missing here: a target needs the text of its payload, JSON with Twig inside"},
        {"reaction.no-member", "\"{0}\" is missing here, or empty"},
        {"reaction.quoted", "\"{0}\""},
        {"reaction.item-of", "An item of \"{0}\""},
        {"reaction.a-reaction", "The reaction"},
        {"reaction.an-event", "The event"},
        {"reaction.own-part", "\"_retort\""},
        {"reaction.a-context", "The context"},
        {"reaction.a-target", "The target"},
        {"reaction.target-condition",
         "The condition is a text that is no JSON: {0} (line {1}, column {2} of the text)"},
        {"reaction.target-condition-kinds", "JSON Logic: an object, a list, or either as text"},
        {"reaction.overrides", "\"overrides\""},
        {"reaction.an-override", "What is replaced in a target"},
        {"reaction.no-target-field", "A target has no field \"{0}\"; the fields are name, handle, url, template, "
                                     "description, notes and condition"},
        {"reaction.no-target-field-near", "A target has no field \"{0}\"; perhaps \"{1}\" is meant"},
        {"reaction.a-catalogue", "The catalogue"},
        {"reaction.contexts", "\"contexts\""},
        {"reaction.kind.null", "null"},
        {"reaction.kind.boolean", "true or false"},
        {"reaction.kind.number", "a number"},
        {"reaction.kind.text", "a text"},
        {"reaction.kind.list", "a list"},
        {"reaction.kind.object", "an object"},
        // Edits that cannot be made
        {"reaction.no-such-action", "The reaction has no action {0}"},
        {"reaction.no-such-argument", "The action has no argument {0}"},
        {"reaction.no-such-position", "The chain has no place {0}"},
        {"reaction.action-no-object", "An action is a JSON object, with its type as \"name\""},
        {"reaction.argument-there", "The action already has an argument \"{0}\""},
        // What is pasted
        {"reaction.paste.nothing", "There is no text to paste"},
        {"reaction.paste.other",
         "What can be pasted is JSON of the platform (an action, a list of actions, a reaction, an event, a target) or "
         "a curl command that sends it; this is other text"},
        {"reaction.paste.unknown-object",
         "This JSON is neither an action (\"name\" and \"arguments\"), nor a reaction (\"trigger\"), an event "
         "(\"event\") or a target (\"template\")"},
        {"reaction.paste.no-action", "This item of the list is no action: an action is an object with its type as "
                                     "\"name\""},
        {"reaction.paste.several", "A list that is pasted holds actions; paste other things one by one"},
        {"reaction.paste.empty-list", "The list is empty: there is nothing to paste"},
        {"reaction.paste.no-body", "This curl command sends no JSON: it has no --data"},
        {"reaction.paste.file", "This curl command sends the file {0}; paste what the file holds"},
        {"reaction.paste.quote-open", "This ' is not closed: the command is not whole"},
        {"reaction.paste.double-quote-open", "This \" is not closed: the command is not whole"},
        {"reaction.paste.here-open", "The here-document that begins here has no end"},
        // Names of events
        {"reaction.event.empty", "Type the name of the event that starts this reaction"},
        {"reaction.event.known", "{0}"},
        {"reaction.event.alias", "{0} is another spelling of {1}"},
        {"reaction.event.custom", "{0} is an event of your own, sent in from outside"},
        {"reaction.event.no-namespace",
         "An event of your own is named namespace.event_name, for example custom.survey_completed"},
        {"reaction.event.bad-form",
         "A name of an event is made of letters, digits, _ and - in parts joined by dots; {0} is not"},
        {"reaction.event.near", "The platform has no event {0}; it has {1}"},
        {"reaction.event.platform-namespace",
         "{0} is a namespace of the platform, which has no event {1}; name an event of your own otherwise"},
        {"reaction.event.letter-case", "Letter case counts: names are usually in lower case, and {0} is not"},
        // What cards say
        {"reaction.say.value", "{0}"},
        {"reaction.say.nothing", "(not set)"},
        {"reaction.say.from-event", "{0} of the event"},
        {"reaction.say.named", "{0} {1}"},
        {"reaction.say.list", "{0}, {1}"},
        {"reaction.say.with-detail", "{0} {1}"},
        {"reaction.say.to-profile", "to profile {0}"},
        {"reaction.say.to-profile-resolved", "to profile {0} (from the event)"},
        {"reaction.say.to-profile-from", "to the profile in {0}"},
        {"reaction.say.to-nobody", "to nobody: no profile is given"},
        {"reaction.say.filter", "Continue only if {0}"},
        {"reaction.say.filter-always", "Always continue"},
        {"reaction.say.filter-never", "Never continue"},
        {"reaction.say.filter-empty", "Filter without a condition"},
        {"reaction.say.filter-detail", "otherwise the chain stops here"},
        {"reaction.say.benefit", "Issue benefit {0}"},
        {"reaction.say.reward", "Issue reward {0}"},
        {"reaction.say.points", "Award {0} points {1}"},
        {"reaction.say.points-rule", "Award as many points {1} as {0}"},
        {"reaction.say.tier-points", "Award {0} tier points {1}"},
        {"reaction.say.tier-points-rule", "Award as many tier points {1} as {0}"},
        {"reaction.say.rated", "{0} times the earn rate"},
        {"reaction.say.bracketed", "({0})"},
        {"reaction.say.tier", "Assign tier {0}"},
        {"reaction.say.achievement", "Add {0} to achievement {1}"},
        {"reaction.say.target", "Send to target {0}"},
        {"reaction.say.target-detail", "with the data of the event"},
        {"reaction.say.redeem", "Redeem benefit {0}"},
        {"reaction.say.status", "Store the highest status of group {0} in attribute {1}.{2}"},
        {"reaction.say.labelled", "{0}"},
        {"reaction.say.unknown", "Run {0}"},
        {"reaction.say.untyped", "Action without a type"},
        {"reaction.say.trigger", "When {0} fires"},
        {"reaction.say.no-trigger", "No event starts this reaction yet"},
        {"reaction.say.custom-event", "Custom event"},
    };
    return table;
}

} // namespace retort
