// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/reaction.h"
#include "engine/run/program.h"
#include "engine/run/settings.h"
#include "engine/run/trace.h"
#include "engine/twig/failure.h"
#include "ui/common/paint.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retort {

class LiveRun;

/// One row of the trace as it is drawn: a value, made from the run by traceRows().
struct TraceRow {
    enum class Kind { Trigger, Step, Evaluation, Variable, NotEvaluated, Render, Problem };

    Kind kind = Kind::Step;
    std::string key;          ///< The same row in the next run has the same key; unique among its siblings.
    QString number;           ///< Of a step.
    std::vector<Span> title;  ///< "Continue only if data.score is at least 9"
    std::vector<Span> detail; ///< The second line: why. Empty for rows of one line.
    ChipContent chip;         ///< The verdict of a step; an empty text for none.
    QString value;            ///< What an evaluation or variable gave, as JSON.
    bool muted = false;       ///< Not reached, not evaluated.
    bool next = false;        ///< While stepping: the one that runs next.
    enum class Break { None, On, Off };
    Break breakpoint = Break::None; ///< Of a step or an evaluation: one is set there, perhaps switched off.
    QString sentence;               ///< All of it, for screen readers.
    std::size_t step = 0;           ///< The step's number that it belongs to; 0 for the trigger.
    std::string pointer;            ///< In the reaction's document.
    QString tip; ///< What the row is too narrow for, at its whole length; empty where it is all there.
    std::optional<twig::Span> span; ///< Of a render: the piece of the target's template that it is about.
    std::vector<TraceRow> children;
    /// Makes the children when the row is opened, for those that are many. Valid as long as the run is.
    std::function<std::vector<TraceRow>()> more;
    /// Of a step whose rows can be known again: the same number, the same row with all that is below it. 0: not known.
    std::uint64_t version = 0;
    /// Where there is one this row has its key and version alone; who does not have that version yet makes it whole.
    std::function<TraceRow()> whole;
};

/// The rows of a run: the trigger, then every step with what it evaluated. What a step says is kept until something
/// about the step changes: to say it in words takes far longer than to compare it, and an edit changes one of perhaps
/// hundreds.
class TraceRows {
public:
    /// Pointers in the reaction's document at which there are breakpoints, and whether they are on.
    using Breakpoints = std::map<std::string, bool>;

    /// Empty where there is no run. While one stands within a step, its rows show what has been evaluated so far.
    std::vector<TraceRow> of(const LiveRun& run, const Breakpoints& breakpoints = {});

private:
    struct Made {
        std::optional<Action> action;
        run::Step step;
        bool next = false;
        std::optional<std::size_t> within; ///< Before which of its operators one stands.
        Breakpoints breakpoints;           ///< Of the step.
        std::shared_ptr<const TraceRow> row;
    };

    std::map<std::size_t, Made> m_made; ///< By the step's number.
    run::Settings m_settings;           ///< Under which they were made.
    std::uint64_t m_lastVersion = 0;
};

/// Of a run that is over: an earlier one. Trace and program live as long as the rows.
std::vector<TraceRow> rowsOf(const run::ReactionTrace& trace, const run::Program& program, const std::string& event);

} // namespace retort
