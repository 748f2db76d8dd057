// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/paint.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <cmath>

namespace retort {

namespace {

constexpr int chipPadding = 10;
constexpr int signSize = 12;
constexpr int signGap = 4;

} // namespace

void paintRounded(QPainter& painter, const QRectF& place, double radius, const QColor& ground, const QColor& edge,
                  double edgeWidth)
{
    const PainterSaver saver(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const double inset = edge.isValid() ? edgeWidth / 2 : 0;
    painter.setPen(edge.isValid() ? QPen(edge, edgeWidth) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const QRectF inner = place.adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(inner, radius - inset, radius - inset);
}

void paintCard(QPainter& painter, const QRectF& place, const Tokens& tokens, CardLook look)
{
    if (look.selected)
        paintRounded(painter, place, metric::cardRadius, tokens.panel, tokens.accent, 2);
    else
        paintRounded(painter, place, metric::cardRadius, tokens.panel, look.hovered ? tokens.ctl : tokens.line);
}

void paintFocusHalo(QPainter& painter, const QRectF& place, double radius, const Tokens& tokens)
{
    QColor halo = tokens.accent;
    halo.setAlpha(90);
    paintRounded(painter, place.adjusted(-3, -3, 3, 3), radius + 3, {}, halo, 3);
}

void paintTile(QPainter& painter, const QRectF& place, Glyph glyph, Tone tone, const Tokens& tokens)
{
    const ToneColors colors = toneColors(tokens, tone);
    paintRounded(painter, place, metric::groupRadius, colors.ground);
    const double inset = (qMin(place.width(), place.height()) - metric::tileIcon) / 2;
    paintGlyph(painter, place.adjusted(inset, inset, -inset, -inset), glyph,
               tone == Tone::Neutral ? tokens.mute : colors.ink);
}

QSize chipSize(const ChipContent& chip)
{
    const double text = QFontMetricsF(secondaryFont()).horizontalAdvance(chip.text);
    const int sign = chip.sign ? signSize + (chip.text.isEmpty() ? 0 : signGap) : 0;
    return {static_cast<int>(std::ceil(text)) + sign + 2 * chipPadding, metric::chipHeight};
}

void paintChip(QPainter& painter, const QRect& place, const ChipContent& chip, const Tokens& tokens)
{
    const ToneColors colors = toneColors(tokens, chip.tone);
    paintRounded(painter, place, place.height() / 2.0, colors.ground);
    const QRectF inner = QRectF(place).adjusted(chipPadding, 0, -chipPadding, 0);
    const QFontMetricsF metrics(secondaryFont());
    const double signWidth = chip.sign ? signSize + (chip.text.isEmpty() ? 0 : signGap) : 0;
    const double content = qMin(inner.width(), std::ceil(metrics.horizontalAdvance(chip.text)) + signWidth);
    double left = inner.x() + (inner.width() - content) / 2; // centred where the chip has a minimum width
    if (chip.sign) {
        paintGlyph(painter, QRectF(left, place.y() + (place.height() - signSize) / 2.0, signSize, signSize), *chip.sign,
                   colors.ink);
        left += signWidth;
    }
    paintText(painter, QRectF(left, place.y(), inner.right() - left + 1, place.height()), chip.text, secondaryFont(),
              colors.ink);
}

void paintStatus(QPainter& painter, const QRectF& place, Status status, const Tokens& tokens)
{
    const PainterSaver saver(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double side = metric::statusSize;
    const QPointF middle = place.center();
    const QRectF square(middle.x() - side / 2, middle.y() - side / 2, side, side);
    switch (status) {
    case Status::None:
        return;
    case Status::InStep:
        painter.setBrush(tokens.ok);
        painter.drawEllipse(square);
        return;
    case Status::Changed: {
        painter.setBrush(tokens.changed);
        const double reach = side / 2 + 1;
        painter.drawPolygon(QPolygonF({middle + QPointF(0, -reach), middle + QPointF(reach, 0),
                                       middle + QPointF(0, reach), middle + QPointF(-reach, 0)}));
        return;
    }
    case Status::Problem:
        painter.setBrush(tokens.no);
        painter.drawPolygon(QPolygonF({middle + QPointF(0, -5), middle + QPointF(5, 4), middle + QPointF(-5, 4)}));
        return;
    case Status::Doubtful:
        painter.setPen(QPen(tokens.warn, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(
            QPolygonF({middle + QPointF(0, -3.5), middle + QPointF(4, 3.5), middle + QPointF(-4, 3.5)}));
        return;
    case Status::Inactive:
        painter.setPen(QPen(tokens.mute, 1.75));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(square.adjusted(0.875, 0.875, -0.875, -0.875));
        return;
    }
}

QString plainText(const std::vector<Span>& spans)
{
    QString text;
    for (const Span& span : spans)
        text += span.text;
    return text;
}

SpanPainter::SpanPainter(QFont sans, QFont mono) : m_sans(std::move(sans)), m_mono(std::move(mono)), m_lines(1000) {}

const SpanPainter::Line& SpanPainter::line(const std::vector<Span>& spans) const
{
    QString key;
    for (const Span& span : spans) {
        key += QChar(span.mono ? 1 : 2);
        key += span.text;
    }
    if (const Line* found = m_lines.object(key))
        return *found;
    auto* line = new Line;
    QList<QTextLayout::FormatRange> formats;
    QString text;
    for (const Span& span : spans) {
        const QString shown = span.mono ? codeWithin(span.text) : span.text;
        QTextLayout::FormatRange range{
            .start = static_cast<int>(text.size()), .length = static_cast<int>(shown.size()), .format = {}};
        range.format.setFont(span.mono ? m_mono : m_sans);
        formats += range;
        text += shown;
    }
    text.replace(u'\n', u' '); // one line, whatever the file says
    line->layout.setText(text);
    line->layout.setFont(m_sans);
    line->layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    line->layout.setTextOption(option);
    line->layout.beginLayout();
    QTextLine row = line->layout.createLine();
    line->layout.endLayout();
    if (row.isValid()) {
        line->width = row.naturalTextWidth();
        line->height = row.height();
    }
    m_lines.insert(key, line);
    return *line;
}

double SpanPainter::paint(QPainter& painter, const QRectF& place, const std::vector<Span>& spans,
                          const QColor& color) const
{
    const Line* whole = &line(spans);
    if (whole->width > place.width() + 0.5) {
        // Shorten the spans from the right: whole ones go first, the last one left is elided.
        std::vector<Span> shorter = spans;
        const QFontMetricsF sans(m_sans);
        const QFontMetricsF mono(m_mono);
        double left = place.width();
        std::size_t kept = 0;
        for (; kept < shorter.size(); ++kept) {
            const QFontMetricsF& metrics = shorter[kept].mono ? mono : sans;
            const double needs = metrics.horizontalAdvance(shorter[kept].text);
            if (needs > left || (kept + 1 < shorter.size() && left - needs < metrics.horizontalAdvance(u'…'))) {
                shorter[kept].text = metrics.elidedText(shorter[kept].text + u'…', Qt::ElideRight, left);
                ++kept;
                break;
            }
            left -= needs;
        }
        shorter.resize(kept);
        whole = &line(shorter);
    }
    const PainterSaver saver(painter);
    painter.setPen(color);
    const double left = painter.layoutDirection() == Qt::RightToLeft ? place.right() - whole->width : place.x();
    whole->layout.draw(&painter, QPointF(left, place.y() + (place.height() - whole->height) / 2));
    return whole->width;
}

double SpanPainter::width(const std::vector<Span>& spans) const { return line(spans).width; }

void paintText(QPainter& painter, const QRectF& place, const QString& text, const QFont& font, const QColor& color,
               Qt::TextElideMode where, Qt::Alignment align)
{
    const PainterSaver saver(painter);
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = QFontMetricsF(font).elidedText(text, where, place.width());
    painter.drawText(place, static_cast<int>(align) | Qt::TextSingleLine,
                     byOwnDirection(shown, painter.layoutDirection()));
}

} // namespace retort
