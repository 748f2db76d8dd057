// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"

#include "engine/base/counted.h"
#include "engine/base/overloaded.h"

#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace retort;

namespace {

std::string bracketed(const Phrase& inner) { return "<" + inner.id + ">"; }

} // namespace

TEST_CASE("fill puts arguments into a template")
{
    const Phrase two = phrase("x", "one", "two");
    CHECK(fill("{0} and {1}", two, bracketed) == "one and two");
    CHECK(fill("{1} before {0}, {1} again", two, bracketed) == "two before one, two again");
    CHECK(fill("an argument {2} that is not there", two, bracketed) == "an argument  that is not there");
    CHECK(fill("{{0} is no argument, and nor is }", two, bracketed) == "{0} is no argument, and nor is }");
    CHECK(fill("{", two, bracketed) == "{");
    CHECK(fill("{0", two, bracketed) == "{0");
    CHECK(fill("{name}", two, bracketed) == "{name}");
    CHECK(fill("{0}", phrase("x", phrase("inner")), bracketed) == "<inner>");
    CHECK(fill("{0}", phrase("x", "{1}"), bracketed) == "{1}"); // what people wrote is never a template
}

TEST_CASE("english looks up the sentence, also of a phrase within a phrase")
{
    CHECK(english(phrase("json.place", "3", "14")) == "line 3, column 14");
    CHECK(english(phrase("json.unclosed-array", phrase("json.place", "3", "14"))) ==
          "The text ends within the list that opens at line 3, column 14; close it with ].");
    CHECK(english(phrase("no.such-id", "a", phrase("json.place", "1", "2"))) == "no.such-id a line 1, column 2");
}

TEST_CASE("rows of the English table")
{
    std::set<std::string_view> ids;
    for (const EnglishRow& row : englishRows()) {
        CAPTURE(row.id);
        CHECK(ids.insert(row.id).second);             // unique
        CHECK(row.id.find('.') != std::string::npos); // folder.what-it-says
        CHECK_FALSE(row.text.empty());
        // Whoever uses {2} uses {0} and {1}: a gap is a slip of the pen.
        std::set<char> used;
        for (std::size_t i = 0; i + 2 < row.text.size(); ++i) {
            if (row.text[i] == '{' && row.text[i + 1] == '{')
                ++i;
            else if (row.text[i] == '{' && row.text[i + 2] == '}')
                used.insert(row.text[i + 1]);
        }
        char next = '0';
        for (char argument : used)
            CHECK(argument == next++);
    }
    CHECK(ids.size() > 60);
}

TEST_CASE("phrases and errors compare by all they say")
{
    const Phrase a = phrase("x", "1", phrase("y"));
    CHECK(a == phrase("x", "1", phrase("y")));
    CHECK_FALSE(a == phrase("x", "1", phrase("z")));
    CHECK_FALSE(a == phrase("x", "1"));
    CHECK_FALSE(a == phrase("w", "1", phrase("y")));
}

TEST_CASE("Overloaded visits a variant")
{
    const auto name = [](const Phrase::Argument& argument) {
        return std::visit(
            Overloaded{[](const std::string& text) { return text; }, [](const Phrase& inner) { return inner.id; }},
            argument);
    };
    CHECK(name(std::string("text")) == "text");
    CHECK(name(phrase("id")) == "id");
}

TEST_CASE("sentences that count say where their number is")
{
    int counted = 0;
    for (const retort::EnglishRow& row : retort::englishRows()) {
        const auto argument = retort::countedArgument(row.id);
        if (!argument)
            continue;
        ++counted;
        CAPTURE(row.id);
        CHECK(row.text.find("{" + std::to_string(*argument) + "}") != std::string_view::npos);
    }
    CHECK(counted == 28); // each row of the table is that of a sentence
    CHECK(retort::countIn(retort::phrase("logic.value.items", "3")) == 3);
    CHECK_FALSE(retort::countIn(retort::phrase("run.badge.points", "2.5")).has_value());
    CHECK_FALSE(retort::countIn(retort::phrase("run.badge.points")).has_value());
    CHECK_FALSE(retort::countIn(retort::phrase("lint.inactive", "3")).has_value());
}
