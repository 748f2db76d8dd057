// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/subject.h"

namespace retort::lint {

/// The problems that run::Program tells of, each with the fixes that are right for it.
void programProblems(const Subject& subject);

} // namespace retort::lint
