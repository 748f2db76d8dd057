// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/metrics.h"

#include <QRect>
#include <QRectF>

#include <algorithm>

namespace retort {

/// Where things stand in one row of the chain, in the coordinates of the list's viewport. A row is half a gap, the
/// card, half a gap, so that all rows have one height.
struct CardGeometry {
    static constexpr int rowHeight = metric::cardHeight + metric::cardGap;
    static constexpr int margin = 22; ///< From the pane's edge to the cards.
    static constexpr int widest = 960;
    static constexpr int padding = 12;
    static constexpr int lineCentre = 29; ///< From the card's left edge: the middle of the trigger's tile.
    static constexpr int bubble = 16;

    QRect row;
    Qt::LayoutDirection direction = Qt::LeftToRight;

    /// What was reckoned from left to right, where it stands.
    QRectF placed(const QRectF& place) const
    {
        return direction == Qt::RightToLeft
                   ? place.translated(2 * row.x() + row.width() - place.left() - place.right(), 0)
                   : place;
    }
    QRectF card() const { return placed(plainCard()); }
    double lineX() const { return lineAbove().center().x(); }
    /// The part of the line above and below the card.
    QRectF lineAbove() const
    {
        return placed({row.x() + margin + lineCentre - 1.0, double(row.y()), 2, metric::cardGap / 2.0});
    }
    QRectF lineBelow() const { return lineAbove().translated(0, metric::cardHeight + metric::cardGap / 2.0); }
    /// The "+" between this card and the next.
    QRectF bubbleBelow() const
    {
        return {lineX() - bubble / 2.0, row.y() + rowHeight - bubble / 2.0, double(bubble), double(bubble)};
    }
    QRectF grip() const { return placed({plainCard().x() + padding - 2, card().center().y() - 8, 16, 16}); }
    QRectF tile(bool withGrip) const { return placed(plainTile(withGrip)); }
    /// The two lines of text, up to a chip of this width (0 for none).
    QRectF text(bool withGrip, double chipWidth) const
    {
        const QRectF inner = plainCard().adjusted(0, 10, -padding - (chipWidth > 0 ? chipWidth + padding : 0), -10);
        const double left = plainTile(withGrip).right() + padding;
        return placed({left, inner.y(), inner.right() - left, inner.height()});
    }
    /// From left to right.
    QRectF plainCard() const
    {
        const int width = std::clamp(row.width() - 2 * margin, 120, widest);
        return {double(row.x() + margin), row.y() + metric::cardGap / 2.0, double(width), double(metric::cardHeight)};
    }
    QRectF plainTile(bool withGrip) const
    {
        const double left = plainCard().x() + padding + (withGrip ? 22 : 0);
        return {left, plainCard().center().y() - metric::tileSize / 2.0, double(metric::tileSize),
                double(metric::tileSize)};
    }
};

} // namespace retort
