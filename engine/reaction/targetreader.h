// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/reader.h"
#include "engine/reaction/target.h"

namespace retort {

/// Reads a condition that stands at `index` into a target. For the sources of engine/reaction.
void readCondition(Reader& reader, const json::Document& document, json::Document::Index index, Target& into);

} // namespace retort
