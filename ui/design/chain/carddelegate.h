// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QStyledItemDelegate>

namespace retort {

/// Paints a row of a ChainModel: the card and its part of the line. What lies over two rows (the "+", the drop marker,
/// the focus halo) is the view's to paint, or the next row would cover it.
class CardDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CardDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// The card alone, as a drag carries it.
    void paintCardAt(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

private:
    SpanPainter m_titles;
    SpanPainter m_details;
};

} // namespace retort
