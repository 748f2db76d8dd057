// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/traceview.h"

#include "ui/bench/tracedelegate.h"
#include "ui/common/tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace retort {

TraceView::TraceView(QWidget* parent) : QTreeView(parent)
{
    setItemDelegate(new TraceDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(18);
    setUniformRowHeights(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(true);
    header()->setStretchLastSection(true);
    setAccessibleName(tr("Trace"));
    setObjectName(QStringLiteral("trace"));
}

void TraceView::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT followed(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void TraceView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(palette());
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (selectionModel()->isSelected(index))
        painter->fillRect(row, tokens.sel);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, tokens.hover);
    QTreeView::drawRow(painter, option, index);
    // A delegate does not reach the branch area; the rule goes over the whole width.
    if (!index.parent().isValid() && index.row() > 0) {
        painter->fillRect(QRect(0, option.rect.top(), viewport()->width(), 1), tokens.line);
    }
}

} // namespace retort
