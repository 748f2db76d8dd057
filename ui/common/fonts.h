// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace retort {

// The window's few text styles. Sizes are in logical pixels, which Qt scales with the desktop's font size.

QFont bodyFont();       ///< 13 px.
QFont bodyStrongFont(); ///< 13 px semibold: titles of cards, the current tab.
QFont secondaryFont();  ///< 12 px: second lines, chips.
QFont captionFont();    ///< 11 px semibold, spaced by half a pixel: section heads.
QFont smallFont();      ///< 11 px: captions of fields, the second line in the sidebar.
QFont titleFont();      ///< 20 px semibold: the reaction's name.
QFont monoFont();       ///< 12 px: field paths, handles, ids, numbers and JSON, also beside body text.
QFont monoStrongFont(); ///< 12 px bold, within a strong line.

} // namespace retort
