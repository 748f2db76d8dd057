// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/runner.h"
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
/// the position; another reaction or event ends the stepping.
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
    bool isCurrent() const { return m_state == State::Current; }
    const Error* problem() const; ///< While Invalid: what is wrong with problemEntry(). Else nullptr.
    EntryId problemEntry() const { return m_problemEntry; }

    /// What to show: all of the run, or, while stepping, what has run so far (the rest is not-reached, the outcome
    /// unfinished). nullptr where there is none. Valid until changed() is emitted, like all pointers from here.
    const run::ReactionTrace* trace() const;
    const run::ReactionTrace* wholeTrace() const; ///< All of the run, also while stepping.
    const run::Program* program() const;          ///< What was run, with the reaction's problems().
    const Event* event() const;                   ///< What it was run on.
    Instant moment() const;                       ///< What time it was for an event without a clock of its own.
    const run::Targets& targets() const { return m_targets; } ///< What it could send to.
    EntryId reaction() const; ///< The entries that the trace is of; None where there is none.
    EntryId eventEntry() const;

    /// The step of an action in trace(), and the action of a step. nullptr and None where the trace is of a reaction
    /// that does not have it.
    const run::Step* stepOf(ActionId action) const;
    ActionId actionOf(const run::Step& step) const;

    // Actions that are left out for now: nothing that is saved or published. They are known by their ids, so that
    // edits, moves and undo leave them as they are; opening a workspace forgets them all.

    bool isSkipped(ActionId action) const { return m_skipped.count(action) > 0; }
    void setSkipped(const std::vector<ActionId>& actions, bool skipped);

    // Going through it slowly. `position` counts the steps that have run.

    bool isStepping() const { return m_stepping; }
    std::size_t position() const;
    std::size_t end() const;           ///< How many steps run at all: the chain may stop before its last action.
    const run::Step* lastStep() const; ///< The one that ran last: what the panes point at. nullptr before the first.
    bool canStep() const;
    bool canGoBack() const;

    void runAll();                ///< Run: all of it, and no longer stepping.
    void step();                  ///< One action further; to the first one where it was not stepping.
    void back();                  ///< One action back; from the end where it was not stepping.
    void runToEnd();              ///< Continue: what is left, still stepping.
    void reset();                 ///< Before the first action.
    void goTo(std::size_t steps); ///< Stops at end().

    /// Answers an edit at once instead of in the next turn of the event loop; waits for the background.
    void evaluateNow();

Q_SIGNALS:
    void changed();        ///< Anything of the above.
    void skippedChanged(); ///< At once; what comes of it follows with changed().
    void stepped();        ///< position() moved by a wish, not by an edit: the panes go to lastStep(). After changed().

private:
    struct Answer; ///< What one evaluation gives.

    void schedule();
    void entryChanged(EntryId id);
    void selectionChanged();
    void evaluate(std::chrono::milliseconds patience);
    void start(const Entry& reaction, const Entry& event);
    std::vector<run::TargetFile> targetFiles() const;
    void show(std::unique_ptr<Answer> answer);
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
    std::optional<run::ReactionTrace> m_whole; ///< While stepping.
    std::set<ActionId> m_skipped;
};

} // namespace retort
