// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace retort {

/// The tree of a cascade: hairlines between sections, none within them.
class CascadeView : public QTreeView {
    Q_OBJECT

public:
    explicit CascadeView(QWidget* parent = nullptr);

Q_SIGNALS:
    void followed(const QModelIndex& index); ///< Clicked, or Enter was pressed on it: go there.

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace retort
