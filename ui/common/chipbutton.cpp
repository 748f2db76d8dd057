// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chipbutton.h"

#include "ui/common/metrics.h"

#include <QPainter>
#include <QStyleOption>

namespace retort {

namespace {

constexpr int ring = 3; ///< Around the chip, for the focus.

} // namespace

ChipButton::ChipButton(QWidget* parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void ChipButton::setContent(const ChipContent& content)
{
    if (content == m_content)
        return;
    m_content = content;
    setText(content.text);
    updateGeometry();
    update();
}

QSize ChipButton::sizeHint() const { return chipSize(m_content) + QSize(2 * ring, 2 * ring); }

void ChipButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const QRect place = rect().adjusted(ring, ring, -ring, -ring);
    paintChip(painter, place, m_content, tokens);
    QStyleOption option;
    option.initFrom(this);
    if (underMouse() || isDown())
        paintRounded(painter, place, place.height() / 2.0, {}, tokens.ctl);
    if (hasFocus() && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintRounded(painter, rect(), height() / 2.0, {}, tokens.accent, 2);
}

void ChipButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChipButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace retort
