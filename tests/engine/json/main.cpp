// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

int main(int argc, char** argv)
{
    // Properties of texts are cheap to try: more and longer ones than RapidCheck's 100 of up to 100 bytes.
    setenv("RC_PARAMS", "max_success=1000 max_size=300", 0);
    doctest::Context context(argc, argv);
    return context.run();
}
