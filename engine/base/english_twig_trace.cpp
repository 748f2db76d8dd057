// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> twigTraceRows()
{
    static constexpr EnglishRow table[] = {
        // Why a payload is no JSON; {0} is the expression, {1} its value
        {"twig.payload-quote", "The value of {0} has a quote in it, which ends the text around it: {1}"},
        {"twig.payload-quotes-twice", "json_encode puts quotes around {0}, and the template has its own"},
        {"twig.payload-newline", "The value of {0} has a line break in it, which JSON does not take in a text: {1}"},
        {"twig.payload-control",
         "The value of {0} has a control character in it, which JSON does not take in a text: {1}"},
        {"twig.payload-backslash", "The value of {0} has a backslash in it, which JSON takes for an escape: {1}"},
        {"twig.payload-utf8", "The value of {0} is no UTF-8, which JSON has to be"},
        {"twig.payload-missing", "{0} is missing, so nothing is printed where a value has to stand"},
        {"twig.payload-null", "{0} is null, which prints as nothing where a value has to stand"},
        {"twig.payload-false", "{0} is false, which prints as nothing where a value has to stand"},
        {"twig.payload-empty", "{0} prints nothing where a value has to stand"},
        {"twig.payload-text", "{0} prints {1} without quotes around it, which is no JSON value"},
        {"twig.payload-key", "{0} prints {1} without quotes around it, where a key has to stand"},
        {"twig.payload-number", "{0} prints {1}, which is no number of JSON"},
        {"twig.payload-array", "{0} is a list or an object, which prints as the word Array"},
        {"twig.payload-html", "HTML escaping turned the quotes that {0} prints into &quot;"},
        {"twig.payload-extra-comma", "A comma stands here, and nothing follows it"},
        {"twig.payload-no-comma", "A comma is missing here"},
        {"twig.payload-no-value", "A value is missing here"},
        {"twig.payload-no-colon", "A colon is missing behind the key"},
        {"twig.payload-nothing", "The template prints nothing, which is no JSON"},
        {"twig.payload-unclosed", "The payload ends before all that was opened is closed"},
        {"twig.payload-wrong-closer", "{0} does not close what is open here"},
        {"twig.payload-too-much", "The payload ends before this: {0}"},
        {"twig.payload-text-newline", "A line break stands inside of a text, where JSON does not take one"},
        {"twig.payload-text-control", "A control character stands inside of a text, where JSON does not take one"},
        {"twig.payload-text-key", "A key has to stand here, in double quotes, and not {0}"},
        {"twig.payload-text-value", "{0} is no JSON value"},
        // Sound, but hardly meant
        {"twig.hint-html", "HTML escaping changes {0}: {1} is printed as {2}"},
        {"twig.hint-true", "{0} is true, which prints as 1"},
        {"twig.hint-false", "{0} is false, which prints as nothing"},
        {"twig.hint-missing", "{0} is missing, so an empty text is sent"},
        {"twig.hint-backslash", "The value of {0} has a backslash in it, which the receiver takes for an escape: {1}"},
        {"twig.hint-object", "An empty object in {0} is sent as [], since PHP does not tell it from an empty list"},
        {"twig.hint-keys", "{0} is a list whose keys have gaps, which json_encode sends as an object"},
        // What to do; {0} is the text to write
        {"twig.remedy-encode", "Write {0}"},
        {"twig.remedy-encode-no-quotes", "Write {0} without quotes around it: json_encode puts them"},
        {"twig.remedy-js", "Write {0}, which escapes what JSON does not take in a text"},
        {"twig.remedy-words", "Write {0}"},
        {"twig.remedy-default", "Write {0}, so that a number stands there in any case"},
        {"twig.remedy-null", "Write {0}, which prints null"},
        {"twig.remedy-quotes", "Write {0}, with quotes around it"},
        {"twig.remedy-ungrouped", "Write {0}: without the last argument thousands are parted by commas"},
        {"twig.remedy-comma-between", "Print the comma between items only: {0}"},
        {"twig.remedy-comma-inside", "Move the comma into the if, to what it belongs to"},
        {"twig.remedy-comma-away", "Take the comma away"},
        {"twig.remedy-comma-there", "Put a comma there"},
        {"twig.remedy-nearest", "Did you mean {0}?"},
        {"twig.remedy-object", "Write {0}"},
        {"twig.remedy-keys", "Write {0}: merge numbers the items anew"},
        {"twig.advice-encode", "Let json_encode print the value, without quotes of the template around it"},
        {"twig.advice-no-quotes", "Take the template's quotes away"},
        {"twig.advice-raw", "Put raw behind the last filter, so that the text is printed as it is"},
        {"twig.advice-utf8", "Mend the value where it comes from"},
        {"twig.advice-missing", "Give it a default, or let json_encode print null"},
        {"twig.advice-missing-text", "Check its name, or give it a default"},
        {"twig.advice-nearest", "Did you mean {0}?"},
        {"twig.advice-words", "Print the words true and false by a condition"},
        {"twig.advice-number", "Print a number without grouping and leading zeros, or put quotes around it"},
        {"twig.advice-key", "Put double quotes around it"},
        {"twig.advice-comma", "Print commas between values only"},
        {"twig.advice-text-newline", "Write \\n instead"},
        {"twig.advice-text-value", "Texts take double quotes; true, false and null are written in small letters"},
        {"twig.advice-object", "Print {{} yourself where the value is empty"},
        {"twig.advice-keys", "Put merge([]) before json_encode, which numbers the items anew"},
        // Escaping
        {"twig.escape-became", "{0} became {1} in {2}"},
        {"twig.escape-differs", "{0} prints something else with HTML escaping"},
        // In one line
        {"twig.summary-failed", "The template fails: {0}"},
        {"twig.summary-failed-line", "The template fails in line {0}: {1}"},
        {"twig.summary-problem", "The payload is no JSON: 1 problem"},
        {"twig.summary-problems", "The payload is no JSON: {0} problems"},
        {"twig.summary-hint", "The payload is sound JSON, with 1 hint"},
        {"twig.summary-hints", "The payload is sound JSON, with {0} hints"},
        {"twig.summary-sound", "The payload is sound JSON"},
    };
    return table;
}

} // namespace retort
