// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmark/windowhands.h"

#include "tests/benchmark/gapmeter.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QTimer>
#include <QWheelEvent>

#include <deque>

namespace retort::hands {

namespace {

struct Step {
    QPointer<QObject> context;
    std::function<void()> work;
};
std::deque<Step> waiting;
int restTurns = 0;

/// Turns the loop also where nothing happens.
class Waker : public QTimer {
public:
    Waker() { start(1); }
};

/// One turn of the loop.
void turn()
{
    constexpr int between = 3; // what a step has asked for comes before the next
    if (!waiting.empty() && ++restTurns >= between) {
        restTurns = 0;
        const Step step = std::move(waiting.front());
        waiting.pop_front();
        if (step.context)
            QMetaObject::invokeMethod(step.context, step.work, Qt::QueuedConnection);
    }
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

} // namespace

void later(QObject& context, std::function<void()> work) { waiting.push_back({&context, std::move(work)}); }

void post(QWidget& widget, int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    later(widget, [&widget, key, modifiers, text] {
        QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
        QCoreApplication::sendEvent(&widget, &press);
    });
    later(widget, [&widget, key, modifiers, text] {
        QKeyEvent release(QEvent::KeyRelease, key, modifiers, text);
        QCoreApplication::sendEvent(&widget, &release);
    });
}

void post(QWidget& widget, const QString& letters)
{
    for (const QChar letter : letters)
        post(widget, 0, Qt::NoModifier, QString(letter));
}

void turnWheel(QWidget& widget)
{
    later(widget, [&widget] {
        const QPointF place = QRectF(widget.rect()).center();
        QWheelEvent wheel(place, widget.mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&widget, &wheel);
    });
}

void settle()
{
    const Waker waker;
    // At rest: for some moments the loop had next to nothing to do.
    const double begin = wallTime();
    int quiet = 0;
    while ((quiet < 30 && wallTime() - begin < 5000) || !waiting.empty()) {
        const double before = threadTime();
        turn();
        quiet = threadTime() - before < 0.5 ? quiet + 1 : 0;
    }
}

void settleUntil(const std::function<bool()>& done)
{
    const Waker waker;
    const double begin = wallTime();
    while (!waiting.empty() || (!done() && wallTime() - begin < 60'000))
        turn();
    if (!done())
        std::fprintf(stderr, "it never ended\n");
    settle();
}

} // namespace retort::hands
