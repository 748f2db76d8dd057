// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace retort {

/// The tree of the trace: hairlines between steps, none within them.
class TraceView : public QTreeView {
    Q_OBJECT

public:
    explicit TraceView(QWidget* parent = nullptr);

Q_SIGNALS:
    void followed(const QModelIndex& index); ///< Enter was pressed on it: where does it come from?

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace retort
