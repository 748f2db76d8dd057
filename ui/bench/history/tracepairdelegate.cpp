// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/tracepairdelegate.h"

#include "ui/bench/history/tracepairmodel.h"
#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"

namespace retort {

namespace {

constexpr int edge = 8;

} // namespace

TracePairDelegate::TracePairDelegate(QObject* parent)
    : QStyledItemDelegate(parent), m_title(bodyFont(), monoFont()), m_strong(bodyStrongFont(), monoStrongFont())
{}

void TracePairDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    const Tokens& tokens = tokensOf(option.palette);
    const TracePairRow& row = static_cast<const TracePairModel*>(index.model())->row(index);
    painter->setLayoutDirection(option.direction);
    const bool turned = option.direction == Qt::RightToLeft;
    QRectF place = QRectF(option.rect).adjusted(edge, 0, -edge, 0);
    const auto mirrored = [&](const QRectF& from) {
        const QRectF whole(option.rect);
        return turned ? from.translated(whole.left() + whole.right() - from.left() - from.right(), 0) : from;
    };
    const QColor ink = row.differs ? tokens.ink : tokens.mute;
    if (index.column() == TracePairModel::What) {
        if (row.isFirst) {
            const QRectF sign(place.left(), place.top(), metric::iconSize, place.height());
            paintGlyph(*painter, mirrored(sign), Glyph::Alert, tokens.warn);
            place.setLeft(sign.right() + metric::spacing / 2.0);
        }
        const bool strong = row.kind != TracePairRow::Kind::Difference && row.differs;
        (strong ? m_strong : m_title).paint(*painter, mirrored(place), row.title, ink);
        return;
    }
    const TraceSide& side = index.column() == TracePairModel::First ? row.first : row.second;
    if (!side.chip.text.isEmpty()) {
        const QSize size = chipSize(side.chip).boundedTo(QSize(static_cast<int>(place.width()), metric::chipHeight));
        const QRectF chip(place.left(), place.center().y() - size.height() / 2.0, size.width(), size.height());
        paintChip(*painter, mirrored(chip).toRect(), side.chip, tokens);
        place.setLeft(chip.right() + metric::spacing);
    }
    const QString text = side.code ? codeWithin(side.text) : byOwnDirection(side.text, option.direction);
    if (place.width() > 24) // less would be an ellipsis alone
        paintText(*painter, mirrored(place), text, side.code ? monoFont() : secondaryFont(),
                  side.code ? ink : tokens.mute);
}

QSize TracePairDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {80, metric::rowHeight};
}

} // namespace retort
