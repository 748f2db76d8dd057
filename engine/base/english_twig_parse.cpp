// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> twigParseRows()
{
    static constexpr EnglishRow table[] = {
        // What stands where something else should; a token as part of a sentence.
        {"twig.token-text", "text outside of a tag"},
        {"twig.token-quoted", "{0}"},
        {"twig.token-tag-end", "the end of the tag"},
        {"twig.token-print-end", "the end }} of the expression"},
        {"twig.token-interpolation-end", "the } that ends the interpolation"},
        {"twig.token-string", "the text \"{0}\""},
        {"twig.token-end", "the end of the template"},

        // Limits
        {"twig.template-too-long", "The template has {0} bytes, and {1} are allowed; split it."},
        {"twig.too-many-tokens", "The template has more than {0} names, signs and pieces of text; make it "
                                 "simpler."},
        {"twig.nested-too-deep", "More than {0} expressions or tags stand in each other here; take some out into "
                                 "a set before."},
        {"twig.too-long-chain", "More than {0} operators, filters or tags follow on each other here; take some "
                                "out into a set before."},

        // What is not closed
        {"twig.unclosed-tag", "This tag is not closed; end it with %}."},
        {"twig.unclosed-print", "This expression is not closed; end it with }}."},
        {"twig.unclosed-comment", "This comment is not closed; end it with #}."},
        {"twig.unclosed-verbatim", "This verbatim section is not closed; end it with endverbatim, or take the tag "
                                   "out."},
        {"twig.unclosed-string", "This text is not closed; add the same quotation mark at its end."},
        {"twig.unclosed-bracket", "This {0} is not closed, or by another bracket; add the one that belongs to it."},
        {"twig.unexpected-bracket", "Nothing is open that {0} could close; take it out, or add the opening bracket."},
        {"twig.parenthesis-not-closed", "A ) is missing before {0}."},
        {"twig.bracket-not-closed", "A ] is missing before {0}."},
        {"twig.tag-not-closed", "The tag \"{1}\" of line {2} is still open where \"{0}\" stands; close it with "
                                "end{1}."},
        {"twig.tag-never-closed", "The tag \"{0}\" of line {1} is never closed; add end{0}."},
        {"twig.nothing-to-end", "No tag is open that \"{0}\" could belong to; take it out, or add the tag before."},
        {"twig.end-of-other", "This ends {0} \"{2}\", but \"{1}\" is open; write \"{1}\", or no name."},

        // Wrong words and signs
        {"twig.unexpected-character", "{0} has no meaning here; take it out, or put it in quotes if it is text."},
        {"twig.unexpected", "{0} cannot stand here; take it out."},
        {"twig.print-goes-on", "The expression is complete before {0}; join the two with an operator, such as "
                               "~, or end it with }}."},
        {"twig.tag-goes-on", "The tag is complete before {0}; end it with %}."},
        {"twig.interpolation-goes-on", "The expression in the text is complete before {0}; end it with }."},
        {"twig.name-expected", "A name is expected, and {0} stands here."},
        {"twig.word-expected", "{0} is expected, and {1} stands here."},
        {"twig.in-expected", "The word in is expected between a loop's variable and what it goes over, and "
                             "{0} stands here."},
        {"twig.value-expected", "A value is expected, and {0} stands here; write a variable, a text in quotes "
                                "or a number."},
        {"twig.attribute-expected", "The name of an attribute is expected after the dot, and {0} stands here."},
        {"twig.filter-expected", "The name of a filter is expected, and {0} stands here."},
        {"twig.test-expected", "The name of a test is expected after is, and {0} stands here; to compare two "
                               "values, write ==."},
        {"twig.tag-expected", "The name of a tag is expected after {%, and {0} stands here; to print a value, "
                              "write {{{{ and }}."},
        {"twig.strict-comparison", "Twig has no === and !==; write \"is same as(…)\" or \"is not same as(…)\"."},
        {"twig.list-comma", "A list's items need commas between them; {0} stands here."},
        {"twig.hash-comma", "A map's entries need commas between them; {0} stands here."},
        {"twig.hash-colon", "A map's key needs a colon and a value after it; {0} stands here."},
        {"twig.hash-key", "A map's key is a name, a text, a number, or an expression in parentheses; {0} "
                          "stands here."},
        {"twig.arguments-open", "Arguments begin with (; {0} stands here."},
        {"twig.arguments-comma", "Arguments need commas between them; {0} stands here."},
        {"twig.arguments-close", "A ) is missing after the arguments; {0} stands here."},

        // Names that are not known
        {"twig.unknown-filter", "There is no filter \"{0}\" in core Twig; the platform may have it. If it has, "
                                "name it in the workspace's settings."},
        {"twig.unknown-filter-near",
         "There is no filter \"{0}\" in core Twig; \"{1}\" is near. If the platform has it, "
         "name it in the workspace's settings."},
        {"twig.unknown-function", "There is no function \"{0}\" in core Twig; the platform may have it."},
        {"twig.unknown-function-near",
         "There is no function \"{0}\" in core Twig; the platform may have it. Is \"{1}\" "
         "meant?"},
        {"twig.unknown-test", "There is no test \"{0}\" in core Twig; the platform may have it."},
        {"twig.unknown-test-near",
         "There is no test \"{0}\" in core Twig; the platform may have it. Is \"{1}\" meant?"},
        {"twig.unknown-tag", "There is no tag \"{0}\" in core Twig; the platform may have it. To print a "
                             "value, write {{{{ and }}."},
        {"twig.unknown-tag-near", "There is no tag \"{0}\" in core Twig; the platform may have it. Is \"{1}\" meant?"},

        // Arguments
        {"twig.parameter-name", "What stands before = is no name; write the argument's name, or == to compare."},
        {"twig.positional-after-named", "An argument without a name follows one with a name in {0}; put those without "
                                        "names first."},
        {"twig.argument-twice", "The argument {0} of {1} is given twice; take one out."},
        {"twig.argument-required", "The argument {0} of {1} is missing; add it."},
        {"twig.argument-needs-others", "The argument {0} can only be given together with: {1}; add it."},
        {"twig.unknown-argument", "There is no argument {0} of {1}; it has: {2}."},
        {"twig.no-arguments", "There is no argument {0} of {1}; it has none."},
        {"twig.default-named", "The value of default is given without a name; write default(…)."},
        {"twig.test-argument", "The test \"{0}\" needs an argument; write it in parentheses after it."},
        {"twig.not-definable", "This works with variables and their attributes only; put the value into a "
                               "variable with set before."},
        {"twig.parameter-twice", "Two parameters of the function are called {0}; rename one."},
        {"twig.attribute-arguments", "attribute needs two arguments: the value, and the attribute's name."},
        {"twig.block-name", "block needs one argument: the block's name."},

        // Tags
        {"twig.assign-to-name", "Only a variable can be assigned to; {0} stands here."},
        {"twig.assign-to-constant", "\"{0}\" is a value and no variable; choose another name."},
        {"twig.set-counts", "Each name needs a value of its own; names: {0}, values: {1}."},
        {"twig.set-block-targets", "Only one name can take what stands up to endset; use one set for each."},
        {"twig.strategy-constant", "How autoescape escapes has to be a text such as 'html', or false; write it in "
                                   "quotes."},
        {"twig.strategy-null", "autoescape cannot take null; write false to escape nothing."},
        {"twig.argument-name", "A parameter's name is expected, and {0} stands here."},
        {"twig.fallback-constant", "A parameter's default has to be a constant: a text, a number, true, false, "
                                   "null or a list of these."},
        {"twig.varargs-taken", "varargs is what Twig calls all further arguments; rename the parameter."},
        {"twig.block-twice", "There is a block \"{0}\" already, in line {1}; rename one."},
        {"twig.block-in-extending", "In a template that extends another one, a block cannot stand in this tag; take "
                                    "it out of it."},
        {"twig.output-in-extending", "A template that extends another one prints nothing outside of its blocks; put "
                                     "this into a block."},
        {"twig.extends-in-block", "extends cannot stand in a block; put it at the beginning of the template."},
        {"twig.extends-in-macro", "extends cannot stand in a macro; put it at the beginning of the template."},
        {"twig.extends-twice", "The template extends another one already; take one out."},
        {"twig.parent-outside-block", "parent() works in a block only."},
        {"twig.parent-without-extends", "parent() works only in a template that extends another one."},
        {"twig.use-constant", "The name of a used template has to be a text in quotes."},
    };
    return table;
}

} // namespace retort
