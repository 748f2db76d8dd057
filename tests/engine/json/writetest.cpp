// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"

#include "engine/json/data.h"
#include "tests/engine/json/randomjson.h"

#include <bit>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::json;

namespace {

std::string again(std::string_view text, const WriteStyle& style = {})
{
    const auto data = Data::parse(text);
    REQUIRE(data);
    return write(data->root(), style);
}

} // namespace

TEST_CASE("numbers as JavaScript writes them")
{
    const std::vector<std::pair<double, const char*>> rows{
        {0.0, "0"},
        {-0.0, "0"},
        {1.0, "1"},
        {-1.5, "-1.5"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {100.0, "100"},
        {1234.5678, "1234.5678"},
        {123456789012345680000.0, "123456789012345680000"},
        {1e20, "100000000000000000000"},
        {1e21, "1e+21"},
        {1.5e21, "1.5e+21"},
        {-1e21, "-1e+21"},
        {1e100, "1e+100"},
        {0.000001, "0.000001"},
        {0.00000123, "0.00000123"},
        {1e-7, "1e-7"},
        {1.25e-7, "1.25e-7"},
        {5e-324, "5e-324"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {9007199254740993.0, "9007199254740992"},
        {9223372036854775808.0, "9223372036854776000"},
    };
    for (const auto& [number, text] : rows)
        CHECK(numberText(number) == text);
}

TEST_CASE("doubles are written so that they read back as doubles, or as JavaScript has them")
{
    CHECK(write(Value(3.0)) == "3.0");
    CHECK(write(Value(-0.0)) == "-0.0");
    CHECK(write(Value(1e20)) == "100000000000000000000.0");
    CHECK(write(Value(1e21)) == "1e+21");
    CHECK(write(Value(3.0), {.wholeDoubles = true}) == "3");
    CHECK(write(Value(-0.0), {.wholeDoubles = true}) == "0");
    CHECK(write(Value(0.5), {.wholeDoubles = true}) == "0.5");
    CHECK(write(Value(std::numeric_limits<double>::quiet_NaN())) == "null");
    CHECK(write(Value(-std::numeric_limits<double>::infinity())) == "null");
    CHECK(write(Value(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
    REQUIRE(rc::check([](std::uint64_t bits) {
        const auto number = std::bit_cast<double>(bits);
        RC_PRE(std::isfinite(number));
        const auto back = Data::parse(write(Value(number)));
        RC_ASSERT(back && same(back->root(), Value(number)));
        const auto js = Data::parse(write(Value(number), {.wholeDoubles = true}));
        RC_ASSERT(js && js->root().number() == number);
    }));
}

TEST_CASE("quoted escapes what must be, and nothing else")
{
    CHECK(json::quoted("") == R"("")");
    CHECK(json::quoted("a/é€😀'") == R"("a/é€😀'")");
    CHECK(json::quoted("\"\\\b\f\n\r\t") == R"("\"\\\b\f\n\r\t")");
    CHECK(json::quoted(std::string_view("\0\x1F\x7F", 3)) == "\"\\u0000\\u001f\x7F\"");
    CHECK(json::quoted("a\x80z") == "\"a\uFFFDz\"");
    CHECK(json::quoted("\xC3") == "\"\uFFFD\"");
    CHECK(json::quoted("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
    CHECK(json::quoted("\xF0\x9F\x98") == "\"\uFFFD\uFFFD\uFFFD\"");
    REQUIRE(rc::check([](const std::string& any) {
        const auto back = Data::parse(json::quoted(any)); // any bytes at all become valid text
        RC_ASSERT(back.has_value());
        RC_ASSERT(json::quoted(back->root().text()) == json::quoted(any));
    }));
}

TEST_CASE("layout")
{
    const char* text = R"({"a":[1,{"b":null}],"c":{},"d":[]})";
    CHECK(again(text) == text);
    CHECK(again(text, {.indent = 2}) ==
          "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}");
    CHECK(again("[[1]]", {.indent = 1, .indentWith = '\t'}) == "[\n\t[\n\t\t1\n\t]\n]");
}

TEST_CASE("what is written reads back the same, in every layout")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        const auto data = Data::parse(randomJson(choices));
        RC_ASSERT(data.has_value());
        for (int indent : {0, 1, 4}) {
            const std::string text = write(data->root(), {.indent = indent});
            const auto back = Data::parse(text);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == *data);
            RC_ASSERT(write(back->root(), {.indent = indent}) == text);
        }
    }));
}
