// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/regex.h"

#include "tests/engine/twig/value/bench.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::twig;

namespace {

std::string matched(Bench& bench, std::string_view text, std::string_view pattern)
{
    return outcome(bench, [&] { return matches(Value(text), Value(pattern), bench); });
}

} // namespace

TEST_CASE("matches takes patterns as PHP writes them")
{
    struct Row {
        std::string_view text;
        std::string_view pattern;
        std::string_view answer;
    };
    // What preg_match of PHP 8.2 gives.
    const Row rows[] = {
        {"abc", "/^a/", "i1"},
        {"abc", "/^b/", "i0"},
        {"a/c", "#a/c#", "i1"},
        {"ABC", "/b/i", "i1"},
        {"a\nb", "/^b$/m", "i1"},
        {"a\nb", "/^b$/", "i0"},
        {"a\nb", "/a.b/s", "i1"},
        {"a\nb", "/a.b/", "i0"},
        {"abc", "/ a b c # all /x", "i1"},
        {"ba", "/a/A", "i0"},
        {"a\n", "/a$/D", "i0"},
        {"a\n", "/a$/", "i1"},
        {"abc", "(a(b)c)", "i1"},
        {"abc", "{b}", "i1"},
        {"abc", " /b/ i\n", "i1"},
        {"\xC3\xA9", "/^.$/u", "i1"},
        {"\xC3\xA9", "/^.$/", "i0"},
        {"\xC3\xA9", "/^\\w$/u", "i1"},
        {"\xC3\xA9", "/\\w/", "i0"},
        {"\xFF", "/./u", "f"},
        {"", "/^$/", "i1"},
        {"ab", "/(?<n>a)|(?<n>b)/J", "i1"},
    };
    Bench bench(carefree());
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CHECK(matched(bench, row.text, row.pattern) == row.answer);
    }
}

TEST_CASE("A pattern that cannot be used fails with PHP's words")
{
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"", "Empty regular expression"},
        {"abc", "Delimiter must not be alphanumeric, backslash, or NUL"},
        {"\\a\\", "Delimiter must not be alphanumeric, backslash, or NUL"},
        {"/a", "No ending delimiter '/' found"},
        {"/a\\/", "No ending delimiter '/' found"},
        {"(a", "No ending matching delimiter ')' found"},
        {"((a)", "No ending matching delimiter ')' found"},
        {"/a/q", "Unknown modifier 'q'"},
        {"(a))", "Unknown modifier ')'"},
        {"/a/e", "The /e modifier is no longer supported, use preg_replace_callback instead"},
        {std::string_view("/a/\0", 4), "NUL is not a valid modifier"},
        {"/(/", "Compilation failed: missing closing parenthesis at offset 1"},
        {"/[/", "Compilation failed: missing terminating ] for character class at offset 1"},
        {"/\\y/", "Compilation failed: unrecognized character follows \\ at offset 1"},
    };
    Bench bench;
    for (const auto& [pattern, problem] : rows)
        CHECK(matched(bench, "x", pattern) ==
              "!Regexp \"" + std::string(pattern) + "\" passed to \"matches\" is not valid: " + std::string(problem));
    CHECK(outcome(bench, [&] { return matches({}, Value(std::string_view("/^$/")), bench); }) == "i1");
    CHECK(outcome(bench, [&] { return matches(5, Value(std::string_view("/5/")), bench); }) == "i1");
    CHECK(outcome(bench, [&] { return matches(5, {}, bench); }) ==
          "!twig_matches(): Argument #1 ($regexp) must be of type string, null given");
    CHECK(outcome(bench, [&] { return matches(Value::array(nullptr, 0), Value(std::string_view("/5/")), bench); }) ==
          "!twig_matches(): Argument #2 ($str) must be of type ?string, array given");
}

TEST_CASE("Patterns that run away end, and are paid for")
{
    Bench bench(carefree());
    const std::string few = std::string(30, 'a') + "b";
    CHECK(matched(bench, few, "/^(a+)+$/") == "f ^1"); // as PHP gives up, with a note of ours
    const std::string many(200'000, 'a');
    CHECK(matched(bench, many, "/^(.|b)*$/").starts_with("#The pattern"));
    CHECK(matched(bench, std::string(300'000, 'a'), "/b/") ==
          "#A text or pattern of matches is longer than 262144 bytes");

    std::size_t turns = 0;
    const std::string ended = outcome(bench, [&]() -> Value {
        for (;; ++turns)
            matches(Value(std::string_view(few)), Value(std::string_view("/^(a+)+$/")), bench);
    });
    CHECK(ended.starts_with("#The template takes more than 2000000 steps"));
    CHECK(turns < 100);
    turns = 0;
    const std::string compiled = outcome(bench, [&]() -> Value {
        for (;; ++turns) {
            const std::string pattern = "/(?:" + std::to_string(turns) + "a{1,900}){1,30}/";
            matches(Value(std::string_view("b")), Value(std::string_view(pattern)), bench);
        }
    });
    CHECK(compiled == "#The template takes more than 2000000 steps");
    CHECK(turns < 40'000); // 24 steps for the text alone would let it turn 80,000 times
}

TEST_CASE("No pattern does harm")
{
    REQUIRE(rc::check([] {
        Bench bench(carefree());
        const auto pattern =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("/(/)[]{}*+?|^$\\abi1,\xC3\xA9.-ux")));
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab1\xC3\xA9\n")));
        const std::string result = matched(bench, text, "/" + pattern);
        RC_ASSERT(!result.empty());
    }));
}
