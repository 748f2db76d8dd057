// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/text/filterbench.h"

#include <doctest/doctest.h>

namespace retort::twig {

TEST_CASE("currency writes an amount of money")
{
    FilterBench bench;
    const auto text = [](std::string_view s) { return Value(s); };
    CHECK(bench.line("currency", {Value(1234.5)}) == "\"$1,234.50\"");
    CHECK(bench.line("currency", {text("149.95")}) == "\"$149.95\"");
    CHECK(bench.line("currency", {Value(-5)}) == "\"-$5.00\"");
    CHECK(bench.line("currency", {Value(-0.001)}) == "\"$0.00\"");
    CHECK(bench.line("currency", {Value()}) == "\"$0.00\"");
    CHECK(bench.line("currency", {Value(1234567), text("EUR")}) == "\"€1,234,567.00\"");
    CHECK(bench.line("currency", {Value(1234.5), text("JPY")}) == "\"¥1,235\"");
    CHECK(bench.line("currency", {Value(9.5), text("CHF"), Value(1)}) == "\"CHF 9.5\"");
    CHECK(bench.line("currency", {Value(9.5), text("kr ")}) == "\"kr 9.50\"");
}

} // namespace retort::twig
