// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"

#include <doctest/doctest.h>
#include <sstream>
#include <string>
#include <vector>

namespace retort::tests {

struct Ran {
    int status = 0;
    std::string out;
    std::string err;
};

/// The command line in this process.
inline Ran cli(const std::vector<std::string>& arguments, const std::string& input = {})
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int status = runCli(arguments, in, out, err);
    return {status, out.str(), err.str()};
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace retort::tests
