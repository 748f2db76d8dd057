// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/liverun.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace retort {

class ArgumentsPanel;
class ConditionPanel;
class FieldEdit;
class InlineNotes;
class LiveFields;
class NotedCompleter;
class PanelHead;
class TriggerPanel;
struct InlineNote;

/// What the selected card says in full, to be edited: the trigger, or an action with its arguments, and for a filter
/// its condition. Every edit is a named step of the workspace's history; typing merges into one.
class Inspector : public QWidget {
    Q_OBJECT

public:
    Inspector(Workspace& workspace, const Selection& selection, const LiveRun& run, QWidget* parent = nullptr);

    /// To the first thing that can be edited, as Enter on a card asks.
    void focusFirst();
    /// Offers all events for the reaction to wait for, where its trigger is shown. The keys go to `returnTo` after it.
    void chooseTrigger(QWidget* returnTo);
    /// Brings what a pointer leads to into sight, counted from the selected action ("/arguments/0/value") or, for the
    /// trigger, from the reaction, and marks it until another place is shown or this one is cleared; and puts the focus
    /// there if `focus`. False where nothing in it is that place.
    bool showPlace(const std::string& pointer, bool focus);
    void clearPlace();
    /// Of the selected reaction: told, with their ways out, where they are.
    void showProblems(const std::vector<Problem>& problems);

    QSize sizeHint() const override { return {396, 400}; }
    QSize minimumSizeHint() const override { return {300, 120}; }

Q_SIGNALS:
    void refused(const retort::Error& error);       ///< An edit could not be made, and nothing changed.
    void openTargetRequested();                     ///< The one that the selected action names.
    void usesRequested(const std::string& pointer); ///< Of what the argument there names or reads.

private:
    void show();
    void showAction(const Entry& entry, std::size_t index);
    const Event* sampleOf(std::string_view trigger) const; ///< The selected one, where it is of this event.
    void showPaths();
    void showPathsSoon();
    void showNotes();
    void fix(const InlineNote& note);

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRun& m_run;
    QStackedWidget* m_pages;
    QWidget* m_empty;
    LiveFields* m_fields;
    TriggerPanel* m_trigger;
    QScrollArea* m_action;
    PanelHead* m_head;
    InlineNotes* m_notes; ///< What is to be said of the action as a whole.
    std::vector<Problem> m_problems;
    FieldEdit* m_note;
    NotedCompleter* m_paths;
    std::string m_pathsOf; ///< The trigger whose fields are offered.
    QTimer m_pathsTimer;   ///< Typing in a sample fills the completer once, after it.
    ConditionPanel* m_condition;
    ArgumentsPanel* m_arguments;
};

} // namespace retort
