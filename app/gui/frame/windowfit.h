// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QRect>

namespace retort {

/// Where a window stands so that all of it, its frame too, is on the screen: no larger than there is room, else as
/// large as it was and moved no further than needed. Both rectangles are in the screen's own measure, `window` without
/// its frame.
QRect fittedTo(const QRect& available, const QRect& window, const QMargins& frame);

} // namespace retort
