// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> jsonRows()
{
    static constexpr EnglishRow table[] = {
        {"json.place", "line {0}, column {1}"},

        // The text as a whole.
        {"json.empty", "There is nothing here; write a JSON value."},
        {"json.all-nul", "The file holds nothing but zero bytes, which looks like an interrupted save; "
                         "take it back from a backup or from version control."},
        {"json.byte-order-mark", "The text starts with a byte order mark; save it as UTF-8 without one."},
        {"json.utf-16", "The text looks like UTF-16; save it as UTF-8."},
        {"json.conflict-marker", "This line was left by a merge with conflicts; "
                                 "decide which of the two versions stays and take the marks out."},
        {"json.second-value", "A second value starts here, as in a file of JSON lines; "
                              "keep one value, or put all of them into one list."},
        {"json.after-value", "The value is complete, and {0} stands behind it; take out what follows."},

        // Limits.
        {"json.too-long", "The text has {0} bytes, and {1} are allowed; make it smaller."},
        {"json.too-deep", "More than {0} lists and objects are nested here; make it flatter."},
        {"json.too-many-keys", "The object has more than {0} keys; split it."},
        {"json.too-many-items", "The list has more than {0} items; split it."},
        {"json.string-too-long", "The text that starts here is longer than {0} bytes; make it shorter."},
        {"json.number-too-large", "{0} is larger than a number can be; make it smaller, or put it in quotes."},

        // Keys.
        {"json.duplicate-key", "The key \"{0}\" stands twice in this object, first at {1}; "
                               "keep one of the two, or rename one."},
        {"json.unquoted-key", "The key {0} has no quotes; write \"{0}\"."},
        {"json.no-key", "A key in double quotes is expected, and {0} stands here."},
        {"json.missing-colon", "A colon is missing after the key \"{0}\"."},
        {"json.missing-value", "The key \"{0}\" has no value; write one after the colon, or null."},

        // Commas and brackets.
        {"json.trailing-comma", "Nothing follows this comma; take it out."},
        {"json.extra-comma", "A value is missing before this comma; write one, or take the comma out."},
        {"json.missing-comma", "A comma is missing before this."},
        {"json.missing-comma-or-quote", "{0} cannot follow here; is a comma missing, or a quote before it?"},
        {"json.no-comma-in-object", "A comma or } is expected, and {0} stands here."},
        {"json.no-comma-in-array", "A comma or ] is expected, and {0} stands here."},
        {"json.colon-in-array", "A list has no keys; put this into an object with { and }."},
        {"json.unclosed-object", "The text ends within the object that opens at {0}; close it with }."},
        {"json.unclosed-array", "The text ends within the list that opens at {0}; close it with ]."},
        {"json.object-closed-by", "{0} cannot close the object that opens at {1}; close it with }."},
        {"json.array-closed-by", "{0} cannot close the list that opens at {1}; close it with ]."},
        {"json.nothing-to-close", "{0} closes nothing; take it out, or write the value before it."},

        // Values.
        {"json.no-value", "A value is expected, and {0} stands here."},
        {"json.comment", "JSON has no comments; take it out."},
        {"json.single-quote", "Single quotes do not count in JSON; use double quotes."},
        {"json.typographic-quote", "{0} is a typographic quote; use a plain double quote."},
        {"json.odd-space", "An invisible character stands here that is no plain space; take it out."},
        {"json.nul", "A zero byte stands here, which looks like an interrupted save; "
                     "take the file back from a backup or from version control."},
        {"json.not-finite", "JSON has no {0}; use a number or null."},
        {"json.unknown-word", "{0} is no JSON; write {1}."},
        {"json.unquoted-text", "The text {0} has no quotes; write \"{0}\"."},
        {"json.leading-zero", "{0} starts with a zero; take the zero out, or put it in quotes."},
        {"json.bad-number", "{0} is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},

        // Strings.
        {"json.unclosed-string", "The quotes that open here are never closed; close them."},
        {"json.line-break-in-string", "The quotes that open at {0} are not closed on their line; "
                                      "close them, or write the line break as \\n."},
        {"json.tab-in-string", "A tab stands within quotes; write it as \\t."},
        {"json.control-character", "The control character {0} stands within quotes; write it as {1}."},
        {"json.bad-escape", "A backslash before {0} means nothing in JSON; for the backslash itself write \\\\."},
        {"json.bad-unicode-escape", "\\u needs four hexadecimal digits, as in \\u00e9."},
        {"json.lone-surrogate", "{0} is half of a character; "
                                "its other half must stand beside it, as in \\ud83d\\ude00."},
        {"json.not-utf8", "The byte {0} is no UTF-8; save the text as UTF-8."},

        // Edits.
        {"json.pointer", "{0}"},
        {"json.whole-document", "the top of the document"},
        {"json.no-pointer", "{0} is no JSON Pointer; write it like /actions/0/name, with ~0 for ~ and ~1 for /."},
        {"json.no-such-value", "There is nothing at {0}; choose a place that is there."},
        {"json.no-such-position", "There is no place {0} in a list of {1} items; choose one that is there."},
        {"json.no-list", "What stands at {0} is no list; choose a list."},
        {"json.no-object", "What stands at {0} is no object; choose an object."},
        {"json.no-key-there", "What stands at {0} has no key that could be renamed; choose a member of an object."},
        {"json.key-exists", "The object has a key \"{0}\" already; choose another one."},
        {"json.root-stays", "The document as a whole cannot be taken out; put another value in its place."},
        {"json.no-such-range", "The place to change lies outside of the text; choose one within it."},
    };
    return table;
}

} // namespace retort
