// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/findfield.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/searchsign.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace retort {

namespace {

constexpr int padding = 10;
constexpr int iconRoom = 30; ///< Of the sign at the left, with what is around it.

} // namespace

FindField::FindField(QWidget* parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("findAnything"));
    setAccessibleName(tr("Find anything"));
    setPlaceholderText(byOwnDirection(tr("Find reaction, action, field…")));
    addSearchSign(*this, QPalette::PlaceholderText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FindField::setHint(const QString& hint)
{
    m_hint = hint;
    setToolTip(tr("Find anything (%1)").arg(hint));
    updateGeometry();
    update();
}

int FindField::hintWidth() const
{
    return m_hint.isEmpty()
               ? 0
               : static_cast<int>(std::ceil(QFontMetricsF(smallFont()).horizontalAdvance(m_hint))) + padding;
}

QSize FindField::sizeHint() const
{
    const int text = static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(placeholderText())));
    return {iconRoom + text + hintWidth() + 2 * padding, metric::controlHeight};
}

QSize FindField::minimumSizeHint() const { return {iconRoom + 60 + hintWidth(), metric::controlHeight}; }

void FindField::paintEvent(QPaintEvent* event)
{
    // The text keeps clear of the hint.
    const int room = text().isEmpty() ? hintWidth() : 0;
    if (const bool rtl = isRightToLeft(); textMargins() != QMargins(rtl ? room : 0, 0, rtl ? 0 : room, 0))
        setTextMargins(rtl ? room : 0, 0, rtl ? 0 : room, 0);
    QLineEdit::paintEvent(event);
    if (room == 0)
        return;
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    const QRect place(width() - room, 0, room - padding, height());
    paintText(painter, QStyle::visualRect(layoutDirection(), rect(), place), m_hint, smallFont(),
              palette().color(QPalette::PlaceholderText), Qt::ElideNone, Qt::AlignRight | Qt::AlignVCenter);
}

void FindField::mousePressEvent(QMouseEvent* event)
{
    QLineEdit::mousePressEvent(event);
    Q_EMIT pressed();
}

} // namespace retort
