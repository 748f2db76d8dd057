// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace retort {

/// What is wrong with the widgets below (and with) `root`, a line each; empty where all is well:
/// - a label that would read markup out of its text;
/// - something that takes the focus, or a button (also one within a line edit), or a row of a list without an
///   accessible name;
/// - a widget with a stylesheet of its own, which a theme switch would pass by.
/// Parts that Qt makes for itself (a combo box's popup, a scroll area's bars) are left out.
QStringList problemsOfWidgets(QWidget& root);

} // namespace retort
