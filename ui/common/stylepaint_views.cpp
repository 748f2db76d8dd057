// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/stylepaint.h"

#include <QStyle>

#include <cmath>

namespace retort::stylepaint {

namespace {

constexpr int menuIconLeft = 8;
constexpr int menuTextLeft = 32;
constexpr int menuRight = 14;
constexpr int menuHintGap = 28;

QString withoutMnemonic(QString text)
{
    for (int i = 0; i + 1 < text.size(); ++i)
        if (text[i] == u'&')
            text.remove(i, 1);
    return text;
}

} // namespace

bool tabShape(QPainter& painter, const QStyleOptionTab& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool current = option.state & QStyle::State_Selected;
    const bool south = option.shape == QTabBar::RoundedSouth;
    const int inset = metric::tabSpace / 2; // under the text alone
    const QRect bar(option.rect.x() + inset, south ? option.rect.y() : option.rect.bottom() - 1,
                    option.rect.width() - 2 * inset, 2);
    if (current)
        painter.fillRect(bar, tokens.accent);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(bar, tokens.line);
    return true;
}

bool tabLabel(QPainter& painter, const QStyleOptionTab& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool current = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor color = !enabled  ? option.palette.color(QPalette::Disabled, QPalette::Text)
                         : current ? tokens.accent
                                   : tokens.mute;
    paintText(painter, option.rect, withoutMnemonic(option.text), current ? bodyStrongFont() : bodyFont(), color,
              Qt::ElideRight, Qt::AlignCenter);
    if ((option.state & QStyle::State_KeyboardFocusChange) && (option.state & QStyle::State_HasFocus))
        paintRounded(painter, QRectF(option.rect).adjusted(1, 2, -1, -4), metric::controlRadius, {}, tokens.accent, 2);
    return true;
}

bool headerSection(QPainter& painter, const QStyleOptionHeader& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    painter.fillRect(option.rect, tokens.panel);
    if (option.orientation == Qt::Horizontal)
        painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
    return true;
}

bool headerLabel(QPainter& painter, const QStyleOptionHeader& option)
{
    const Qt::Alignment align = (option.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter;
    paintText(painter, option.rect, option.text, smallFont(), tokensOf(option.palette).mute, Qt::ElideRight, align);
    return true;
}

bool menuBarItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    painter.fillRect(option.rect, tokens.panel);
    const bool open = (option.state & QStyle::State_Sunken) && (option.state & QStyle::State_Selected);
    const bool hovered = option.state & QStyle::State_Selected;
    if (open || hovered)
        paintRounded(painter, QRectF(option.rect).adjusted(1, 2, -1, -2), metric::controlRadius,
                     open ? tokens.sel : tokens.hover);
    const bool enabled = option.state & QStyle::State_Enabled;
    painter.setFont(option.font);
    painter.setPen(option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine,
                     byOwnDirection(option.text, option.direction));
    return true;
}

QSize menuItemSize(const QStyleOptionMenuItem& option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, 9};
    const QFontMetricsF metrics(option.font);
    const QStringList parts = option.text.split(u'\t');
    double width = menuTextLeft + metrics.horizontalAdvance(withoutMnemonic(parts.first())) + menuRight;
    if (parts.size() > 1)
        width += menuHintGap + QFontMetricsF(secondaryFont()).horizontalAdvance(parts.last());
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += metric::iconSize + 6;
    return {static_cast<int>(std::ceil(width)) + 8, 28};
}

bool menuItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const QRect& row = option.rect;
    painter.fillRect(row, tokens.panel);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(row.x() + 8, row.center().y(), row.width() - 16, 1), tokens.line);
        return true;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool current = (option.state & QStyle::State_Selected) && enabled;
    if (current)
        paintRounded(painter, QRectF(row).adjusted(4, 1, -4, -1), metric::controlRadius, tokens.accent);
    const QColor ink = current   ? tokens.accentInk
                       : enabled ? tokens.ink
                                 : option.palette.color(QPalette::Disabled, QPalette::Text);
    const QColor mute = current ? tokens.accentInk : enabled ? tokens.mute : ink;
    const auto visual = [&option, &row](const QRect& place) {
        return QStyle::visualRect(option.direction, row, place);
    };
    const auto square = [&row, &visual](int left) {
        return visual(
            {row.x() + left, row.center().y() - metric::iconSize / 2 + 1, metric::iconSize, metric::iconSize});
    };

    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            paintGlyph(painter, square(menuIconLeft), Glyph::Check, current ? tokens.accentInk : tokens.accent);
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, square(menuIconLeft), Qt::AlignCenter,
                          !enabled  ? QIcon::Disabled
                          : current ? QIcon::Selected
                                    : QIcon::Normal);
    }
    const QStringList parts = option.text.split(u'\t');
    const QRect text(row.x() + menuTextLeft, row.y(), row.width() - menuTextLeft - menuRight, row.height());
    painter.setFont(option.font);
    painter.setPen(ink);
    painter.drawText(visual(text), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine,
                     byOwnDirection(parts.first(), option.direction));
    if (parts.size() > 1)
        paintText(painter, visual(text), parts.last(), secondaryFont(), mute, Qt::ElideNone,
                  QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintGlyph(painter, square(row.width() - metric::iconSize - 8),
                   option.direction == Qt::RightToLeft ? Glyph::ChevronLeft : Glyph::ChevronRight, mute);
    return true;
}

bool itemGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    if (!selected && !hovered)
        return true;
    const QColor ground = selected ? tokens.sel : tokens.hover;
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const auto position = option.viewItemPosition;
    if (position == Position::OnlyOne || position == Position::Invalid)
        paintRounded(painter, option.rect, metric::controlRadius, ground);
    else
        painter.fillRect(option.rect, ground); // cells of one row meet
    return true;
}

bool branch(QPainter& painter, const QStyleOption& option)
{
    if (!(option.state & QStyle::State_Children))
        return true;
    const double side = 14;
    const QPointF middle = QRectF(option.rect).center();
    const bool leftwards = option.direction == Qt::RightToLeft;
    paintGlyph(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side),
               option.state & QStyle::State_Open ? Glyph::ChevronDown
               : leftwards                       ? Glyph::ChevronLeft
                                                 : Glyph::ChevronRight,
               tokensOf(option.palette).mute);
    return true;
}

bool popupPanel(QPainter& painter, const QStyleOption& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    painter.fillRect(option.rect, tokens.panel);
    painter.setPen(tokens.dark ? tokens.ctl : tokens.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    return true;
}

bool toolTip(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(option.rect, option.palette.color(QPalette::ToolTipBase));
    return true;
}

} // namespace retort::stylepaint
