// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/nearest.h"

#include <array>
#include <doctest/doctest.h>
#include <string>

using namespace retort;

TEST_CASE("the nearest name")
{
    static constexpr std::array<std::string_view, 8> names{"filter",       "benefit.create", "var", "missing",
                                                           "missing_some", "reduce",         "and", "==="};
    struct Row {
        const char* shows;
        std::string word;
        const char* meant;
    };
    const Row rows[] = {
        {"the name itself", "filter", "filter"},
        {"letter case", "FILTER", "filter"},
        {"a letter left out", "fiter", "filter"},
        {"a letter too many", "fillter", "filter"},
        {"a letter changed", "folter", "filter"},
        {"two neighbours swapped count once", "vra", "var"},
        {"a third of the letters", "benefits-creates", "benefit.create"},
        {"the nearer of two", "missing_som", "missing_some"},
        {"the first of two that are as near", "missin", "missing"},
        {"one change in a short word", "nd", "and"},
        {"two changes in a short word are too many", "ban", ""},
        {"nothing like it", "multiply", ""},
        {"nothing at all", "", ""},
        {"a very long word", std::string(1000, 'x'), ""},
        {"other characters", "==", "==="},
    };
    for (const Row& row : rows) {
        CAPTURE(row.shows);
        CHECK(nearest(row.word, names) == row.meant);
    }
    CHECK(nearest("filter", {}).empty());
}
