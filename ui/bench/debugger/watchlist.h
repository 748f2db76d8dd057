// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

namespace retort {

class Debugger;

/// The watched expressions and what each comes to where one stands: paths and rules, edited in place. The value of a
/// path can be edited, too: the run goes on with it, and says so.
class WatchList : public QTreeWidget {
    Q_OBJECT

public:
    explicit WatchList(Debugger& debugger, QWidget* parent = nullptr);

    void refresh();

Q_SIGNALS:
    void told(const QString& sentence); ///< What became of an edit.

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void changedBy(QTreeWidgetItem* item, int column);
    void editValue(const QString& path, const QString& typed);

    Debugger& m_debugger;
    bool m_filling = false;
};

} // namespace retort
