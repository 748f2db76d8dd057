// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/program.h"

namespace retort::logic {

/// What a rule means, in plain words: "data.score is at least 9 and tier_handle is gold".
Phrase inWords(const Program& program);
/// The same of one node of it.
Phrase inWords(const Program& program, NodeId node);

} // namespace retort::logic
