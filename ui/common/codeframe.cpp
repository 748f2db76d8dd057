// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/codeframe.h"

#include "ui/common/codetext.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/tokens.h"

#include <QFocusEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace retort {

CodeFrame::CodeFrame(CodeText* text, QWidget* parent) : QWidget(parent), m_text(text)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 5, 3, 5); // the edge is painted around the text
    layout->addWidget(text);
    setFocusProxy(text);
    text->installEventFilter(this);
}

void CodeFrame::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        Q_EMIT dressed();
}

void CodeFrame::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT dressed(); // the font's size in points depends on the screen
}

bool CodeFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
    return QWidget::eventFilter(watched, event);
}

void CodeFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    if (m_text->hasFocus())
        paintRounded(painter, rect(), metric::groupRadius, tokens.code, tokens.accent, 2);
    else
        paintRounded(painter, rect(), metric::groupRadius, tokens.code,
                     m_text->isReadOnly() ? tokens.line : tokens.ctl);
}

} // namespace retort
