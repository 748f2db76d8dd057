// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chainitems.h"

#include <QAction>
#include <QMenu>

namespace retort {

ChainItems::ChainItems(QObject* parent) : QObject(parent)
{
    const auto make = [this](const QString& text, const QKeySequence& key = {}) {
        auto* item = new QAction(text, this);
        item->setShortcut(key);
        item->setShortcutContext(Qt::WidgetShortcut); // Alt+Down belongs to combo boxes elsewhere
        return item;
    };
    insert = make(tr("Insert action after"), Qt::Key_Insert);
    insert->setShortcutContext(Qt::WidgetWithChildrenShortcut); // also from the head of the reaction
    cut = make(tr("Cut"), QKeySequence::Cut);
    copy = make(tr("Copy"), QKeySequence::Copy);
    paste = make(tr("Paste"), QKeySequence::Paste);
    duplicate = make(tr("Duplicate"), Qt::CTRL | Qt::Key_D);
    selectAll = make(tr("Select all"), QKeySequence::SelectAll);
    skip = make(tr("Skip for this run"), Qt::CTRL | Qt::Key_Slash);
    skip->setCheckable(true);
    runAllAgain = make(tr("Run all again"));
    moveUp = make(tr("Move up"), Qt::ALT | Qt::Key_Up);
    moveDown = make(tr("Move down"), Qt::ALT | Qt::Key_Down);
    remove = make(tr("Remove"), QKeySequence::Delete);
}

QList<QAction*> ChainItems::withKeys() const
{
    return {insert, cut, copy, paste, duplicate, selectAll, skip, moveUp, moveDown, remove};
}

void ChainItems::fill(QMenu& menu) const
{
    menu.addAction(insert);
    menu.addSeparator();
    menu.addActions({cut, copy, paste, duplicate});
    menu.addSeparator();
    menu.addActions({skip, runAllAgain});
    menu.addSeparator();
    menu.addActions({moveUp, moveDown});
    menu.addSeparator();
    menu.addAction(remove);
}

} // namespace retort
