// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/amount.h"

#include "engine/json/write.h"
#include "engine/run/applied.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace retort;

namespace {

Amount amount(std::string_view text) { return Amount::parse(text).value(); }

std::string parsed(std::string_view text)
{
    const auto amount = Amount::parse(text);
    return amount ? amount->text() : "none";
}

// hundredths as a text with two places
Amount hundredths(std::int64_t number)
{
    const std::string digits = std::to_string(number < 0 ? -number : number);
    const std::string padded = digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
    return amount((number < 0 ? "-" : "") + padded.substr(0, padded.size() - 2) + "." +
                  padded.substr(padded.size() - 2));
}

} // namespace

TEST_CASE("an amount is the number that its text says")
{
    CHECK(parsed("25") == "25");
    CHECK(parsed("25.00") == "25");
    CHECK(parsed("0.1") == "0.1");
    CHECK(parsed("0.10") == "0.1");
    CHECK(parsed("-0") == "0");
    CHECK(parsed("-0.50") == "-0.5");
    CHECK(parsed("+7") == "7");
    CHECK(parsed("007.5") == "7.5");
    CHECK(parsed("1e2") == "100");
    CHECK(parsed("1.25e-3") == "0.00125");
    CHECK(parsed("1.5E+1") == "15");
    CHECK(parsed("0e999999") == "0");
    CHECK(parsed("12345678901234567890.12") == "12345678901234567890.12");
    for (const char* wrong : {"", "-", ".5", "5.", "1e", "abc", "1 ", " 1", "0x10", "1e99999", "--1", "1e500"})
        CHECK(parsed(wrong) == "none");
}

TEST_CASE("arithmetic is exact")
{
    CHECK((amount("0.1") + amount("0.2")).text() == "0.3");
    CHECK((amount("1") - amount("0.9")).text() == "0.1");
    CHECK((amount("80") * amount("1.5")).text() == "120");
    CHECK((amount("149.95") * amount("0.05")).text() == "7.4975");
    CHECK((amount("-2.5") * amount("0.4")).text() == "-1");
    CHECK((amount("5") - amount("5.00")).text() == "0");
    CHECK((amount("99999999999999999999") + amount("0.01")).text() == "99999999999999999999.01");
    CHECK(amount("0.09") < amount("0.1"));
    CHECK(amount("-2") < amount("1"));
    CHECK(amount("1.0") == amount("1"));
    CHECK(amount("9223372036854775807").whole() == INT64_MAX);
    CHECK_FALSE(amount("9223372036854775808").whole());
    CHECK_FALSE(amount("1.5").whole());
}

TEST_CASE("amounts of cents add, subtract, multiply and compare as whole numbers do")
{
    REQUIRE(rc::check([] {
        const std::int64_t a = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
        const std::int64_t b = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
        RC_ASSERT(hundredths(a) + hundredths(b) == hundredths(a + b));
        RC_ASSERT(hundredths(a) - hundredths(b) == hundredths(a - b));
        RC_ASSERT(hundredths(a) * Amount(b) == hundredths(a) * Amount(b));
        RC_ASSERT((hundredths(a) * hundredths(100)) == hundredths(a));
        RC_ASSERT(hundredths(a) * hundredths(b) * Amount(10'000) == Amount(a) * Amount(b));
        RC_ASSERT((hundredths(a) < hundredths(b)) == (a < b));
        RC_ASSERT((hundredths(a) == hundredths(b)) == (a == b));
        RC_ASSERT(Amount::parse(hundredths(a).text()) == hundredths(a));
    }));
}

TEST_CASE("an amount goes into JSON and comes back")
{
    const auto written = [](std::string_view text, bool money = false) {
        return json::write(run::amountData(amount(text), money).root());
    };
    CHECK(written("25") == "25");
    CHECK(written("25", true) == "25.0");
    CHECK(written("0.1") == "0.1");
    CHECK(written("149.95", true) == "149.95");
    CHECK(written("0.1000000000000000055") == R"("0.1000000000000000055")"); // no double says exactly this
    REQUIRE(rc::check([] {
        const Amount a = hundredths(*rc::gen::arbitrary<std::int64_t>() / 3) * Amount(*rc::gen::inRange(1, 1000));
        for (const bool money : {false, true})
            RC_ASSERT(run::amountOf(run::amountData(a, money).root()) == a);
    }));
    CHECK(run::amountOf(json::Value(0.1))->text() == "0.1");
    CHECK(run::amountOf(json::Value(std::string_view("25.00")))->text() == "25");
    CHECK_FALSE(run::amountOf(json::Value(true)));
    CHECK_FALSE(run::amountOf(json::Value()));
}
