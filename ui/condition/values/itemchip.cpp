// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/itemchip.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace retort {

namespace {

constexpr int crossSize = 14;

} // namespace

ItemChip::ItemChip(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::ClickFocus); // the arrows come here from the line
    setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ItemChip::sizeHint() const
{
    // Text is laid out in fractions of a pixel: what is cut off of them would elide it.
    const double wide = std::ceil(QFontMetricsF(secondaryFont()).horizontalAdvance(text())) + 1;
    return {static_cast<int>(wide) + 8 + 4 + crossSize + 5, metric::chipHeight};
}

QSize ItemChip::minimumSizeHint() const { return {40, metric::chipHeight}; }

QRect ItemChip::crossPlace() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              {width() - crossSize - 5, (height() - crossSize) / 2, crossSize, crossSize});
}

void ItemChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    paintRounded(painter, rect(), height() / 2.0, hasFocus() ? tokens.accentBg : tokens.chip,
                 hasFocus() ? tokens.accent : QColor(), 2);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(8, 0, -crossSize - 9, 0));
    paintText(painter, place, text(), secondaryFont(), hasFocus() ? tokens.accent : tokens.ink, Qt::ElideMiddle,
              QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    paintGlyph(painter, QRectF(crossPlace()).adjusted(1, 1, -1, -1), Glyph::Close, tokens.mute);
}

void ItemChip::mouseReleaseEvent(QMouseEvent* event)
{
    const bool onCross = crossPlace().adjusted(-3, -4, 5, 4).contains(event->pos());
    QAbstractButton::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && onCross)
        Q_EMIT removeWished();
}

void ItemChip::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT editWished(); }

} // namespace retort
