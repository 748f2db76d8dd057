// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/number.h"
#include "tests/engine/twig/text/filterbench.h"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace retort::twig {

namespace {

/// Bytes that filters look at, and any others.
std::string anyBytes()
{
    const auto byte = rc::gen::oneOf(rc::gen::elementOf(std::string("%$'*.-+0159sdfgxb<>&\"/\\!? \n,\xC3\xA9\xE2\x82")),
                                     rc::gen::arbitrary<char>());
    return *rc::gen::container<std::string>(byte);
}

/// Values that point into themselves stay where they are.
struct AnyValue {
    std::string text;
    std::vector<Value> items;
    Value value;
};

void fill(AnyValue& out)
{
    out.text = anyBytes();
    out.items = {Value(out.text), Value(*rc::gen::arbitrary<double>()), Value(), Value(*rc::gen::arbitrary<bool>())};
    out.value = *rc::gen::element(Value(out.text), Value(*rc::gen::arbitrary<double>()), Value(),
                                  Value(*rc::gen::arbitrary<std::int64_t>()), Value(*rc::gen::inRange(-3, 40)),
                                  Value(*rc::gen::arbitrary<bool>()), Value::array(out.items.data(), out.items.size()),
                                  markup(out.text));
}

std::vector<const Callable*> callables()
{
    std::vector<const Callable*> all;
    for (const auto table : {textFilters(), numberFilters(), encodeFilters(), platformFilters()}) {
        for (const Callable& each : table)
            all.push_back(&each);
    }
    return all;
}

std::size_t required(const Callable& callable)
{
    std::size_t count = 0;
    for (const Parameter& parameter : callable.parameters)
        count += parameter.fallback || parameter.optionalWithoutFallback ? 0 : 1;
    return count;
}

} // namespace

TEST_CASE("every filter takes any values, or refuses them in words")
{
    Settings settings;
    settings.failOnWarnings = false;
    FilterBench bench(settings);
    CHECK(rc::check([&] {
        const Callable& callable = **rc::gen::elementOf(callables());
        const std::size_t least = required(callable);
        const std::size_t most = callable.variadic ? 4 : callable.parameters.size();
        std::vector<AnyValue> values(1 + *rc::gen::inRange(least, most + 1));
        std::vector<Value> arguments;
        for (AnyValue& each : values) {
            fill(each);
            arguments.push_back(each.value);
        }
        try {
            const Value result = bench.filter(callable.name, arguments);
            if (result.isString())
                RC_ASSERT(result.text().size() <= bench.limits().bytesInString);
        } catch (const Failure& failure) {
            RC_ASSERT(failure.kind != Failure::Kind::Syntax);
            RC_ASSERT(failure.kind == Failure::Kind::Limit || !failure.thrown.empty());
            RC_ASSERT(!failure.message.id.empty());
        }
    }));
}

TEST_CASE("the shortest digits are the number again")
{
    CHECK(rc::check([](double number) {
        RC_PRE(std::isfinite(number));
        RC_ASSERT(std::strtod(php::shortest(number).c_str(), nullptr) == number);
    }));
}

TEST_CASE("what is rounded once stays as it is")
{
    CHECK(rc::check([](double number) {
        RC_PRE(std::isfinite(number));
        const int places = *rc::gen::inRange(-5, 10);
        const double once = php::rounded(number, places);
        RC_ASSERT(php::rounded(once, places) == once);
    }));
}

} // namespace retort::twig
