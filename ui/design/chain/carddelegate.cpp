// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/carddelegate.h"

#include "ui/common/fonts.h"
#include "ui/design/chain/cardchips.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/chain/chainmodel.h"

#include <algorithm>

namespace retort {

CardDelegate::CardDelegate(QObject* parent)
    : QStyledItemDelegate(parent), m_titles(bodyStrongFont(), monoStrongFont()), m_details(secondaryFont(), monoFont())
{}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = static_cast<const ChainModel&>(*index.model());
    const Tokens& tokens = tokensOf(option.palette);
    const CardGeometry geometry{option.rect, option.direction};
    const int row = index.row();
    const bool last = row + 1 == model.rowCount();
    if (row > 0)
        painter->fillRect(geometry.lineAbove(), model.card(row).reached ? tokens.ok : tokens.line);
    const bool goesOn = last ? model.isChainCompleted() : model.card(row + 1).reached;
    painter->fillRect(geometry.lineBelow(), goesOn ? tokens.ok : tokens.line);
    paintCardAt(*painter, option, index);
}

void CardDelegate::paintCardAt(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(option.direction);
    const auto& model = static_cast<const ChainModel&>(*index.model());
    const Card& card = model.card(index.row());
    const Tokens& tokens = tokensOf(option.palette);
    const CardGeometry geometry{option.rect, option.direction};
    const bool movable = index.row() > 0;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);

    paintCard(painter, geometry.card(), tokens, {.selected = selected, .hovered = hovered});
    if (card.cursor) { // stepping stands here: a pointer in the margin and a bar along the edge
        const double side = 12;
        paintGlyph(
            painter,
            geometry.placed({geometry.plainCard().x() - side - 4, geometry.card().center().y() - side / 2, side, side}),
            option.direction == Qt::RightToLeft ? Glyph::Back : Glyph::Run, tokens.accent);
        paintRounded(
            painter,
            geometry.placed({geometry.plainCard().x() + 3, geometry.card().y() + 12, 3, metric::cardHeight - 24}), 1.5,
            tokens.accent);
    }
    if (movable)
        paintGlyph(painter, geometry.grip(), Glyph::Grip, hovered || selected ? tokens.ink : tokens.mute);
    paintTile(painter, geometry.tile(movable), card.glyph, card.skipped ? Tone::Neutral : card.tone, tokens);

    const QRectF room = geometry.text(movable, 0);
    const double sentence = std::max(m_titles.width(card.title), m_details.width(card.detail));
    const CardChips chips = chipsThatFit(card, room.width(), sentence, CardGeometry::padding);
    double end = geometry.plainCard().right() - CardGeometry::padding;
    for (const auto* chip : {&chips.verdict, &chips.badge}) {
        if (!*chip)
            continue;
        const QSize size = chipSize(**chip);
        const QRectF place(end - size.width(), geometry.card().center().y() - size.height() / 2.0, size.width(),
                           size.height());
        paintChip(painter, geometry.placed(place).toRect(), **chip, tokens);
        end = place.x() - CardChips::gap;
    }
    const QRectF text = geometry.text(movable, chips.width());
    const QRectF first(text.x(), text.y(), text.width(), text.height() / 2);
    const QRectF titlePlace = card.detail.empty() ? text : first;
    const double titleWidth = m_titles.paint(painter, titlePlace, card.title, card.skipped ? tokens.mute : tokens.ink);
    if (card.skipped) {
        const double y = qRound(titlePlace.center().y()) + 0.5;
        painter.setPen(QPen(tokens.mute, 1));
        const double left = option.direction == Qt::RightToLeft ? titlePlace.right() - titleWidth : titlePlace.x();
        painter.drawLine(QPointF(left, y), QPointF(left + titleWidth, y));
    }
    if (card.detail.empty())
        return;
    m_details.paint(painter, first.translated(0, first.height()), card.detail, tokens.mute);
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, CardGeometry::rowHeight};
}

} // namespace retort
