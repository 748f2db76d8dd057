// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/hairline.h"

#include "ui/common/tokens.h"

#include <QPainter>

namespace retort {

HairlineSplitter::HairlineSplitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent)
{
    setHandleWidth(1); // Qt gives it five to be grabbed by
    setChildrenCollapsible(false);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), tokensOf(palette()).line); }

} // namespace retort
