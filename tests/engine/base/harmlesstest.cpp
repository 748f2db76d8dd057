// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/harmless.h"

#include <doctest/doctest.h>

using retort::harmless;

TEST_CASE("what would steer a terminal or hide in a name is made visible")
{
    CHECK(harmless("a\x1b[2J\a\n\x7f") == "a\\u001B[2J\\u0007\\u000A\\u007F");
    CHECK(harmless("\u0085\u009b") == "\\u0085\\u009B");
    CHECK(harmless("\u202a\u202e\u2066\u2069\u200b\ufeff") == "\\u202A\\u202E\\u2066\\u2069\\u200B\\uFEFF");
    CHECK(harmless("") == "");
}

TEST_CASE("other text stays as it is, cut characters too")
{
    for (const char* text :
         {"plain / \"text\" \\u001B", "\u00a0\u00e4\u2013\u2026\u65e5\U0001F600", "\xe2\x80", "\xc2", "\xff\x80"})
        CHECK(harmless(text) == text);
}
