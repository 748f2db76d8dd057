// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/paint.h"
#include "ui/design/chain/carddelegate.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/chain/chainmodel.h"
#include "ui/design/chain/chainview.h"

#include <QDrag>
#include <QDragMoveEvent>
#include <QMimeData>
#include <QPainter>

namespace retort {

int ChainView::dropRowAt(const QPoint& place) const
{
    const int count = m_model->rowCount();
    const QModelIndex index = indexAt({viewport()->width() / 2, place.y()});
    int row = index.row();
    if (!index.isValid())
        row = place.y() < visualRect(m_model->index(0)).top() ? 1 : count;
    else if (place.y() > visualRect(index).center().y())
        ++row;
    return qBound(1, row, count); // nothing goes before the trigger
}

void ChainView::setDropRow(int row)
{
    if (row == m_dropRow)
        return;
    m_dropRow = row;
    viewport()->update();
}

QPixmap ChainView::dragPixmap(const QModelIndexList& rows, QPoint* grabbed) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    // What is taken hold of lies on top; of several the others show as edges below it, and a count.
    QModelIndex top = currentIndex();
    if (!rows.contains(top))
        top = rows.first();
    option.rect = visualRect(top);
    option.state |= QStyle::State_Enabled;
    const QRectF card = CardGeometry{option.rect, layoutDirection()}.card();
    const int more = rows.size() > 1 ? 1 : 0;
    const int margin = 2;
    const double scale = devicePixelRatioF();
    const QSize size = card.size().toSize() + QSize(2 * margin + 6 * more, 2 * margin + 6 * more);
    QPixmap pixmap(size * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(0.85);
    const Tokens& tokens = tokensOf(palette());
    const QRectF place(margin, margin, card.width(), card.height());
    if (more > 0)
        paintCard(painter, place.translated(6, 6), tokens);
    painter.translate(place.topLeft() - card.topLeft());
    m_delegate->paintCardAt(painter, option, top);
    if (more > 0) {
        const ChipContent count{QString::number(rows.size()), Tone::Accent, {}};
        const QSize chip = chipSize(count);
        paintChip(painter, {card.toRect().right() - chip.width() + 4, card.toRect().top() + 2, chip.width(), 18}, count,
                  tokens);
    }
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const QPointF hold = QPointF(pointer) - card.topLeft();
    *grabbed = QPointF(qBound(0.0, hold.x(), card.width()), qBound(0.0, hold.y(), card.height())).toPoint() +
               QPoint(margin, margin);
    return pixmap;
}

void ChainView::startDrag(Qt::DropActions)
{
    QModelIndexList rows;
    for (const ActionId id : selectedActions())
        rows.append(m_model->index(m_model->rowOf(id)));
    if (rows.isEmpty())
        return;
    QPoint grabbed;
    const QPixmap pixmap = dragPixmap(rows, &grabbed);
    auto* drag = new QDrag(this);
    drag->setMimeData(m_model->mimeData(rows));
    drag->setPixmap(pixmap);
    drag->setHotSpot(grabbed);
    m_dragging = true;
    viewport()->update();
    drag->exec(Qt::MoveAction, Qt::MoveAction); // dropEvent() has done the work by then
    m_dragging = false;
    setDropRow(-1);
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
}

void ChainView::dragEnterEvent(QDragEnterEvent* event) { dragMoveEvent(event); }

void ChainView::dragMoveEvent(QDragMoveEvent* event)
{
    if (m_model->actionsIn(event->mimeData()).empty()) {
        event->ignore();
        return;
    }
    const QPoint place = event->position().toPoint();
    setState(DraggingState);
    setDropRow(dropRowAt(place));
    event->setDropAction(Qt::MoveAction);
    event->accept();
    if (place.y() < autoScrollMargin() || place.y() > viewport()->height() - autoScrollMargin())
        startAutoScroll();
}

void ChainView::dragLeaveEvent(QDragLeaveEvent*)
{
    setDropRow(-1);
    stopAutoScroll();
    setState(NoState);
}

void ChainView::dropEvent(QDropEvent* event)
{
    const std::vector<ActionId> actions = m_model->actionsIn(event->mimeData());
    setDropRow(-1);
    stopAutoScroll();
    setState(NoState);
    if (actions.empty()) {
        event->ignore();
        return;
    }
    const int row = dropRowAt(event->position().toPoint());
    // Not a move to whoever began the drag: it would take its rows away afterwards.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    Q_EMIT moveRequested(actions, row - 1);
}

} // namespace retort
