// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"
#include "tests/engine/json/randomjson.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace retort::json {

using test::document;
using test::must;

namespace {

std::string edited(const std::string& json, std::string_view text)
{
    return must(setString(document(json), "/t", text)).text();
}

/// Some text near to another one: a piece of it taken out and another put in.
std::string near(const std::string& text, Choices& choices)
{
    static const std::string pieces[] = {"", "x", "\"", "\\", "\n", "é", "€", "😀", "/", "{{ a }}"};
    const auto characterAt = [&](std::size_t at) {
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            ++at;
        return at;
    };
    const std::size_t from = characterAt(choices.below(text.size() + 1));
    const std::size_t to = characterAt(std::min(text.size(), from + choices.below(4)));
    return text.substr(0, from) + choices.of(pieces) + text.substr(to);
}

} // namespace

TEST_CASE("what stays of a string is written as it was")
{
    CHECK(edited(R"({"t": "a\/b\u00e9c"})", "a/béd") == R"({"t": "a\/b\u00e9d"})");
    CHECK(edited(R"({"t": "\u0022{{ a }}\u0022"})", "\"{{ ab }}\"") == R"({"t": "\u0022{{ ab }}\u0022"})");
    CHECK(edited(R"({"t": "\ud83d\ude00!"})", "😀") == R"({"t": "\ud83d\ude00"})");
    CHECK(edited(R"({"t": "a\nb"})", "a\n\"b") == R"({"t": "a\n\"b"})");
}

TEST_CASE("what stays between two changes is written as it was")
{
    CHECK(edited(R"({"t": "[1, \"a\/b\u00e9\", 2]"})", "[10, \"a/bé\", 20]") == R"({"t": "[10, \"a\/b\u00e9\", 20]"})");
    CHECK(edited(R"({"t": "{\u0022var\u0022: \"x\"}, {\u0022var\u0022: \"y\"}"})",
                 "{\"var\": \"xx\"}, {\"var\": \"z\"}") ==
          R"({"t": "{\u0022var\u0022: \"xx\"}, {\u0022var\u0022: \"z\"}"})");
    CHECK(edited(R"({"t": "1é\u00e9\/abcd2è"})", "3éé/abcd4é") == R"({"t": "3é\u00e9\/abcd4é"})");
}

TEST_CASE("characters that share bytes are replaced as a whole")
{
    CHECK(edited(R"({"t": "é"})", "è") == R"({"t": "è"})"); // C3 A9, C3 A8
    CHECK(edited(R"({"t": "é\u00e9"})", "éè") == R"({"t": "éè"})");
    CHECK(edited(R"({"t": "Ł"})", "Á") == R"({"t": "Á"})"); // C5 81, C3 81
    CHECK(edited(R"({"t": "aaa"})", "aa") == R"({"t": "aa"})");
    CHECK(edited(R"({"t": ""})", "a\"") == R"({"t": "a\""})");
}

TEST_CASE("what is no string, or not there, is set")
{
    CHECK(edited(R"({"t": null})", "a") == R"({"t": "a"})");
    CHECK(edited(R"({"a": 1})", "a") == R"({"a": 1, "t": "a"})");
    CHECK(setString(document("[1]"), "/t", "a").error().kind == Error::Kind::Missing);
}

TEST_CASE("the string then says the text, and nothing else changes")
{
    CHECK(rc::check([](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        const auto before = document("{\"a\": 1.0, \"t\": " + randomString(choices) + "}");
        const std::string text = near(*before.stringOf(before.member(0, "t")), choices);
        const auto after = must(setString(before, "/t", text));
        RC_ASSERT(*after.stringOf(after.member(0, "t")) == text);
        RC_ASSERT(after.text().substr(0, 15) == before.text().substr(0, 15));
        const std::string old = *before.stringOf(before.member(0, "t"));
        const auto again = must(setString(after, "/t", old));
        RC_ASSERT(*again.stringOf(again.member(0, "t")) == old);
    }));
}

} // namespace retort::json
