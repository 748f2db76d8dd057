// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> twigRenderRows()
{
    static constexpr EnglishRow table[] = {
        // Values and operators
        {"twig.argument-type", "{0} has to be of the type {1}, but it is {2}"},
        {"twig.array-as-text",
         "A list or object is printed as the word Array; name one of its fields, or write it with "
         "|join or |json_encode"},
        {"twig.bad-regex", "The pattern {0} of matches cannot be used: {1}"},
        {"twig.date-as-text", "A date has no text of its own; give it a format with |date"},
        {"twig.division-by-zero", "Nothing can be divided by zero; test for 0 first"},
        {"twig.fraction-lost", "{0} is taken as a whole number and loses its fraction"},
        {"twig.intervals-compared", "Two intervals have no order; compare their days"},
        {"twig.matches-pattern", "The pattern of matches has to be a text, but it is {0}"},
        {"twig.matches-text", "matches works on a text, but what stands before it is {0}"},
        {"twig.no-number", "{0} works on numbers, but one side is {1}"},
        {"twig.not-a-list", "has some and has every work on lists, but this is {0}"},
        {"twig.null-argument", "{0} is null and is taken as empty"},
        {"twig.object-as-text", "{0} cannot be printed as text"},
        {"twig.object-as-number", "{0} is taken as the number 1"},
        {"twig.number-with-rest", "{0} begins with a number and goes on with other characters, which are left out"},
        {"twig.regex-gave-up",
         "PHP gives up on the pattern {0} for this text, and matches is false; make its repetitions "
         "less ambiguous"},
        {"twig.range-step", "The step of a range has to be above 0 and no longer than the range"},
        {"twig.range-without-end", "A range cannot go to infinity"},
        // The evaluator
        {"twig.arrow-needs-less", "The arrow function takes {0} values, but it is given {1}; name fewer parameters"},
        {"twig.deprecated-tag", "The template says that it is deprecated: {0}"},
        {"twig.loop-is-no-array",
         "The template has put something that is no list into loop, which for goes on to count in"},
        {"twig.loop-replaced", "The template has replaced loop by a list without {0}, which for goes on to count in"},
        {"twig.no-block", "There is no block named {0}"},
        {"twig.no-key", "A value of type {0} cannot be a key; use a text or a whole number"},
        {"twig.no-macro", "There is no macro named {0} in this template"},
        {"twig.no-php-function", "{0} is no arrow function, and functions of PHP are not available; write v => …"},
        {"twig.no-templates", "The template {0} is not there: no other template can be loaded here"},
        {"twig.not-callable", "An arrow function is needed (v => …), but a value of type {0} is given"},
        {"twig.not-imported", "The import that gives {0} its macros has not run here"},
        {"twig.parent-is-no-array", "The template has put something that is no list into _parent, which endfor needs"},
        {"twig.template-no-name", "A template's name has to be a text, but it is of type {0}"},
        {"twig.too-few-arguments", "{0} needs more arguments: {1}"},
        {"twig.too-many-arguments", "{0} takes at most {1} arguments, but {2} are given"},
        {"twig.undefined-key", "There is no variable {0}, though the loop around it is named after it"},
        {"twig.with-no-hash", "with needs a hash of variables, {name: value}, but it is given a value of type {0}"},
        // Lists, functions and tests
        {"twig.batch-size", "The size of a batch has to be 1 or more"},
        {"twig.extreme-of-nothing", "{0} needs at least one value to choose from"},
        {"twig.filter-needs-list",
         "{0} works on lists and objects, but what it gets is {1}; give it one with |default([])"},
        {"twig.no-array-key", "The list has nothing under {0}"},
        {"twig.no-constant", "There is no constant named {0} that a template could use here"},
        {"twig.no-other-templates", "{0} cannot be used: a target is one template, and there is no other to load"},
        {"twig.random-bounds", "random needs bounds in order, but {0} is above {1}"},
        {"twig.random-of-nothing", "random cannot pick from an empty list"},
        {"twig.sort-by-truth", "An arrow function of sort should give a number; write a <=> b"},
        // Dates
        {"twig.date-argument-count", "{0} takes {1}, but {2} were given"},
        {"twig.date-argument-type", "{0} wants an object of the type {1}, but was given {2}"},
        {"twig.date-method-missing", "{0}::{1} is a method of PHP that is not simulated here"},
        {"twig.date-property-hidden", "{0} of a date cannot be read; use |date with a format"},
        {"twig.date-text-wrong", "{0} at {1}"},
        {"twig.date-too-far", "{0} gives a date that is too far from today"},
        {"twig.date-word-unknown", "{0} is no form of date that is known, and no time zone either"},
        {"twig.no-date", "{0} is no date: {1}. Write it as 2024-03-05 or 2024-03-05T14:07:09Z"},
        {"twig.no-date-change", "{0} is no change of a date: {1}. Write it as +2 days or first day of next month"},
        {"twig.zone-too-far", "{0} is no time zone: an offset is less than 100 hours"},
        {"twig.zone-unknown", "{0} is no time zone; use a name as Australia/Sydney, or an offset as +10:00"},
        {"twig.zone-without-data",
         "The time zone {0} cannot be used, since this system has no time zone data; UTC and offsets as +10:00 work"},
        // Text and number filters
        {"twig.charset-illegal", "The text has characters that {0} does not have; it becomes empty"},
        {"twig.charset-incomplete", "The text ends in the middle of a character; it becomes empty"},
        {"twig.charset-unknown", "Texts cannot be converted from {0} to {1} here"},
        {"twig.escape-charset-type", "The charset of |escape has to be text"},
        {"twig.escape-no-utf8", "The text to be escaped is not valid UTF-8"},
        {"twig.escape-strategy", "There is no escaping strategy {0}; there are html, js, url, css and html_attr"},
        {"twig.escape-strategy-type", "The escaping strategy has to be text: html, js, url, css or html_attr"},
        {"twig.format", "The text before |format is no format: {0}"},
        {"twig.format-digits", "{0} digits behind the point are more than the 53 that there can be"},
        {"twig.format-too-few", "The text before |format has places for {0} values, but |format gets {1}"},
        {"twig.json-encode", "The value cannot be written as JSON: {0}"},
        {"twig.replace-empty", "|replace leaves out the pair whose key is empty"},
        {"twig.replace-pairs", "|replace needs pairs: |replace({'old': 'new'})"},
        {"twig.round-method", "|round knows the methods common, ceil and floor"},
        {"twig.trim-range", "The characters {0} to trim have a range that is none; write it like a..z"},
        {"twig.trim-side", "|trim knows the sides left, right and both"},
        // Limits
        {"twig.range-too-long", "A range would have more than {0} items"},
        {"twig.regex-text-too-long", "A text or pattern of matches is longer than {0} bytes"},
        {"twig.regex-too-slow", "The pattern {0} takes too long on this text; make its repetitions less ambiguous"},
        {"twig.value-nested-too-deep", "Lists are nested more than {0} deep"},
        {"twig.calls-too-deep", "Macros, blocks and arrow functions call each other more than {0} deep"},
        {"twig.output-too-long", "The output would be longer than {0} bytes"},
        {"twig.runs-too-deep", "Tags and expressions nest in each other more than {0} deep"},
        {"twig.too-many-iterations", "Loops make more than {0} turns"},
        {"twig.too-many-steps", "The template takes more than {0} steps"},
        {"twig.text-too-long", "A text would be longer than {0} bytes"},
        {"twig.array-too-long", "A list would have more than {0} items"},
    };
    return table;
}

} // namespace retort
