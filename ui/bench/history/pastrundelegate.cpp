// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/pastrundelegate.h"

#include "ui/bench/history/pastrunmodel.h"
#include "ui/bench/history/pastrunwords.h"
#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"

#include <QApplication>

#include <algorithm>

namespace retort {

namespace {

constexpr int edge = 10;
constexpr int top = 6;

} // namespace

void PastRunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QWidget* widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &ground, painter, widget);

    const Tokens& tokens = tokensOf(option.palette);
    const PastRunLine& line = static_cast<const PastRunModel*>(index.model())->line(index.row());
    painter->setLayoutDirection(option.direction);
    const QRectF whole(option.rect);
    // All below is reckoned from left to right.
    const bool turned = option.direction == Qt::RightToLeft;
    const auto mirrored = [&](const QRectF& from) {
        return turned ? from.translated(whole.left() + whole.right() - from.left() - from.right(), 0) : from;
    };
    const QFontMetrics strong(bodyStrongFont());
    const QFontMetrics small(secondaryFont());
    QRectF first(whole.left() + edge, whole.top() + top, whole.width() - 2 * edge, strong.height());
    const ChipContent outcome = outcomeChip(line.outcome);
    const QRectF sign(first.left(), first.top() + (first.height() - metric::iconSize) / 2, metric::iconSize,
                      metric::iconSize);
    paintGlyph(*painter, mirrored(sign), outcome.sign.value_or(Glyph::Minus), toneColors(tokens, outcome.tone).ink);
    first.setLeft(sign.right() + metric::spacing);
    const QString when = whenOf(line.at);
    QRectF time = first;
    time.setLeft(std::max(first.left() + first.width() * 0.35, first.right() - small.horizontalAdvance(when) - 1));
    first.setRight(time.left() - metric::spacing);
    paintText(*painter, mirrored(time), when, secondaryFont(), tokens.mute, Qt::ElideRight,
              Qt::AlignRight | Qt::AlignVCenter);
    paintText(*painter, mirrored(first), reactionOf(line), bodyStrongFont(), tokens.ink);
    const QRectF second(first.left(), first.bottom() + 3, whole.right() - edge - first.left(), small.height());
    paintText(*painter, mirrored(second),
              QCoreApplication::translate("PastRuns", "%1 · %2", "an event, how it came out")
                  .arg(eventOf(line), line.summary),
              secondaryFont(), tokens.mute);
}

QSize PastRunDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, top + QFontMetrics(bodyStrongFont()).height() + 3 + QFontMetrics(secondaryFont()).height() + top};
}

} // namespace retort
