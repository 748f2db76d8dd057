// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QStyledItemDelegate>

namespace retort {

/// Draws the rows of a CascadeModel: a line with a verdict at its end, and one below it.
class CascadeDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CascadeDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The whole of both lines, which may be cut.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    SpanPainter m_head;
    SpanPainter m_title;
    SpanPainter m_line;
};

} // namespace retort
