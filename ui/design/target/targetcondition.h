// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/problem.h"
#include "ui/document/liverun.h"

#include <QScrollArea>
#include <QTimer>

namespace retort {

class ConditionEditor;
class LiveFields;
class NotedCompleter;

/// The condition of the selected target in the condition editor, with the fields of the selected sample event. The
/// platform keeps it as JSON inside of a text: it is edited in there, and stays what it is, text or JSON.
class TargetCondition : public QScrollArea {
    Q_OBJECT

public:
    TargetCondition(Workspace& workspace, const Selection& selection, const LiveRun& run, QWidget* parent = nullptr);

    void showTarget();
    void showProblems(const std::vector<Problem>& problems);
    bool hasMark(const Problem& problem) const; ///< On a row that shows.
    /// To a place of the document, or within the condition where that is a text.
    void showPlace(std::string_view pointer, const std::string& within, bool focus);
    void focusEditor();
    ConditionEditor* editor() const { return m_editor; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, 96}; }

Q_SIGNALS:
    void refused(const retort::Error& error);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showFields();

    Workspace& m_workspace;
    const Selection& m_selection;
    LiveFields* m_fields;
    NotedCompleter* m_paths;
    ConditionEditor* m_editor;
    QTimer m_fieldsTimer; ///< Typing in a sample fills the completer once, after it.
    QWidget* m_watched = nullptr;
};

} // namespace retort
