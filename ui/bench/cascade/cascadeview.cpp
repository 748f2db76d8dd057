// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascadeview.h"

#include "ui/bench/cascade/cascadedelegate.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace retort {

CascadeView::CascadeView(QWidget* parent) : QTreeView(parent)
{
    setItemDelegate(new CascadeDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(18);
    setUniformRowHeights(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false); // the first click has gone to the place already
    setMouseTracking(true);
    setMinimumHeight(metric::tallRowHeight);
    header()->setStretchLastSection(true);
    setAccessibleName(tr("Cascade"));
    setObjectName(QStringLiteral("cascade"));
}

void CascadeView::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT followed(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void CascadeView::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    const QPoint place = event->position().toPoint();
    const QModelIndex index = indexAt(place);
    // Beside the row itself is what opens and closes it.
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex() &&
        visualRect(index).contains(place))
        Q_EMIT followed(index);
}

void CascadeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
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
