// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/debug.h"
#include "ui/document/background.h"
#include "ui/document/outside.h"
#include "ui/document/selection.h"

#include <QTimer>

#include <chrono>
#include <set>

namespace retort {

/// The selected sample event run through the selected reaction, again after every edit: nothing has to be run to be
/// seen. Edits of one turn of the event loop are answered together. An inactive reaction is run as if it were active,
/// and the trace says so.
///
/// It can also be gone through slowly: while isStepping() the trace holds the steps that have run so far. An edit keeps
/// the place as far as the run still comes there; another reaction or event ends the stepping. Values of the context
/// can be edited on the way: the run is then of the edited context, and says so, until that is taken back or another
/// reaction or event is looked at.
class LiveRun : public QObject {
    Q_OBJECT

public:
    enum class State {
        Empty,   ///< No reaction or no sample event: nothing to run.
        Current, ///< The trace is of what is on the screen.
        Working, ///< A long evaluation goes on in the background; the trace is of what was there before it.
        Invalid, ///< A text is not valid; the trace is of what was there before it, or none. problem() says why.
    };

    LiveRun(const Workspace& workspace, const Selection& selection, Outside outside = {}, QObject* parent = nullptr);
    ~LiveRun() override;

    using QObject::event; // which ours must not hide

    State state() const { return m_state; }
    /// The trace is of what is on the screen; not while an edit waits for the next turn of the event loop.
    bool isCurrent() const { return m_state == State::Current && !m_timer.isActive(); }
    const Error* problem() const; ///< While Invalid: what is wrong with problemEntry(). Else nullptr.
    EntryId problemEntry() const { return m_problemEntry; }

    /// What to show: all of the run, or, while stepping, what has run so far (the rest is not-reached, the outcome
    /// unfinished). nullptr where there is none. Valid until changed() is emitted, like all pointers from here.
    const run::ReactionTrace* trace() const;
    const run::ReactionTrace* wholeTrace() const; ///< All of the run, also while stepping.
    const run::Program* program() const;          ///< What was run, with the reaction's problems().
    const Event* event() const;                   ///< What it was run on.
    bool isSaved() const;                         ///< The reaction that was run is as its file has it.
    Instant moment() const;                       ///< What time it was for an event without a clock of its own.
    const run::Options* options() const;          ///< How it was run.
    const run::Targets& targets() const { return m_targets; } ///< What it could send to.
    EntryId reaction() const; ///< The entries that the trace is of; None where there is none.
    EntryId eventEntry() const;
    /// What a step of the run sees, by its index: the event's context, with what was edited. Only with a trace.
    const json::Data& contextAt(std::size_t step) const;
    const run::Contexts& contexts() const; ///< That of all steps.
    /// How long a step took here, with its trace; nullopt of one that did not run. By its index. One measurement on
    /// this machine: it tells which step is the slow one, not what the platform takes.
    std::optional<std::chrono::nanoseconds> timeOf(std::size_t step) const;

    /// The step of an action in trace(), and the action of a step. nullptr and None where the trace is of a reaction
    /// that does not have it.
    const run::Step* stepOf(ActionId action) const;
    ActionId actionOf(const run::Step& step) const;

    // Actions that are left out for now: nothing that is saved or published. They are known by their ids, so that
    // edits, moves and undo leave them as they are; opening a workspace forgets them all.

    bool isSkipped(ActionId action) const { return m_skipped.count(action) > 0; }
    void setSkipped(const std::vector<ActionId>& actions, bool skipped);

    // Going through it slowly. A place is before a step or, within it, before an operator; `position` counts the steps
    // that have run.

    bool isStepping() const { return m_stepping; }
    run::Stop stop() const;            ///< The place; behind the last step that ran where nobody steps.
    std::size_t position() const;      ///< Of the place.
    std::size_t end() const;           ///< How many steps run at all: the chain may stop before its last action.
    const run::Step* lastStep() const; ///< The one that ran last. nullptr before the first.
    /// The step in which one stands, before one of its operators, with all that it will have evaluated. Else nullptr.
    const run::Step* stepWithin() const;
    /// What to look at after a move: the action that ran last, or, after a move that went ahead to a place (a
    /// breakpoint), the one that is there.
    enum class Look { Back, Ahead };
    /// That step, as it is in trace(); the one in which one stands, where that is so. nullptr before the first.
    const run::Step* present() const;
    bool canStep() const;
    bool canGoBack() const;

    void runAll();                ///< Run: all of it, and no longer stepping.
    void step();                  ///< Past an action or operator; past the first action where it was not stepping.
    void into();                  ///< To the next operator or action; to the first operator where it was not stepping.
    void out();                   ///< Past the operator around this one; see run::out().
    void back();                  ///< The way back; from the end where it was not stepping.
    void runToEnd();              ///< What is left, still stepping.
    void reset();                 ///< Before the first action.
    void goTo(std::size_t steps); ///< Stops at end().
    void goTo(const run::Stop& to, Look look = Look::Back); ///< As far as the run comes there.

    // Values of the context, edited on the way.

    /// As they were made for the trace that is there; of several of a path the last one counts.
    const std::vector<run::ContextEdit>& edits() const;
    bool isEdited() const { return !edits().empty(); }
    /// Puts a value into the context that the step at `step` and those behind it see; with nullopt takes it out. While
    /// stepping, the steps before the place are as they were, and a step in which one stands begins again.
    void editContext(std::size_t step, std::string path, std::optional<json::Data> value);
    void takeBackEdits();

    /// Answers an edit at once instead of in the next turn of the event loop; waits for the background.
    void evaluateNow();

Q_SIGNALS:
    void changed();        ///< Anything of the above.
    void skippedChanged(); ///< At once; what comes of it follows with changed().
    void stepped();        ///< stop() moved by a wish, not by an edit: the panes go to present(). After changed().

private:
    struct Answer; ///< What one evaluation gives.
    /// An edit of the context, which stays with its action while others come, go or move.
    struct Edit {
        ActionId before;
        run::ContextEdit what;
    };

    void schedule();
    void entryChanged(EntryId id);
    void selectionChanged();
    void evaluate(std::chrono::milliseconds patience);
    void start(const Entry& reaction, const Entry& event);
    std::vector<run::TargetFile> targetFiles() const;
    void show(std::unique_ptr<Answer> answer);
    void place(const run::Stop& stop);
    void takeLate();

    const Workspace& m_workspace;
    const Selection& m_selection;
    Outside m_outside;
    QTimer m_timer;
    State m_state = State::Empty;
    EntryId m_problemEntry = EntryId::None;
    std::optional<Error> m_problem;
    std::unique_ptr<Answer> m_answer;
    Background<Answer> m_background;
    bool m_outdated = false;      ///< What the background works on is not asked for any more.
    run::Targets m_targets;       ///< As they were compiled last.
    bool m_targetsChanged = true; ///< Since then.
    bool m_stepping = false;
    run::Stop m_stop; ///< While stepping.
    Look m_look = Look::Back;
    std::optional<run::ReactionTrace> m_shown; ///< While stepping.
    std::vector<Edit> m_edits;
    std::set<ActionId> m_skipped;
};

} // namespace retort
