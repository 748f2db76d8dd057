// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/evaluate/plan.h"
#include "engine/twig/render.h"

namespace retort::twig {

/// As Renderer renders, with an evaluator of its own that tells a Recorder what happens.
Rendering renderTraced(const Code& code, const Plan& plan, json::Value context, const Surroundings& surroundings,
                       Trace& trace);

} // namespace retort::twig
