// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/tracepairview.h"

#include "ui/bench/history/tracepairdelegate.h"
#include "ui/bench/history/tracepairmodel.h"

#include <QHeaderView>
#include <QPainter>

namespace retort {

TracePairView::TracePairView(QWidget* parent) : QTreeView(parent)
{
    setItemDelegate(new TracePairDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setIndentation(18);
    setUniformRowHeights(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setAllColumnsShowFocus(true);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setTextElideMode(Qt::ElideMiddle);
    header()->setMinimumSectionSize(60);
    setAccessibleName(tr("Two runs side by side"));
    setObjectName(QStringLiteral("tracePairs"));
}

void TracePairView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(palette());
    const TracePairRow& row = static_cast<const TracePairModel*>(model())->row(index);
    const QRect whole(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (selectionModel()->isSelected(index))
        painter->fillRect(whole, tokens.sel);
    else if (row.isFirst)
        painter->fillRect(whole, tokens.warnBg);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(whole, tokens.hover);
    QTreeView::drawRow(painter, option, index);
    if (row.isFirst) { // also while it is selected
        const int bar = 3;
        painter->fillRect(isRightToLeft() ? QRect(whole.right() - bar + 1, whole.top(), bar, whole.height())
                                          : QRect(whole.left(), whole.top(), bar, whole.height()),
                          tokens.warn);
    }
    if (!index.parent().isValid() && index.row() > 0)
        painter->fillRect(QRect(0, whole.top(), whole.width(), 1), tokens.line);
}

} // namespace retort
