// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rowtree.h"

#include "ui/common/tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace retort {

RowTree::RowTree(const QString& name, QWidget* parent) : QTreeView(parent)
{
    setAccessibleName(name);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(18);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    header()->setStretchLastSection(true);
}

void RowTree::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT followed(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void RowTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(palette());
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    // A delegate does not reach the branch area; ground and rule go over the whole width.
    if (selectionModel()->isSelected(index))
        painter->fillRect(row, tokens.sel);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, tokens.hover);
    QTreeView::drawRow(painter, option, index);
    if (!index.parent().isValid() && index.row() > 0)
        painter->fillRect(QRect(0, option.rect.top(), viewport()->width(), 1), tokens.line);
}

} // namespace retort
