// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/finddelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/find/findmodel.h"

#include <QTextLayout>

namespace retort {

namespace {

constexpr int headingHeight = 28;
constexpr int sideMargin = 6;
constexpr int padding = 8;
constexpr int gap = 10;
constexpr int glyphSide = 16;

struct MarkedText {
    QString text;
    const std::vector<Mark>* marks = nullptr;
    QFont font;
    QFont strong;
    QColor color;
    QColor markColor;
    bool isCode = false;
};

/// One line from where the line of its direction begins, elided at its end.
void paintMarked(QPainter& painter, const QRectF& place, MarkedText marked, Qt::LayoutDirection direction)
{
    if (place.width() <= 0)
        return;
    marked.text.replace(u'\n', u' ');
    const QFontMetricsF metrics(marked.strong);
    const QString shown = metrics.elidedText(marked.text, Qt::ElideRight, place.width());
    QTextLayout layout(shown, marked.font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    // Each text by its own direction, paths and handles never mirrored.
    const bool leftwards = !marked.isCode && shown.isRightToLeft();
    option.setTextDirection(leftwards ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const Mark& mark : *marked.marks) {
        const int kept = static_cast<int>(shown == marked.text ? shown.size() : shown.size() - 1);
        const int end = qMin(mark.start + mark.length, kept);
        if (end <= mark.start)
            continue;
        QTextLayout::FormatRange range{.start = mark.start, .length = end - mark.start, .format = {}};
        range.format.setFont(marked.strong);
        range.format.setForeground(marked.markColor);
        formats += range;
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(place.width());
    layout.endLayout();
    if (!line.isValid())
        return;
    // Text of the other direction still begins where the row begins.
    const double unused = place.width() - line.naturalTextWidth();
    const bool rowLeftwards = direction == Qt::RightToLeft;
    const double left = place.left() + (leftwards == rowLeftwards ? 0 : rowLeftwards ? unused : -unused);
    const PainterSaver saver(painter);
    painter.setPen(marked.color);
    layout.draw(&painter, QPointF(left, place.y() + (place.height() - line.height()) / 2));
}

double widthOf(const QString& text, const QFont& font)
{
    return text.isEmpty() ? 0 : std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1;
}

} // namespace

void FindDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    painter->setLayoutDirection(option.direction);
    const Tokens& tokens = tokensOf(option.palette);
    const QRectF row = QRectF(option.rect).adjusted(sideMargin, 0, -sideMargin, 0);
    const auto mirrored = [&](const QRectF& place) {
        return QRectF(QStyle::visualRect(option.direction, option.rect, place.toRect()));
    };
    const FindRow& found = static_cast<const FindModel*>(index.model())->row(index.row());
    if (found.isHeading()) {
        paintText(*painter, mirrored(row.adjusted(padding, 6, -padding, 0)), found.heading.toUpper(), captionFont(),
                  tokens.mute);
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected))
        paintRounded(*painter, row, metric::controlRadius, tokens.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintRounded(*painter, row, metric::controlRadius, tokens.hover);

    const FindItem& item = found.item;
    const bool off = !item.whyNot.isEmpty();
    const QRectF glyph(row.x() + padding, row.y(), glyphSide, row.height());
    const QColor signColor = off || item.tone == Tone::Neutral ? tokens.mute : toneColors(tokens, item.tone).ink;
    paintGlyph(*painter, mirrored(glyph), item.glyph, signColor);

    QRectF room = row.adjusted(padding + glyphSide + gap, 0, -padding, 0);
    if (!item.shortcut.isEmpty()) {
        const double width = widthOf(item.shortcut, secondaryFont());
        paintText(*painter, mirrored(QRectF(room.right() - width, room.y(), width, room.height())), item.shortcut,
                  secondaryFont(), tokens.mute);
        room.setRight(room.right() - width - gap);
    }
    const QFont font = item.isCode ? monoFont() : bodyFont();
    const QFont strong = item.isCode ? monoStrongFont() : bodyStrongFont();
    const QString beside = off ? item.whyNot : item.detail;
    const double wanted = widthOf(item.title, strong) + 4;
    const double needs = widthOf(beside, secondaryFont()) + 4;
    // The title keeps what it needs up to two thirds, what stands beside it the rest; both give way where both are
    // long.
    const double titleWidth = qMin(wanted, qMax(room.width() * 2 / 3, room.width() - needs - gap));
    const QRectF title(room.x(), room.y(), titleWidth, room.height());
    paintMarked(
        *painter, mirrored(title),
        {item.title, &found.titleMarks, font, strong, off ? tokens.mute : tokens.ink, tokens.accent, item.isCode},
        option.direction);
    static const std::vector<Mark> none;
    QFont strongDetail = secondaryFont();
    strongDetail.setWeight(QFont::DemiBold);
    paintMarked(
        *painter, mirrored(QRectF(title.right() + gap, room.y(), room.right() - title.right() - gap, room.height())),
        {beside, off ? &none : &found.detailMarks, secondaryFont(), strongDetail, tokens.mute, tokens.accent, false},
        option.direction);
}

QSize FindDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {200, index.data(FindModel::IsHeadingRole).toBool() ? headingHeight : metric::rowHeight};
}

} // namespace retort
