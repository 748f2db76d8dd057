// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/palette/palettedelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/design/palette/palettemodel.h"

#include <QFontMetricsF>

namespace retort {

namespace {

constexpr int headingHeight = 28;
constexpr int sideMargin = 6;
constexpr int padding = 8;

} // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    const Tokens& tokens = tokensOf(option.palette);
    const QRectF row = QRectF(option.rect).adjusted(sideMargin, 0, -sideMargin, 0);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.data(PaletteModel::IsHeadingRole).toBool()) {
        paintText(*painter, row.adjusted(padding, 6, -padding, 0), text.toUpper(), captionFont(), tokens.mute);
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected))
        paintRounded(*painter, row, metric::controlRadius, tokens.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintRounded(*painter, row, metric::controlRadius, tokens.hover);

    const PaletteEntry* entry = static_cast<const PaletteModel*>(index.model())->entryAt(index.row());
    if (!entry)
        return;
    const double side = 32;
    paintTile(*painter, QRectF(row.x() + padding, row.center().y() - side / 2, side, side), entry->glyph, entry->tone,
              tokens);
    const QRectF lines = row.adjusted(padding + side + 10, 6, -padding, -6);
    const QString type = index.data(PaletteModel::IdRole).toString();
    const double typeWidth = qMin(QFontMetricsF(monoFont()).horizontalAdvance(type) + 1, lines.width() * 0.45);
    const QRectF first(lines.x(), lines.y(), lines.width(), lines.height() / 2);
    paintText(*painter, first.adjusted(0, 0, -typeWidth - 12, 0), text, bodyStrongFont(),
              entry->offered ? tokens.ink : tokens.mute);
    if (type != text)
        paintText(*painter, QRectF(first.right() - typeWidth, first.y(), typeWidth, first.height()), type, monoFont(),
                  tokens.mute, Qt::ElideMiddle, Qt::AlignRight | Qt::AlignVCenter);
    const QRectF second = first.translated(0, first.height());
    const double noteWidth = entry->note.isEmpty() ? 0 : QFontMetricsF(smallFont()).horizontalAdvance(entry->note) + 12;
    paintText(*painter, second.adjusted(0, 0, -noteWidth, 0), index.data(PaletteModel::DescriptionRole).toString(),
              secondaryFont(), tokens.mute);
    if (noteWidth > 0)
        paintText(*painter, second, entry->note, smallFont(), tokens.mute, Qt::ElideRight,
                  Qt::AlignRight | Qt::AlignVCenter);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool heading = index.data(PaletteModel::IsHeadingRole).toBool();
    return {200, heading ? headingHeight : metric::tallRowHeight};
}

} // namespace retort
