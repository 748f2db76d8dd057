// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"

#include <cstddef>

namespace retort::logic {

/// Adds what is wrong with one node whatever the data: an unknown operator, a wrong number of arguments.
void diagnose(Program::Code& code, NodeId id);

Diagnostic nodesOverLimit(std::size_t limit);
Diagnostic nestingOverLimit(std::size_t limit);
Diagnostic pathOverLimit(std::size_t limit);

} // namespace retort::logic
