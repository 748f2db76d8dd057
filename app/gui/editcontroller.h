// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace retort {

class MenuItems;
class Workspace;

/// Joins Undo and Redo to the workspace's one history, with the names of the steps in the menu.
class EditController : public QObject {
    Q_OBJECT

public:
    EditController(Workspace& workspace, MenuItems& items, QObject* parent = nullptr);

protected:
    /// Of the application: a text field that has nothing of its own to undo leaves the key to the history.
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace retort
