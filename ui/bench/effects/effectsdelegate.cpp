// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/effectsdelegate.h"

#include "ui/bench/tracemodel.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"

#include <QTextOption>
#include <QTreeView>

#include <cmath>

namespace retort {

namespace {

constexpr int edge = 10;
constexpr int above = 4;

const TraceRow& rowOf(const QModelIndex& index) { return static_cast<const TraceModel*>(index.model())->row(index); }

bool isSentence(const TraceRow& row) { return row.kind == TraceRow::Kind::Problem; }

/// How far from the side a row begins.
int indentOf(const QTreeView& view, QModelIndex index)
{
    int levels = view.rootIsDecorated() ? 1 : 0;
    for (index = index.parent(); index.isValid(); index = index.parent())
        ++levels;
    return levels * view.indentation();
}

/// A chip stands in a line of its own, so that the sentence has the whole width.
int chipRoom(const TraceRow& row) { return row.chip.text.isEmpty() ? 0 : metric::chipHeight + 2; }

QTextLayout& laidOut(QTextLayout& layout, const QStyleOptionViewItem& option, double width)
{
    QTextOption wrap(option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    wrap.setTextDirection(option.direction);
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 40.0));
        line.setPosition({0, y});
        y += std::ceil(line.height());
    }
    layout.endLayout();
    return layout;
}

} // namespace

void EffectsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const TraceRow& row = rowOf(index);
    if (!isSentence(row))
        return TraceDelegate::paint(painter, option, index);
    const PainterSaver saver(*painter);
    const Tokens& tokens = tokensOf(option.palette);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRect place = option.rect.adjusted(mirrored ? edge : 0, above, mirrored ? 0 : -edge, 0);
    if (!row.chip.text.isEmpty()) {
        const QSize size = chipSize(row.chip).boundedTo({place.width(), metric::chipHeight});
        const int left = mirrored ? place.right() + 1 - size.width() : place.left();
        painter->setLayoutDirection(option.direction);
        paintChip(*painter, {{left, place.top()}, size}, row.chip, tokens);
    }
    painter->setPen(row.muted ? tokens.mute : tokens.ink);
    QTextLayout layout(plainText(row.detail), secondaryFont());
    laidOut(layout, option, place.width()).draw(painter, QPointF(place.left(), place.top() + chipRoom(row)));
}

QSize EffectsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const TraceRow& row = rowOf(index);
    const auto* view = qobject_cast<const QTreeView*>(option.widget);
    if (!isSentence(row) || !view)
        return TraceDelegate::sizeHint(option, index);
    QTextLayout layout(plainText(row.detail), secondaryFont());
    const double height =
        laidOut(layout, option, view->viewport()->width() - indentOf(*view, index) - edge).boundingRect().height();
    return {100, above + chipRoom(row) + static_cast<int>(std::ceil(height)) + above};
}

} // namespace retort
