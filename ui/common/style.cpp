// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/direction.h"
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
            if (copy.direction == Qt::RightToLeft && !copy.icon.isNull() && !copy.text.isEmpty())
                draw::mirroredLabel(*painter, copy, *this);
            else
                QProxyStyle::drawControl(element, &copy, painter, widget);
            painter->restore();
        }
        return;
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            // The selection is a tint: its text stays ink.
            QStyleOptionViewItem copy = *item;
            copy.palette.setColor(QPalette::HighlightedText, tokens.ink);
            copy.text = byOwnDirection(copy.text, copy.direction);
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
            painter->drawText(
                place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                byOwnDirection(combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, place.width()),
                               painter->layoutDirection()));
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

void RetortStyle::drawItemText(QPainter* painter, const QRect& place, int flags, const QPalette& palette, bool enabled,
                               const QString& text, QPalette::ColorRole role) const
{
    QProxyStyle::drawItemText(painter, place, flags, palette, enabled, byOwnDirection(text, painter->layoutDirection()),
                              role);
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
