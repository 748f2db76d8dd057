// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace retort {

/// The tree of two runs side by side, with a ground of its own where the two part.
class TracePairView : public QTreeView {
    Q_OBJECT

public:
    explicit TracePairView(QWidget* parent = nullptr);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace retort
