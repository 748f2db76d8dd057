// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/subject.h"
#include "engine/reaction/eventname.h"

namespace retort::lint {

/// Is the name of an event most likely a mistake?
bool isOdd(const EventName& name);
/// The trigger's name and whether the reaction is active: event.unknown, reaction.inactive.
void triggerProblems(const Subject& subject);
/// What is pointless in the chain: chain.empty, chain.filter-last.
void chainProblems(const Subject& subject);

} // namespace retort::lint
