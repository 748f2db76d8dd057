// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/switch.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QStyleOptionButton>

#include <cmath>

namespace retort {

namespace {

constexpr int trackWidth = 28;
constexpr int trackHeight = 16;
constexpr int gap = 6;

} // namespace

Switch::Switch(const QString& onText, const QString& offText, QWidget* parent)
    : QCheckBox(parent), m_onText(onText), m_offText(offText)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    const QFontMetricsF metrics(secondaryFont());
    // Room for the longer word: nothing beside it moves when it turns.
    const double text = std::max(metrics.horizontalAdvance(m_onText), metrics.horizontalAdvance(m_offText));
    return {trackWidth + gap + static_cast<int>(std::ceil(text)) + 2 * 4, metric::controlHeight - 4};
}

bool Switch::hitButton(const QPoint& position) const { return rect().contains(position); }

void Switch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    QStyleOptionButton option;
    initStyleOption(&option);
    const auto visual = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };

    const QRectF track = visual({4, (height() - trackHeight) / 2, trackWidth, trackHeight});
    const bool on = isChecked();
    paintRounded(painter, track, trackHeight / 2.0, on ? tokens.ok : tokens.panel, on ? tokens.ok : tokens.ctl, 1.5);
    const double knob = trackHeight - 6;
    const bool atRight = on != isRightToLeft();
    const double x = atRight ? track.right() - knob - 3 : track.left() + 3;
    paintRounded(painter, QRectF(x, track.y() + 3, knob, knob), knob / 2, on ? tokens.panel : tokens.ctl);
    const QRect text = visual({4 + trackWidth + gap, 0, width() - trackWidth - gap - 4, height()});
    paintText(painter, text, on ? m_onText : m_offText, secondaryFont(), on ? tokens.ok : tokens.mute);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        paintRounded(painter, rect(), metric::controlRadius, {}, tokens.accent, 2);
}

} // namespace retort
