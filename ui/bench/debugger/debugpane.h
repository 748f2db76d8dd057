// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace retort {

class BreakpointList;
class Debugger;
class PlainLabel;
class Selection;
class WatchList;

/// Watched expressions above, breakpoints below.
class DebugPane : public QWidget {
    Q_OBJECT

public:
    DebugPane(Debugger& debugger, Selection& selection, QWidget* parent = nullptr);

    /// What was edited on the way, with the way back: a line that may stand elsewhere.
    QWidget* head() const { return m_head; }

Q_SIGNALS:
    void told(const QString& sentence);

private:
    void refresh();

    Debugger& m_debugger;
    QWidget* m_head;
    QPushButton* m_takeBack;
    QLineEdit* m_add;
    WatchList* m_watches;
    PlainLabel* m_none;
    BreakpointList* m_breakpoints;
};

} // namespace retort
