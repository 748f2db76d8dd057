// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace retort {

/// A tree of rows that a delegate draws, without a head: the ground of a row goes over the whole width, and a hairline
/// parts those of the top level.
class RowTree : public QTreeView {
    Q_OBJECT

public:
    /// `name` is what screen readers find it by.
    explicit RowTree(const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
    void followed(const QModelIndex& index); ///< Enter was pressed on it, or what else means to go there.

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace retort
