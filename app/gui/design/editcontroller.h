// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace retort {

class MenuItems;
class Selection;
class Workspace;

/// Joins Undo and Redo to the workspace's one history, with the names of the steps in the menu. Nothing changes out of
/// sight: where the step is about a document that is not looked at, it is shown first, and the next press takes the
/// step; what was done is told. Joins also Cut, Copy, Paste,
/// Duplicate and Select all to what has the focus: a list that offers an item with the same keys, or a text field.
class EditController : public QObject {
    Q_OBJECT

public:
    EditController(Workspace& workspace, Selection& selection, MenuItems& items, QObject* parent = nullptr);

    void follow(QMenu& menu); ///< Its items are enabled as they stand whenever it opens.

Q_SIGNALS:
    void told(const QString& sentence); ///< What undo or redo did, or would do.

protected:
    /// Of the application: a text field that has nothing of its own to undo leaves the key to the history.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void undo();
    void redo();
    bool isOutOfSight(EntryId goal, const QString& step, const QString& again);
    QString titleOf(EntryId id) const;
    void serve(QAction* item, const char* slot);
    void focusMoved(QWidget* focused);
    void update();

    struct Served {
        QAction* item;
        const char* slot; ///< Of text fields; "" where they have none.
    };
    Workspace& m_workspace;
    Selection& m_selection;
    std::vector<Served> m_served;
    QPointer<QWidget> m_focused; ///< Not the menu bar, which has the focus while a menu is open.
};

} // namespace retort
