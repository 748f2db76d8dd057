// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chainfooter.h"

#include "ui/common/fonts.h"
#include "ui/common/paint.h"
#include "ui/design/chain/cardgeometry.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace retort {

namespace {

constexpr int buttonHeight = 24;
constexpr int lineX = CardGeometry::margin + CardGeometry::lineCentre;

} // namespace

AddActionButton::AddActionButton(QWidget* parent) : QAbstractButton(parent)
{
    setText(tr("Add action…"));
    setAccessibleName(tr("Add action"));
    setObjectName(QStringLiteral("addAction"));
    setToolTip(tr("Add an action at the end of the chain"));
    setFocusPolicy(Qt::StrongFocus);
    setFont(secondaryFont());
    setAttribute(Qt::WA_Hover);
}

QSize AddActionButton::sizeHint() const
{
    return {bubbleCentre + CardGeometry::bubble / 2 + 10 + QFontMetrics(font()).horizontalAdvance(text()) + 10,
            buttonHeight};
}

void AddActionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const bool lit = underMouse() || isDown() || hasFocus();
    if (hasFocus())
        paintRounded(painter, rect(), buttonHeight / 2.0, {}, tokens.accent, 2);
    const double side = CardGeometry::bubble;
    const auto mirrored = [this](const QRectF& place) {
        return isRightToLeft() ? place.translated(width() - place.left() - place.right(), 0) : place;
    };
    const QRectF plain(bubbleCentre - side / 2, (height() - side) / 2.0, side, side);
    const QRectF bubble = mirrored(plain);
    paintRounded(painter, bubble, side / 2, lit ? tokens.accent : tokens.panel, lit ? tokens.accent : tokens.ctl);
    paintGlyph(painter, bubble.adjusted(3, 3, -3, -3), Glyph::Add, lit ? tokens.accentInk : tokens.mute);
    painter.setLayoutDirection(layoutDirection());
    paintText(painter, mirrored({plain.right() + 10, 0, width() - plain.right() - 12, double(height())}), text(),
              font(), lit ? tokens.accent : tokens.mute);
}

ChainFooter::ChainFooter(QWidget* parent) : QWidget(parent), m_button(new AddActionButton(this)) {}

void ChainFooter::setCompleted(bool completed)
{
    if (completed == m_completed)
        return;
    m_completed = completed;
    update();
}

QRect ChainFooter::buttonPlace() const
{
    const QRect place(QPoint(lineX - AddActionButton::bubbleCentre, metric::cardGap / 2 - buttonHeight / 2),
                      m_button->sizeHint());
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

void ChainFooter::resizeEvent(QResizeEvent*)
{
    if (m_button->parentWidget() == this)
        m_button->setGeometry(buttonPlace());
}

void ChainFooter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    painter.setLayoutDirection(layoutDirection());
    const auto mirrored = [this](const QRectF& place) {
        return isRightToLeft() ? place.translated(width() - place.left() - place.right(), 0) : place;
    };
    const double end = metric::cardGap + 6;
    painter.fillRect(mirrored({lineX - 1, 0, 2, end}), m_completed ? tokens.ok : tokens.line);
    const double side = 10;
    paintRounded(painter, mirrored({lineX - side / 2, end, side, side}), 2, m_completed ? tokens.ok : tokens.mute);
    paintText(painter, mirrored({lineX + side / 2 + 10, end - 5, width() - lineX - side / 2 - 10, 20}),
              m_completed ? tr("End of chain, reached by the sample") : tr("End of chain"), secondaryFont(),
              tokens.mute);
}

} // namespace retort
