// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/environment.h"
#include "engine/logic/trace.h"

namespace retort::logic {

/// Writes down an evaluation as it happens: see NoSink for what each call says.
class TraceSink final : public WarningListener {
public:
    static constexpr bool tracing = true;
};

} // namespace retort::logic
