// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/lint.h"
#include "engine/twig/failure.h"

#include <string>
#include <vector>

namespace retort::lint {

/// field.unknown and field.root of what a template prints and asks: paths that none of these events has. A path that is
/// asked with a default, or whether it is defined, may be unknown; under another root it is told all the same.
void templateFieldProblems(const std::string& source, const std::vector<std::string>& events,
                           const Surroundings& surroundings, std::vector<Problem>& problems);

/// A fix of a target that puts a text in the place of a piece of its template. Without a label of its own it says what
/// it writes.
Fix replaced(const std::string& source, const twig::Span& span, const std::string& text, Phrase label = {});

} // namespace retort::lint
