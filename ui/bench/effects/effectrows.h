// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/effects/effectsjob.h"

namespace retort {

/// The balances before and after, and then each effect in the order of its step: what it changed of the customer, what
/// is to be known of that, and what it would raise. They are rows as the trace has them, so that a step looks the same
/// in both; a row's step and pointer say which action it is of.
std::vector<TraceRow> effectRows(const EffectsResult& result);

/// "2 effects · 1 not applied", for the line above the rows.
QString effectsHead(const EffectsResult& result);

} // namespace retort
