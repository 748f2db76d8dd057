// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"

#include <QHelpEvent>
#include <QToolTip>

namespace retort {

Chip::Chip(QWidget* parent) : PlainLabel(parent)
{
    setFont(secondaryFont());
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

Chip::Chip(ChipContent content, QWidget* parent) : Chip(parent) { setContent(content); }

void Chip::setContent(const ChipContent& content)
{
    if (m_content == content)
        return;
    const bool resized = m_content.text != content.text || m_content.sign.has_value() != content.sign.has_value();
    m_content = content;
    if (resized) {
        setText(content.text); // the name that screen readers get
        updateGeometry();
    }
    update();
}

QSize Chip::sizeHint() const { return chipSize(m_content); }

QSize Chip::minimumSizeHint() const { return {std::min(chipSize(m_content).width(), 48), metric::chipHeight}; }

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_content, tokensOf(palette()));
}

bool Chip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && width() < sizeHint().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tipText(m_content.text), this);
        return true;
    }
    return PlainLabel::event(event);
}

} // namespace retort
