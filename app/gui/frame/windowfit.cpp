// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/windowfit.h"

#include <algorithm>

namespace retort {

QRect fittedTo(const QRect& available, const QRect& window, const QMargins& frame)
{
    const QRect room = available.marginsRemoved(frame);
    QRect fitted(window.topLeft(), window.size().boundedTo(room.size()));
    fitted.moveLeft(std::clamp(fitted.left(), room.left(), room.right() - fitted.width() + 1));
    fitted.moveTop(std::clamp(fitted.top(), room.top(), room.bottom() - fitted.height() + 1));
    return fitted;
}

} // namespace retort
