// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemdelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemwords.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QTextLayout>
#include <QToolTip>

#include <cmath>

namespace retort {

namespace {

constexpr int padding = 10;
constexpr int signWidth = 20;
constexpr int fixHeight = 24;
constexpr int top = 3;
constexpr int lineHeight = 16;
constexpr int mostLines = 2;

QString fixWord() { return ProblemDelegate::tr("Fix"); }

/// Where the sentence stands, from left to right; below it are the place and the rule.
QRectF textPlace(const QRect& row, const QModelIndex& index)
{
    const QRect button = ProblemDelegate::fixPlace(row, index, Qt::LeftToRight);
    const double left = row.x() + padding + signWidth;
    const double right = button.isEmpty() ? row.x() + row.width() - padding : button.x() - padding;
    return {left, static_cast<double>(row.y() + top), qMax(0.0, right - left), double{mostLines * lineHeight}};
}

struct Lines {
    QStringList texts;
    bool cut = false; ///< The last one is elided.
};

Lines linesOf(const QString& text, double width)
{
    Lines lines;
    QTextLayout layout(text, bodyFont());
    layout.beginLayout();
    while (lines.texts.size() < mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        lines.texts << text.mid(line.textStart(), line.textLength()).trimmed();
        lines.cut = lines.texts.size() == mostLines && line.textStart() + line.textLength() < text.size();
        if (lines.cut)
            lines.texts.back() = text.mid(line.textStart()); // painting elides it
    }
    layout.endLayout();
    return lines;
}

QRectF mirrored(const QStyleOptionViewItem& option, const QRectF& place)
{
    return QRectF(QStyle::visualRect(option.direction, option.rect, place.toAlignedRect()));
}

constexpr Qt::Alignment leading = Qt::AlignVCenter | Qt::AlignLeft;

void paintHead(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Tokens& tokens = tokensOf(option.palette);
    const QRectF row = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    const QString counts = index.data(ProblemModel::RuleRole).toString();
    const double countsWidth = std::ceil(QFontMetricsF(smallFont()).horizontalAdvance(counts)) + 1;
    const QRectF first(row.x(), row.bottom() - 39, row.width() - countsWidth - padding, 18);
    paintText(painter, mirrored(option, first), index.data().toString(), bodyStrongFont(), tokens.ink, Qt::ElideRight,
              leading);
    paintText(painter, mirrored(option, {row.right() - countsWidth, first.y(), countsWidth, 18}), counts, smallFont(),
              tokens.mute, Qt::ElideRight, leading);
    paintText(painter, mirrored(option, {row.x(), first.bottom(), row.width(), 16}),
              index.data(ProblemModel::PlaceRole).toString(), monoFont(), tokens.mute, Qt::ElideMiddle, leading);
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), tokens.line);
}

} // namespace

QRect ProblemDelegate::fixPlace(const QRect& row, const QModelIndex& index, Qt::LayoutDirection direction)
{
    if (index.data(ProblemModel::FixRole).toString().isEmpty())
        return {};
    const int text = static_cast<int>(std::ceil(QFontMetricsF(secondaryFont()).horizontalAdvance(fixWord())));
    const int width = qMin(text + 20, row.width() / 3);
    const QRect place(row.right() + 1 - padding - width, row.y() + top + 1, width, fixHeight);
    return QStyle::visualRect(direction, row, place);
}

bool ProblemDelegate::isCut(const QRect& row, const QModelIndex& index)
{
    return linesOf(index.data().toString(), textPlace(row, index).width()).cut;
}

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    painter->setLayoutDirection(option.direction); // by which AlignLeft is where a line begins
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
    QRectF text = textPlace(option.rect, index);
    const Lines lines = linesOf(index.data().toString(), text.width());
    // Fewer lines stand in the middle of the row, the place right below them.
    text.setHeight(lines.texts.size() * lineHeight);
    text.translate(0, (mostLines * lineHeight - text.height()) / 2);
    paintGlyph(*painter, mirrored(option, {row.x() + padding - 2, text.y() + 1, 16, 16}), glyphOf(severity),
               tone == Tone::Neutral ? tokens.mute : toneColors(tokens, tone).ink);
    QRectF line(text.x(), text.y(), text.width(), lineHeight);
    for (const QString& one : lines.texts) {
        paintText(*painter, mirrored(option, line), one, bodyFont(), tokens.ink, Qt::ElideRight, leading);
        line.translate(0, lineHeight);
    }

    // The rule in whole, the place in what is left.
    const QString place = index.data(ProblemModel::PlaceRole).toString();
    const QString rule = index.data(ProblemModel::RuleRole).toString();
    const QRectF last(text.x(), text.bottom() + 1, row.right() - padding - text.x(), 16);
    const double ruleWidth = qMin(std::ceil(QFontMetricsF(monoFont()).horizontalAdvance(rule)) + 1, last.width());
    const double room = qMax(0.0, last.width() - ruleWidth - padding);
    const double placeWidth = qMin(std::ceil(QFontMetricsF(secondaryFont()).horizontalAdvance(place)) + 1, room);
    paintText(*painter, mirrored(option, {last.x(), last.y(), placeWidth, 16}), place, secondaryFont(), tokens.mute,
              Qt::ElideRight, leading);
    paintText(*painter, mirrored(option, {last.x() + placeWidth + padding, last.y(), ruleWidth, 16}), rule, monoFont(),
              tokens.mute, Qt::ElideRight, leading);

    if (const QRect button = fixPlace(option.rect, index, option.direction); !button.isEmpty()) {
        paintRounded(*painter, button, metric::controlRadius, tokens.panel, tokens.ctl);
        paintText(*painter, QRectF(button).adjusted(6, 0, -6, 0), fixWord(), secondaryFont(), tokens.accent,
                  Qt::ElideRight, Qt::AlignCenter);
    }
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {60, 2 * top + mostLines * lineHeight + 18};
}

bool ProblemDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    const QString fix = index.data(ProblemModel::FixRole).toString();
    if (event->type() != QEvent::ToolTip || !fixPlace(option.rect, index, option.direction).contains(event->pos()))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), tipText(fix), view);
    return true;
}

} // namespace retort
