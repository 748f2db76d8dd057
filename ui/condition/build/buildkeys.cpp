// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/rowdrag.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

// What keys and drags do.

namespace retort {

using condition::Part;

void BuildView::beginDrag(PartRow& row, const QPoint& global)
{
    if (!m_editable || !row.isMember() || row.part() == 0)
        return;
    m_drag = std::make_unique<RowDrag>(*this, row, chosen(&row), global);
    grabKeyboard();
}

void BuildView::moveDrag(const QPoint& global)
{
    if (m_drag)
        m_drag->moveTo(global);
}

/// One row that was taken to be moved, and stays, was not meant to be selected.
void BuildView::forgetPressed(const std::vector<condition::PartId>& parts)
{
    PartRow* row = parts.size() == 1 ? rowOf(parts.front()) : nullptr;
    if (row)
        row->setSelected(false);
}

void BuildView::endDrag(const QPoint& global)
{
    if (!m_drag)
        return;
    m_drag->moveTo(global);
    releaseKeyboard();
    const auto slot = m_drag->slot();
    const auto parts = m_drag->parts();
    m_drag.reset();
    if (!slot) {
        forgetPressed(parts);
        return;
    }
    const Part& first = outline().part(parts.front());
    const bool stays = parts.size() == 1 && first.parent == slot->group &&
                       (slot->position == first.position || slot->position == first.position + std::size_t{1});
    if (stays)
        forgetPressed(parts);
    else
        apply(condition::move(m_rule.site(), parts, *slot), parts.size() > 1 ? tr("Move clauses") : tr("Move clause"),
              {RowSpot::Kind::Grip});
}

/// What the window's Edit menu serves: an item with the same keys.
void BuildView::offerItems()
{
    for (const auto command : {PartCommand::Duplicate, PartCommand::Cut, PartCommand::Copy, PartCommand::Paste}) {
        auto* item = new QAction(textOf(command), this);
        item->setData(static_cast<int>(command));
        item->setShortcut(keyOf(command));
        item->setShortcutContext(Qt::WidgetShortcut); // the keys themselves come by event()
        item->setEnabled(false);
        addAction(item);
        connect(item, &QAction::triggered, this, [this, command] {
            if (can(command, m_lastRow))
                run(command, m_lastRow);
        });
    }
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (!now || !isAncestorOf(now))
            return;
        m_lastRow = currentRow();
        if (!m_refreshing) // else with the rows that are there then
            updateItems();
    });
}

void BuildView::updateItems()
{
    const auto rows = allRows();
    if (std::find(rows.begin(), rows.end(), m_lastRow) == rows.end())
        m_lastRow = nullptr;
    for (QAction* item : actions())
        item->setEnabled(can(static_cast<PartCommand>(item->data().toInt()), m_lastRow));
}

void BuildView::cancelDrag()
{
    if (!m_drag)
        return;
    releaseKeyboard();
    m_drag.reset();
}

PartCommand BuildView::commandOf(const QKeyEvent& key, bool* found) const
{
    const QKeySequence pressed(key.keyCombination());
    *found = true;
    for (int i = 0; i < partCommands; ++i) {
        const auto command = static_cast<PartCommand>(i);
        if (!keyOf(command).isEmpty() && keyOf(command).matches(pressed) == QKeySequence::ExactMatch)
            return command;
    }
    *found = false;
    return PartCommand::Copy;
}

bool BuildView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) { // before whatever else the window has on these keys
        bool found = false;
        (void)commandOf(*static_cast<QKeyEvent*>(event), &found);
        if ((found && currentRow()) || m_drag) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void BuildView::keyPressEvent(QKeyEvent* event)
{
    if (m_drag) {
        if (event->key() == Qt::Key_Escape) {
            forgetPressed(m_drag->parts());
            cancelDrag();
        }
        return;
    }
    PartRow* row = currentRow();
    bool found = false;
    const PartCommand command = commandOf(*event, &found);
    if (row && found) {
        if (can(command, row))
            run(command, row);
        return;
    }
    const bool onGrip = row && row->grip()->hasFocus();
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (onGrip) {
            if (extend)
                row->setSelected(true);
            goTo(event->key() == Qt::Key_Up ? -1 : 1);
            if (extend && currentRow())
                currentRow()->setSelected(true);
            return;
        }
        break;
    case Qt::Key_Left:
        if (onGrip) {
            auto* around = qobject_cast<PartRow*>(row->parentWidget() ? row->parentWidget()->parentWidget() : nullptr);
            if (around)
                around->focusSpot({RowSpot::Kind::Grip});
            return;
        }
        break;
    case Qt::Key_Space:
        if (onGrip) {
            row->setSelected(!row->isSelected());
            return;
        }
        break;
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (onGrip) {
            std::vector<QWidget*> stops;
            row->collectTabStops(stops);
            if (stops.size() > 1)
                stops[1]->setFocus(Qt::TabFocusReason);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (row && !onGrip && row->isMember()) {
            row->grip()->setFocus(Qt::OtherFocusReason);
            return;
        }
        for (PartRow* one : allRows())
            one->setSelected(false);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void BuildView::goTo(int rows)
{
    std::vector<PartRow*> all = allRows();
    std::erase_if(all, [](const PartRow* row) { return !row->isMember(); });
    const auto here = std::find(all.begin(), all.end(), currentRow());
    if (here == all.end())
        return;
    const auto index =
        std::clamp<std::ptrdiff_t>(here - all.begin() + rows, 0, static_cast<std::ptrdiff_t>(all.size()) - 1);
    all[static_cast<std::size_t>(index)]->grip()->setFocus(Qt::TabFocusReason);
}

} // namespace retort
