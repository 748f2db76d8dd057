// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascadedelegate.h"

#include "ui/bench/cascade/cascademodel.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace retort {

namespace {

constexpr int edge = 10;
constexpr int top = 4;
constexpr int lineHeight = 18;

CascadeWords wordsOf(const QModelIndex& index) { return static_cast<const CascadeModel*>(index.model())->words(index); }

} // namespace

CascadeDelegate::CascadeDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
    , m_head(bodyStrongFont(), monoStrongFont())
    , m_title(bodyFont(), monoFont())
    , m_line(secondaryFont(), monoFont())
{}

void CascadeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    const Tokens& tokens = tokensOf(option.palette);
    const CascadeWords words = wordsOf(index);
    painter->setLayoutDirection(option.direction);
    QRectF place = QRectF(option.rect).adjusted(2, 0, -edge, 0);
    // All below is reckoned from left to right.
    const auto mirrored = [&option](const QRectF& from) {
        const QRectF whole(option.rect);
        return option.direction == Qt::RightToLeft
                   ? from.translated(whole.left() + whole.right() - from.left() - from.right(), 0)
                   : from;
    };
    QRectF first(place.left(), place.top() + top, place.width(), metric::chipHeight);
    const QRectF second(place.left(), first.bottom(), place.width(), lineHeight);
    if (!words.chip.text.isEmpty()) {
        const QSize size =
            chipSize(words.chip).boundedTo(QSize(static_cast<int>(first.width() * 0.5), metric::chipHeight));
        const QRect chip(static_cast<int>(first.right()) - size.width(), static_cast<int>(first.top()), size.width(),
                         size.height());
        paintChip(*painter, mirrored(chip).toRect(), words.chip, tokens);
        first.setRight(chip.left() - metric::spacing);
    }
    const SpanPainter& title = index.parent().isValid() ? m_title : m_head;
    title.paint(*painter, mirrored(first), words.title, words.muted ? tokens.mute : tokens.ink);
    m_line.paint(*painter, mirrored(second), words.detail, tokens.mute);
}

QSize CascadeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {100, top + metric::chipHeight + lineHeight + top};
}

bool CascadeDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const CascadeWords words = wordsOf(index);
    QToolTip::showText(event->globalPos(), tipText(plainText(words.title) + u'\n' + plainText(words.detail)), view);
    return true;
}

} // namespace retort
