// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace retort {

/// The head of a list that can be folded away: an arrow and the small spaced caption of a SectionHead. Checked is open.
class FoldHead : public QAbstractButton {
    Q_OBJECT

public:
    explicit FoldHead(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace retort
