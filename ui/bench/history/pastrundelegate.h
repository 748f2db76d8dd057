// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QStyledItemDelegate>

namespace retort {

/// Draws a past run in two lines: the reaction and when it ran, then the event and how it came out, with its sign in
/// front.
class PastRunDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace retort
