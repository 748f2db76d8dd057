// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> lintRows()
{
    static constexpr EnglishRow table[] = {
        {"lint.a-sample", "a sample of {0}"},
        {"lint.sample", "the sample \"{0}\""},
        // The reaction and its chain
        {"lint.inactive", "The reaction is inactive, so no event starts it until it is made active"},
        {"lint.event-unknown", "{0}; an event that never fires never starts the reaction"},
        {"lint.chain-empty", "The reaction has no actions, so nothing is done when its event fires"},
        {"lint.unreachable", "This action never runs, because the filter in step {0} never passes"},
        {"lint.unreachable-rest",
         "This action and those after it ({1} in all) never run, because the filter in step {0} never passes"},
        {"lint.filter-last", "A filter at the end decides nothing, because no action comes after it"},
        {"lint.only-filters", "There are only filters here, so nothing is done whether they pass or not"},
        {"lint.own-trigger", "{0} most likely raises {1}, the event that starts this reaction, so that it may start "
                             "itself again and again"},
        {"lint.repeat-unguarded",
         "{0} runs on each change of the profile, and no filter before it stops a second time; let one ask for a tag "
         "that is set once it is done"},
        // Arguments
        {"lint.argument-empty", "{0} needs the argument {1}, and it is empty; with an empty one the action fails"},
        {"lint.fixed-profile", "{0} is fixed to {1}, so that every event acts on the same customer; it has to be read "
                               "from the event"},
        {"lint.text-profile",
         "{0} is the text {1}, although it is marked as coming from the event: nothing is read, and every event "
         "acts on a profile called {1}"},
        {"lint.path-text", "{0} is the text {1} and not the field {1}, although it is marked as coming from the event"},
        {"lint.handle-unknown", "{0} is not among the {1} of this workspace; with a handle that does not exist the "
                                "action does nothing, or fails"},
        {"lint.handle-unknown-near",
         "{0} is not among the {1} of this workspace; with a handle that does not exist the action does nothing, or "
         "fails; perhaps {2} is meant"},
        {"lint.kind.namespaces", "namespaces of attributes"},
        {"lint.kind.of", "{0}"},
        {"lint.kind.status-groups", "groups of statuses"},
        {"lint.customer-own-id", "In {0}, id is that of the record and not of the customer; read {1}, or the action "
                                 "finds no customer"},
        {"lint.customer-elsewhere", "{0} reads nothing in {1}, so the action has no customer; there it is {2}"},
        // What rules read
        {"lint.field-root", "{0} reads nothing in {1}; there the field is {2}"},
        {"lint.field-unknown", "No documentation of {1} has the field {0}; where it is absent it reads as null"},
        {"lint.field-unknown-sampled",
         "Neither the documentation nor a sample of {1} has the field {0}; where it is absent it reads as null"},
        {"lint.field-unknown-near", "No documentation of {1} has the field {0}; where it is absent it reads as null; "
                                    "perhaps {2} is meant"},
        {"lint.field-unknown-near-sampled",
         "Neither the documentation nor a sample of {1} has the field {0}; where it is absent it reads as null; "
         "perhaps {2} is meant"},
        {"lint.template-unknown", "No documentation and no sample of {1} has {0}, so nothing may be printed"},
        {"lint.template-unknown-near",
         "No documentation and no sample of {1} has {0}, so nothing may be printed; perhaps {2} is meant"},
        {"lint.aggregation-lag", "{0} may still be what it was before this purchase, because aggregations are worked "
                                 "out after it"},
        {"lint.birth-text", "The platform gives {0} as a number and, in places, as a text; {1} takes both"},
        {"lint.tag-capital", "Tags are compared letter by letter, and handles of tags are usually in lower case; {0} "
                             "may never be met"},
        {"lint.letter-case", "Handles are compared letter by letter: {0} is not {1}, and may never be met"},
        {"lint.clause-handle",
         "{1} is compared with {0}, which is not among the {2} of this workspace and so is never met"},
        {"lint.clause-handle-near", "{1} is compared with {0}, which is not among the {2} of this workspace and so is "
                                    "never met; perhaps {3} is meant"},
        // What conditions do whatever the event
        {"lint.always-passes", "This condition holds for every event, so the filter stops nothing"},
        {"lint.never-passes", "This condition holds for no event, so nothing after the filter is ever done"},
        {"lint.always-true-part", "This is true for every event, so it decides nothing here"},
        {"lint.always-false-part",
         "This is false for every event; beside it an or asks only the others, and an and never holds"},
        {"lint.always-true", "\"{0}\" is true for every event, so it decides nothing here"},
        {"lint.always-false",
         "\"{0}\" is false for every event; beside it an or asks only the others, and an and never holds"},
        {"lint.contradiction", "\"{0}\" and \"{1}\" are never both true, so what asks for both never holds"},
        {"lint.redundant", "\"{0}\" changes nothing here: with or without it the answer is the same"},
        {"lint.redundant-beside", "\"{0}\" changes nothing beside \"{1}\""},
        {"lint.absent-passes", "Without {0} this passes too, because what is missing counts as 0 or as nothing"},
        {"lint.not-boolean",
         "This may give {0}, which is neither true nor false; PHP, JavaScript and JSON Logic do not "
         "take each value alike"},
        {"lint.text-number", "\"{0}\" compares a text with a number; each dialect has rules of its own for that"},
        {"lint.number-with-text",
         "{0} is a number and is compared with the text {1}; strictly they are never the same, and else each dialect "
         "has rules of its own"},
        {"lint.text-with-number",
         "{0} is a text and is compared with the number {1}; strictly they are never the same, and else each dialect "
         "has rules of its own"},
        {"lint.int-float", "PHP takes 100 and 100.0 as different here, so \"{0}\" may fail where it is meant to hold; "
                           "{1} compares what numbers are worth"},
        // What samples show
        {"lint.sample-fails", "With {0} this fails, and the chain ends here: {1}"},
        {"lint.payload-no-json", "What {0} sends for {1} is no JSON, so that its receiver cannot read it"},
        {"lint.payload-no-json-because", "What {0} sends for {1} is no JSON, so that its receiver cannot read it: {2}"},
        {"lint.payload-escaping",
         "Whether the platform escapes HTML is not confirmed, and in what {0} sends for {1} it matters: {2}"},
        {"lint.dialect-differs", "With {0} PHP {1} and JavaScript {2}; which of them the platform uses is not "
                                 "confirmed"},
        {"lint.dialect.fails", "fails"},
        {"lint.dialect.gives", "gives {0}"},
        {"lint.dialect.passes", "lets it pass"},
        {"lint.dialect.stops", "stops it"},
        // Fixes
        {"lint.fix.read", "Read {0} instead"},
        {"lint.fix.customer", "Read {0} from the event"},
        {"lint.fix.write", "Write {0}"},
        {"lint.fix.remove-cause", "Take out what always holds: {0}"},
        {"lint.fix.event", "Wait for {0}"},
        {"lint.fix.operator", "Compare with {0}"},
        {"lint.fix.remove-clause", "Remove this clause"},
        {"lint.fix.ask-first", "Ask first that {0} is there"},
        {"lint.fix.boolean", "Make it true or false with !!"},
        {"lint.fix.renumber", "Number the actions 1 to {0}"},
        {"lint.fix.remove-filter", "Remove the filter"},
        {"lint.fix.remove-filters", "Remove the {0} filters"},
        {"lint.fix.add-argument", "Add the argument {0}"},
        {"lint.fix.remove-earlier", "Keep the last {0}"},
        {"lint.fix.dynamic", "Take it from the event"},
    };
    return table;
}

} // namespace retort
