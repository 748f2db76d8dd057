// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascadeview.h"

#include "ui/bench/cascade/cascadedelegate.h"
#include "ui/common/metrics.h"

#include <QMouseEvent>

namespace retort {

CascadeView::CascadeView(QWidget* parent) : RowTree(tr("Cascade"), parent)
{
    setItemDelegate(new CascadeDelegate(this));
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false); // the first click has gone to the place already
    setMouseTracking(true);
    setMinimumHeight(metric::tallRowHeight);
    setObjectName(QStringLiteral("cascade"));
}

void CascadeView::mouseReleaseEvent(QMouseEvent* event)
{
    RowTree::mouseReleaseEvent(event);
    const QPoint place = event->position().toPoint();
    const QModelIndex index = indexAt(place);
    // Beside the row itself is what opens and closes it.
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex() &&
        visualRect(index).contains(place))
        Q_EMIT followed(index);
}

} // namespace retort
