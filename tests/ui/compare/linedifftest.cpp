// SPDX-License-Identifier: GPL-3.0-or-later
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "ui/compare/comparison.h"

#include <chrono>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using Change = Stretch::Change;
using Side = Comparison::Side;

namespace {

/// "=2 M1/0 =1": two lines alike, one of theirs against none of mine, changed by me, one alike.
std::string shown(const std::vector<Stretch>& stretches)
{
    std::string text;
    for (const Stretch& stretch : stretches) {
        if (!text.empty())
            text += ' ';
        if (stretch.change == Change::None) {
            text += "=" + std::to_string(stretch.mine.size());
            continue;
        }
        text += stretch.change == Change::Mine ? "M" : stretch.change == Change::Theirs ? "T" : "B";
        text += std::to_string(stretch.theirs.size()) + "/" + std::to_string(stretch.mine.size());
    }
    return text;
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (const TextPiece& piece : linePieces(text))
        lines.push_back(piece.text);
    return lines;
}

std::string compared(std::string_view theirs, std::string_view mine)
{
    return shown(compareLines(linesOf(theirs), linesOf(mine)));
}

std::string merged(std::string_view base, std::string_view theirs, std::string_view mine)
{
    return shown(mergeLines(linesOf(base), linesOf(theirs), linesOf(mine)));
}

std::string anyText()
{
    const auto lines = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
    std::string text;
    for (const int line : lines)
        text += "line " + std::to_string(line) + "\n";
    if (*rc::gen::inRange(0, 3) == 0)
        text += "no break";
    return text;
}

} // namespace

TEST_CASE("lines keep their breaks")
{
    CHECK(linesOf("").empty());
    CHECK(linesOf("a") == std::vector<std::string_view>{"a"});
    CHECK(linesOf("a\r\n\nb\n") == std::vector<std::string_view>{"a\r\n", "\n", "b\n"});
}

TEST_CASE("what differs between two texts")
{
    CHECK(compared("", "").empty());
    CHECK(compared("a\nb\n", "a\nb\n") == "=2");
    CHECK(compared("a\nb\nc\n", "a\nx\nc\n") == "=1 B1/1 =1");
    CHECK(compared("a\nc\n", "a\nb\nc\n") == "=1 B0/1 =1");
    CHECK(compared("a\nb", "a\nb\n") == "=1 B1/1");
    CHECK(compared("a\n", "") == "B1/0");
    // Braces match anywhere; the lines that stand once decide.
    CHECK(compared("{\n\"a\"\n},\n{\n\"b\"\n}\n", "{\n\"a\"\n},\n{\n\"n\"\n},\n{\n\"b\"\n}\n") == "=4 B0/3 =2");
}

TEST_CASE("who changed what")
{
    const std::string base = "1\n2\n3\n4\n5\n6\n7\n";
    CHECK(merged(base, base, "1\n2\nx\n4\n5\n6\n7\n") == "=2 M1/1 =4");
    CHECK(merged(base, "1\n2\nx\n4\n5\n6\n7\n", base) == "=2 T1/1 =4");
    CHECK(merged(base, "1\nx\n3\n4\n5\n6\n7\n", "1\n2\n3\n4\n5\ny\n7\n") == "=1 T1/1 =3 M1/1 =1");
    CHECK(merged(base, "1\nx\n3\n4\n5\n6\n7\n", "1\ny\n3\n4\n5\n6\n7\n") == "=1 B1/1 =5");
    CHECK(merged(base, "1\nx\n3\n4\n5\n6\n7\n", "1\nx\n3\n4\n5\n6\n7\n") == "=7"); // both did the same
}

TEST_CASE("neighbours are no conflict, what overlaps is one")
{
    const std::string base = "1\n2\n3\n4\n5\n";
    CHECK(merged(base, "1\nt\n3\n4\n5\n", "1\n2\nm\n4\n5\n") == "=1 T1/1 M1/1 =2");
    CHECK(merged(base, "1\n2\nt\n4\n5\n", "1\nm\n3\n4\n5\n") == "=1 M1/1 T1/1 =2");
    CHECK(merged(base, "1\nt\n3\nt\n5\n", "1\n2\nm\n4\n5\n") == "=1 T1/1 M1/1 T1/1 =1");
    CHECK(merged(base, "1\nt\n2\n3\n4\n5\n", "1\nm\n3\n4\n5\n") == "=1 T1/0 M1/1 =3"); // put in before a line
    CHECK(merged(base, "1\n2\nt\n3\n4\n5\n", "1\nm\n3\n4\n5\n") == "=1 M1/1 T1/0 =3"); // and behind it
    CHECK(merged(base, "1\n4\n5\n", "1\n2\n3\nm\n5\n") == "=1 T0/2 M1/1 =1");
    CHECK(merged(base, "1\n4\n5\n", "1\n2\nm\n3\n4\n5\n") == "=1 B0/3 =2"); // put in where lines went
    CHECK(merged(base, "1\nt\n2\n3\n4\n5\n", "1\nm\n2\n3\n4\n5\n") == "=1 B1/1 =4");
    CHECK(merged(base, "1\nt\nt\n4\n5\n", "1\n2\nm\nm\n5\n") == "=1 B3/3 =1");
    // Each overlap reaches on to the next.
    CHECK(merged(base, "t\nt\n3\nt\nt\n", "1\nm\nm\nm\n5\n") == "B5/5");
    // The last line of one side has no break: nothing may be written behind it.
    CHECK(merged("1\n2\n", "1\n2", "1\n2\nm\n") == "=1 B1/2");
}

TEST_CASE("where one side changed it is chosen to begin with, and where both did nobody is")
{
    Comparison comparison(
        {.path = {}, .theirs = "1\nt\n3\n4\nboth t\n", .mine = "1\n2\n3\nm\nboth m\n", .base = "1\n2\n3\n4\n5\n"});
    REQUIRE(comparison.changes().size() >= 2);
    CHECK(comparison.chosen(0) == Side::Theirs);
    CHECK(comparison.openChanges() == 1);
    comparison.choose(comparison.changes().size() - 1, Side::Mine);
    CHECK(comparison.openChanges() == 0);
    CHECK(comparison.result() == "1\nt\n3\nm\nboth m\n");
    comparison.chooseAll(Side::Theirs);
    CHECK(comparison.result() == comparison.file().theirs);
}

TEST_CASE("a file that one side deleted is chosen as a whole")
{
    for (const std::string text : {"", "{}\n"}) {
        Comparison comparison({.path = {}, .theirs = std::nullopt, .mine = text, .base = "{}\n"});
        REQUIRE(comparison.changes().size() == 1);
        CHECK(comparison.openChanges() == 1);
        comparison.choose(0, Side::Theirs);
        CHECK(!comparison.result());
        comparison.choose(0, Side::Mine);
        CHECK(comparison.result() == text);
    }
}

TEST_CASE("any two texts: either side can be chosen whole, and stretches cover both")
{
    REQUIRE(rc::check("all theirs == theirs, all mine == mine", [] {
        const std::string base = anyText();
        const std::string theirs = anyText();
        const std::string mine = anyText();
        const bool threeWay = *rc::gen::inRange(0, 2) == 0;
        Comparison comparison(
            {.path = {}, .theirs = theirs, .mine = mine, .base = threeWay ? std::optional(base) : std::nullopt});
        std::size_t t = 0;
        std::size_t m = 0;
        for (const Stretch& stretch : comparison.stretches()) {
            RC_ASSERT(stretch.theirs.begin == t);
            RC_ASSERT(stretch.mine.begin == m);
            t = stretch.theirs.end;
            m = stretch.mine.end;
        }
        RC_ASSERT(t == comparison.theirs().size());
        RC_ASSERT(m == comparison.mine().size());
        comparison.chooseAll(Side::Theirs);
        RC_ASSERT(comparison.result() == theirs);
        comparison.chooseAll(Side::Mine);
        RC_ASSERT(comparison.result() == mine);
        RC_ASSERT(comparison.changes().empty() == (theirs == mine));
    }));
}

TEST_CASE("an unchanged side never wins over the changed one by itself")
{
    REQUIRE(rc::check("merge(base, base, mine) == mine", [] {
        const std::string base = anyText();
        const std::string other = anyText();
        const Comparison mine({.path = {}, .theirs = base, .mine = other, .base = base});
        RC_ASSERT(mine.openChanges() == 0U);
        RC_ASSERT(mine.result() == other);
        const Comparison theirs({.path = {}, .theirs = other, .mine = base, .base = base});
        RC_ASSERT(theirs.openChanges() == 0U);
        RC_ASSERT(theirs.result() == other);
    }));
}

TEST_CASE("two sides that changed different lines are merged without a question")
{
    REQUIRE(rc::check("each line as the side that changed it has it", [] {
        const auto sides = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 7));
        std::string base, theirs, mine, both;
        const auto line = [](const std::string& side, std::size_t i, const char* what) {
            return side + " " + std::to_string(i) + " " + what + "\n";
        };
        for (std::size_t i = 0; i < sides.size(); ++i) {
            const std::string old = line("base", i, "");
            const std::string changed = sides[i] % 2 == 0 ? line("new", i, "")
                                        : sides[i] < 4    ? std::string()
                                                          : line("new", i, "first") + line("new", i, "second");
            base += old;
            theirs += sides[i] < 3 ? changed : old;
            mine += sides[i] > 3 ? changed : old;
            both += sides[i] == 3 ? old : changed;
        }
        for (std::string* text : {&base, &theirs, &mine, &both})
            *text += "}\n";
        const Comparison comparison({.path = {}, .theirs = theirs, .mine = mine, .base = base});
        RC_ASSERT(comparison.openChanges() == 0U);
        RC_ASSERT(comparison.result() == both);
    }));
}

TEST_CASE("any chosen sides give whole lines")
{
    REQUIRE(rc::check("no line is made of two", [] {
        const std::string theirs = anyText();
        const std::string mine = anyText();
        Comparison comparison({.path = {}, .theirs = theirs, .mine = mine, .base = anyText()});
        for (std::size_t i = 0; i < comparison.changes().size(); ++i)
            comparison.choose(i, *rc::gen::inRange(0, 2) == 0 ? Side::Theirs : Side::Mine);
        const std::string result = *comparison.result();
        for (const auto line : linesOf(result))
            RC_ASSERT(std::string(line).find("line", 1) == std::string::npos &&
                      std::string(line).find("no", 1) == std::string::npos);
    }));
}

TEST_CASE("large texts that have nothing in common are compared all the same")
{
    std::string theirs;
    std::string mine;
    for (int i = 0; i < 100'000; ++i) {
        theirs += i % 3 == 0 ? "},\n" : "theirs " + std::to_string(i % 7) + "\n";
        mine += i % 4 == 0 ? "},\n" : "mine " + std::to_string(i % 5) + "\n";
    }
    const auto begin = std::chrono::steady_clock::now();
    Comparison comparison({.path = {}, .theirs = theirs, .mine = mine, .base = std::nullopt});
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    comparison.chooseAll(Side::Theirs);
    CHECK(comparison.result() == theirs);
}
