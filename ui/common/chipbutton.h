// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QAbstractButton>

namespace retort {

/// A pill to press: "3 problems".
class ChipButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit ChipButton(QWidget* parent = nullptr);

    void setContent(const ChipContent& content);
    const ChipContent& content() const { return m_content; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    ChipContent m_content;
};

} // namespace retort
