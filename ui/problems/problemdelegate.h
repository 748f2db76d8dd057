// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace retort {

/// Paints a row of a ProblemModel: its severity as a shape, the sentence, where it is and which rule says so; and at
/// the end the first fix as something to click.
class ProblemDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Where the fix can be clicked; empty where there is none. `row` is the item's place in the view.
    static QRect fixPlace(const QRect& row, const QString& label, Qt::LayoutDirection direction);
};

} // namespace retort
