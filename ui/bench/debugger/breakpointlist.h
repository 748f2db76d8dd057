// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debug/breakpoints.h"

#include <QTreeWidget>

namespace retort {

class Debugger;
class Selection;

/// All breakpoints of the workspace: where, on or off, and under which condition, which is edited in place. Enter goes
/// there, Delete removes one.
class BreakpointList : public QTreeWidget {
    Q_OBJECT

public:
    BreakpointList(Debugger& debugger, Selection& selection, QWidget* parent = nullptr);

    void refresh();

Q_SIGNALS:
    void told(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void changedBy(QTreeWidgetItem* item, int column);
    void go(QTreeWidgetItem* item);
    QString wordsOf(const BreakpointEntry& one) const;

    Debugger& m_debugger;
    Selection& m_selection;
    bool m_filling = false;
};

} // namespace retort
