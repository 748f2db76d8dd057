// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace retort {

/// What is laid out badly below `root`, a line each; empty where all is well:
/// - a label, button or field that is smaller than it has to be to show all of its text (labels and chips that elide by
/// design
///   need their minimum alone, and show the rest as a tooltip);
/// - two widgets side by side that lie over each other;
/// - a widget that reaches out of the one around it, unless that scrolls.
/// Only what is visible counts. `overlays` are names of widgets that lie over others by design.
QStringList problemsOfLayout(QWidget& root, const QStringList& overlays = {});

} // namespace retort
