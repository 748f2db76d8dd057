// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/memberreader.h"
#include "engine/run/targetrender.h"
#include "engine/run/tracemembers.h"

namespace retort::run {

// The member "request" of a step, docs/trace-format.md. For engine/run's own sources.
void writeRender(TraceMembers& into, const TargetRender& render); ///< Into the object that is being built.
TargetRender readRender(MemberReader& from, MemberReader::Index object);

} // namespace retort::run
