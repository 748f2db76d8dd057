// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/help.h"

#include "engine/base/english.h"
#include "engine/twig/library/callable.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::twig;

TEST_CASE("Every filter, function and test has a line of help, and there is no line for another")
{
    std::size_t lines = 0;
    const auto holds = [&](HelpKind kind, const std::vector<std::string_view>& names) {
        for (const std::string_view name : names) {
            CAPTURE(name);
            const std::optional<Help> help = helpFor(kind, name);
            REQUIRE(help);
            CHECK(help->signature.starts_with(name));
            CHECK(std::ranges::count(englishRows(), help->text.id, &EnglishRow::id) == 1);
            lines += name == "e" ? 0 : 1;
        }
    };
    holds(HelpKind::Filter, filterNames());
    holds(HelpKind::Function, functionNames());
    holds(HelpKind::Function, {"attribute", "block", "parent"});
    holds(HelpKind::Test, testNames());
    lines += filterNamed("currency") ? 0 : 1; // documented by the platform
    CHECK(lines == static_cast<std::size_t>(std::ranges::count_if(
                       englishRows(), [](const EnglishRow& row) { return row.id.starts_with("twig.help-"); })));
    CHECK_FALSE(helpFor(HelpKind::Filter, "uper"));
    CHECK_FALSE(helpFor(HelpKind::Function, "upper"));
}

TEST_CASE("A signature names the parameters as a template may, with what stands in for them")
{
    const auto signature = [](HelpKind kind, std::string_view name) { return helpFor(kind, name)->signature; };
    CHECK(signature(HelpKind::Filter, "number_format") == "number_format(decimal, decimal_point, thousand_sep)");
    CHECK(signature(HelpKind::Filter, "batch") == "batch(size, fill, preserve_keys = true)");
    CHECK(signature(HelpKind::Filter, "upper") == "upper");
    CHECK(signature(HelpKind::Function, "max") == "max(value, …)");
    CHECK(signature(HelpKind::Function, "parent") == "parent()");
    CHECK(signature(HelpKind::Test, "divisible by") == "divisible by(divisor)");
}
