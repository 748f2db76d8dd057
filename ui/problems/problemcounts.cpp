// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemcounts.h"

#include "ui/common/paint.h"
#include "ui/problems/problemwords.h"

#include <QHelpEvent>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <vector>

namespace retort {

namespace {

constexpr int sign = 16;
constexpr int signGap = 2; ///< Before its number.
constexpr int gap = 8;     ///< Between two of them.

struct Part {
    Glyph glyph;
    QColor color;
    QString number;
    int width;
};

std::vector<Part> partsOf(const LiveLint::Counts& counts, bool looking, const QFont& font, const Tokens& tokens)
{
    const QFontMetricsF metrics(font);
    std::vector<Part> parts;
    const auto add = [&](Glyph glyph, const QColor& color, const QString& number) {
        const int text =
            number.isEmpty() ? 0 : signGap + static_cast<int>(std::ceil(metrics.horizontalAdvance(number)));
        parts.push_back({glyph, color, number, sign + text});
    };
    using Severity = Problem::Severity;
    for (const auto& [severity, count] :
         {std::pair(Severity::Error, counts.errors), std::pair(Severity::Warning, counts.warnings),
          std::pair(Severity::Hint, counts.hints)}) {
        if (count > 0)
            add(glyphOf(severity),
                toneOf(severity) == Tone::Neutral ? tokens.mute : toneColors(tokens, toneOf(severity)).ink,
                QString::number(count));
    }
    if (looking)
        add(Glyph::Clock, tokens.mute, {});
    return parts;
}

} // namespace

ProblemCounts::ProblemCounts(QWidget* parent) : PlainLabel(parent)
{
    setMuted();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ProblemCounts::setCounts(const LiveLint::Counts& counts, bool looking)
{
    const QString words = looking ? tr("%1, still looking").arg(inWords(counts)) : inWords(counts);
    if (m_counts == counts && m_looking == looking && text() == words)
        return;
    m_counts = counts;
    m_looking = looking;
    setText(words);
    updateGeometry();
    update();
}

bool ProblemCounts::isShort() const { return m_counts.all() > 0 && width() < sizeHint().width(); }

QSize ProblemCounts::sizeHint() const
{
    const QFontMetricsF metrics(font());
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text()))) + 1,
            std::max(sign, static_cast<int>(std::ceil(metrics.height())))};
}

QSize ProblemCounts::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    if (m_counts.all() == 0)
        return {std::min(whole.width(), 48), whole.height()};
    // At least the gravest.
    return {std::min(whole.width(), partsOf(m_counts, m_looking, font(), tokensOf(palette())).front().width),
            whole.height()};
}

void ProblemCounts::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    if (!isShort()) {
        paintText(painter, rect(), text(), font(), tokens.mute);
        return;
    }
    int x = 0;
    for (const Part& part : partsOf(m_counts, m_looking, font(), tokens)) {
        if (x + part.width > width())
            return;
        const auto place = [&](int left, int wide, int high) {
            return QRectF(QStyle::visualRect(layoutDirection(), rect(), {left, (height() - high) / 2, wide, high}));
        };
        paintGlyph(painter, place(x, sign, sign), part.glyph, part.color);
        paintText(painter, place(x + sign + signGap, part.width - sign - signGap + 1, height()), part.number, font(),
                  tokens.mute);
        x += part.width + gap;
    }
}

bool ProblemCounts::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        if (width() < sizeHint().width())
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tipText(text()), this);
        else
            QToolTip::hideText();
        return true;
    }
    return PlainLabel::event(event);
}

} // namespace retort
