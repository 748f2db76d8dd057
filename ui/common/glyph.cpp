// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/glyph.h"

#include "ui/common/tokens.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QResource>
#include <QSvgRenderer>

#include <array>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

// In the order of Glyph.
constexpr std::array names{
    "achievement",  "add",          "alert",         "attribute",   "back",  "benefit", "bolt",      "check",
    "chevron-down", "chevron-left", "chevron-right", "chevron-up",  "clock", "close",   "continue",  "copy",
    "cross",        "customer",     "design",        "diamond",     "dots",  "down",    "duplicate", "edit",
    "end",          "event",        "filter",        "folder",      "grip",  "info",    "message",   "minus",
    "moon",         "order",        "points",        "question",    "redo",  "reset",   "reward",    "ring",
    "run",          "save",         "search",        "send",        "skip",  "step",    "stop",      "sun",
    "tag",          "target",       "tier",          "transaction", "trash", "undo",    "up",
};
static_assert(names.size() == static_cast<std::size_t>(Glyph::Up) + 1);

/// The glyph in one colour on a transparent square of so many device pixels. The colour is part of the key, so nothing
/// goes stale when the theme changes.
QPixmap rendered(Glyph glyph, const QColor& color, int devicePixels)
{
    const QString name = glyphName(glyph);
    const QString key = u"retort/%1/%2/%3"_s.arg(name, color.name(QColor::HexArgb)).arg(devicePixels);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = QResource(u":/icons/%1.svg"_s.arg(name)).uncompressedData();
    svg.replace("currentColor", color.name().toLatin1());
    pixmap = QPixmap(devicePixels, devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    QSvgRenderer(svg).render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class GlyphEngine : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, QPalette::ColorRole role) : m_glyph(glyph), m_role(role) {}

    QIconEngine* clone() const override { return new GlyphEngine(m_glyph, m_role); }
    QString key() const override { return u"retort.glyph"_s; }
    bool isNull() override { return false; }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(m_glyph, color(mode, state), qMin(size.width(), size.height()));
    }

    // Qt 6 hands over a size that is already in device pixels.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintGlyph(*painter, rect, m_glyph, color(mode, state));
    }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::Text);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return palette.color(state == QIcon::On ? QPalette::Highlight : m_role);
    }

    Glyph m_glyph;
    QPalette::ColorRole m_role;
};

} // namespace

QString glyphName(Glyph glyph) { return QString::fromLatin1(names[static_cast<std::size_t>(glyph)]); }

QIcon icon(Glyph glyph, QPalette::ColorRole role) { return QIcon(new GlyphEngine(glyph, role)); }

void paintGlyph(QPainter& painter, const QRectF& place, Glyph glyph, const QColor& color)
{
    const double side = qMin(place.width(), place.height());
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const QPixmap pixmap = rendered(glyph, color, qRound(side * ratio));
    const QPointF corner(place.x() + (place.width() - side) / 2, place.y() + (place.height() - side) / 2);
    // On whole device pixels, or the strokes blur.
    const QPointF snapped(qRound(corner.x() * ratio) / ratio, qRound(corner.y() * ratio) / ratio);
    painter.drawPixmap(QRectF(snapped, QSizeF(side, side)), pixmap, QRectF(pixmap.rect()));
}

} // namespace retort
