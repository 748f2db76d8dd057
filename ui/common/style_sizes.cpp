// SPDX-License-Identifier: GPL-3.0-or-later
// How large things are, and where their parts stand.
#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/common/stylepaint.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldPadding = 7;
constexpr int comboArrow = 28;

} // namespace

int RetortStyle::pixelMetric(PixelMetric which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return metric::scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return metric::iconSize;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 7;
    case PM_ButtonMargin:
        return 10;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_TabBarTabHSpace:
        return metric::tabSpace;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_TabBarBaseHeight:
        return 1;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 4;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 0;
    case PM_SubMenuOverlap:
        return -2;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderMarkSize:
        return 12;
    case PM_TreeViewIndentation:
        return 18;
    case PM_FocusFrameHMargin:
        return 6;
    default:
        return QProxyStyle::pixelMetric(which, option, widget);
    }
}

int RetortStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_Widget_Animation_Duration:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_TabBar_Alignment:
        return hint == SH_TabBar_Alignment ? Qt::AlignLeft : 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_ItemView_ShowDecorationSelected:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
        return 1;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QSize RetortStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                    const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button && button->text.isEmpty())
            return {std::max(contents.width() + 14, metric::controlHeight), metric::controlHeight};
        return {contents.width() + 24, std::max(contents.height() + 8, metric::controlHeight)};
    }
    case CT_LineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth == 0)
            break;
        return {contents.width() + 2 * fieldPadding, metric::controlHeight};
    }
    case CT_ComboBox:
        return {contents.width() + fieldPadding + 2 + comboArrow, metric::controlHeight};
    case CT_SpinBox: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + 8, metric::controlHeight};
    }
    case CT_ToolButton:
        return {std::max(contents.width() + 10, metric::controlHeight), metric::controlHeight};
    case CT_TabBarTab:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            // As wide as the semibold text, which the current tab has: nothing moves when it changes.
            QString text = tab->text;
            text.remove(u'&');
            const double width = QFontMetricsF(bodyStrongFont()).horizontalAdvance(text);
            return {static_cast<int>(std::ceil(width)) + pixelMetric(PM_TabBarTabHSpace, option, widget), 32};
        }
        break;
    case CT_MenuBarItem:
        return {contents.width() + 16, 27};
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            QSize size = stylepaint::menuItemSize(*item);
            size.setWidth(std::max(size.width(), 180));
            return size;
        }
        break;
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), std::max(size.height(), 28)};
    }
    case CT_HeaderSection: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), header && header->orientation == Qt::Horizontal ? 28 : size.height()};
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect RetortStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth == 0)
            break;
        return option->rect.adjusted(fieldPadding - 2, 1, -(fieldPadding - 2), -1); // QLineEdit adds 2 itself
    }
    case SE_PushButtonFocusRect:
    case SE_ToolBoxTabContents:
        return option->rect;
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
        return option->rect;
    case SE_TabBarTabText:
        return option->rect;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect RetortStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const
{
    const QRect& all = option->rect;
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxEditField) {
            const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
            const int left = combo && combo->editable ? fieldPadding - 2 : fieldPadding + 2; // QLineEdit adds the rest
            return visualRect(option->direction, all, all.adjusted(left, 1, -comboArrow, -1));
        }
        if (part == SC_ComboBoxArrow)
            return visualRect(option->direction, all,
                              {all.right() - comboArrow + 1, all.y(), comboArrow, all.height()});
    }
    if (control == CC_SpinBox) {
        const int half = all.height() / 2;
        const QRect buttons(all.right() - 21, all.y(), 20, all.height());
        switch (part) {
        case SC_SpinBoxUp:
            return visualRect(option->direction, all, {buttons.x(), all.y() + 2, 20, half - 2});
        case SC_SpinBoxDown:
            return visualRect(option->direction, all, {buttons.x(), all.y() + half, 20, half - 2});
        case SC_SpinBoxEditField:
            return visualRect(option->direction, all, all.adjusted(fieldPadding - 2, 2, -24, -2));
        default:
            break;
        }
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar) { // no arrows at the ends
            const bool upright = bar->orientation == Qt::Vertical;
            const int length = upright ? all.height() : all.width();
            const double range = static_cast<double>(bar->maximum) - bar->minimum;
            int thumb = length;
            if (range > 0) {
                const double shown = length * (bar->pageStep / (range + bar->pageStep));
                thumb = std::clamp(static_cast<int>(shown),
                                   std::min(length, pixelMetric(PM_ScrollBarSliderMin, option, widget)), length);
            }
            const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                                      bar->upsideDown);
            const auto along = [&](int from, int size) {
                return upright ? QRect(all.x(), all.y() + from, all.width(), size)
                               : QRect(all.x() + from, all.y(), size, all.height());
            };
            switch (part) {
            case SC_ScrollBarAddLine:
            case SC_ScrollBarSubLine:
                return {};
            case SC_ScrollBarGroove:
                return all;
            case SC_ScrollBarSlider:
                return visualRect(option->direction, all, along(start, thumb));
            case SC_ScrollBarSubPage:
                return visualRect(option->direction, all, along(0, start));
            case SC_ScrollBarAddPage:
                return visualRect(option->direction, all, along(start + thumb, length - start - thumb));
            default:
                break;
            }
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace retort
