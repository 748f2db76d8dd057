// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate.h"
#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/settings.h"
#include "engine/run/targetrender.h"
#include "engine/run/targets.h"
#include "engine/twig/render.h"

#include <optional>
#include <vector>

namespace retort::run {

/// What one keeps for a target from event to event; not for two threads at once, nor for two targets.
struct TargetMachine {
    std::optional<logic::Machine> condition;
    std::optional<twig::Renderer> renderer;
    twig::Surroundings surroundings; ///< Of the renderer.
};

struct TargetRendering {
    TargetRender render;
    std::vector<Phrase> notes; ///< What is worth knowing; only where tracing is on.
};

/// What a target comes to with an event, as target.send has it: its condition, and where that passes its template over
/// the event's context. The state is Sent, Held, Failed or Unreadable. Nothing is sent. The same target, event,
/// settings, now, zones and seed give the same answer.
TargetRendering renderTarget(const CompiledTarget& target, const Event& event, const Settings& settings,
                             const Options& options, TargetMachine& machine);
TargetRendering renderTarget(const CompiledTarget& target, const Event& event, const Settings& settings,
                             const Options& options = {});

} // namespace retort::run
