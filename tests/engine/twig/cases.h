// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/twig/render.h"

#include <string>
#include <vector>

namespace retort::tests {

/// One of tests/conformance/twig/cases.json.
struct TwigCase {
    std::string name;
    std::string source;
    json::Value context;
    twig::Settings settings;
    json::Value row; ///< For what is expected.
};

/// All of them; the values live as long as the program.
const std::vector<TwigCase>& twigCases();
/// With the time zones of this machine.
twig::Surroundings twigSurroundings();

} // namespace retort::tests
