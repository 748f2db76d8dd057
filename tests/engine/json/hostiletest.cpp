// SPDX-License-Identifier: GPL-3.0-or-later
// Texts made to hurt: an answer, quickly, and no crash.
#include "engine/json/data.h"
#include "engine/json/document.h"
#include "engine/json/write.h"

#include <ctime>
#include <doctest/doctest.h>
#include <functional>
#include <string>

using namespace retort;
using namespace retort::json;

namespace {

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

std::string object(std::size_t members, const std::function<std::string(std::size_t)>& key)
{
    std::string text = "{";
    for (std::size_t i = 0; i < members; ++i)
        text += (i > 0 ? ",\n" : "") + json::quoted(key(i)) + ":0";
    return text + "}";
}

std::string number(std::size_t i) { return "key" + std::to_string(i); }

// Id of the error, "" where there is none. Both readers must agree, and within five seconds of the processor's time: a
// tenth of that is needed, ten times as much where work is quadratic.
std::string verdict(const std::string& text)
{
    const std::clock_t start = std::clock();
    const auto data = Data::parse(text);
    const auto document = Document::parse(text);
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 5);
    CHECK(data.has_value() == document.has_value());
    if (!data && !document)
        CHECK(data.error() == document.error());
    return data ? "" : data.error().message.id;
}

} // namespace

TEST_CASE("depth")
{
    CHECK(verdict(repeated("[", 511) + repeated("]", 511)).empty());
    CHECK(verdict(repeated("[", 512) + repeated("]", 512)) == "json.too-deep");
    CHECK(verdict(repeated("[", 1'000'000)) == "json.too-deep");
    CHECK(verdict(repeated("{\"a\":", 1'000'000)) == "json.too-deep");
    CHECK(verdict(repeated("[{\"a\":", 255) + "[1]" + repeated("}]", 255)).empty());
    CHECK(verdict(repeated("]", 1'000'000)) == "json.nothing-to-close");
}

TEST_CASE("width")
{
    CHECK(verdict(object(10'000, number)).empty());
    CHECK(verdict(object(10'001, number)) == "json.too-many-keys");
    CHECK(verdict("[" + repeated("0,", 99'999) + "0]").empty());
    CHECK(verdict("[" + repeated("0,", 100'000) + "0]") == "json.too-many-items");
    CHECK(verdict("\"" + repeated("a", std::size_t{1} << 20) + "\"").empty());
    CHECK(verdict("\"" + repeated("a", (std::size_t{1} << 20) + 1) + "\"") == "json.string-too-long");
    CHECK(verdict("\"" + repeated("\\u20ac", (std::size_t{1} << 20) / 3 + 1) + "\"") == "json.string-too-long");
}

TEST_CASE("size")
{
    constexpr std::size_t most = std::size_t{16} << 20;
    CHECK(verdict(repeated(" ", most - 1) + "1").empty());
    CHECK(verdict(repeated(" ", most) + "1") == "json.too-long");
    CHECK(verdict(repeated("\n", most)) == "json.empty");
    CHECK(verdict(std::string(most, '\0')) == "json.all-nul");
    // As many values as fit, and not more memory than is needed for them.
    const std::string hundred = "[" + repeated("[],", 99'999) + "[]],";
    CHECK(verdict("[" + repeated(hundred, most / hundred.size() - 1) + "0]").empty());
}

TEST_CASE("keys that are hard to tell apart")
{
    // Whatever Key has at hand is the same for all: size, the first twelve bytes, the last eight.
    const std::string one = object(
        10'000, [](std::size_t i) { return "the same key " + std::to_string(1'000'000 + i) + " in many objects"; });
    CHECK(verdict("[" + repeated(one + ",", (std::size_t{15} << 20) / one.size()) + "0]").empty());
    const std::string prefix(1'000, 'x');
    CHECK(verdict(object(10'000, [&](std::size_t i) { return prefix + std::to_string(i); })).empty());
    CHECK(verdict(object(10'000, [](std::size_t i) { return std::to_string(1'000'000 + i); })).empty());
}

TEST_CASE("a key twice, far apart")
{
    const auto twice = [](std::size_t members, std::size_t first, std::size_t second) {
        return Data::parse(
            object(members, [=](std::size_t i) { return number(i == second ? first : i); })); // a line for each member
    };
    struct Row {
        std::size_t members;
        std::size_t first;
        std::size_t second;
    };
    const Row rows[] = {{2, 0, 1}, {16, 0, 15}, {17, 3, 16}, {17, 3, 4}, {10'000, 1, 9'999}, {10'000, 5'000, 5'001}};
    for (const Row& row : rows) {
        CAPTURE(row.members);
        const auto data = twice(row.members, row.first, row.second);
        REQUIRE_FALSE(data);
        CHECK(data.error().message.id == "json.duplicate-key");
        CHECK(data.error().place.line == row.second + 1);
        CHECK(data.error().where == "/" + number(row.first));
        CHECK(std::get<std::string>(std::get<Phrase>(data.error().message.arguments[1]).arguments[0]) ==
              std::to_string(row.first + 1));
    }
    // Of several repetitions the first one is told, whatever the order of the index.
    for (const auto& repeated : {std::pair<std::size_t, std::size_t>{49, 1}, {1, 49}}) {
        const auto data = Data::parse(object(100, [&](std::size_t i) {
            return number(i == 60 ? repeated.first : i == 80 ? repeated.second : i);
        }));
        REQUIRE_FALSE(data);
        CHECK(data.error().place.line == 61);
    }
    CHECK(verdict("{" + repeated("\"\":0,", 9'999) + "\"\":0}") == "json.duplicate-key");
}

TEST_CASE("numbers")
{
    CHECK(verdict("[1e309]") == "json.number-too-large");
    CHECK(verdict("[1e-" + repeated("9", 100'000) + "]").empty());
    CHECK(verdict("[1e" + repeated("9", 100'000) + "]") == "json.number-too-large");
    CHECK(verdict("[" + repeated("9", 1'000'000) + "]") == "json.number-too-large");
    CHECK(verdict("[0." + repeated("0", 1'000'000) + "1]").empty());
    CHECK(verdict("[0." + repeated("7", 1'000'000) + "]").empty());
    CHECK(verdict("[" + repeated("0", 1'000'000) + "]") == "json.leading-zero");
    CHECK(verdict("[0e" + repeated("9", 1'000'000) + "]").empty());
}

TEST_CASE("strings")
{
    CHECK(verdict("[" + repeated("\"\\ud800\",", 1'000)) == "json.lone-surrogate");
    CHECK(verdict("\"" + repeated("\\", 1'000'000)) == "json.unclosed-string");
    CHECK(verdict("\"" + repeated("\\u0000", 100'000) + "\"").empty());
    CHECK(verdict("\"" + repeated("\xF0\x9F\x98\x80", 100'000) + "\xF0\x9F\x98\"") == "json.not-utf8");
    CHECK(verdict(repeated("\xFF", 1'000'000)) == "json.not-utf8");
    CHECK(verdict(repeated("\"", 1'000'001)) == "json.after-value");
}
