// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/historythread.h"

#include "app/workspace/readfile.h"

#include <algorithm>

namespace retort {

namespace {

std::size_t sizeOf(const HistoryEntry& entry)
{
    return entry.eventText.size() + entry.reactionText.size() + entry.trace.size() + entry.around.size();
}

} // namespace

HistoryThread::HistoryThread(Setup setup) : m_setup(std::move(setup)), m_thread([this] { run(); }) {}

HistoryThread::~HistoryThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        std::erase_if(m_tasks, [](const Task& task) { return !task.recording; });
    }
    m_come.notify_one();
    m_thread.join();
}

void HistoryThread::record(const HistoryOwner& owner, std::function<Result<HistoryEntry>()> make,
                           std::function<void(Result<HistoryLine>)> done)
{
    push({.lane = 0,
          .recording = true,
          .work = [this, owner, make = std::move(make), done = std::move(done)](History*, const Error&) {
              auto entry = make();
              if (!entry) {
                  m_setup.deliver([done, error = entry.error()] { done(fail(error)); });
                  return true;
              }
              m_waitingBytes += sizeOf(*entry);
              m_waiting.push_back({owner, *std::move(entry), done});
              if (!m_ending) // else once for all, so that a locked file holds the program up once
                  keepWaiting();
              return true;
          }});
}

void HistoryThread::push(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (task.lane != 0)
            std::erase_if(m_tasks, [&](const Task& other) { return other.lane == task.lane; });
        m_tasks.push_back(std::move(task));
    }
    m_come.notify_one();
}

void HistoryThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto ready = [this] { return m_ending || !m_tasks.empty(); };
        const bool come =
            m_waiting.empty() ? (m_come.wait(lock, ready), true) : m_come.wait_until(lock, m_nextTry, ready);
        if (m_ending && m_tasks.empty())
            break;
        std::optional<Task> task;
        if (come) {
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        lock.unlock();
        if (!task)
            keepWaiting();
        else if (!task->work(task->recording ? nullptr : opened(), m_openError))
            m_history.reset(); // it may be damaged: opening it anew finds out
        tell();
        task.reset(); // what it holds goes here, not under the lock
        lock.lock();
    }
    lock.unlock();
    keepWaiting(); // a last time
}

History* HistoryThread::opened()
{
    if (m_history)
        return &*m_history;
    auto history = History::open(m_setup.file, m_setup.limits);
    if (!history) {
        m_openError = history.error();
        m_state.trouble = history.error();
        return nullptr;
    }
    if (!history->setAside().empty())
        m_state.damaged = history->setAside();
    m_history = *std::move(history);
    m_state.trouble.reset();
    return &*m_history;
}

void HistoryThread::keepWaiting()
{
    while (!m_waiting.empty() && keep(m_waiting.front())) {
        m_waitingBytes -= sizeOf(m_waiting.front().entry);
        m_waiting.pop_front();
    }
    while (m_waitingBytes > m_setup.mostWaiting && !m_waiting.empty()) { // the latest is what somebody looks for
        m_waitingBytes -= sizeOf(m_waiting.front().entry);
        m_waiting.pop_front();
        ++m_state.lost;
    }
    m_state.waiting = m_waiting.size();
    m_nextTry = std::chrono::steady_clock::now() + m_setup.again;
    tell();
}

/// False where it has to wait.
bool HistoryThread::keep(Waiting& one)
{
    History* history = opened();
    if (!history)
        return false;
    const auto id = history->record(one.owner, one.entry);
    if (id) {
        m_state.trouble.reset();
        one.entry.line.id = *id;
        one.entry.line.reactionHash = sha256Of(one.entry.reactionText);
        m_setup.deliver([done = one.done, line = one.entry.line] { done(line); });
        return true;
    }
    if (id.error().kind == Error::Kind::Limit) { // waiting will not make it smaller
        m_setup.deliver([done = one.done, error = id.error()] { done(fail(error)); });
        return true;
    }
    m_state.trouble = id.error();
    m_history.reset(); // perhaps it is damaged, or gone
    return false;
}

void HistoryThread::tell()
{
    if (m_state == m_told)
        return;
    m_told = m_state;
    if (m_setup.stateChanged)
        m_setup.deliver([told = m_setup.stateChanged, state = m_state] { told(state); });
}

} // namespace retort
