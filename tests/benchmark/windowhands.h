// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdio>
#include <cstdlib>
#include <functional>

namespace retort {

/// What a person does to a window: it happens while the loop turns in settle(), one thing after the other, each in a
/// turn of its own.
namespace hands {

void post(QWidget& widget, int key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {});
void post(QWidget& widget, const QString& letters);
/// One notch of the wheel, downwards.
void turnWheel(QWidget& widget);
void later(QObject& context, std::function<void()> work);

/// Lets the loop turn until it rests: a few turns with nothing to do, at most some seconds.
void settle();
void settleUntil(const std::function<bool()>& done);

/// The visible one of this accessible name; ends the program where there is none.
template <class Widget>
Widget& named(const QWidget& window, const QString& name)
{
    for (Widget* widget : window.findChildren<Widget*>()) {
        if (widget->accessibleName() == name && widget->isVisible())
            return *widget;
    }
    std::fprintf(stderr, "There is no %s in the window\n", qPrintable(name));
    std::exit(2);
}

} // namespace hands

} // namespace retort
