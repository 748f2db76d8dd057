// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/linereader.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <sstream>
#include <vector>

using retort::LineReader;

namespace {

std::vector<std::string> linesOf(const std::string& text, std::size_t longest = 100)
{
    std::istringstream in(text);
    LineReader reader(in, longest);
    std::vector<std::string> lines;
    while (reader.next())
        lines.push_back(std::string(reader.line()) + (reader.tooLong() ? "…" : ""));
    CHECK_FALSE(reader.next());
    return lines;
}

using Lines = std::vector<std::string>;

/// Gives one byte at a time and has no buffer that could be looked into.
class Drip : public std::streambuf {
public:
    explicit Drip(std::string text) : m_text(std::move(text)) {}

protected:
    int_type underflow() override
    {
        return m_at == m_text.size() ? traits_type::eof() : traits_type::to_int_type(m_text[m_at]);
    }
    int_type uflow() override
    {
        return m_at == m_text.size() ? traits_type::eof() : traits_type::to_int_type(m_text[m_at++]);
    }

private:
    std::string m_text;
    std::size_t m_at = 0;
};

} // namespace

TEST_CASE("lines end at newlines, and the last one need not have any")
{
    CHECK(linesOf("").empty());
    CHECK(linesOf("\n") == Lines{""});
    CHECK(linesOf("a") == Lines{"a"});
    CHECK(linesOf("a\n") == Lines{"a"});
    CHECK(linesOf("a\n\nb") == Lines{"a", "", "b"});
    CHECK(linesOf("a\r\nb\r\r\n") == Lines{"a", "b\r"});
    CHECK(linesOf(std::string("a\0b\n", 4)) == Lines{std::string("a\0b", 3)});
}

TEST_CASE("a line over the limit is cut, and the next one is whole")
{
    CHECK(linesOf("1234\n12345\n123\n", 4) == Lines{"1234", "1234…", "123"});
    CHECK(linesOf("12345", 4) == Lines{"1234…"});
    CHECK(linesOf(std::string(300'000, 'x') + "\nyes", 200'000) == Lines{std::string(200'000, 'x') + "…", "yes"});
}

TEST_CASE("lines are counted, blank ones too")
{
    std::istringstream in(" \t\n\nx\n");
    LineReader reader(in, 10);
    REQUIRE(reader.next());
    CHECK(reader.blank());
    REQUIRE(reader.next());
    CHECK(reader.blank());
    REQUIRE(reader.next());
    CHECK_FALSE(reader.blank());
    CHECK(reader.number() == 3);
}

TEST_CASE("a stream without a buffer works as well")
{
    Drip drip("one\ntwo");
    std::istream in(&drip);
    LineReader reader(in, 10);
    REQUIRE(reader.next());
    CHECK(reader.line() == "one");
    REQUIRE(reader.next());
    CHECK(reader.line() == "two");
    CHECK_FALSE(reader.next());
}

TEST_CASE("any text comes back from its lines")
{
    REQUIRE(rc::check("joined lines are the text", [] {
        const auto lines = *rc::gen::container<Lines>(rc::gen::container<std::string>(rc::gen::inRange('a', 'e')));
        std::string text;
        for (const std::string& line : lines)
            text += line + '\n';
        RC_ASSERT(linesOf(text, 1'000) == lines);
    }));
}
