// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace retort {

class EmptyState;
class JsonEditor;
class LiveRun;
class Selection;
class Workspace;

/// The sample event: which one, and its JSON to edit. Every valid keystroke is a change of the document.
class EventPane : public QWidget {
    Q_OBJECT

public:
    /// `line` stands between the picker and the event: what else is known of the sample.
    EventPane(Workspace& workspace, Selection& selection, QWidget* line = nullptr, QWidget* parent = nullptr);

    /// Puts the caret to a value of the event's document, for whoever leads there; "" is its beginning.
    void showPlace(const std::string& pointer);

Q_SIGNALS:
    void newEventRequested(); ///< There is none yet.

private:
    void fillPicker();
    void refresh();
    void showProblem();
    void edited(const QString& text);

    Workspace& m_workspace;
    Selection& m_selection;
    QComboBox* m_picker;
    JsonEditor* m_text;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    EntryId m_shown = EntryId::None;
};

} // namespace retort
