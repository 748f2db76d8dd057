// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QStyledItemDelegate>

namespace retort {

/// Draws two runs side by side: verdicts as chips, values as code. What is the same is quiet; where the two part has a
/// ground and a sign of its own.
class TracePairDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TracePairDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    SpanPainter m_title;
    SpanPainter m_strong;
};

} // namespace retort
