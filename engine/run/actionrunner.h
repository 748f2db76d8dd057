// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate.h"
#include "engine/run/observer.h"
#include "engine/run/rendertarget.h"
#include "engine/run/runner.h"

#include <map>
#include <optional>
#include <vector>

namespace retort::run {

/// The machines of a program's rules, for each action and argument, and of its targets; each made when it first runs.
struct Machines {
    std::vector<std::vector<std::optional<logic::Machine>>> rules;
    std::map<const CompiledTarget*, TargetMachine> targets;
};

/// Runs one action of a program on an event, and writes into its step what came of it. For engine/run's own sources.
class ActionRunner {
public:
    ActionRunner(const Program& program, const Event& event, const Options& options, Machines& machines, Step& step)
        : m_program(program)
        , m_event(event)
        , m_options(options)
        , m_machines(machines)
        , m_step(step)
        , m_observer(step, options.origins)
    {}

    void run(const CompiledAction& action);

private:
    struct Evaluated {
        json::Data value;
        Phrase why;
        logic::Truth truth;
        std::string shown; ///< The value in a sentence; NaN and infinities by name, which `value` cannot hold.
    };

    void runFilter(const CompiledAction& action);
    void runOther(const CompiledAction& action);
    /// None where the rule throws; the step has failed then.
    std::optional<Evaluated> evaluate(const CompiledAction& action, std::size_t argument);
    bool resolve(const CompiledAction& action, std::vector<ResolvedArgument>& all);
    /// Renders the target that the action names, or says why not; false where nothing would be sent.
    bool send(const CompiledAction& action, const std::vector<ResolvedArgument>& all);
    bool send(const std::string& handle, const std::string& pointer);
    void unresolved(TargetRender& request);
    void failSend(const std::string& pointer);
    void note(Phrase text);
    Phrase emptyOf(const ResolvedArgument& given, const Argument& argument) const;
    bool checkArguments(const CompiledAction& action, const std::vector<ResolvedArgument>& all);
    void describeResult(const Evaluated& evaluated);
    void fail(StepError error);
    void say(Phrase why);

    const Program& m_program;
    const Event& m_event;
    const Options& m_options;
    Machines& m_machines;
    Step& m_step;
    Observer m_observer;
};

} // namespace retort::run
