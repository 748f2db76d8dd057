// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/json/randomjson.h"

#include <string>

namespace retort::test {

/// The text of a reaction as people and programs write them: in any layout, with keys that nobody knows, actions with,
/// without and with odd numbers, dynamic and fixed arguments, rules and nonsense. Each action has a "tag", "t0", "t1",
/// … in file order, to be known by.
std::string randomReaction(json::Choices& choices);

} // namespace retort::test
