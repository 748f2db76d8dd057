// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"
#include "ui/bench/tracerows.h"
#include "ui/document/entry.h"

#include <QSet>
#include <QWidget>

#include <string>

class QModelIndex;
class QStackedWidget;

namespace retort {

class Chip;
class ElidingLabel;
class EmptyState;
class LiveRun;
class PlainLabel;
class Selection;
class TraceModel;
class TraceView;

/// What the selected sample event did, step by step; each step opens into what its rules evaluated. Above it a line
/// that says which event and state the trace is of. A trace that is older than the last edit is marked so.
class TracePane : public QWidget {
    Q_OBJECT

public:
    TracePane(LiveRun& run, Selection& selection, QWidget* parent = nullptr);

    TraceView& view() { return *m_view; }
    /// How it came out, and how old it is: a line that may stand elsewhere.
    QWidget* head() const { return m_headLine; }

    /// A row that somebody pointed at or has gone to; nullptr where there is none. Valid until the run changes.
    const TraceRow* currentRow() const;
    void tellHead();                                                 ///< Anew: for whoever saves the reaction.
    void showBreakpoints(const TraceRows::Breakpoints& breakpoints); ///< Of the reaction that is run.

Q_SIGNALS:
    void rowReached(); ///< Somebody went to another row, or stepped to it: see currentRow().
    /// A row of a render is current now, which comes from there in the template of the target of that handle.
    void renderSpanSelected(const std::string& target, retort::twig::Span span);
    void renderSpanFollowed(const std::string& target, retort::twig::Span span); ///< Enter was pressed on such a row.

private:
    void tellSpan(const QModelIndex& index, bool follow);
    void refresh();
    void followSelection();
    void followStep();
    void currentChanged();
    void expandDeciding();

    LiveRun& m_run;
    Selection& m_selection;
    TraceRows m_rows;
    TraceRows::Breakpoints m_breakpoints;
    TraceModel* m_model;
    TraceView* m_view;
    QWidget* m_headLine;
    ElidingLabel* m_outcome;
    PlainLabel* m_head; ///< Event, version, dialect and clock, and that nothing is sent.
    Chip* m_state;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    EntryId m_shown = EntryId::None; ///< The reaction whose rows stand in the tree.
    bool m_following = false;
};

} // namespace retort
