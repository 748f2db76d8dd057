// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QString>

namespace retort {

// Texts of one direction within lines of the other: an English sentence, a field's path or ">=" in a window from right
// to left. Without marks of their own the line's direction takes their punctuation to the wrong end and mirrors signs.

/// `text` as it is drawn in a line that runs as `around` does: each of its lines within Unicode's isolating marks, and
/// so by the direction of its own words. Unchanged where it runs as the line does.
QString byOwnDirection(const QString& text, Qt::LayoutDirection around);
/// The same within the application's windows.
QString byOwnDirection(const QString& text);
/// Margins that were reckoned from left to right, as the windows run: a layout mirrors what is in it, not its margins.
QMargins asWindowsRun(const QMargins& margins);
/// Code, paths, operators and values: always from left to right. Unchanged while the windows run so too.
QString codeWithin(const QString& text);

} // namespace retort
