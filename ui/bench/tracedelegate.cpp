// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/tracedelegate.h"

#include "ui/bench/tracemodel.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

#include <cmath>

namespace retort {

namespace {

constexpr int stepHeight = 48;
constexpr int valueHeight = 26;
constexpr int numberWidth = 26; ///< At least, with the room behind it.
constexpr int edge = 10;

const TraceRow& rowOf(const QModelIndex& index) { return static_cast<const TraceModel*>(index.model())->row(index); }

/// One width for all steps, so that their titles stand below each other: the last has the longest number.
double roomForNumber(const QModelIndex& index)
{
    const QString longest(QString::number(index.model()->rowCount()).size(), u'0');
    return std::max<double>(numberWidth,
                            std::ceil(QFontMetricsF(monoFont()).horizontalAdvance(longest)) + metric::spacing);
}

/// A filled circle where it stops, a ring where it is switched off.
void paintBreakpoint(QPainter& painter, const QRectF& place, TraceRow::Break breakpoint, const Tokens& tokens)
{
    const bool on = breakpoint == TraceRow::Break::On;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(on ? QBrush(tokens.no) : QBrush(Qt::NoBrush));
    painter.setPen(QPen(tokens.no, 1.5));
    painter.drawEllipse(place.adjusted(1, 1, -1, -1));
}

bool hasTwoLines(const TraceRow& row)
{
    return row.kind == TraceRow::Kind::Step || row.kind == TraceRow::Kind::Trigger ||
           (row.kind == TraceRow::Kind::Problem && !row.detail.empty());
}

} // namespace

TraceDelegate::TraceDelegate(QObject* parent)
    : QStyledItemDelegate(parent), m_title(bodyFont(), monoFont()), m_line(secondaryFont(), monoFont())
{}

void TraceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    const Tokens& tokens = tokensOf(option.palette);
    const TraceRow& row = rowOf(index);
    painter->setLayoutDirection(option.direction);
    QRectF place = QRectF(option.rect).adjusted(0, 0, -edge, 0);
    // All below is reckoned from left to right.
    const auto mirrored = [&option](const QRectF& from) {
        const QRectF whole(option.rect);
        return option.direction == Qt::RightToLeft
                   ? from.translated(whole.left() + whole.right() - from.left() - from.right(), 0)
                   : from;
    };

    if (!row.chip.text.isEmpty()) {
        const QSize size =
            chipSize(row.chip).boundedTo(QSize(static_cast<int>(place.width() * 0.5), metric::chipHeight));
        const QRect chip(static_cast<int>(place.right()) - size.width(),
                         static_cast<int>(place.center().y()) - size.height() / 2, size.width(), size.height());
        paintChip(*painter, mirrored(chip).toRect(), row.chip, tokens);
        place.setRight(chip.left() - metric::spacing);
    }
    if (!row.value.isEmpty()) {
        const QFontMetricsF metrics(monoFont());
        // Half of the row at most, and what a short title leaves.
        const double room = std::max(place.width() * 0.5, place.width() - m_line.width(row.title) - metric::spacing);
        const double width = std::min(metrics.horizontalAdvance(row.value) + 1, room);
        const QRectF value(place.right() - width, place.top(), width, place.height());
        paintText(*painter, mirrored(value), row.value, monoFont(), tokens.ink, Qt::ElideRight,
                  Qt::AlignRight | Qt::AlignVCenter);
        place.setRight(value.left() - metric::spacing);
    }

    const QColor ink = row.muted ? tokens.mute : tokens.ink;
    if (!hasTwoLines(row)) {
        if (row.breakpoint != TraceRow::Break::None) {
            paintBreakpoint(*painter, mirrored({place.left(), place.center().y() - 5, 10, 10}), row.breakpoint, tokens);
            place.setLeft(place.left() + 14);
        }
        if (row.next) {
            paintGlyph(*painter, mirrored({place.left(), place.center().y() - 7, 14, 14}),
                       option.direction == Qt::RightToLeft ? Glyph::ChevronLeft : Glyph::ChevronRight, tokens.accent);
            place.setLeft(place.left() + 18);
        }
        m_line.paint(*painter, mirrored(place), row.title, ink);
        return;
    }
    if (row.kind == TraceRow::Kind::Problem) {
        m_line.paint(*painter, mirrored({place.left(), place.top() + 5, place.width(), 19}), row.title, ink);
        m_line.paint(*painter, mirrored({place.left(), place.top() + 24, place.width(), 19}), row.detail, tokens.mute);
        return;
    }
    const double room = roomForNumber(index);
    const QRectF number(place.left(), place.top() + 5, room - metric::spacing, 19);
    if (row.next)
        paintGlyph(*painter, mirrored({number.left(), number.center().y() - 7, 14, 14}),
                   option.direction == Qt::RightToLeft ? Glyph::ChevronLeft : Glyph::ChevronRight, tokens.accent);
    else
        paintText(*painter, mirrored(number), row.number, monoFont(), tokens.mute, Qt::ElideNone,
                  Qt::AlignRight | Qt::AlignVCenter);
    if (row.breakpoint != TraceRow::Break::None) // below the number
        paintBreakpoint(*painter, mirrored({number.right() - 11, number.bottom() + 4, 10, 10}), row.breakpoint, tokens);
    place.setLeft(place.left() + room);
    if (row.detail.empty()) {
        m_title.paint(*painter, mirrored(place), row.title, ink);
        return;
    }
    m_title.paint(*painter, mirrored({place.left(), place.top() + 5, place.width(), 19}), row.title, ink);
    m_line.paint(*painter, mirrored({place.left(), place.top() + 24, place.width(), 19}), row.detail, tokens.mute);
}

QSize TraceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {100, hasTwoLines(rowOf(index)) ? stepHeight : valueHeight};
}

bool TraceDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const TraceRow& row = rowOf(index);
    QString text = row.tip;
    if (text.isEmpty()) {
        text = plainText(row.title);
        if (!row.value.isEmpty())
            text += QStringLiteral(": ") + row.value;
        if (!row.detail.empty())
            text += u'\n' + plainText(row.detail);
    }
    QToolTip::showText(event->globalPos(), tipText(text), view);
    return true;
}

} // namespace retort
