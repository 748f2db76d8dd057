// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/subject.h"

namespace retort::lint {

/// What the workspace's own sample events show: dialect.differs, sample.fails, payload.not-json,
/// payload.autoescape-differs. Nothing without samples.
void sampleProblems(const Subject& subject);

/// What a target gives for a sample; `pointer` is where it is to be told. At most one problem; told at the target's own
/// template it has the remedy, where one was seen to help.
std::vector<Problem> payloadProblems(const run::CompiledTarget& target, const Event& sample,
                                     const Surroundings& surroundings, const std::string& pointer);

/// A sample as it is named in a sentence: its label, else its event.
Phrase nameOf(const Event& sample);

} // namespace retort::lint
