// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/liverun.h"

#include <QWidget>

class QPushButton;

namespace retort {

class CompletionModel;
class FieldEdit;
class LiveFields;
class NotedCompleter;
class Palette;
class PanelHead;
class PlainLabel;

/// Which event a reaction waits for: its name, completed from the catalogue and checked while it is typed, when it
/// fires, and what it holds.
class TriggerPanel : public QWidget {
    Q_OBJECT

public:
    TriggerPanel(Workspace& workspace, const Selection& selection, const LiveRun& run, const LiveFields& fields,
                 QWidget* parent = nullptr);

    void show();
    void showFields();
    void focusName();
    /// The list of all events, to search in. The keys go to `returnTo` after it.
    void browse(QWidget* returnTo);

Q_SIGNALS:
    void refused(const retort::Error& error);

private:
    void setTrigger(const QString& event);

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRun& m_run;
    const LiveFields& m_known;
    PanelHead* m_head;
    FieldEdit* m_name;
    NotedCompleter* m_events;
    QPushButton* m_browse;
    Palette* m_palette = nullptr; ///< Made when it is first asked for, over the window.
    PlainLabel* m_verdict;
    QPushButton* m_use; ///< Takes the suggestion over.
    QString m_suggestion;
    PlainLabel* m_fieldsHead;
    CompletionModel* m_fields;
};

} // namespace retort
