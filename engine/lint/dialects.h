// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/subject.h"

#include <span>

namespace retort::lint {

/// dialect.differs: a filter that passes by PHP and not by JavaScript, or the other way round, and an argument that
/// gets another value, on a sample that reaches it in both.
void dialectProblems(const Subject& subject, std::span<const Event> samples);

/// The same value, as far as it matters to whoever gets it: 9 and 9.0 are, [] and {} too.
bool means(json::Value a, json::Value b);

} // namespace retort::lint
