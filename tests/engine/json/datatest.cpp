// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/data.h"

#include "engine/json/write.h"
#include "tests/engine/json/randomjson.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <rapidcheck.h>
#include <type_traits>

using namespace retort;
using namespace retort::json;

namespace {

Data dataOf(std::string_view text)
{
    auto parsed = Data::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

Kind kindOf(std::string_view text) { return dataOf(text).root().kind(); }

// An object whose keys are key(0), key(1), …
template <class KeyOf>
std::string objectOf(std::size_t members, KeyOf key)
{
    std::string text = "{";
    for (std::size_t i = 0; i < members; ++i)
        text += (i > 0 ? "," : "") + json::quoted(key(i)) + ":" + std::to_string(i);
    return text + "}";
}

// Nested arrays and objects, deeper than any text may be: rules can make such values.
struct Deep {
    explicit Deep(std::size_t depth) : values(depth + 1), members(depth + 1)
    {
        values[0] = Value(1);
        for (std::size_t i = 1; i <= depth; ++i) {
            members[i] = {Key("k"), values[i - 1]};
            values[i] = i % 2 == 0 ? Value::object(&members[i], 1) : Value::array(&values[i - 1], 1);
        }
    }
    Value root() const { return values.back(); }
    std::vector<Value> values;
    std::vector<Member> members;
};

} // namespace

// A pointer must never become a truth value.
static_assert(!std::is_convertible_v<const char*, Value>);
static_assert(!std::is_convertible_v<const void*, Value>);
static_assert(std::is_trivially_copyable_v<Value>);

TEST_CASE("kinds of numbers")
{
    CHECK(kindOf("9") == Kind::Int);
    CHECK(kindOf("9.0") == Kind::Double);
    CHECK(kindOf("9e0") == Kind::Double);
    CHECK(dataOf("-0").root().asInt() == 0);
    CHECK(std::signbit(dataOf("-0.0").root().asDouble()));
    CHECK(std::signbit(dataOf("-1e-400").root().asDouble()));
    CHECK(dataOf("1e-400").root().asDouble() == 0);
    CHECK(dataOf("0e999999999999999999999").root().asDouble() == 0);
    CHECK(dataOf("9223372036854775807").root().asInt() == std::numeric_limits<std::int64_t>::max());
    CHECK(dataOf("-9223372036854775808").root().asInt() == std::numeric_limits<std::int64_t>::min());
    CHECK(dataOf("9223372036854775808").root().asDouble() == 9223372036854775808.0);
    CHECK(dataOf("-9223372036854775809").root().asDouble() == -9223372036854775808.0);
    CHECK(dataOf("0." + std::string(400, '0') + "1e401").root().asDouble() == 1.0);
    CHECK(dataOf("1" + std::string(400, '0') + "e-400").root().asDouble() == 1.0);
}

TEST_CASE("doubles are the nearest, however many digits they have")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        const std::string text = randomNumber(choices);
        const auto number = Data::parse(text);
        RC_ASSERT(number.has_value());
        RC_ASSERT(number->root().number() == std::strtod(text.c_str(), nullptr)); // the C locale
    }));
}

TEST_CASE("texts keep their characters")
{
    CHECK(dataOf(R"("\u0041\u00e9\u20ac\ud83d\ude00")").root().text() == "Aé€😀");
    CHECK(dataOf(R"("\"\\\/\b\f\n\r\t")").root().text() == "\"\\/\b\f\n\r\t");
    CHECK(dataOf(R"("a\u0000b")").root().text() == std::string_view("a\0b", 3));
    CHECK(dataOf(R"("")").root().text().empty());
    const auto escapedKey = dataOf(R"({"\u0061\u0062":1,"x":"\n"})");
    REQUIRE(escapedKey.root().find("ab"));
    CHECK(escapedKey.root().find("ab")->asInt() == 1);
    CHECK(escapedKey.root().members()[0].key.text() == "ab");
}

TEST_CASE("find, and the hint that makes the next one quick")
{
    const Data first =
        dataOf(R"({"a":1,"score":9,"a much longer key than twelve":2,"twelve bytes":3,"exactly 13 by":4})");
    const Data second = dataOf(R"({"score":8})");
    std::uint32_t hint = 0;
    CHECK(find(first.root(), Key("score"), hint)->asInt() == 9);
    CHECK(hint == 1);
    CHECK(find(second.root(), Key("score"), hint)->asInt() == 8); // the hint leads past its end
    CHECK(hint == 0);
    CHECK(find(first.root(), Key("absent"), hint) == nullptr);
    CHECK(hint == 0);
    CHECK(find(dataOf("{}").root(), Key("a"), hint) == nullptr);
    CHECK(first.root().find("a much longer key than twelve")->asInt() == 2);
    CHECK(first.root().find("a much longer key than twelvE") == nullptr);
    CHECK(first.root().find("twelve bytes")->asInt() == 3);
    CHECK(first.root().find("twelve byteS") == nullptr);
    CHECK(first.root().find("exactly 13 by")->asInt() == 4);
    CHECK(first.root().find("exactly 13 bY") == nullptr);
    CHECK(first.root().find("Exactly 13 by") == nullptr);
    CHECK(dataOf("[1]").root().find("0") == nullptr);
    CHECK(Value().find("a") == nullptr);
}

TEST_CASE("keys are equal exactly where their texts are")
{
    REQUIRE(rc::check([] {
        const auto text = rc::gen::container<std::string>(rc::gen::element('a', 'b', '\0'));
        const std::string a = *rc::gen::resize(30, text);
        std::string b = *rc::gen::oneOf(rc::gen::resize(30, text), rc::gen::just(a));
        if (!b.empty() && *rc::gen::arbitrary<bool>())
            b[*rc::gen::inRange<std::size_t>(0, b.size())] = 'c';
        RC_ASSERT((Key(a) == Key(b)) == (a == b));
        RC_ASSERT((before(Key(a), Key(b)) || before(Key(b), Key(a))) == (a != b));
        RC_ASSERT(!(before(Key(a), Key(b)) && before(Key(b), Key(a))));
    }));
}

TEST_CASE("keys that differ in one byte anywhere differ")
{
    for (std::size_t size = 1; size <= 40; ++size) {
        const std::string a(size, 'a');
        for (std::size_t i = 0; i < size; ++i) {
            std::string b = a;
            b[i] = 'b';
            CAPTURE(size);
            CAPTURE(i);
            CHECK_FALSE(Key(a) == Key(b));
            CHECK(before(Key(a), Key(b)) != before(Key(b), Key(a)));
        }
        CHECK_FALSE(Key(a) == Key(a + '\0'));
    }
}

TEST_CASE("every member of a wide object is found, in text order")
{
    const auto check = [](std::size_t members, auto keyOf) {
        const Data wide = dataOf(objectOf(members, keyOf));
        CHECK(wide.root().isIndexed() == (members > 16));
        std::uint32_t hint = 0;
        for (std::size_t i = 0; i < members; ++i) {
            const std::string key = keyOf(i);
            const Value* found = wide.root().find(key);
            REQUIRE(found);
            CHECK(found->asInt() == static_cast<std::int64_t>(i));
            CHECK(find(wide.root(), Key(key), hint) == found);
            CHECK(hint == i);
            CHECK(wide.root().find(key + "?") == nullptr);
        }
        const Data copy = Data::copy(wide.root());
        CHECK(copy == wide);
        CHECK(copy.root().isIndexed() == wide.root().isIndexed());
        CHECK(copy.root().find(keyOf(members - 1))->asInt() == static_cast<std::int64_t>(members - 1));
    };
    for (std::size_t members : {1, 2, 16, 17, 18, 300})
        check(members, [](std::size_t i) { return "key" + std::to_string(i); });
    check(100, [](std::size_t i) { return std::string(i, 'x'); });
    check(100, [](std::size_t i) { return "the same first bytes " + std::to_string(i); });
}

TEST_CASE("a Builder makes what a text would")
{
    Builder b;
    b.beginObject();
    b.key("name");
    b.text("filter");
    b.key("numbers");
    b.beginArray();
    b.integer(-3);
    b.number(3.0);
    b.end();
    b.key("rest");
    b.beginArray();
    b.null();
    b.boolean(true);
    b.beginObject();
    b.end();
    b.beginArray();
    b.end();
    b.value(dataOf(R"({"copied":["x",{}]})").root());
    b.end();
    b.end();
    const std::string text = R"({"name":"filter","numbers":[-3,3.0],"rest":[null,true,{},[],{"copied":["x",{}]}]})";
    const Data built = b.take();
    CHECK(built == dataOf(text));
    CHECK(write(built.root()) == text);

    Builder wide;
    wide.beginObject();
    for (int i = 0; i < 40; ++i) {
        wide.key("k" + std::to_string(i));
        wide.integer(i);
    }
    wide.end();
    const Data many = wide.take();
    CHECK(many.root().isIndexed());
    CHECK(many.root().find("k39")->asInt() == 39);

    Builder one;
    one.text("alone");
    CHECK(one.take().root().text() == "alone");
}

TEST_CASE("same looks at kind, content and order")
{
    for (const char* text : {"null", "true", "1", "1.5", "\"a\"", "[]", "{}", "[1,[2]]", R"({"a":{"b":[]}})"})
        CHECK(dataOf(text) == dataOf(text));
    const std::vector<std::pair<const char*, const char*>> different{
        {"null", "false"},
        {"true", "false"},
        {"1", "1.0"},
        {"0.0", "-0.0"},
        {"\"1\"", "1"},
        {"\"a\"", "\"b\""},
        {"[]", "{}"},
        {"[1]", "[1,2]"},
        {"[1,2]", "[2,1]"},
        {R"({"a":1})", R"({"b":1})"},
        {R"({"a":1})", R"({"a":2})"},
        {R"({"a":1,"b":2})", R"({"b":2,"a":1})"},
        {"[[[1]]]", "[[[2]]]"},
    };
    for (const auto& pair : different) {
        CAPTURE(pair.first);
        CAPTURE(pair.second);
        CHECK_FALSE(dataOf(pair.first) == dataOf(pair.second));
    }
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(same(Value(nan), Value(-nan)));
}

TEST_CASE("data outlives the text, its copies and the whole that it is a part of")
{
    Data part;
    {
        std::string text = R"({"a":{"b":["deep inside"]}})";
        const Data whole = dataOf(text);
        std::fill(text.begin(), text.end(), '#');
        const Data copy = whole;
        part = copy.part(*copy.root().find("a"));
    }
    CHECK(write(part.root()) == R"({"b":["deep inside"]})");
    CHECK(Data().root().isNull());
    CHECK(Data::copy(Value(std::string_view("text"))).root().text() == "text");
}

TEST_CASE("values may nest deeper than any text: nothing recurses")
{
    constexpr std::size_t depth = 100'000;
    const Deep deep(depth);
    const Deep other(depth);
    CHECK(same(deep.root(), other.root()));
    const Data copy = Data::copy(deep.root());
    CHECK(same(copy.root(), deep.root()));
    const std::string text = write(copy.root());
    CHECK(text.size() == depth / 2 * std::string_view(R"([{"k":}])").size() + 1);
    Limits limits;
    limits.depth = depth;
    const auto parsed = Data::parse(text, limits);
    REQUIRE(parsed);
    CHECK(*parsed == copy);
    CHECK(write(Deep(300).root(), {.indent = 1}).size() > 300 * 300);
}

TEST_CASE("a copy is the same")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        const auto original = Data::parse(randomJson(choices));
        RC_ASSERT(original.has_value());
        RC_ASSERT(Data::copy(original->root()) == *original);
    }));
}
