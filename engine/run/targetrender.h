// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/evaluate.h"
#include "engine/run/observation.h"
#include "engine/twig/failure.h"
#include "engine/twig/payload.h"
#include "engine/twig/trace.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::run {

/// What came of a target's condition. Pointers lead into the target's document, see CompiledTarget::conditionPointer.
struct TargetCondition {
    json::Data result; ///< null where it failed.
    logic::Truth truth;
    bool passed = false;
    Phrase failure;     ///< Why it cannot be answered: it is no JSON, or it throws. Id "" where it can.
    std::string thrown; ///< What the library throws.
    Phrase why;         ///< One sentence; only where tracing is on, as is what follows.
    std::vector<Read> reads;
    std::vector<Evaluation> evaluations;
    std::vector<VariableRead> variables;
    std::vector<Remark> notEvaluated;
    std::vector<Remark> coercions;
    std::vector<Phrase> notes;
    bool cut = false;
};

/// What target.send came to.
struct TargetRender {
    enum class State : std::uint8_t {
        Sent,       ///< Rendered; it would be posted.
        Held,       ///< The target's condition did not pass, so that nothing is sent.
        Failed,     ///< The condition or the template failed; the step failed with it.
        Unknown,    ///< The workspace has no target of that handle.
        Unreadable, ///< The target's file cannot be read.
        NoTargets,  ///< The reaction was run without a workspace's targets.
    };

    State state = State::NoTargets;
    std::string handle; ///< As the action gives it.
    std::string name;   ///< Of the target; "" where it is not known, as are:
    std::string file;
    std::string url;
    std::optional<TargetCondition> condition; ///< Of a target that has one.
    std::string body;                         ///< What was rendered; where it failed, what had been until then.
    bool json = false;                        ///< The body is sound JSON.
    std::optional<twig::Failure> failure;     ///< Of the template; spans are of Target::templateText.
    std::vector<twig::Warning> warnings;
    // Only where tracing is on.
    std::vector<twig::PayloadProblem> problems;
    twig::Trace trace;
    /// What html escaping and none would print, where that differs for this event. None where it does not.
    std::optional<twig::EscapeComparison> escaping;

    /// Phrases are equal when they say the same, as everywhere in a trace; texts when JSON says them alike.
    friend bool operator==(const TargetRender& a, const TargetRender& b);
};
std::string_view wordOf(TargetRender::State state); ///< "sent", "held", "failed", "unknown", "unreadable", "no-targets"

} // namespace retort::run
