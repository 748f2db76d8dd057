// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/subject.h"

namespace retort::lint {

/// What is to be said of the conditions of filters, each on its own and with those before it; and of actions that
/// filters never let the chain come to: chain.unreachable.
void filterProblems(const Subject& subject);

} // namespace retort::lint
