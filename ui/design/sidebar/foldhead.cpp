// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/sidebar/foldhead.h"

#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/paint.h"
#include "ui/common/tokens.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace retort {

namespace {

constexpr int arrow = 12;
constexpr int gap = 4;

} // namespace

FoldHead::FoldHead(QWidget* parent) : QAbstractButton(parent)
{
    QFont font = captionFont();
    font.setCapitalization(QFont::AllUppercase);
    setFont(font);
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FoldHead::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {arrow + gap + metrics.horizontalAdvance(text().toUpper()) + 2, metrics.height() + 4};
}

void FoldHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const auto place = [this](const QRect& leftToRight) {
        return QStyle::visualRect(layoutDirection(), rect(), leftToRight);
    };
    const QColor ink = underMouse() ? tokens.ink : tokens.mute;
    const Glyph sign = isChecked() ? Glyph::ChevronDown : isRightToLeft() ? Glyph::ChevronLeft : Glyph::ChevronRight;
    paintGlyph(painter, place({0, (height() - arrow) / 2, arrow, arrow}), sign, ink);
    painter.setFont(font());
    painter.setPen(ink);
    const QRect words = place({arrow + gap, 0, width() - arrow - gap, height()});
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintRounded(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, Qt::transparent, tokens.accent);
}

/// Left folds and Right unfolds, as in a tree; the other way round from right to left.
void FoldHead::keyPressEvent(QKeyEvent* event)
{
    const int in = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const int out = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    if (event->key() == in || event->key() == out) {
        if (isChecked() == (event->key() == in))
            click();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace retort
