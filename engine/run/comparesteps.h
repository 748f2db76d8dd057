// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/value.h"
#include "engine/run/compare.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort::run {

// For compare.cpp.

/// The steps of two chains side by side: those of the same action, in the order of both, as many as can be.
std::vector<StepPair> pairedSteps(const ReactionTrace& first, const ReactionTrace& second);
/// What two steps say otherwise; one of them may be nullptr. Event and reaction are left to whoever asks.
std::vector<TraceDifference> stepDifferences(const Step* first, const Step* second);

json::Data textData(std::string_view text);
/// A value as it is shown in a sentence: cut at a reasonable length.
std::string shortText(json::Value value);

} // namespace retort::run
