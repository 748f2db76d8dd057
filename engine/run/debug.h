// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"
#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Going through a run slowly. A run has no effect on anything, so it is not held: its trace is there as a whole, and
/// going through it, in any direction, is moving a place in it. A value that is edited on the way makes another trace.
namespace retort::run {

/// A place in a trace where one can stand: before a step, or before an operator in it. Behind the last step that ran,
/// `step` is their number (endOf()).
struct Stop {
    std::size_t step = 0;                  ///< Index into ReactionTrace::steps.
    std::optional<std::size_t> evaluation; ///< Index into Step::evaluations; none: before the step.

    auto operator<=>(const Stop&) const = default;
};

/// Behind the last step that ran: what stopped the chain has run.
Stop endOf(const ReactionTrace& trace);
/// The place as far as the trace has it: in a trace that came out otherwise it may be too far.
Stop within(const ReactionTrace& trace, const Stop& stop);
std::string pointerOf(const ReactionTrace& trace, const Stop& stop); ///< In the reaction's file; "" at the end.

// One stop further, from any place within the trace; endOf() where nothing is left.

Stop into(const ReactionTrace& trace, const Stop& stop); ///< The next operator or step, whatever comes first.
Stop over(const ReactionTrace& trace, const Stop& stop); ///< Past all that the step or the operator does.
/// Past the operator around this one, and, of an operator that no other is around, past the step; of a step to the end.
Stop out(const ReactionTrace& trace, const Stop& stop);
/// The way back of over(): the operator before, within the same one, else that one itself; else the step, or the step
/// before. At the first step it stays.
Stop back(const ReactionTrace& trace, const Stop& stop);

// What is known at a place.

/// The trace as far as it has come at a place: what comes after it is not-reached, "Not run yet", and the outcome
/// unfinished. A step in which one stands has not run yet; of what is known in it see progressAt().
ReactionTrace until(const ReactionTrace& trace, const Stop& stop);

/// Of what a step evaluates, for who stands before one of its operators.
enum class Progress : std::uint8_t {
    Done,
    Running, ///< What one stands in: an operator around it.
    ToCome,
};
Progress progressAt(const Step& step, std::size_t before, std::size_t evaluation);
/// Was a variable (of Step::variables) read before that operator?
bool wasRead(const Step& step, std::size_t before, const VariableRead& read);

/// Where to stop on the way.
struct Breakpoint {
    std::string pointer; ///< An action ("/actions/1"), or an operator of a rule in it, in the reaction's file.
    /// Stops only where this rule holds on the context (true by JSON Logic); one that throws stops, too, since that is
    /// worth a look.
    std::optional<logic::Program> condition;
    bool enabled = true;
};

/// The context that each step saw, by its index.
class Contexts;

/// Does one of them hold at this place? Not at the end.
bool holdsAt(const ReactionTrace& trace, const Stop& stop, std::span<const Breakpoint> breakpoints,
             const Contexts& contexts);
/// The next stop behind this one at which a breakpoint holds; endOf() where there is none.
Stop goOn(const ReactionTrace& trace, const Stop& stop, std::span<const Breakpoint> breakpoints,
          const Contexts& contexts);
/// The next stop behind this one at this place of the file; endOf() where it does not come there.
Stop runTo(const ReactionTrace& trace, const Stop& stop, std::string_view pointer);

/// A value that was put into the context before a step.
struct ContextEdit {
    std::size_t step = 0;            ///< Index of the first step that sees it.
    std::string path;                ///< As `var` reads it: "data.score"; "" is the whole context.
    std::optional<json::Data> value; ///< None: taken out.

    bool operator==(const ContextEdit&) const = default;
};

/// What each step of a run saw: the event's context, with the edits that were made up to it.
class Contexts {
public:
    explicit Contexts(const Event& event, std::span<const ContextEdit> edits = {});

    const json::Data& at(std::size_t step) const;

private:
    std::vector<std::pair<std::size_t, json::Data>> m_from; ///< From this step on.
};

/// Is told when a step begins (false) and when it has ended (true), by its index: whoever has a clock can measure it. A
/// step that runs again for an edit is told again.
using StepWatch = std::function<void(std::size_t step, bool ended)>;

/// The run with values edited on the way: steps before an edit are those of the run without it, steps from there on see
/// it, and what is read of it has the origin Edited. The trace says in its notes that it was edited. Steps that
/// `options` skips stay skipped. The same arguments give the same trace, to the byte.
ReactionTrace runEdited(const Program& program, const Event& event, const Options& options,
                        std::span<const ContextEdit> edits, const StepWatch& watch = {});

} // namespace retort::run
