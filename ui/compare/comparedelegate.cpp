// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparedelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/paint.h"
#include "ui/common/tokens.h"
#include "ui/compare/comparemodel.h"

#include <algorithm>

namespace retort {

namespace {

constexpr int rowHeight = 20;
constexpr int signWidth = 20;
constexpr int padding = 8;
constexpr int tabWidth = 4;

/// Scintilla and people show a tab as some spaces.
QString spaced(QString text) { return text.replace(u'\t', QString(tabWidth, u' ')); }

/// The part of `text` that its partner does not have: between what both begin and end with.
std::pair<int, int> differing(const QString& text, const QString& other)
{
    const auto shorter = std::min(text.size(), other.size());
    qsizetype front = 0;
    while (front < shorter && text[front] == other[front])
        ++front;
    qsizetype back = 0;
    while (back < shorter - front && text[text.size() - 1 - back] == other[other.size() - 1 - back])
        ++back;
    return {static_cast<int>(front), static_cast<int>(text.size() - front - back)};
}

} // namespace

/// One text's part of a row.
struct CompareDelegate::Half {
    QRect place;
    int line;    ///< From 1; 0: nothing here.
    bool goesOn; ///< The rest of that line.
    QString text;
    QString other; ///< The other text's line; null where there is none to compare with.
    bool changed;
    bool old; ///< What is looked at only: the text that the other one took the place of.
    Comparison::Side side;
    Comparison::Side chosen;
};

CompareDelegate::CompareDelegate(const CompareModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model)
{}

void CompareDelegate::measure()
{
    const QFontMetrics metrics(monoFont());
    m_textWidth = 0;
    int last = 0;
    const int rows = m_model.rowCount();
    for (int i = 0; i < rows; ++i) {
        const auto& row = m_model.row(i);
        last = std::max({last, m_model.theirLine(row), m_model.myLine(row)});
        for (const QString& text : {m_model.theirText(row), m_model.myText(row)})
            m_textWidth = std::max(m_textWidth, metrics.horizontalAdvance(spaced(text).left(20'000)));
    }
    m_gutter = metrics.horizontalAdvance(QString::number(std::max(last, 100))) + 2 * padding;
}

std::pair<int, int> CompareDelegate::differenceIn(int index) const
{
    const auto& row = m_model.row(index);
    const QFontMetrics metrics(monoFont());
    const QString theirs = spaced(m_model.theirText(row));
    const QString mine = spaced(m_model.myText(row));
    if (row.theirs < 0 || row.mine < 0)
        return {0, 0};
    const auto [begin, length] = differing(mine, theirs);
    const auto theirLength = differing(theirs, mine).second;
    const int left = metrics.horizontalAdvance(mine.left(begin));
    return {left, left + std::max(metrics.horizontalAdvance(mine.mid(begin, length)),
                                  metrics.horizontalAdvance(theirs.mid(begin, theirLength)))};
}

int CompareDelegate::textRoom(int width) const { return width / 2 - m_gutter - signWidth - padding; }

QSize CompareDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {100, std::max(rowHeight, QFontMetrics(monoFont()).height() + 4)};
}

void CompareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    painter->setLayoutDirection(Qt::LeftToRight); // code, and line numbers beside it
    const Tokens& tokens = tokensOf(option.palette);
    const auto& row = m_model.row(index.row());
    const QRect place = option.rect;
    const QRect left(place.left(), place.top(), place.width() / 2, place.height());
    const QRect right(left.right() + 1, place.top(), place.width() - left.width(), place.height());
    painter->fillRect(place, tokens.code);
    if (row.folded > 0) {
        painter->fillRect(place.adjusted(0, 1, 0, -1), tokens.bg);
        paintText(*painter, place.adjusted(m_gutter + signWidth, 0, -padding, 0),
                  CompareModel::tr("%1 lines that are alike").arg(row.folded), secondaryFont(), tokens.mute);
        paintGlyph(*painter, QRectF(place.left() + m_gutter - padding - 2, place.top(), 12, place.height()),
                   Glyph::Dots, tokens.mute);
    } else {
        const bool changed = row.change >= 0;
        const auto chosen =
            changed ? m_model.comparison()->chosen(static_cast<std::size_t>(row.change)) : Comparison::Side::Open;
        const QString theirs = spaced(m_model.theirText(row));
        const QString mine = spaced(m_model.myText(row));
        const auto otherOf = [](int line, const QString& text) { return line < 0 ? QString() : text + u' '; };
        paintHalf(*painter, option,
                  {left, m_model.theirLine(row), m_model.theirsGoesOn(row), theirs, otherOf(row.mine, mine), changed,
                   true, Comparison::Side::Theirs, chosen});
        paintHalf(*painter, option,
                  {right, m_model.myLine(row), m_model.mineGoesOn(row), mine, otherOf(row.theirs, theirs), changed,
                   false, Comparison::Side::Mine, chosen});
    }
    painter->fillRect(QRect(right.left(), place.top(), 1, place.height()), tokens.line);
    if (row.change >= 0 && row.change == m_current)
        painter->fillRect(QRect(place.left(), place.top(), 3, place.height()), tokens.accent);
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setPen(QPen(tokens.accent, 1));
        painter->drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void CompareDelegate::paintHalf(QPainter& painter, const QStyleOptionViewItem& option, const Half& half) const
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool choosing = m_model.isChoosing();
    const bool taken = choosing ? half.chosen == half.side : !half.old;
    const bool open = choosing && half.chosen == Comparison::Side::Open;
    QColor ground = tokens.code;
    QColor ink = tokens.ink;
    QColor strong;
    if (half.line == 0 && half.changed) {
        ground = tokens.bg;
    } else if (half.changed) {
        const Tone tone = open ? Tone::Warn : taken ? Tone::Ok : choosing ? Tone::Neutral : Tone::No;
        const ToneColors colors = toneColors(tokens, tone);
        ground = colors.ground;
        if (choosing && !open && !taken)
            ink = tokens.mute;
        strong = colors.ink;
        strong.setAlpha(tokens.dark ? 70 : 45);
    }
    painter.fillRect(half.place, ground);
    const QRect number(half.place.left(), half.place.top(), m_gutter - padding, half.place.height());
    if (half.line > 0 && !half.goesOn)
        paintText(painter, number, QString::number(half.line), monoFont(), tokens.mute, Qt::ElideNone,
                  Qt::AlignRight | Qt::AlignVCenter);
    const QRectF sign(number.right() + 3, half.place.top() + (half.place.height() - 12) / 2.0, 12, 12);
    if (half.changed && half.line > 0) {
        if (!choosing)
            paintGlyph(painter, sign, half.old ? Glyph::Minus : Glyph::Add, half.old ? tokens.no : tokens.ok);
        else if (open)
            paintGlyph(painter, sign, Glyph::Question, tokens.warn);
        else if (taken)
            paintGlyph(painter, sign, Glyph::Check, tokens.ok);
    }
    if (half.line == 0)
        return;
    const QRect room(half.place.left() + m_gutter + signWidth, half.place.top(), textRoom(option.rect.width()),
                     half.place.height());
    painter.setClipRect(room);
    const QFont font = monoFont();
    const QFontMetrics metrics(font);
    const int x = room.left() - m_offset;
    if (half.changed && strong.isValid() && !half.other.isNull()) {
        const auto [from, length] = differing(half.text, half.other.chopped(1));
        if (length > 0)
            painter.fillRect(QRect(x + metrics.horizontalAdvance(half.text.left(from)), room.top() + 2,
                                   metrics.horizontalAdvance(half.text.mid(from, length)), room.height() - 4),
                             strong);
    }
    painter.setFont(font);
    painter.setPen(ink);
    // Isolated, since neutral signs at the ends would otherwise follow the text between them.
    painter.drawText(QRect(x, room.top(), std::max(m_textWidth, room.width()) + padding, room.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextForceLeftToRight, half.text);
    painter.setClipping(false);
}

} // namespace retort
