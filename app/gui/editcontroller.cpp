// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/editcontroller.h"

#include "app/gui/menuitems.h"
#include "ui/document/workspace.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace retort {

EditController::EditController(Workspace& workspace, MenuItems& items, QObject* parent) : QObject(parent)
{
    QUndoStack& history = workspace.history();
    const auto name = [](QAction* item, const QString& word, const QString& step) {
        QString text = step;
        text.replace(u'&', QStringLiteral("&&")); // a step names what people wrote
        item->setText(step.isEmpty() ? word : QStringLiteral("%1 %2").arg(word, text));
    };
    connect(&history, &QUndoStack::canUndoChanged, items.undo, &QAction::setEnabled);
    connect(&history, &QUndoStack::canRedoChanged, items.redo, &QAction::setEnabled);
    connect(&history, &QUndoStack::undoTextChanged, items.undo,
            [name, &items](const QString& step) { name(items.undo, tr("&Undo"), step); });
    connect(&history, &QUndoStack::redoTextChanged, items.redo,
            [name, &items](const QString& step) { name(items.redo, tr("&Redo"), step); });
    connect(items.undo, &QAction::triggered, &history, &QUndoStack::undo);
    connect(items.redo, &QAction::triggered, &history, &QUndoStack::redo);
    items.undo->setEnabled(history.canUndo());
    items.redo->setEnabled(history.canRedo());
    qApp->installEventFilter(this);
}

bool EditController::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* field = qobject_cast<const QLineEdit*>(watched);
    if (field == nullptr)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool spentUndo = key->matches(QKeySequence::Undo) && !field->isUndoAvailable();
    const bool spentRedo = key->matches(QKeySequence::Redo) && !field->isRedoAvailable();
    if (!spentUndo && !spentRedo)
        return false;
    event->ignore(); // so that the shortcut of the menu item gets it
    return true;
}

} // namespace retort
