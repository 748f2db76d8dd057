// SPDX-License-Identifier: GPL-3.0-or-later
// What is refused, where, and in which words.
#include "engine/base/english.h"
#include "engine/json/data.h"
#include "engine/json/document.h"

#include <doctest/doctest.h>
#include <set>
#include <string>
#include <vector>

using namespace retort;
using namespace retort::json;

namespace {

struct Row {
    const char* shows;
    std::string text;
    const char* error; // "line:column pointer: sentence"
};

std::string told(const Error& error)
{
    return std::to_string(error.place.line) + ':' + std::to_string(error.place.column) + ' ' + error.where + ": " +
           english(error.message);
}

const std::vector<Row>& mistakes()
{
    static const std::vector<Row> rows{
        // clang-format off
        {"nothing", "",
         "1:1 : There is nothing here; write a JSON value."},
        {"nothing but space", " \n\t ",
         "2:3 : There is nothing here; write a JSON value."},
        {"zero bytes alone", std::string(3, '\0'),
         "1:1 : The file holds nothing but zero bytes, which looks like an interrupted save; take it back from a backup or from version control."},
        {"a byte order mark", "\xEF\xBB\xBF{}",
         "1:1 : The text starts with a byte order mark; save it as UTF-8 without one."},
        {"UTF-16", "\xFF\xFE{",
         "1:1 : The text looks like UTF-16; save it as UTF-8."},
        {"UTF-16, the other way round", "\xFE\xFF{",
         "1:1 : The text looks like UTF-16; save it as UTF-8."},
        {"a merge conflict", "{\n<<<<<<< HEAD\n  \"a\": 1\n=======\n  \"a\": 2\n>>>>>>> other\n}",
         "2:1 : This line was left by a merge with conflicts; decide which of the two versions stays and take the marks out."},
        {"a merge conflict that is met late", "{\"a\": 1\n  \"b\": 2,\n>>>>>>> other\n}",
         "3:1 : This line was left by a merge with conflicts; decide which of the two versions stays and take the marks out."},
        {"JSON lines", "{\"a\":1}\n{\"a\":2}\n",
         "2:1 : A second value starts here, as in a file of JSON lines; keep one value, or put all of them into one list."},
        {"something behind the value", "{\"a\":1},",
         "1:8 : The value is complete, and \",\" stands behind it; take out what follows."},
        {"a second value on the same line", "1 2",
         "1:3 : The value is complete, and \"2\" stands behind it; take out what follows."},
        {"a comment behind the value", "1 // one",
         "1:3 : JSON has no comments; take it out."},
        {"a key twice", "{\"a\":1,\n \"b\":{},\n \"\\u0061\":2}",
         "3:2 /a: The key \"a\" stands twice in this object, first at line 1, column 2; keep one of the two, or rename one."},
        {"a key twice, deep within", "[0,{\"x/y\":{\"a\":[],\"a\":[]}}]",
         "1:19 /1/x~1y/a: The key \"a\" stands twice in this object, first at line 1, column 12; keep one of the two, or rename one."},
        {"a long key twice", "{\"0123456789012345678901234567890123456789é\":1,\"0123456789012345678901234567890123456789é\":1}",
         "1:48 /0123456789012345678901234567890123456789é: The key \"0123456789012345678901234567890123456789…\" stands twice in this object, first at line 1, column 2; keep one of the two, or rename one."},
        {"a key without quotes", "{name: 1}",
         "1:2 : The key name has no quotes; write \"name\"."},
        {"a number as key", "{1: 1}",
         "1:2 : The key 1 has no quotes; write \"1\"."},
        {"no key", "{\"a\":1, {}}",
         "1:9 : A key in double quotes is expected, and \"{\" stands here."},
        {"no colon", "{\"a\" 1}",
         "1:6 /a: A colon is missing after the key \"a\"."},
        {"an equals sign", "{\"a\" = 1}",
         "1:6 /a: A colon is missing after the key \"a\"."},
        {"no value", "{\"a\":}",
         "1:6 /a: The key \"a\" has no value; write one after the colon, or null."},
        {"no value, and more to come", "{\"a\":,\"b\":1}",
         "1:6 /a: The key \"a\" has no value; write one after the colon, or null."},
        {"a comma too many in a list", "[1,\n 2,\n]",
         "2:3 : Nothing follows this comma; take it out."},
        {"a comma too many in an object", "{\"a\":[{\"b\":1, }]}",
         "1:13 /a/0: Nothing follows this comma; take it out."},
        {"two commas", "[1,,2]",
         "1:4 : A value is missing before this comma; write one, or take the comma out."},
        {"two commas in an object", "{\"a\":1,,\"b\":2}",
         "1:8 : A value is missing before this comma; write one, or take the comma out."},
        {"a comma first", "[,1]",
         "1:2 : A value is missing before this comma; write one, or take the comma out."},
        {"a comma first in an object", "{,\"a\":1}",
         "1:2 : A value is missing before this comma; write one, or take the comma out."},
        {"no comma in a list", "[1\n 2]",
         "2:2 : A comma is missing before this."},
        {"no comma in an object", "{\"a\":{}\n \"b\":2}",
         "2:2 : A comma is missing before this."},
        {"a word where a comma should be", "{\"a\":\"say \"hello\"\"}",
         "1:12 : hello cannot follow here; is a comma missing, or a quote before it?"},
        {"another character where a comma should be", "{\"a\":1; \"b\":2}",
         "1:7 : A comma or } is expected, and \";\" stands here."},
        {"the same in a list", "[1 ; 2]",
         "1:4 : A comma or ] is expected, and \";\" stands here."},
        {"keys in a list", "[\"a\": 1]",
         "1:5 : A list has no keys; put this into an object with { and }."},
        {"an open object", "{\"a\": [1],\n \"b\": 2",
         "2:8 : The text ends within the object that opens at line 1, column 1; close it with }."},
        {"an open object after a key", "{\"a\"",
         "1:5 : The text ends within the object that opens at line 1, column 1; close it with }."},
        {"an open object after a colon", "{\"a\":",
         "1:6 : The text ends within the object that opens at line 1, column 1; close it with }."},
        {"an open object after a comma", "{\"a\":1,",
         "1:8 : The text ends within the object that opens at line 1, column 1; close it with }."},
        {"an open list", "{\"a\":\n [1, [2]",
         "2:9 /a: The text ends within the list that opens at line 2, column 2; close it with ]."},
        {"an open list after a comma", "[1,",
         "1:4 : The text ends within the list that opens at line 1, column 1; close it with ]."},
        {"an object closed as a list", "{\"a\":1]",
         "1:7 : \"]\" cannot close the object that opens at line 1, column 1; close it with }."},
        {"an empty object closed as a list", "{]",
         "1:2 : \"]\" cannot close the object that opens at line 1, column 1; close it with }."},
        {"a list closed as an object", "[1}",
         "1:3 : \"}\" cannot close the list that opens at line 1, column 1; close it with ]."},
        {"an empty list closed as an object", "[}",
         "1:2 : \"}\" cannot close the list that opens at line 1, column 1; close it with ]."},
        {"closed before it is opened", " ]",
         "1:2 : \"]\" closes nothing; take it out, or write the value before it."},
        {"no value at all", "[1, ?]",
         "1:5 /1: A value is expected, and \"?\" stands here."},
        {"a line comment", "[1, // one\n2]",
         "1:5 /1: JSON has no comments; take it out."},
        {"a block comment", "{/* none */}",
         "1:2 : JSON has no comments; take it out."},
        {"a hash comment", "[1 # one\n]",
         "1:4 : JSON has no comments; take it out."},
        {"single quotes", "{'a': 1}",
         "1:2 : Single quotes do not count in JSON; use double quotes."},
        {"single quotes around a value", "['a']",
         "1:2 /0: Single quotes do not count in JSON; use double quotes."},
        {"quotes from a word processor", "{\"é\": “a”}",
         "1:7 /é: “ is a typographic quote; use a plain double quote."},
        {"a space that cannot be broken", "{\u00A0\"a\": 1}",
         "1:2 : An invisible character stands here that is no plain space; take it out."},
        {"a byte order mark within", "[1,\uFEFF2]",
         "1:4 /1: An invisible character stands here that is no plain space; take it out."},
        {"a zero byte", std::string("[1,\0]", 5),
         "1:4 /1: A zero byte stands here, which looks like an interrupted save; take the file back from a backup or from version control."},
        {"a file that ends in zero bytes", std::string("[1]\0\0", 5),
         "1:4 : A zero byte stands here, which looks like an interrupted save; take the file back from a backup or from version control."},
        {"NaN", "{\"a\": NaN}",
         "1:7 /a: JSON has no NaN; use a number or null."},
        {"Infinity", "[Infinity]",
         "1:2 /0: JSON has no Infinity; use a number or null."},
        {"minus Infinity", "[-Infinity]",
         "1:2 /0: JSON has no -Infinity; use a number or null."},
        {"True", "{\"a\": [1, True]}",
         "1:11 /a/1: True is no JSON; write true."},
        {"cut short", "[nul]",
         "1:2 /0: nul is no JSON; write null."},
        {"run together", "[truefalse]",
         "1:6 : false cannot follow here; is a comma missing, or a quote before it?"},
        {"undefined", "[undefined]",
         "1:2 /0: undefined is no JSON; write null."},
        {"None", "[None]",
         "1:2 /0: None is no JSON; write null."},
        {"text without quotes", "{\"a\": gold}",
         "1:7 /a: The text gold has no quotes; write \"gold\"."},
        {"a zero in front", "[-012]",
         "1:2 /0: -012 starts with a zero; take the zero out, or put it in quotes."},
        {"a plus in front", "[+1]",
         "1:2 /0: +1 is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"nothing before the point", "[.5]",
         "1:2 /0: .5 is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"nothing after the point", "[1.]",
         "1:2 /0: 1. is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"no exponent", "[1e+]",
         "1:2 /0: 1e+ is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"a minus alone", "[-]",
         "1:2 /0: - is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"hexadecimal", "[0x1F]",
         "1:2 /0: 0x1F is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"grouped digits", "[1_000]",
         "1:2 /0: 1_000 is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"a date", "[2026-01-01]",
         "1:2 /0: 2026-01-01 is no number in JSON; write it like 10, -0.5 or 1e6, or put it in quotes."},
        {"too large a number", "{\"a\":\n-1e999}",
         "2:1 /a: -1e999 is larger than a number can be; make it smaller, or put it in quotes."},
        {"too large a whole number", "[1" + std::string(400, '0') + "]",
         "1:2 /0: 1000000000000000000000000000000000000000… is larger than a number can be; make it smaller, or put it in quotes."},
        {"open quotes", "{\"a\": \"b}",
         "1:7 /a: The quotes that open here are never closed; close them."},
        {"open quotes around a key", "{\"a",
         "1:2 : The quotes that open here are never closed; close them."},
        {"open quotes after a backslash", "[\"a\\",
         "1:2 /0: The quotes that open here are never closed; close them."},
        {"a line break in quotes", "{\"a\": \"b\n\"}",
         "1:9 /a: The quotes that open at line 1, column 7 are not closed on their line; close them, or write the line break as \\n."},
        {"a Windows line break in quotes", "{\"a\": \"b\r\n\"}",
         "1:9 /a: The quotes that open at line 1, column 7 are not closed on their line; close them, or write the line break as \\n."},
        {"a tab in quotes", "{\"a\": \"b\tc\"}",
         "1:9 /a: A tab stands within quotes; write it as \\t."},
        {"a control character in quotes", "[\"\x07\"]",
         "1:3 /0: The control character U+0007 stands within quotes; write it as \\u0007."},
        {"a zero byte in quotes", std::string("[\"\0\"]", 5),
         "1:3 /0: A zero byte stands here, which looks like an interrupted save; take the file back from a backup or from version control."},
        {"an escape that is none", "[\"C:\\Users\"]",
         "1:5 /0: A backslash before \"U\" means nothing in JSON; for the backslash itself write \\\\."},
        {"an escape that is none, of a longer character", "[\"\\é\"]",
         "1:3 /0: A backslash before \"é\" means nothing in JSON; for the backslash itself write \\\\."},
        {"too few digits", "[\"\\u00e\"]",
         "1:3 /0: \\u needs four hexadecimal digits, as in \\u00e9."},
        {"no digits", "[\"\\u-123\"]",
         "1:3 /0: \\u needs four hexadecimal digits, as in \\u00e9."},
        {"a high half alone", "[\"\\uD83D\"]",
         "1:3 /0: \\uD83D is half of a character; its other half must stand beside it, as in \\ud83d\\ude00."},
        {"a high half and something else", "[\"\\uD83D\\u0041\"]",
         "1:3 /0: \\uD83D is half of a character; its other half must stand beside it, as in \\ud83d\\ude00."},
        {"a high half and what no half is", "[\"\\uD83D\\uE000\"]",
         "1:3 /0: \\uD83D is half of a character; its other half must stand beside it, as in \\ud83d\\ude00."},
        {"a low half alone", "[\"é\\uDE00\"]",
         "1:4 /0: \\uDE00 is half of a character; its other half must stand beside it, as in \\ud83d\\ude00."},
        {"a stray byte in quotes", "[\"\xE9t\xE9\"]",
         "1:3 /0: The byte 0xE9 is no UTF-8; save the text as UTF-8."},
        {"a stray byte elsewhere", "[\x80]",
         "1:2 /0: The byte 0x80 is no UTF-8; save the text as UTF-8."},
        {"an overlong form", "[\"\xC0\xAF\"]",
         "1:3 /0: The byte 0xC0 is no UTF-8; save the text as UTF-8."},
        {"a surrogate in UTF-8", "[\"\xED\xA0\x80\"]",
         "1:3 /0: The byte 0xED is no UTF-8; save the text as UTF-8."},
        {"above the last character", "[\"\xF4\x90\x80\x80\"]",
         "1:3 /0: The byte 0xF4 is no UTF-8; save the text as UTF-8."},
        {"cut within a character", "[\"\xF0\x9F\x98",
         "1:3 /0: The byte 0xF0 is no UTF-8; save the text as UTF-8."},
        // clang-format on
    };
    return rows;
}

Result<Data> parsed(std::string_view text, std::size_t Limits::*limit, std::size_t value)
{
    Limits limits;
    limits.*limit = value;
    return Data::parse(text, limits);
}

} // namespace

TEST_CASE("each mistake is named, with its place and what to do")
{
    for (const Row& row : mistakes()) {
        CAPTURE(row.shows);
        const auto data = Data::parse(row.text);
        REQUIRE_FALSE(data);
        CHECK(told(data.error()) == row.error);
        const auto document = Document::parse(row.text);
        REQUIRE_FALSE(document);
        CHECK(document.error() == data.error());
    }
}

TEST_CASE("limits hold to the one")
{
    struct LimitRow {
        const char* shows;
        std::size_t Limits::*limit;
        std::size_t value;
        const char* within;
        const char* over;
        const char* error;
    };
    const std::vector<LimitRow> rows{
        {"bytes", &Limits::bytes, 4, "[12]", "[123]",
         "1:1 : The text has 5 bytes, and 4 are allowed; make it smaller."},
        {"depth", &Limits::depth, 2, R"([{"a":1},[2]])", R"({"a":[0,{}]})",
         "1:9 /a/1: More than 2 lists and objects are nested here; make it flatter."},
        {"no depth", &Limits::depth, 0, "1", "[]",
         "1:1 : More than 0 lists and objects are nested here; make it flatter."},
        {"keys", &Limits::keysInObject, 2, R"([{"a":1,"b":{"a":1,"b":2}}])", R"({"a":1,"b":2, "c":3})",
         "1:15 : The object has more than 2 keys; split it."},
        {"items", &Limits::itemsInArray, 2, "[[1,2],[1,2]]", "[1, [1,2, 3]]",
         "1:11 /1: The list has more than 2 items; split it."},
        {"string", &Limits::bytesInString, 2, R"(["ab","\u00e9"])", R"(["abc"])",
         "1:2 /0: The text that starts here is longer than 2 bytes; make it shorter."},
        {"string with escapes", &Limits::bytesInString, 2, R"(["\n\t"])", R"(["\u20ac"])",
         "1:2 /0: The text that starts here is longer than 2 bytes; make it shorter."},
        {"key", &Limits::bytesInString, 2, R"({"ab":1})", R"({"abc":1})",
         "1:2 : The text that starts here is longer than 2 bytes; make it shorter."},
    };
    for (const LimitRow& row : rows) {
        CAPTURE(row.shows);
        CHECK(parsed(row.within, row.limit, row.value));
        const auto over = parsed(row.over, row.limit, row.value);
        REQUIRE_FALSE(over);
        CHECK(over.error().kind == Error::Kind::Limit);
        CHECK(told(over.error()) == row.error);
    }
}

TEST_CASE("every sentence about a text is met by one of these rows")
{
    std::set<std::string> met{"json.place",          "json.too-long",
                              "json.too-deep",       "json.too-many-keys", // by the limits
                              "json.too-many-items", "json.string-too-long"};
    for (const Row& row : mistakes()) {
        if (const auto data = Data::parse(row.text); !data)
            met.insert(data.error().message.id);
    }
    bool edits = false; // the last part of the table is about edits, and their tests see to it
    for (const EnglishRow& row : englishRows()) {
        edits = edits || row.id == "json.pointer";
        if (row.id.starts_with("json.") && !edits) {
            CAPTURE(row.id);
            CHECK(met.count(std::string(row.id)) == 1);
        }
    }
}
