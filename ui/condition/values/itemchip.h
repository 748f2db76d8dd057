// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace retort {

/// One item: its text, and a cross that takes it out.
class ItemChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit ItemChip(QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeWished();
    void editWished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QRect crossPlace() const;
};

} // namespace retort
