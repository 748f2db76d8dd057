// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace retort {

/// The tree of the trace: hairlines between steps, none within them.
class TraceView : public QTreeView {
    Q_OBJECT

public:
    explicit TraceView(QWidget* parent = nullptr);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace retort
