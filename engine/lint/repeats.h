// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/subject.h"

namespace retort::lint {

/// What may happen more often than it is meant to: loop.own-trigger, repeat.unguarded.
void repeatProblems(const Subject& subject);

} // namespace retort::lint
