// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/settings.h"
#include "engine/reaction/words.h"
#include "engine/run/trace.h"

#include <string>

namespace retort::run {

/// A step in two or three words, for the badge of a card: "passes", "stops here", "would issue 1 benefit", "not
/// reached".
Phrase badgeOf(const Step& step);
/// A reaction's outcome in one sentence: "Stopped at step 1: data.score is 8, which is not at least 9".
Phrase outcomeOf(const ReactionTrace& trace);
/// What a target.send came to, in one sentence: "Would send Welcome e-mail to https://…: the payload is sound".
Phrase sentenceOf(const TargetRender& request);
/// A target as people know it: its name, else its handle.
std::string nameOf(const TargetRender& request);
/// A status or outcome as people read it: "not reached".
Phrase nameOf(Status status);
Phrase nameOf(Outcome outcome);
Phrase nameOf(Origin origin);
/// How an action's card reads, with what its arguments came to in a step; nullptr where it has not run.
CardWords cardWords(const Action& action, const Step* step, const Catalogue& catalogue,
                    const logic::Settings& settings = {});

} // namespace retort::run
