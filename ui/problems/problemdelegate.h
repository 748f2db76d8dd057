// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace retort {

/// Paints a row of a ProblemModel: its severity as a shape, the sentence in up to two lines, below it where it is and
/// which rule says so; and at the end the first fix as something to click, in a word: what it does is its tooltip, and
/// stands below the list for the current row.
class ProblemDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// Where the fix of a row can be clicked; empty where there is none. `row` is its place in the view.
    static QRect fixPlace(const QRect& row, const QModelIndex& index, Qt::LayoutDirection direction);
    /// Is the sentence of a row too long for it?
    static bool isCut(const QRect& row, const QModelIndex& index);
};

} // namespace retort
