// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemdelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemwords.h"

#include <cmath>

namespace retort {

namespace {

constexpr int padding = 10;
constexpr int signWidth = 24;
constexpr int fixHeight = 24;

QRectF mirrored(const QStyleOptionViewItem& option, const QRectF& place)
{
    return QRectF(QStyle::visualRect(option.direction, option.rect, place.toAlignedRect()));
}

Qt::Alignment leading(const QStyleOptionViewItem& option)
{
    return Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
}

void paintHead(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Tokens& tokens = tokensOf(option.palette);
    const QRectF row = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    const QString counts = index.data(ProblemModel::RuleRole).toString();
    const double countsWidth = std::ceil(QFontMetricsF(smallFont()).horizontalAdvance(counts)) + 1;
    const QRectF first(row.x(), row.y() + 6, row.width() - countsWidth - padding, 18);
    paintText(painter, mirrored(option, first), index.data().toString(), bodyStrongFont(), tokens.ink, Qt::ElideRight,
              leading(option));
    paintText(painter, mirrored(option, {row.right() - countsWidth, first.y(), countsWidth, 18}), counts, smallFont(),
              tokens.mute, Qt::ElideRight, leading(option));
    paintText(painter, mirrored(option, {row.x(), first.bottom(), row.width(), 16}),
              index.data(ProblemModel::PlaceRole).toString(), monoFont(), tokens.mute, Qt::ElideMiddle,
              leading(option));
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), tokens.line);
}

} // namespace

QRect ProblemDelegate::fixPlace(const QRect& row, const QString& label, Qt::LayoutDirection direction)
{
    if (label.isEmpty())
        return {};
    const int text = static_cast<int>(std::ceil(QFontMetricsF(secondaryFont()).horizontalAdvance(label)));
    const int width = qMin(text + 20, row.width() * 2 / 5);
    const QRect place(row.right() + 1 - padding - width, row.y() + (row.height() - fixHeight) / 2, width, fixHeight);
    return QStyle::visualRect(direction, row, place);
}

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(option.palette);
    if (index.data(ProblemModel::HeadRole).toBool()) {
        paintHead(*painter, option, index);
        return;
    }
    const QRectF row = QRectF(option.rect).adjusted(2, 0, -2, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        paintRounded(*painter, row, metric::controlRadius, selected ? tokens.sel : tokens.hover);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintRounded(*painter, row, metric::controlRadius, {}, tokens.accent, 2);

    const auto severity = static_cast<Problem::Severity>(index.data(ProblemModel::SeverityRole).toInt());
    const Tone tone = toneOf(severity);
    paintGlyph(*painter, mirrored(option, {row.x() + padding - 2, row.y() + 6, 16, 16}), glyphOf(severity),
               tone == Tone::Neutral ? tokens.mute : toneColors(tokens, tone).ink);

    const QString fix = index.data(ProblemModel::FixRole).toString();
    const QRect button = fixPlace(option.rect, fix, option.direction);
    const double left = row.x() + padding + signWidth - 4;
    const double right = row.right() - padding - (fix.isEmpty() ? 0 : button.width() + padding);
    const QRectF first(left, row.y() + 5, right - left, 18);
    paintText(*painter, mirrored(option, first), index.data().toString(), bodyFont(), tokens.ink, Qt::ElideRight,
              leading(option));

    const QString place = index.data(ProblemModel::PlaceRole).toString();
    const QString rule = index.data(ProblemModel::RuleRole).toString();
    const QFontMetricsF metrics(secondaryFont());
    const double placeWidth = qMin(std::ceil(metrics.horizontalAdvance(place)) + 1, first.width());
    const QRectF second(left, first.bottom() + 1, placeWidth, 16);
    paintText(*painter, mirrored(option, second), place, secondaryFont(), tokens.mute, Qt::ElideRight, leading(option));
    const QRectF rest(second.right() + padding, second.y(), first.right() - second.right() - padding, 16);
    if (rest.width() > 40)
        paintText(*painter, mirrored(option, rest), rule, monoFont(), tokens.mute, Qt::ElideRight, leading(option));

    if (!fix.isEmpty()) {
        paintRounded(*painter, button, metric::controlRadius, tokens.panel, tokens.line);
        paintText(*painter, QRectF(button).adjusted(8, 0, -8, 0), fix, secondaryFont(), tokens.accent, Qt::ElideRight,
                  Qt::AlignCenter);
    }
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {160, metric::tallRowHeight};
}

} // namespace retort
