// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/design/editcontroller.h"

#include "app/gui/frame/menuitems.h"
#include "ui/common/label.h"
#include "ui/document/selection.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace retort {

namespace {

/// What a widget itself offers under these keys.
QAction* itemOf(const QWidget* widget, const QKeySequence& keys)
{
    if (!widget)
        return nullptr;
    const auto items = widget->actions();
    const auto found =
        std::find_if(items.begin(), items.end(), [&](QAction* item) { return item->shortcut() == keys; });
    return found == items.end() ? nullptr : *found;
}

/// What a view around the widget offers under these keys, for the part of it that has the focus; a list's own items are
/// about its rows, and not about a text that is edited in one.
QAction* itemAround(const QWidget* widget, const QKeySequence& keys)
{
    for (const QWidget* up = widget ? widget->parentWidget() : nullptr; up && !up->isWindow();
         up = up->parentWidget()) {
        if (qobject_cast<const QAbstractItemView*>(up))
            return nullptr;
        if (QAction* item = itemOf(up, keys))
            return item;
    }
    return nullptr;
}

bool canInvoke(const QWidget* widget, QByteArray slot)
{
    if (!widget || slot.isEmpty() || widget->metaObject()->indexOfSlot(slot + "()") < 0)
        return false;
    const bool changes = slot != "copy" && slot != "selectAll";
    return !changes || !widget->property("readOnly").toBool();
}

} // namespace

EditController::EditController(Workspace& workspace, Selection& selection, MenuItems& items, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_selection(selection)
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
    connect(items.undo, &QAction::triggered, this, &EditController::undo);
    connect(items.redo, &QAction::triggered, this, &EditController::redo);
    items.undo->setEnabled(history.canUndo());
    items.redo->setEnabled(history.canRedo());
    qApp->installEventFilter(this);

    serve(items.cut, "cut");
    serve(items.copy, "copy");
    serve(items.paste, "paste");
    serve(items.duplicate, "");
    serve(items.selectAll, "selectAll");
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* focused) { focusMoved(focused); });
    focusMoved(QApplication::focusWidget());
}

void EditController::undo()
{
    const QString step = m_workspace.history().undoText();
    const EntryId goal = m_workspace.undoGoal();
    if (isOutOfSight(goal, step, tr("Ctrl+Z undoes")))
        return;
    const QString title = titleOf(goal);
    const Entry* entry = m_workspace.find(goal);
    const bool hasFile = entry && !entry->savedPath.isEmpty();
    m_workspace.history().undo();
    if (hasFile && !m_workspace.find(goal))
        Q_EMIT told(tr("Undone: %1. The file of %2 goes with the next save; Redo brings it back.").arg(step, title));
    else
        Q_EMIT told(title.isEmpty() ? tr("Undone: %1").arg(step) : tr("Undone in %1: %2").arg(title, step));
}

void EditController::redo()
{
    const QString step = m_workspace.history().redoText();
    const EntryId goal = m_workspace.redoGoal();
    if (isOutOfSight(goal, step, tr("Ctrl+Shift+Z does")))
        return;
    m_workspace.history().redo();
    const QString title = titleOf(goal);
    Q_EMIT told(title.isEmpty() ? tr("Done again: %1").arg(step) : tr("Done again in %1: %2").arg(title, step));
}

/// Shows what the step is about, where it is there and not looked at; and says what the next press does.
bool EditController::isOutOfSight(EntryId goal, const QString& step, const QString& again)
{
    if (m_selection.isShown(goal))
        return false;
    m_selection.show(goal);
    Q_EMIT told(tr("This is %1. %2 there: %3", "a document; Ctrl+Z undoes; a step").arg(titleOf(goal), again, step));
    return true;
}

QString EditController::titleOf(EntryId id) const
{
    const Entry* entry = m_workspace.find(id);
    return entry && entry->kind != EntryKind::Manifest ? visibleText(entry->title()) : QString();
}

void EditController::follow(QMenu& menu) { connect(&menu, &QMenu::aboutToShow, this, &EditController::update); }

void EditController::serve(QAction* item, const char* slot)
{
    m_served.push_back({item, slot});
    connect(item, &QAction::triggered, this, [this, item, slot] {
        if (QAction* own = itemOf(m_focused, item->shortcut()))
            own->trigger();
        else if (canInvoke(m_focused, slot))
            QMetaObject::invokeMethod(m_focused, slot);
        else if (QAction* around = itemAround(m_focused, item->shortcut()))
            around->trigger();
    });
}

void EditController::focusMoved(QWidget* focused)
{
    if (!focused || qobject_cast<QMenuBar*>(focused) || qobject_cast<QMenu*>(focused))
        return;
    m_focused = focused;
    update();
}

void EditController::update()
{
    for (const Served& served : m_served) {
        const QAction* own = itemOf(m_focused, served.item->shortcut());
        const QAction* around = itemAround(m_focused, served.item->shortcut());
        served.item->setEnabled(own ? own->isEnabled()
                                    : canInvoke(m_focused, served.slot) || (around && around->isEnabled()));
    }
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
