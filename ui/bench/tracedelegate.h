// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QStyledItemDelegate>

namespace retort {

/// Draws the rows of the trace: a step in two lines with its verdict, a value within it in one.
class TraceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TraceDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    SpanPainter m_title;
    SpanPainter m_line;
};

} // namespace retort
