// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmark/gapmeter.h"

#include <QEvent>
#include <QMetaEnum>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace retort {

namespace {

double timeOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

std::string nameOf(const QObject& object)
{
    std::string name = object.metaObject()->className();
    if (!object.objectName().isEmpty())
        name += " " + object.objectName().toStdString();
    return name;
}

} // namespace

double threadTime() { return timeOf(CLOCK_THREAD_CPUTIME_ID); }
double processTime() { return timeOf(CLOCK_PROCESS_CPUTIME_ID); }
double wallTime() { return timeOf(CLOCK_MONOTONIC); }

bool MeteredApplication::notify(QObject* receiver, QEvent* event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    // Both may be gone afterwards.
    const QEvent::Type type = event->type();
    const double begin = threadTime();
    ++m_depth;
    std::string name;
    if (m_time < 5 || type == QEvent::Timer || type == QEvent::MetaCall)
        name = nameOf(*receiver) + (receiver->parent() ? " in " + nameOf(*receiver->parent()) : "");
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    const double time = threadTime() - begin;
    if (time > m_time) {
        m_time = time;
        const char* kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        char number[32];
        std::snprintf(number, sizeof number, "%.1f ms: ", time);
        m_longest = number + std::string(kind ? kind : "event") + " " + name;
    }
    return done;
}

void MeteredApplication::forget()
{
    m_time = 0;
    m_longest.clear();
}

GapMeter::GapMeter() : m_lastWall(wallTime()), m_lastThread(threadTime()) { startTimer(1, Qt::PreciseTimer); }

void GapMeter::timerEvent(QTimerEvent*)
{
    const double wall = wallTime();
    const double thread = threadTime();
    m_wall.push_back(wall - m_lastWall);
    m_thread.push_back(thread - m_lastThread);
    m_lastWall = wall;
    m_lastThread = thread;
}

GapMeter::Gaps GapMeter::gaps(std::vector<double> times)
{
    std::erase_if(times, [](double time) { return time <= 1; });
    std::sort(times.begin(), times.end());
    if (times.empty())
        return {};
    return {times.back(),
            times[(times.size() * 99) / 100 == times.size() ? times.size() - 1 : times.size() * 99 / 100]};
}

} // namespace retort
