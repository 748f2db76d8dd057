// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QObject>

#include <string>
#include <vector>

namespace retort {

/// Milliseconds that this thread has kept a processor busy: what others do on the machine does not count.
double threadTime();
/// Likewise of all threads of this process.
double processTime();
/// Milliseconds of a clock on the wall.
double wallTime();

/// An application that knows which event it spent most time on.
class MeteredApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;
    void forget();
    /// "24.1 ms: QTimer of retort::FindIndex"
    const std::string& longest() const { return m_longest; }

private:
    int m_depth = 0;
    double m_time = 0;
    std::string m_longest;
};

/// For how long the event loop did not turn, from its making on: while it does not turn nobody is answered.
class GapMeter : public QObject {
public:
    struct Gaps {
        double worst = 0;
        double ninetyNinth = 0; ///< Of those of more than a millisecond: idle turns say nothing.
    };

    GapMeter();
    Gaps wall() const { return gaps(m_wall); }
    Gaps thread() const { return gaps(m_thread); } ///< The same in threadTime().

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    static Gaps gaps(std::vector<double> times);

    double m_lastWall;
    double m_lastThread;
    std::vector<double> m_wall;
    std::vector<double> m_thread;
};

} // namespace retort
