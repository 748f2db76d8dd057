// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QStyleOption>

class QPainter;
class QWidget;

namespace retort::stylepaint {

// What RetortStyle draws, a function for each thing. Each answers true where it drew all of it.

/// A ring inside the rectangle, only for those who move by keyboard.
void focusRing(QPainter& painter, const QStyleOption& option, double radius);

bool button(QPainter& painter, const QStyleOption& option);
bool toolButton(QPainter& painter, const QStyleOption& option);
bool field(QPainter& painter, const QStyleOption& option, const QWidget* widget);
bool checkBox(QPainter& painter, const QStyleOption& option);
bool radioButton(QPainter& painter, const QStyleOption& option);
/// Icon and text of a button from right to left: Qt would put the text to the button's other edge.
void mirroredLabel(QPainter& painter, const QStyleOptionButton& button, const QStyle& style);
bool comboBox(QPainter& painter, const QStyleOptionComboBox& option);
bool spinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up, const QRect& down);
bool scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb);

bool tabShape(QPainter& painter, const QStyleOptionTab& option);
bool tabLabel(QPainter& painter, const QStyleOptionTab& option);
bool headerSection(QPainter& painter, const QStyleOptionHeader& option);
bool headerLabel(QPainter& painter, const QStyleOptionHeader& option);
bool menuBarItem(QPainter& painter, const QStyleOptionMenuItem& option);
bool menuItem(QPainter& painter, const QStyleOptionMenuItem& option);
QSize menuItemSize(const QStyleOptionMenuItem& option);
bool itemGround(QPainter& painter, const QStyleOptionViewItem& option);
bool branch(QPainter& painter, const QStyleOption& option);
bool popupPanel(QPainter& painter, const QStyleOption& option);
bool toolTip(QPainter& painter, const QStyleOption& option);
bool progress(QPainter& painter, const QStyleOptionProgressBar& option);

} // namespace retort::stylepaint
