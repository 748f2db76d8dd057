// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/array.h"

#include "engine/twig/library/callable.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/sort.h"
#include "tests/engine/twig/value/bench.h"

#include <doctest/doctest.h>
#include <limits>
#include <map>
#include <numeric>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::twig;

namespace {

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

Value text(std::string_view text) { return Value(text); }

Value call(Bench& bench, std::string_view filter, std::vector<Value> arguments)
{
    return filterNamed(filter)->call(arguments, bench);
}

std::string limitOf(Bench& bench, const std::function<Value()>& work) { return outcome(bench, work).substr(0, 22); }

} // namespace

TEST_CASE("A text is an integer key where PHP writes that integer so")
{
    const std::pair<std::string_view, bool> rows[] = {
        {"0", true},
        {"-0", false},
        {"7", true},
        {"-7", true},
        {"07", false},
        {"+7", false},
        {"", false},
        {"-", false},
        {"7 ", false},
        {"1e1", false},
        {"9223372036854775807", true},
        {"9223372036854775808", false},
        {"-9223372036854775808", true},
        {"-9223372036854775809", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(integerKey(row.first).has_value() == row.second);
    }
}

TEST_CASE("Keys are taken as PHP takes them")
{
    Bench bench;
    const json::Data data =
        test::must(json::Data::parse(R"({"0": "zero", "": "none", "1": "one", "-3": "less", "2.5": "text"})"));
    const auto at = [&](Value key) { return under(data.root(), key); };
    CHECK(at(false)->text() == "zero");
    CHECK(at(0.9)->text() == "zero");
    CHECK(at({})->text() == "none");
    CHECK(at(true)->text() == "one");
    CHECK(at(text("1"))->text() == "one");
    CHECK(at(-3)->text() == "less");
    CHECK(at(text("2.5"))->text() == "text");
    CHECK(at(text("01")) == nullptr);
    CHECK(at(Value::array(nullptr, 0)) == nullptr);
    const Value items[] = {text("a"), text("b")};
    const Value list = Value::array(items, 2);
    CHECK(under(list, text("1"))->text() == "b");
    CHECK(under(list, -1) == nullptr);
    CHECK(under(list, 2) == nullptr);
    CHECK(under(list, text("")) == nullptr);
}

TEST_CASE("Arrays grow as PHP's do")
{
    Bench bench;
    const auto made = [&](const std::function<void(ArrayBuilder&)>& fill) {
        ArrayBuilder builder(bench);
        fill(builder);
        return shown(builder.take());
    };
    CHECK(made([](ArrayBuilder&) {}) == "a()");
    CHECK(made([](ArrayBuilder& b) { b.append(1), b.set(5, 2), b.append(3); }) == "a(i0:i1,i5:i2,i6:i3)");
    CHECK(made([](ArrayBuilder& b) { b.set(-5, 1), b.append(2); }) == "a(i-5:i1,i0:i2)"); // until PHP 8.3
    CHECK(made([](ArrayBuilder& b) { b.set(text("a"), 1), b.append(2), b.set(text("a"), 3); }) == "a(sa:i3,i0:i2)");
    CHECK(made([](ArrayBuilder& b) { b.set(1, 1), b.set(0, 2); }) == "a(i1:i1,i0:i2)");
    CHECK(made([](ArrayBuilder& b) { b.append(1), b.set(0, 2), b.set(text("1"), 3); }) == "a(i0:i2,i1:i3)");
    CHECK(made([](ArrayBuilder& b) { b.set(true, 1), b.set(1.5, 2), b.set({}, 3); }) == "a(i1:i2,s:i3)");
    ArrayBuilder list(bench);
    list.append(1);
    list.set(text("1"), 2);
    CHECK(list.take().isArray());
}

TEST_CASE("An array that is built answers like a map that remembers the order")
{
    REQUIRE(rc::check([] {
        Bench bench;
        ArrayBuilder builder(bench);
        std::vector<std::pair<std::string, std::int64_t>> expected;
        const auto steps = *rc::gen::container<std::vector<std::pair<int, std::int64_t>>>(
            rc::gen::pair(rc::gen::inRange(-3, 40), rc::gen::arbitrary<std::int64_t>()));
        std::vector<std::string> keys;
        for (const auto& [key, value] : steps)
            keys.push_back(key % 3 == 0 ? "k" + std::to_string(key) : std::to_string(key));
        for (std::size_t i = 0; i < steps.size(); ++i) {
            builder.set(text(keys[i]), steps[i].second);
            const auto old = std::ranges::find(expected, keys[i], &std::pair<std::string, std::int64_t>::first);
            if (old != expected.end())
                old->second = steps[i].second;
            else
                expected.emplace_back(keys[i], steps[i].second);
        }
        const Value array = builder.take();
        RC_ASSERT(countOf(array) == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            RC_ASSERT(shown(keyAt(array, i)) == shown(keyValue(expected[i].first)));
            RC_ASSERT(valueAt(array, i).asInt() == expected[i].second);
            RC_ASSERT(under(array, text(expected[i].first))->asInt() == expected[i].second);
        }
    }));
}

TEST_CASE("Sorting asks what PHP asks")
{
    // Of PHP's uasort over 0 to count - 1, with an order that contradicts itself: how often it asked, a sum of what it
    // asked, and a sum of the order that came out.
    struct Row {
        std::uint32_t count;
        std::uint32_t seed;
        std::uint64_t asked;
        std::uint64_t questions;
        std::uint64_t result;
    };
    const Row rows[] = {
        {2, 1, 1, 1, 1},
        {2, 2, 1, 1, 31},
        {2, 3, 1, 1, 31},
        {3, 1, 2, 40, 33},
        {3, 2, 3, 1428, 963},
        {3, 3, 2, 46, 1953},
        {4, 1, 3, 1257, 1026},
        {4, 2, 4, 44285, 29856},
        {4, 3, 4, 44309, 60636},
        {5, 1, 5, 1208770, 31840},
        {5, 2, 5, 1372860, 925540},
        {5, 3, 5, 1373583, 1879720},
        {6, 1, 6, 37471896, 987045},
        {6, 2, 5, 1000248, 28691745},
        {6, 3, 6, 31007714, 28691775},
        {7, 1, 7, 161628810, 30598401},
        {7, 2, 6, 31007729, 889444101},
        {7, 3, 7, 961239168, 889445031},
        {9, 1, 9, 325286901, 405063383},
        {9, 2, 10, 290188103, 755776238},
        {9, 3, 9, 750835563, 756669038},
        {13, 1, 16, 106517584, 171119596},
        {13, 2, 16, 722897762, 222487185},
        {13, 3, 15, 253757468, 742058117},
        {16, 1, 21, 67288459, 823890529},
        {16, 2, 21, 133334060, 118404901},
        {16, 3, 21, 232226276, 653310127},
        {17, 1, 43, 580996129, 851183293},
        {17, 2, 45, 230692498, 396152396},
        {17, 3, 37, 423310665, 179342821},
        {18, 1, 40, 683715061, 672841200},
        {18, 2, 37, 688920095, 546297485},
        {18, 3, 45, 956549770, 659009762},
        {21, 1, 46, 823979737, 227822823},
        {21, 2, 50, 925476788, 89556438},
        {21, 3, 58, 610692594, 216756435},
        {40, 1, 140, 762631763, 22063738},
        {100, 1, 478, 975782589, 768818782},
        {500, 1, 3529, 636278284, 197589864},
        {1023, 1, 8861, 117722392, 5365449},
        {1024, 1, 8585, 851751175, 975236481},
        {1500, 1, 13348, 744701620, 533042120},
        {5000, 1, 53512, 674206862, 175960364},
    };
    for (const Row& row : rows) {
        CAPTURE(row.count);
        CAPTURE(row.seed);
        std::vector<std::uint32_t> items(row.count);
        std::iota(items.begin(), items.end(), std::uint32_t{0});
        std::uint64_t asked = 0;
        std::uint64_t questions = 0;
        zendSort(items, [&](std::uint32_t a, std::uint32_t b) {
            ++asked;
            questions = (questions * 31 + a * 7 + b) % 1'000'000'007;
            const std::uint32_t x = (a * 7919 + b * 104729 + row.seed * 1299709) % 1'000'003;
            const int said = static_cast<int>((x * 31337 + row.seed) % 1'000'003 % 3) - 1;
            return said != 0 ? said : a > b ? 1 : -1;
        });
        std::uint64_t result = 0;
        for (const std::uint32_t item : items)
            result = (result * 31 + item) % 1'000'000'007;
        CHECK(asked == row.asked);
        CHECK(questions == row.questions);
        CHECK(result == row.result);
    }
}

TEST_CASE("Sorting orders what can be ordered, and keeps equal ones as they stood")
{
    REQUIRE(rc::check([] {
        const auto values = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20));
        std::vector<std::uint32_t> items(values.size());
        std::iota(items.begin(), items.end(), std::uint32_t{0});
        zendSort(items, [&](std::uint32_t a, std::uint32_t b) {
            return values[a] != values[b] ? (values[a] > values[b] ? 1 : -1) : a > b ? 1 : -1;
        });
        std::vector<std::uint32_t> expected(values.size());
        std::iota(expected.begin(), expected.end(), std::uint32_t{0});
        std::ranges::stable_sort(expected, {}, [&](std::uint32_t i) { return values[i]; });
        RC_ASSERT(items == expected);
    }));
}

TEST_CASE("Array filters hold the limits before they make what is too much")
{
    Settings settings = carefree();
    settings.limits.itemsInArray = 1000;
    settings.limits.bytesInString = 10'000;
    Bench bench(settings);
    const std::vector<Value> many(800, Value(1));
    const Value list = Value::array(many.data(), many.size());
    const std::string tooMany = "#A list would have mor";
    const std::string tooLong = "#A text would be longe";
    CHECK(limitOf(bench, [&] { return call(bench, "merge", {list, list}); }) == tooMany);
    CHECK(limitOf(bench, [&] { return call(bench, "batch", {list, greatest / 1024, 0}); }) == tooMany);
    CHECK(limitOf(bench, [&] { return call(bench, "join", {list, text(std::string(100, '-'))}); }) == tooLong);
    CHECK(limitOf(bench, [&] {
              return call(bench, "merge", {list, Value::array(many.data(), 200)});
          }) == shown(list).substr(0, 22));

    Settings tight = carefree();
    tight.limits.steps = 500;
    Bench poor(tight);
    const std::string tooFew = "#The template takes mo";
    for (const std::string_view filter : {"sort", "reverse", "keys", "join", "column", "batch"}) {
        CAPTURE(filter);
        std::vector<Value> items(4'000, text("x"));
        const Value large = Value::array(items.data(), items.size());
        CHECK(limitOf(poor, [&] {
                  return call(poor, filter, {large, filter == "sort" ? Value() : Value(1)});
              }) == tooFew);
    }
    poor.arrow = [&](std::span<const Value>) {
        poor.spend(1);
        return Value(1);
    };
    for (const std::string_view filter : {"map", "filter", "reduce", "sort"}) {
        CAPTURE(filter);
        CHECK(limitOf(poor, [&] { return call(poor, filter, {list, Value(1)}); }) == tooFew);
        CHECK(poor.calls <= 510);
        poor.calls = 0;
    }
}

TEST_CASE("Odd starts and lengths cut nothing that is not there")
{
    REQUIRE(rc::check([] {
        Bench bench(carefree());
        const auto size = *rc::gen::inRange<std::size_t>(0, 8);
        const auto odd = [] {
            return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-10, 10), rc::gen::arbitrary<std::int64_t>(),
                                   rc::gen::element(greatest, std::numeric_limits<std::int64_t>::min()));
        };
        const std::vector<Value> items(size, Value(1));
        const Value from = odd();
        const Value length = odd();
        const Value part = call(bench, "slice", {Value::array(items.data(), size), from, length});
        const std::string letters(size, 'x');
        const Value piece = call(bench, "slice", {text(letters), from, length});
        RC_ASSERT(part.size() <= size);
        RC_ASSERT(part.size() == piece.size());
    }));
}

TEST_CASE("random draws from the seed, within its bounds, and says that it did")
{
    Bench bench;
    const auto draw = [&](std::vector<Value> arguments) { return functionNamed("random")->call(arguments, bench); };
    CHECK_FALSE(bench.drewRandom());
    std::map<std::int64_t, int> seen;
    for (int i = 0; i < 400; ++i)
        ++seen[draw({-2, 2}).asInt()];
    CHECK(bench.drewRandom());
    CHECK(seen.size() == 5);
    CHECK(seen.begin()->first == -2);
    CHECK(seen.rbegin()->first == 2);
    bench.restart();
    const Value first = draw({});
    bench.restart();
    CHECK(draw({}).asInt() == first.asInt()); // the same seed
    CHECK(shown(draw({std::numeric_limits<std::int64_t>::min(), greatest})).starts_with("i"));
    const std::string_view letters = "\xC3\xA4\xC3\xB6";
    CHECK(draw({text(letters)}).size() == 2);
    CHECK(shown(draw({text("\xFF")})) == "f");
    CHECK(shown(draw({true})) == "t");
    CHECK(outcome(bench, [&] {
              return draw({5, 3});
          }) == "!mt_rand(): Argument #2 ($max) must be greater than or equal to argument #1 ($min)");
    CHECK(outcome(bench, [&] { return draw({Value::array(nullptr, 0)}); }) ==
          "!The random function cannot pick from an empty array.");
}
