// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/metrics.h"
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

RetortStyle::RetortStyle() : QProxyStyle(u"Fusion"_s) {}

void RetortStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Fusion asks for hover where it paints it; views need it for their rows.
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

void RetortStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    namespace draw = stylepaint;
    const Tokens& tokens = tokensOf(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        draw::button(*painter, *option);
        return;
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        draw::toolButton(*painter, *option);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        draw::field(*painter, *option, widget);
        return;
    case PE_FrameFocusRect:
        draw::focusRing(*painter, *option, metric::controlRadius);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        draw::checkBox(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        draw::radioButton(*painter, *option);
        return;
    case PE_FrameTabBarBase:
        if (const auto* base = qstyleoption_cast<const QStyleOptionTabBarBase*>(option))
            painter->fillRect(QRect(base->rect.x(), base->rect.bottom(), base->rect.width(), 1), tokens.line);
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            draw::itemGround(*painter, *item);
        return;
    case PE_PanelItemViewRow:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, tokens.sel);
        return;
    case PE_IndicatorItemViewItemDrop: {
        const QRect& at = option->rect;
        if (at.height() <= 2)
            painter->fillRect(QRect(at.x(), at.y() - 1, at.width(), 3), tokens.accent);
        else
            draw::focusRing(*painter, *option, metric::controlRadius);
        return;
    }
    case PE_IndicatorBranch:
        draw::branch(*painter, *option);
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameButtonBevel:
    case PE_FrameTabWidget:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, tokens.panel);
        painter->fillRect(QRect(option->rect.x(), option->rect.y(), option->rect.width(), 1), tokens.line);
        return;
    case PE_PanelMenuBar:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        draw::popupPanel(*painter, *option);
        return;
    case PE_PanelTipLabel:
        draw::toolTip(*painter, *option);
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
        painter->save();
        painter->setPen(tokens.line);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void RetortStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    namespace draw = stylepaint;
    const Tokens& tokens = tokensOf(option->palette);
    switch (element) {
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            draw::tabShape(*painter, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            draw::tabLabel(*painter, *tab);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, tokens.line);
        return;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            draw::headerSection(*painter, *header);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            draw::headerLabel(*painter, *header);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, tokens.panel);
        painter->fillRect(QRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1), tokens.line);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            draw::menuBarItem(*painter, *item);
        painter->fillRect(
            QRect(option->rect.x(), widget ? widget->height() - 1 : option->rect.bottom(), option->rect.width(), 1),
            tokens.line);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, tokens.panel);
        painter->fillRect(QRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1), tokens.line);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->save();
            draw::menuItem(*painter, *item);
            painter->restore();
        }
        return;
    case CE_MenuEmptyArea:
        painter->fillRect(option->rect, tokens.panel);
        return;
    case CE_ToolBar:
    case CE_DockWidgetTitle:
        painter->fillRect(option->rect, tokens.panel);
        return;
    case CE_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            proxy()->drawControl(CE_PushButtonBevel, button, painter, widget);
            QStyleOptionButton label = *button;
            label.rect = subElementRect(SE_PushButtonContents, button, widget);
            proxy()->drawControl(CE_PushButtonLabel, &label, painter, widget);
            draw::focusRing(*painter, *option, metric::controlRadius); // Fusion would tint the button instead
        }
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy = *button;
            const bool main = (copy.features & QStyleOptionButton::DefaultButton) && (copy.state & State_Enabled);
            if (main)
                copy.palette.setColor(QPalette::ButtonText, tokens.accentInk);
            copy.state &= ~State_HasFocus; // Fusion would tint its icon
            painter->save();
            if (main)
                painter->setFont(bodyStrongFont());
            QProxyStyle::drawControl(element, &copy, painter, widget);
            painter->restore();
        }
        return;
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            // The selection is a tint: its text stays ink.
            QStyleOptionViewItem copy = *item;
            copy.palette.setColor(QPalette::HighlightedText, tokens.ink);
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            if (combo->editable)
                return;
            const QRect text = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            const bool enabled = combo->state & State_Enabled;
            painter->setPen(combo->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text));
            QRect place = text;
            if (!combo->currentIcon.isNull()) {
                const QRect sign(text.x(), text.center().y() - metric::iconSize / 2 + 1, metric::iconSize,
                                 metric::iconSize);
                combo->currentIcon.paint(painter, visualRect(combo->direction, combo->rect, sign), Qt::AlignCenter,
                                         enabled ? QIcon::Normal : QIcon::Disabled);
                place.adjust(metric::iconSize + 6, 0, 0, 0);
            }
            painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, place.width()));
        }
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            draw::progress(*painter, *bar);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void RetortStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    namespace draw = stylepaint;
    switch (control) {
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            draw::comboBox(*painter, *combo);
        return;
    case CC_SpinBox:
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option))
            draw::spinBox(*painter, *spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                          subControlRect(control, option, SC_SpinBoxDown, widget));
        return;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            draw::scrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

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

QIcon RetortStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
    case SP_DialogCloseButton:
        return icon(Glyph::Close);
    case SP_MessageBoxQuestion:
        return icon(Glyph::Question);
    case SP_MessageBoxWarning:
    case SP_MessageBoxCritical:
        return icon(Glyph::Alert);
    case SP_MessageBoxInformation:
        return icon(Glyph::Info);
    case SP_DirIcon:
    case SP_DirClosedIcon:
    case SP_DirOpenIcon:
        return icon(Glyph::Folder);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

QPixmap RetortStyle::standardPixmap(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
        return icon(Glyph::Close).pixmap(metric::iconSize);
    case SP_MessageBoxQuestion:
    case SP_MessageBoxInformation:
        return icon(which == SP_MessageBoxQuestion ? Glyph::Question : Glyph::Info, QPalette::Highlight).pixmap(28);
    case SP_MessageBoxWarning:
    case SP_MessageBoxCritical:
        return icon(Glyph::Alert, QPalette::BrightText).pixmap(28);
    default:
        return QProxyStyle::standardPixmap(which, option, widget);
    }
}

void dress(QApplication& application, const Tokens& tokens)
{
    application.setStyle(new RetortStyle); // first the style: it sets a palette of its own
    application.setFont(bodyFont());
    QToolTip::setFont(secondaryFont());
    switchTheme(tokens);
}

void switchTheme(const Tokens& tokens)
{
    const QPalette palette = paletteOf(tokens);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace retort
