// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/fields.h"
#include "engine/reaction/problem.h"
#include "ui/condition/build/buildview.h"
#include "ui/document/liverun.h"

#include <QWidget>

namespace retort {

class ConditionEditor;
class NotedCompleter;
class PlainLabel;
class ReadsList;
class SentenceView;

/// The types of fields, for a condition editor.
BuildView::TypeOf typesOf(const Fields& fields);
/// What was seen in fields, in samples and in the catalogue's example, for the same.
BuildView::ValuesOf valuesOf(const Fields& fields);

/// A filter's condition: the condition editor on the selected action, why it comes to what it does with the sample
/// event, and what it reads of that event.
class ConditionPanel : public QWidget {
    Q_OBJECT

public:
    ConditionPanel(Workspace& workspace, const Selection& selection, const LiveRun& run, NotedCompleter* paths,
                   QWidget* parent = nullptr);

    /// Shows the selected action's condition as it is now.
    void show();
    /// What is known of the trigger's context.
    void setFields(const Fields& fields);
    /// Of the reaction: those of the condition are marked on its rows.
    void showProblems(const std::vector<Problem>& problems);
    /// Is a problem at this pointer of the document marked on a row that shows?
    bool hasMarkAt(const std::string& pointer) const;
    void focusEditor();
    /// See ConditionEditor::showPlace(); the pointer counts from the action. nullptr where it is none of the condition.
    QWidget* showPlace(const std::string& pointer, bool focus);
    void clearPlace();
    ConditionEditor* editor() const { return m_editor; }

Q_SIGNALS:
    void refused(const retort::Error& error);

private:
    void showAnswer();

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRun& m_run;
    ConditionEditor* m_editor;
    SentenceView* m_why;
    PlainLabel* m_whyHead;
    PlainLabel* m_readsHead;
    ReadsList* m_reads;
    Fields m_fields;
    bool m_shown = false;
};

} // namespace retort
