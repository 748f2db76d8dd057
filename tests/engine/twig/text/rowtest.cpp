// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/text/filterbench.h"

#include <doctest/doctest.h>
#include <fstream>

namespace retort::twig {

// rows.jsonl: one call of a filter a line, with what PHP 8.2 and Twig 3.5 give for it. In a row with "bytes" each
// character of a text stands for a byte.
TEST_CASE("filters of texts and numbers do what PHP does")
{
    Settings settings;
    settings.failOnWarnings = false;
    FilterBench bench(settings);
    std::ifstream file(RETORT_SOURCE_DIR "/tests/engine/twig/text/rows.jsonl", std::ios::binary);
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line); ++rows) {
        const RowLines lines = rowLines(bench, line);
        CHECK_MESSAGE(lines.actual == lines.expected, line);
    }
    CHECK(rows > 100);
}

} // namespace retort::twig
