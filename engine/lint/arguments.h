// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/subject.h"

namespace retort::lint {

/// What is to be said of the arguments of each action: required ones that are empty, handles that are not known, whom
/// the action is for, and the rules of dynamic ones.
void argumentProblems(const Subject& subject);

/// How many required arguments are there and empty: errors that run::Program does not know of.
std::size_t emptyArguments(const run::Program& program);

} // namespace retort::lint
