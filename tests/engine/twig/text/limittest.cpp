// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/text/filterbench.h"

#include <doctest/doctest.h>
#include <limits>

namespace retort::twig {

namespace {

Value text(std::string_view s) { return Value(s); }

/// The limit that ends a call, or "" where it ends well.
std::string limitOf(std::string_view name, const std::vector<Value>& arguments, const Settings& settings = {})
{
    FilterBench bench(settings);
    try {
        bench.filter(name, arguments);
    } catch (const Failure& failure) {
        return failure.kind == Failure::Kind::Limit ? failure.message.id : "another failure: " + failure.thrown;
    }
    return {};
}

constexpr std::string_view tooLong = "twig.text-too-long";

} // namespace

TEST_CASE("a width is held to the longest text before it is made")
{
    CHECK(limitOf("format", {text("%2097152s"), text("x")}).empty());
    CHECK(limitOf("format", {text("%2097153s"), text("x")}) == tooLong);
    CHECK(limitOf("format", {text("%2147483646d"), Value(1)}) == tooLong);
    CHECK(limitOf("format", {text("%-*x"), Value(2147483646), Value(1)}) == tooLong);
    CHECK(limitOf("format", {text("%2000000s%2000000s"), text("x"), text("x")}) == tooLong);
}

TEST_CASE("decimals are held to the longest text")
{
    CHECK(limitOf("number_format", {Value(1.5), Value(2'000'000)}).empty());
    CHECK(limitOf("number_format", {Value(1.5), Value(std::numeric_limits<std::int64_t>::max())}) == tooLong);
    CHECK(limitOf("currency", {Value(1.5), text("$"), Value(std::numeric_limits<std::int64_t>::max())}) == tooLong);
    const std::string wide(1'000'000, 'x');
    CHECK(limitOf("number_format", {Value(1e300), Value(0), text("."), text(wide)}) == tooLong);
}

TEST_CASE("texts that grow are held to the longest text")
{
    const std::string lines(1'000'000, '\n');
    CHECK(limitOf("nl2br", {text(lines)}) == tooLong);
    CHECK(limitOf("e", {text(lines), text("js")}).empty());
    CHECK(limitOf("e", {text(std::string(1'000'000, '"'))}) == tooLong);
    CHECK(limitOf("e", {text(std::string(1'000'000, '"')), text("html_attr")}) == tooLong);
    CHECK(limitOf("url_encode", {text(lines)}) == tooLong);
    CHECK(limitOf("json_encode", {text(std::string(1'000'000, '\1'))}) == tooLong);
    const std::string wide(1000, 'y');
    const json::Member pair{json::Key("\n"), Value(std::string_view(wide))};
    CHECK(limitOf("replace", {text(lines), Value::object(&pair, 1)}) == tooLong);
}

TEST_CASE("a text is split into no more than a list holds")
{
    const std::string commas(250'000, ',');
    CHECK(limitOf("split", {text(commas), text(",")}) == "twig.array-too-long");
    CHECK(limitOf("split", {text(commas), text(",")}) == "twig.array-too-long");
    CHECK(limitOf("split", {text(commas), text("")}) == "twig.array-too-long");
    CHECK(limitOf("split", {text(commas), text(""), Value(2)}).empty());
}

TEST_CASE("many keys of many lengths over a long text cost steps")
{
    const std::string haystack(2'000'000, 'a');
    std::vector<std::string> keys;
    for (std::size_t length = 1000; length < 1400; ++length)
        keys.push_back(std::string(length, 'a') + 'b');
    std::vector<json::Member> members;
    for (const std::string& key : keys)
        members.push_back({json::Key(key), Value(1)});
    CHECK(limitOf("replace", {text(haystack), Value::object(members.data(), members.size())}) == "twig.too-many-steps");
}

TEST_CASE("arrays that nest deeper than any stack are written, or refused as too deep")
{
    std::vector<Value> nested(100'001);
    for (std::size_t i = 1; i < nested.size(); ++i)
        nested[i] = Value::array(&nested[i - 1], 1);
    FilterBench bench;
    CHECK(bench.line("json_encode", {nested.back()}) == "false");
    const Value all = bench.filter("json_encode", {nested.back(), Value(0), Value(200'000)});
    CHECK(all.text().size() == 200'004);
    CHECK(limitOf("url_encode", {nested.back()}) == "twig.too-many-steps");
}

} // namespace retort::twig
