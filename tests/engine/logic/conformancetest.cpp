// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "tests/engine/logic/rows.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::logic;

namespace {

/// "!TypeError: …" -> "!TypeError"; a value stays as it is.
std::string classOf(const std::string& text) { return text.starts_with('!') ? text.substr(0, text.find(':')) : text; }

} // namespace

TEST_CASE("every answer of the real libraries")
{
    REQUIRE(divergence().size() == 845);
    for (const Column& column : columns()) {
        CAPTURE(column.name);
        const Dialect dialect = column.settings.dialect;
        for (const Row& row : divergence()) {
            const bool own = row.row.root().find(column.name) != nullptr;
            const std::string expected = expectedText(row.column(own ? column.name : column.otherwise), dialect);
            const std::string got = textOf(evaluate(Program::compile(row.rule, column.settings), row.data), dialect);
            CAPTURE(json::write(row.rule.root()));
            CAPTURE(json::write(row.data.root()));
            // Where both decodings throw, the file has only the class that arrays give.
            if (own || !expected.starts_with('!')) {
                CHECK(classOf(got) == classOf(expected));
                CHECK(got.starts_with(expected)); // a message in the file may be cut short
            } else {
                CHECK(got.starts_with('!'));
            }
        }
    }
}

TEST_CASE("the classic suite")
{
    if (!classicSuite()) {
        MESSAGE("left out: RETORT_CONFORMANCE is not set, so there is no jsonlogic/tests.json to read");
        return;
    }
    REQUIRE(classicSuite()->size() == 278);
    for (const Column& column : columns()) {
        CAPTURE(column.name);
        for (const Row& row : *classicSuite()) {
            CAPTURE(json::write(row.rule.root()));
            const Answer answer = evaluate(Program::compile(row.rule, column.settings), row.data);
            // The suite does not tell 3 from 3.0.
            CHECK(textOf(answer, Dialect::Js) == json::write(row.row.root(), {.wholeDoubles = true}));
        }
    }
}
