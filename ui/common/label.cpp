// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/label.h"

#include "ui/common/direction.h"
#include "ui/common/paint.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace retort {

using namespace Qt::StringLiterals;

PlainLabel::PlainLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    alignWithLayout();
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent) : PlainLabel(parent) { setText(text); }

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        alignWithLayout();
}

/// A label stands where its layout begins, also where its words are of the other direction: by itself QLabel goes by
/// the text.
void PlainLabel::alignWithLayout()
{
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignAbsolute;
    const Qt::Alignment now = alignment();
    if (isRightToLeft() && (now & Qt::AlignLeft))
        setAlignment((now & ~Qt::AlignHorizontal_Mask) | right);
    else if (!isRightToLeft() && (now & right) == right)
        setAlignment((now & ~Qt::AlignHorizontal_Mask) | Qt::AlignLeft);
}

void PlainLabel::setMuted(bool muted) { setForegroundRole(muted ? QPalette::PlaceholderText : QPalette::WindowText); }

ElidingLabel::ElidingLabel(QWidget* parent) : PlainLabel(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

ElidingLabel::ElidingLabel(const QString& text, QWidget* parent) : ElidingLabel(parent) { setText(text); }

void ElidingLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidingLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return QSize(std::min(metrics.horizontalAdvance(text()), metrics.horizontalAdvance(u"Mmm…"_s)), metrics.height())
        .grownBy(contentsMargins());
}

QSize ElidingLabel::sizeHint() const
{
    const QFontMetricsF metrics(font());
    return QSize(static_cast<int>(std::ceil(metrics.horizontalAdvance(text()))) + 1,
                 static_cast<int>(std::ceil(metrics.height())))
        .grownBy(contentsMargins());
}

void ElidingLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor color = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole());
    paintText(painter, contentsRect(), text(), font(), color, m_mode, alignment());
}

bool ElidingLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const bool cut = QFontMetricsF(font()).horizontalAdvance(text()) > contentsRect().width();
        if (cut)
            QToolTip::showText(help->globalPos(), tipText(text()), this);
        else
            QToolTip::hideText();
        return true;
    }
    return PlainLabel::event(event);
}

QString tipText(const QString& plain)
{
    if (plain.isEmpty())
        return {};
    QString text = byOwnDirection(plain).toHtmlEscaped();
    text.replace(u'\n', u"<br>"_s);
    return u"<span>%1</span>"_s.arg(text);
}

QString visibleText(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        const auto category = c.category();
        if (category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line ||
            category == QChar::Separator_Paragraph)
            out += u"\\u%1"_s.arg(QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0'));
        else
            out += c;
    }
    return out;
}

} // namespace retort
