// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/stylepaint.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QStyle>

namespace retort::stylepaint {

namespace {

QColor over(const QColor& ground, const QColor& tint, double part)
{
    const auto mix = [part](int a, int b) { return static_cast<int>(a + (b - a) * part); };
    return {mix(ground.red(), tint.red()), mix(ground.green(), tint.green()), mix(ground.blue(), tint.blue())};
}

/// The look of an input's ground and edge in its states.
void inputGround(QPainter& painter, const QRect& place, const QStyleOption& option, bool focused)
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (focused)
        paintRounded(painter, place, metric::controlRadius, tokens.panel, tokens.accent, 2);
    else
        paintRounded(painter, place, metric::controlRadius, enabled ? tokens.panel : tokens.bg,
                     enabled ? tokens.ctl : tokens.line);
}

QColor signColor(const QStyleOption& option, bool live = true)
{
    const bool enabled = live && (option.state & QStyle::State_Enabled);
    return enabled ? tokensOf(option.palette).mute : option.palette.color(QPalette::Disabled, QPalette::Text);
}

} // namespace

void focusRing(QPainter& painter, const QStyleOption& option, double radius)
{
    if ((option.state & QStyle::State_KeyboardFocusChange) && (option.state & QStyle::State_HasFocus))
        paintRounded(painter, option.rect, radius, {}, tokensOf(option.palette).accent, 2);
}

bool button(QPainter& painter, const QStyleOption& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const auto* push = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const bool main = push && (push->features & QStyleOptionButton::DefaultButton) && enabled;
    const bool flat = push && (push->features & QStyleOptionButton::Flat);

    QColor ground = flat ? QColor() : tokens.panel;
    QColor edge = flat ? QColor() : tokens.line;
    if (main) {
        ground = edge = down ? over(tokens.accent, tokens.ink, 0.2) : tokens.accent;
        if (hovered && !down)
            ground = edge = over(tokens.accent, tokens.dark ? tokens.ink : tokens.panel, 0.12);
    } else if (down) {
        ground = option.state & QStyle::State_On ? tokens.sel : tokens.chip;
        edge = option.state & QStyle::State_On ? tokens.accent : edge;
    } else if (hovered) {
        ground = tokens.hover;
        edge = flat ? QColor() : tokens.ctl;
    }
    paintRounded(painter, option.rect, metric::controlRadius, ground, edge);
    return true;
}

bool toolButton(QPainter& painter, const QStyleOption& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.state & QStyle::State_On)
        paintRounded(painter, option.rect, metric::controlRadius, tokens.sel);
    else if (option.state & QStyle::State_Sunken)
        paintRounded(painter, option.rect, metric::controlRadius, tokens.chip);
    else if (enabled && (option.state & QStyle::State_MouseOver))
        paintRounded(painter, option.rect, metric::controlRadius, tokens.hover);
    return true;
}

bool field(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    // The line inside a combo or spin box has no edge of its own; an editor inside a list fills its cell.
    const QWidget* parent = widget ? widget->parentWidget() : nullptr;
    if (qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent))
        return true;
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    if (frame && frame->lineWidth == 0)
        return true;
    inputGround(painter, option.rect, option, option.state & QStyle::State_HasFocus);
    return true;
}

bool checkBox(QPainter& painter, const QStyleOption& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool set = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor fill = enabled ? tokens.accent : tokens.ctl;
    const QRectF box = option.rect;
    if (set) {
        paintRounded(painter, box, 4, fill, fill);
        paintGlyph(painter, box.adjusted(1, 1, -1, -1), option.state & QStyle::State_On ? Glyph::Check : Glyph::Minus,
                   tokens.accentInk);
    } else {
        paintRounded(painter, box, 4, enabled ? tokens.panel : tokens.bg, enabled ? tokens.ctl : tokens.line);
    }
    return true;
}

bool radioButton(QPainter& painter, const QStyleOption& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRectF box = option.rect;
    const double radius = box.width() / 2;
    if (option.state & QStyle::State_On) {
        paintRounded(painter, box, radius, tokens.panel, enabled ? tokens.accent : tokens.ctl, 5);
    } else {
        paintRounded(painter, box, radius, enabled ? tokens.panel : tokens.bg, enabled ? tokens.ctl : tokens.line);
    }
    return true;
}

void mirroredLabel(QPainter& painter, const QStyleOptionButton& button, const QStyle& style)
{
    constexpr int between = 4;
    const bool enabled = button.state & QStyle::State_Enabled;
    const int wide = painter.fontMetrics().size(Qt::TextShowMnemonic, button.text).width();
    const QSize size = button.iconSize;
    const int left = button.rect.x() + (button.rect.width() - wide - between - size.width()) / 2;
    const QRect text(left, button.rect.y(), wide, button.rect.height());
    const QRect place(QPoint(left + wide + between, button.rect.center().y() + 1 - size.height() / 2), size);
    button.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                      button.state & QStyle::State_On ? QIcon::On : QIcon::Off);
    style.drawItemText(&painter, text, Qt::AlignCenter | Qt::TextHideMnemonic, button.palette, enabled, button.text,
                       QPalette::ButtonText);
}

bool comboBox(QPainter& painter, const QStyleOptionComboBox& option)
{
    const bool focused = (option.state & QStyle::State_HasFocus) &&
                         (option.editable || (option.state & QStyle::State_KeyboardFocusChange));
    if (option.frame)
        inputGround(painter, option.rect, option, focused);
    const QRect sign = QStyle::visualRect(option.direction, option.rect,
                                          QRect(option.rect.right() - 8 - metric::iconSize + 1,
                                                option.rect.center().y() - metric::iconSize / 2 + 1, metric::iconSize,
                                                metric::iconSize));
    paintGlyph(painter, sign, Glyph::ChevronDown, signColor(option));
    return true;
}

bool spinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up, const QRect& down)
{
    if (option.frame)
        inputGround(painter, option.rect, option, option.state & QStyle::State_HasFocus);
    const auto sign = [](const QRect& place) { return QRectF(place.center().x() - 6, place.center().y() - 6, 12, 12); };
    paintGlyph(painter, sign(up), Glyph::ChevronUp,
               signColor(option, option.stepEnabled & QAbstractSpinBox::StepUpEnabled));
    paintGlyph(painter, sign(down), Glyph::ChevronDown,
               signColor(option, option.stepEnabled & QAbstractSpinBox::StepDownEnabled));
    return true;
}

bool scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb)
{
    const Tokens& tokens = tokensOf(option.palette);
    if (!(option.state & QStyle::State_Enabled) || option.maximum <= option.minimum)
        return true;
    const bool gripped =
        (option.activeSubControls & QStyle::SC_ScrollBarSlider) && (option.state & QStyle::State_Sunken);
    const bool hovered = option.state & QStyle::State_MouseOver;
    QColor color = tokens.ctl;
    color.setAlpha(gripped ? 255 : hovered ? 200 : 120);
    const double inset = hovered || gripped ? 2 : 3;
    QRectF place = thumb;
    if (option.orientation == Qt::Vertical)
        place.adjust(inset, 2, -inset, -2);
    else
        place.adjust(2, inset, -2, -inset);
    paintRounded(painter, place, qMin(place.width(), place.height()) / 2, color);
    return true;
}

bool progress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const Tokens& tokens = tokensOf(option.palette);
    const QRectF track(option.rect.x(), option.rect.center().y() - 2, option.rect.width(), 6);
    paintRounded(painter, track, 3, tokens.chip);
    const double range = static_cast<double>(option.maximum) - option.minimum;
    if (range <= 0)
        return true;
    QRectF done = track;
    done.setWidth(track.width() * (option.progress - option.minimum) / range);
    paintRounded(painter, done, 3, tokens.accent);
    return true;
}

} // namespace retort::stylepaint
