// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> evaluationRows()
{
    static constexpr EnglishRow table[] = {
        // What is wrong with a rule whatever the data.
        {"logic.unknown-operator", "There is no operator {0}."},
        {"logic.unknown-operator-meant", "There is no operator {0}; did you mean {1}?"},
        {"logic.too-few-arguments", "{0} needs {1}, but {2} is given."},
        {"logic.too-few-arguments-at-least", "{0} needs at least {1}, but {2} is given."},
        {"logic.too-many-arguments", "{0} takes at most {1}, but {2} are given; the rest is not used."},
        {"logic.one-argument", "1 argument"},
        {"logic.arguments", "{0} arguments"},
        {"logic.limit-nodes", "The rule has more than {0} parts."},
        {"logic.limit-nesting", "More than {0} operators are nested in each other."},
        {"logic.limit-segments", "The variable's path has more than {0} parts."},

        // Why an evaluation ended without a value.
        {"logic.limit-steps", "The evaluation took more than {0} steps."},
        {"logic.limit-text", "A text of more than {0} bytes would have been made."},
        {"logic.limit-list", "A list of more than {0} items would have been made."},
        {"logic.limit-memory", "The evaluation needed more than {0} MiB of memory."},
        {"logic.limit-depth", "Values nest in each other more than {0} deep."},
        {"logic.fewer-arguments", "Arguments needed: {0}, given: {1}."},
        {"logic.more-arguments", "{0} takes at most {1}, but {2} are given."},
        {"logic.unknown-name", "There is no argument named {0}."},
        {"logic.given-twice", "The argument {0} is given twice."},
        {"logic.name-left-out", "The argument {0} is left out."},
        {"logic.place-after-name", "The argument at place {0} stands behind one with a name."},
        {"logic.no-number", "{0} cannot calculate with {1}."},
        {"logic.division-by-zero", "A division by zero."},
        {"logic.no-text", "Text is needed, but {0} is given."},
        {"logic.no-whole-number", "A whole number is needed, but {0} is given."},
        {"logic.no-list", "{0} needs a list of keys."},
        {"logic.no-element", "{0} needs at least one value."},
        {"logic.no-primitive", "An object with a key named toString cannot be taken as text or number."},
        {"logic.no-property", "The property {0} cannot be used."},
        {"logic.warning-ends", "PHP warns: {0}. Warnings are set to end the evaluation."},

        // The same as a clause, after "cannot be worked out because".
        {"logic.unknown-operator.clause", "\"{0}\" is no operator"},
        {"logic.unknown-operator-meant.clause", "\"{0}\" is no operator"},
        {"logic.too-few-arguments.clause", "{0} needs {1}, but {2} is given"},
        {"logic.too-few-arguments-at-least.clause", "{0} needs at least {1}, but {2} is given"},
        {"logic.more-arguments.clause", "{0} takes at most {1}, but {2} are given"},
        {"logic.limit-nodes.clause", "the rule has more than {0} parts"},
        {"logic.limit-nesting.clause", "more than {0} operators are nested in each other"},
        {"logic.limit-segments.clause", "the variable's path has more than {0} parts"},
        {"logic.limit-steps.clause", "the evaluation took more than {0} steps"},
        {"logic.limit-text.clause", "a text of more than {0} bytes would have been made"},
        {"logic.limit-list.clause", "a list of more than {0} items would have been made"},
        {"logic.limit-memory.clause", "the evaluation needed more than {0} MiB of memory"},
        {"logic.limit-depth.clause", "values nest in each other more than {0} deep"},
        {"logic.no-arguments.clause", "it has none of the arguments that it needs"},
        {"logic.fewer-arguments.clause", "it has only {1} of the {0} arguments that it needs"},
        {"logic.unknown-name.clause", "it has no argument named {0}"},
        {"logic.given-twice.clause", "the argument {0} is given twice"},
        {"logic.name-left-out.clause", "the argument {0} is left out"},
        {"logic.place-after-name.clause", "the argument at place {0} stands behind one with a name"},
        {"logic.no-number.clause", "{0} cannot calculate with {1}"},
        {"logic.division-by-zero.clause", "it divides by 0"},
        {"logic.no-text.clause", "text is needed, but {0} is given"},
        {"logic.no-whole-number.clause", "a whole number is needed, but {0} is given"},
        {"logic.no-list.clause", "{0} needs a list of keys"},
        {"logic.no-element.clause", "{0} needs at least one value"},
        {"logic.no-primitive.clause", "an object with a key named toString cannot be taken as text or number"},
        {"logic.no-property.clause", "the property {0} cannot be used"},
        {"logic.warning-ends.clause", "PHP warns \"{0}\", and warnings are set to end the evaluation"},

        // What a trace notes.
        {"logic.counts-as-true", "{0} counts as true"},
        {"logic.counts-as-false", "{0} counts as false"},
        {"logic.taken-as-number", "{0} is taken as the number {1}"},
        {"logic.begins-with-number", "{0} is taken as {1}, the number it begins with"},
        {"logic.taken-as-nan", "{0} is no number (NaN)"},
        {"logic.cut-to-whole", "{0} is cut to the whole number {1}"},
        {"logic.taken-as-text", "{0} is taken as the text {1}"},
        {"logic.joined-to-text", "{0} is joined to one text"},
        {"logic.left-out", "{0} is left out"},
        {"logic.list-is-greater", "{0} is greater than any number or text"},
        {"logic.php-warns", "PHP warns: {0}"},
        {"logic.js-gives", "JavaScript gives {0} here"},
        {"logic.php-gives", "PHP gives {0} here"},
        {"logic.js-throws", "JavaScript throws here: {0}"},
        {"logic.php-throws", "PHP throws here: {0}"},
        {"logic.js-has-true", "in JavaScript {0} counts as true"},
        {"logic.js-has-false", "in JavaScript {0} counts as false"},
        {"logic.php-has-true", "in PHP {0} counts as true"},
        {"logic.php-has-false", "in PHP {0} counts as false"},
        {"logic.js-walks-no-object", "JavaScript does not go through an object here"},
        {"logic.php-walks-objects", "PHP goes through the values of an object here"},
        {"logic.js-rounds", "JavaScript rounds {0} to {1}"},
    };
    return table;
}

} // namespace retort
